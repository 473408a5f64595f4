/** Reading and editing the text of a paraphrase: its figures, its names, the quotes a place in it cites. */

export type Quote = {
  readonly index: number
  readonly place: string
  readonly year: number
  readonly quote: string
}

export type Paraphrase = {
  readonly id: string
  readonly language: 'zh' | 'en'
  readonly quotes: readonly Quote[]
  readonly text: string
}

export type Corruption = { readonly was: string; readonly now: string; readonly text: string }

export type Figure = {
  readonly start: number
  readonly end: number
  /** As written, with its scale (6.2万, 250 million), without a percent sign. */
  readonly raw: string
  readonly value: number
  readonly style: 'digits' | 'han' | 'words'
  readonly percent: boolean
  readonly role: 'count' | 'year' | 'month' | 'day'
}

export type MarkerGroup = { readonly start: number; readonly end: number; readonly indexes: readonly number[] }

const HAN_DIGITS = '零一二三四五六七八九'
const HAN_FIGURE =
  /[零〇一二两三四五六七八九十百千万]+(?=余?(?:[件宗起人名次项份部个支场家条类处种批户年月日]|平方米))/g
const DIGIT_FIGURE = /[\d０-９]+(?:,\d{3})*(?:\.\d+|．[０-９]+)?(?:[万亿千百]| (?:thousand|million|billion)\b)?/g
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  亿: 1e8,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
}
const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ')
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const WORD_FIGURE = new RegExp(
  `\\b(?:(?:${TENS.slice(2).join('|')})(?:-(?:${SMALL.slice(1, 10).join('|')}))?|${SMALL.slice(2).reverse().join('|')})\\b`,
  'gi',
)

const round = (value: number): number => Math.round(value * 1e4) / 1e4

export const isInside = (spans: readonly (readonly [number, number])[], at: number): boolean =>
  spans.some(([start, end]) => at >= start && at < end)

/** Names, quoted expressions, markers, hotline and list numbers: nothing in them is a figure of the answer. */
export const protectedSpans = (text: string): (readonly [number, number])[] =>
  [
    ...text.matchAll(/《[^》]*》|“[^”]*”|〔[^〕]*〕(?:\d+号)?|\[\d+\]|12345|12348|百分之百|24小时|24-hour|^\d+\. /gm),
  ].map(found => [found.index, found.index + found[0].length] as const)

export const toHan = (value: number): string => {
  const units = ['', '十', '百', '千']
  const digits = [...String(value)].map(Number)
  let written = ''
  for (const [at, digit] of digits.entries()) {
    if (digit > 0) written += `${HAN_DIGITS[digit]}${units[digits.length - 1 - at]}`
    else if (!written.endsWith('零')) written += '零'
  }
  return written.replace(/零+$/, '').replace(/^一十/, '十')
}

export const toWords = (value: number): string => {
  if (value < 20) return SMALL[value] ?? ''
  const tens = TENS[Math.floor(value / 10)] ?? ''
  return value % 10 === 0 ? tens : `${tens}-${SMALL[value % 10]}`
}

const fromHan = (raw: string): number => {
  const digitOf = (letter: string): number => HAN_DIGITS.indexOf(letter.replace('两', '二').replace('〇', '零'))
  if (!/[十百千万]/.test(raw)) return Number([...raw].map(digitOf).join(''))
  let total = 0
  let digit = 0
  for (const letter of raw) {
    if (letter === '万') {
      total = (total + digit) * 1e4
      digit = 0
    } else if (letter === '十' || letter === '百' || letter === '千') {
      total += (digit || 1) * (letter === '十' ? 10 : (SCALES[letter] ?? 1))
      digit = 0
    } else digit = digitOf(letter)
  }
  return total + digit
}

const fromDigits = (raw: string): number => {
  const ascii = raw.replace(/[０-９．]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll(',', '')
  const scale = /[万亿千百]|thousand|million|billion/.exec(ascii)?.[0]
  return round(Number.parseFloat(ascii) * (scale === undefined ? 1 : (SCALES[scale] ?? 1)))
}

const fromWords = (raw: string): number => {
  const [first = '', second = ''] = raw.toLowerCase().split('-')
  const tens = TENS.indexOf(first)
  return tens < 0 ? SMALL.indexOf(first) : tens * 10 + Math.max(0, SMALL.indexOf(second))
}

const roleOf = (text: string, start: number, end: number, value: number): Figure['role'] => {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const couldBeYear = value >= 2000 && value < 2100 && !text.slice(start, end).includes(',')
  if (couldBeYear && (after.startsWith('年') || /(?:^|[a-z(,.] ?|\d, )$/i.test(before))) return 'year'
  if (/^月/.test(after)) return 'month'
  if (/^日/.test(after) || new RegExp(`(?:${MONTHS}) $`).test(before) || new RegExp(`^ (?:${MONTHS})`).test(after))
    return 'day'
  return 'count'
}

const readAll = (text: string, pattern: RegExp, style: Figure['style'], read: (raw: string) => number): Figure[] =>
  [...text.matchAll(pattern)].map(found => {
    const start = found.index
    const end = start + found[0].length
    const value = read(found[0])
    const percent = /^ ?(?:[%％]|per ?cent\b)/.test(text.slice(end))
    return { start, end, raw: found[0], value, style, percent, role: roleOf(text, start, end, value) }
  })

/** Every figure of a text, those in names and quoted expressions included. */
export const allFigures = (text: string): Figure[] =>
  [
    ...readAll(text, DIGIT_FIGURE, 'digits', fromDigits),
    ...readAll(text, HAN_FIGURE, 'han', fromHan).filter(figure => !/[第\d０-９]$/.test(text.slice(0, figure.start))),
    ...readAll(text, WORD_FIGURE, 'words', fromWords),
  ].sort((a, b) => a.start - b.start)

/** The figures a text itself claims. */
export const figuresOf = (text: string): Figure[] => {
  const spans = protectedSpans(text)
  return allFigures(text).filter(figure => !isInside(spans, figure.start))
}

export const countsOf = (text: string): Figure[] => figuresOf(text).filter(figure => figure.role === 'count')

export const valuesOf = (text: string): ReadonlySet<number> => new Set(allFigures(text).map(figure => figure.value))

export const markerGroups = (text: string): MarkerGroup[] =>
  [...text.matchAll(/(?:\[\d+\])+/g)].map(found => ({
    start: found.index,
    end: found.index + found[0].length,
    indexes: [...found[0].matchAll(/\d+/g)].map(number => Number(number[0])),
  }))

/** The quotes cited for what stands at a place: those of the next marker. */
export const citedAt = (paraphrase: Paraphrase, at: number): Quote[] => {
  const group = markerGroups(paraphrase.text).find(each => each.start >= at)
  return paraphrase.quotes.filter(quote => group?.indexes.includes(quote.index))
}

/** The clause of a text around a place, and where it starts. */
export const clauseAround = (text: string, at: number): { readonly start: number; readonly clause: string } => {
  const isBreak = (place: number): boolean =>
    /[，；。、;\n[\]]/.test(text.charAt(place)) ||
    /[,.] /.test(text.slice(place, place + 2)) ||
    text.startsWith(' and ', place)
  let start = at
  while (start > 0 && !isBreak(start - 1)) start -= 1
  let end = at
  while (end < text.length && !isBreak(end)) end += 1
  return { start, clause: text.slice(start, end) }
}

export const replaceAt = (text: string, start: number, end: number, now: string): string =>
  text.slice(0, start) + now + text.slice(end)

export const edit = (text: string, start: number, end: number, now: string): Corruption => ({
  was: text.slice(start, end),
  now,
  text: replaceAt(text, start, end, now),
})

/** Every place outside names and quoted expressions where a pattern holds. */
export const placesOf = (text: string, pattern: RegExp): RegExpExecArray[] => {
  const spans = protectedSpans(text)
  return [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].filter(
    found => !isInside(spans, found.index),
  )
}

export const exchange = (text: string, pairs: readonly (readonly [RegExp, string])[]): Corruption[] =>
  pairs.flatMap(([was, now]) =>
    placesOf(text, was).map(found => {
      const [whole, first = ''] = found
      return edit(text, found.index, found.index + whole.length, now.replace('$1', first).replace('$&', whole))
    }),
  )

/** The claims each marker stands for: the text between it and the marker before. */
export const citationsOf = (text: string) => {
  let from = 0
  return markerGroups(text).map(group => {
    const values = countsOf(text)
      .filter(figure => figure.start >= from && figure.end <= group.start)
      .map(figure => figure.value)
    from = group.end
    return { ...group, values }
  })
}

export const valueWritten = (raw: string): number | undefined => allFigures(`${raw}件`)[0]?.value

/** Whether an edit leaves a figure the same when rounded: 127,001,000 is 1.27亿 too. */
export const isSameRounded = ({ was, now }: Corruption): boolean => {
  const [before, after] = [valueWritten(was), valueWritten(now)]
  return before !== undefined && after !== undefined && before !== after && Math.abs(after / before - 1) < 1e-4
}

const isBounded = (text: string, { start, end }: Figure): boolean =>
  /(?:more than|at least|no fewer than|over|nearly|超过?|近|突破|至少|不少于)[ *]*$/i.test(text.slice(0, start)) ||
  /^(?:余|多|[％%]以上|% or more)/.test(text.slice(end))

const isLimited = (text: string, { start }: Figure): boolean => /within $/.test(text.slice(0, start))

/**
 * Whether another value in a figure's place makes the text false: none of the text or its quotes holds it, and
 * it is no weaker bound (who handled more than 62,000 handled more than 12,000 too; what is within 5% is within 6%).
 */
export const isFalse = ({ text, quotes }: Paraphrase, figure: Figure, value: number | undefined): boolean =>
  value !== undefined &&
  ![text, ...quotes.map(quote => quote.quote)].some(held => valuesOf(held).has(value)) &&
  (!isBounded(text, figure) || value > figure.value * 1.1) &&
  (!isLimited(text, figure) || value < figure.value)

/** A figure as written in the place of another: with a capital where a sentence starts, and only there. */
export const fitCase = (text: string, place: Figure, written: string): string => {
  const isStart = /(?:^|[.\]] |\n)$/.test(text.slice(0, place.start))
  const first = written.charAt(0)
  return (isStart ? first.toUpperCase() : first.toLowerCase()) + written.slice(1)
}
