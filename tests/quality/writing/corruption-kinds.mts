/** The ways of making a true paraphrase false. */
import * as tables from './corruption-tables.mts'
import {
  type Corruption,
  citationsOf,
  citedAt,
  clauseAround,
  countsOf,
  edit,
  exchange,
  type Figure,
  figuresOf,
  fitCase,
  isFalse,
  markerGroups,
  type Paraphrase,
  placesOf,
  type Quote,
  replaceAt,
  toHan,
  toWords,
  valuesOf,
  valueWritten,
} from './corruption-text.mts'

type Maker = (paraphrase: Paraphrase, random: () => number) => Corruption[]

const pick = <T,>(from: readonly T[], random: () => number): T | undefined => from[Math.floor(random() * from.length)]

const changeDigits = (raw: string, random: () => number): string => {
  const places = [...raw.matchAll(/[\d０-９]/g)].map(found => found.index)
  const place = pick(places, random) ?? 0
  const wide = /[０-９]/.test(raw.charAt(place))
  const old = raw.charCodeAt(place) - (wide ? 0xff10 : 0x30)
  const low = place === 0 ? 1 : 0
  const digit =
    pick(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(each => each >= low && each !== old),
      random,
    ) ?? 1
  return replaceAt(raw, place, place + 1, String.fromCharCode(digit + (wide ? 0xff10 : 0x30)))
}

const digit: Maker = (paraphrase, random) =>
  countsOf(paraphrase.text)
    .filter(figure => figure.style === 'digits')
    .flatMap(figure => [figure, figure])
    .flatMap(figure => {
      const now = changeDigits(figure.raw, random)
      const value = valueWritten(now)
      const isPossible = !figure.percent || (value ?? 0) <= 100
      if (!isFalse(paraphrase, figure, value) || !isPossible) return []
      return [edit(paraphrase.text, figure.start, figure.end, now)]
    })

const mayTradePlaces = (a: Figure, b: Figure): boolean =>
  a.value !== b.value &&
  a.percent === b.percent &&
  Number.isInteger(a.value) === Number.isInteger(b.value) &&
  Math.max(a.value, b.value) / Math.min(a.value, b.value) < 60

const swapFigures: Maker = ({ text }) => {
  const counts = countsOf(text)
  return counts.flatMap((a, at) =>
    counts.slice(at + 1).flatMap(b => {
      if (!mayTradePlaces(a, b)) return []
      const [first, second] = [fitCase(text, a, b.raw), fitCase(text, b, a.raw)]
      const swapped = replaceAt(replaceAt(text, b.start, b.end, second), a.start, a.end, first)
      return [{ was: `${a.raw} … ${b.raw}`, now: `${first} … ${second}`, text: swapped }]
    }),
  )
}

const stage: Maker = paraphrase =>
  tables.STAGES.flatMap(([was, others]) =>
    placesOf(paraphrase.text, was).flatMap(found => {
      const { clause } = clauseAround(paraphrase.text, found.index)
      const values = countsOf(clause).map(figure => figure.value)
      const cited = citedAt(paraphrase, found.index)
      const reported = cited.flatMap(quote => quote.quote.split(/，|。|；|、|;|,(?!\d{3})/))
      const isWithoutStages = /notarizations|notary office handled/.test(clause)
      const isAllClosed = cited.some(quote =>
        /办[结复]率\D*(?:100%|１００％)|(?:全部|均)(?:限时|按期|在法定期限)/.test(quote.quote),
      )
      return others.flatMap(([now, inReport]) => {
        const saysIt = (said: string): boolean => inReport.test(said) && values.some(value => valuesOf(said).has(value))
        if (isWithoutStages) return []
        if (values.length === 0 || reported.some(saysIt) || (isAllClosed && /结/.test(inReport.source))) return []
        return [edit(paraphrase.text, found.index, found.index + found[0].length, now)]
      })
    }),
  )

const scalesOf = (figure: Figure, language: Paraphrase['language']): string[] => {
  const { raw, value } = figure
  const bare = raw.replace(/ ?(?:[万亿]|million)$/, '')
  if (raw.endsWith('万')) return [bare, `${bare}亿`]
  if (raw.endsWith('亿')) return [`${bare}万`, bare]
  if (raw.endsWith('million')) return [`${bare} billion`, `${bare} thousand`]
  if (value < 1000 || figure.style !== 'digits') return []
  const inThousands = String(value / 1000)
  if (value < 10_000) return language === 'zh' ? [`${raw}万`, `${inThousands}万`] : [`${inThousands} million`]
  const written = (scaled: number): string => (raw.includes(',') ? scaled.toLocaleString('en-US') : String(scaled))
  return [written(value * 10), ...(Number.isInteger(value / 10) ? [written(value / 10)] : [])]
}

const scale: Maker = paraphrase =>
  countsOf(paraphrase.text)
    .filter(figure => !figure.percent)
    .flatMap(figure =>
      scalesOf(figure, paraphrase.language).flatMap(now => {
        if (!isFalse(paraphrase, figure, valueWritten(now))) return []
        return [edit(paraphrase.text, figure.start, figure.end, now)]
      }),
    )

const shifted = (figure: Figure, by: number): string => {
  const now = figure.value + by
  if (figure.style === 'digits') {
    const wide = /[０-９]/.test(figure.raw)
    return wide ? String(now).replace(/\d/g, each => String.fromCharCode(each.charCodeAt(0) + 0xfee0)) : String(now)
  }
  return now < 100 ? toHan(now) : [...String(now)].map(each => (each === '0' ? '〇' : toHan(Number(each)))).join('')
}

const year: Maker = (paraphrase, random) =>
  figuresOf(paraphrase.text)
    .filter(figure => figure.role !== 'count')
    .flatMap(figure => {
      const most = figure.role === 'year' ? 2026 : figure.role === 'month' ? 12 : 28
      const cited = citedAt(paraphrase, figure.start)
      const shifts = [-3, -2, -1, 1, 2, 3].filter(by => {
        const value = figure.value + by
        const isCited = cited.some(quote => quote.year === value || valuesOf(quote.quote).has(value))
        return value >= 1 && value <= most && !isCited
      })
      const by = pick(shifts, random)
      return by === undefined ? [] : [edit(paraphrase.text, figure.start, figure.end, shifted(figure, by))]
    })

/** A place is exchanged for another one of the same half. */
const place: Maker = (paraphrase, random) => tables.PLACES.flatMap(group => placeOf(group, paraphrase, random))

const placeOf = (group: (typeof tables.PLACES)[number], paraphrase: Paraphrase, random: () => number): Corruption[] =>
  group.flatMap((names, at) => {
    const forms = [0, 1, 2, 3].filter(form => placesOf(paraphrase.text, new RegExp(names[form] ?? '')).length > 0)
    const form = forms[0]
    if (form === undefined) return []
    const name = names[form] ?? ''
    return placesOf(paraphrase.text, new RegExp(name)).flatMap(found => {
      const cited = citedAt(paraphrase, found.index)
      const others = group.filter(
        (other, otherAt) => otherAt !== at && !cited.some(quote => quote.place.includes(other[0])),
      )
      const end = found.index + name.length
      const isCounty = form === 1 && paraphrase.text.startsWith('县', end)
      const now = pick(others, random)?.[isCounty ? 0 : form]
      return now === undefined ? [] : [edit(paraphrase.text, found.index, isCounty ? end + 1 : end, now)]
    })
  })

const percent: Maker = ({ text, language }) =>
  countsOf(text)
    .filter(figure => figure.percent)
    .flatMap(figure => {
      const sign = /^ ?(?:[%％]|per ?cent)/.exec(text.slice(figure.end))?.[0] ?? ''
      const others = language === 'zh' ? ['个百分点', '‰', '倍'] : [' percentage points', ' per mille', ' times']
      return others.map(now => edit(text, figure.end, figure.end + sign.length, now))
    })
    .concat(exchange(text, tables.POINTS))

const bound: Maker = ({ text }) => exchange(text, tables.BOUNDS)
const direction: Maker = ({ text }) => exchange(text, tables.DIRECTIONS)
const negation: Maker = ({ text }) => exchange(text, tables.NEGATIONS)

const documentName: Maker = ({ text, quotes }) =>
  [...text.matchAll(/《[^》]*》/g)].flatMap(found =>
    tables.DOCUMENT_WORDS.flatMap(([was, now]) => {
      const [name] = found
      const renamed = name.replace(was, now)
      const isSaid = quotes.some(quote => quote.quote.includes(renamed))
      return renamed === name || isSaid ? [] : [edit(text, found.index, found.index + name.length, renamed)]
    }),
  )

const holdsAll = (quote: Quote | undefined, values: readonly number[]): boolean =>
  quote !== undefined && values.every(value => valuesOf(quote.quote).has(value))

const markerMoved: Maker = ({ text, quotes }) =>
  citationsOf(text).flatMap(({ start, end, indexes, values }) =>
    quotes
      .filter(quote => indexes.length === 1 && !indexes.includes(quote.index) && !holdsAll(quote, values))
      .map(quote => edit(text, start, end, `[${quote.index}]`)),
  )

const markerDropped: Maker = ({ text, quotes }) =>
  citationsOf(text).flatMap(({ start, end, values }, at, all) => {
    const next = all[at + 1]
    const isSameSentence = next !== undefined && !/[。\n]|\. /.test(text.slice(start - 1, next.start))
    const isStillCited =
      isSameSentence && quotes.some(each => next.indexes.includes(each.index) && holdsAll(each, values))
    if (isStillCited) return []
    return [edit(text, text.charAt(start - 1) === ' ' ? start - 1 : start, end, '')]
  })

const invented: Maker = ({ text, language, quotes }, random) => {
  const index = markerGroups(text).at(-1)?.indexes.at(-1)
  const sentence = pick(tables.INVENTIONS[language], random)
  const figures = Array.from({ length: 20 }, () => 3 + Math.floor(random() * 90))
  const figure = figures.find(value => !quotes.some(quote => valuesOf(quote.quote).has(value)))
  if (index === undefined || sentence === undefined || figure === undefined) return []
  const claim = `${sentence.replace('#', String(figure))}${language === 'zh' ? `[${index}]。` : ` [${index}].`}`
  const now = `${/\n- /.test(text) ? '\n- ' : language === 'zh' ? '' : ' '}${claim}`
  return [{ was: '', now, text: text + now }]
}

const words: Maker = (paraphrase, random) =>
  countsOf(paraphrase.text).flatMap(figure => {
    const { value, start, end, percent: isPercent } = figure
    const most = paraphrase.language === 'zh' ? 9999 : 99
    if (!Number.isInteger(value) || value < 2 || value > most || isPercent) return []
    const steps = [-20, -10, -2, -1, 1, 2, 10, 20].filter(step => Math.abs(step) < value && value + step <= most)
    const by = pick(
      steps.filter(step => value + step > 1 && isFalse(paraphrase, figure, value + step)),
      random,
    )
    if (by === undefined) return []
    const written = paraphrase.language === 'zh' ? toHan(value + by) : toWords(value + by)
    return [edit(paraphrase.text, start, end, fitCase(paraphrase.text, figure, written))]
  })

/** Every kind, how it is made and how many of a hundred it should be. */
export const KINDS: readonly { readonly kind: string; readonly share: number; readonly make: Maker }[] = [
  { kind: 'direction', share: 1.8, make: direction },
  { kind: 'document', share: 2.2, make: documentName },
  { kind: 'percent', share: 2.4, make: percent },
  { kind: 'bound', share: 3, make: bound },
  { kind: 'negation', share: 3, make: negation },
  { kind: 'words', share: 2.4, make: words },
  { kind: 'marker_moved', share: 3.6, make: markerMoved },
  { kind: 'marker_dropped', share: 2.6, make: markerDropped },
  { kind: 'invented', share: 3, make: invented },
  { kind: 'place', share: 4, make: place },
  { kind: 'stage', share: 12, make: stage },
  { kind: 'scale', share: 10, make: scale },
  { kind: 'year', share: 12, make: year },
  { kind: 'swap_figures', share: 18, make: swapFigures },
  { kind: 'digit', share: 20, make: digit },
]
