import { NOUN_CLASSES } from '../../../language/amounts/english-units.ts'
import { sameUnit } from '../../../language/amounts/units.ts'
import { placeKey } from '../../../language/gazetteer.ts'
import type { Language } from '../../question.ts'
import { type Change, changesOf } from './binding/changes.ts'
import { type Held, heldIn, type Said, saidIn } from './binding/counted.ts'
import { swappedByUnit } from './binding/counters.ts'
import { fitsOf } from './binding/fit.ts'
import { labelsOf, placesSaid, yearsSaid } from './binding/labels.ts'
import { type Choice, misplaced } from './binding/misplaced.ts'
import { partAsWhole, partOverWhole, wholeAsPart } from './binding/parts.ts'
import { figuresBySegment } from './binding/segments.ts'
import type { Source } from './source.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

/** A figure of the sentence with whose it is said to be; undefined where that cannot be told. */
type Claimed = Said & { readonly year: string | undefined; readonly place: string | undefined }

/** A figure of a quote with whose it is; empty where that is not known. */
type Known = Held & { readonly years: readonly string[]; readonly places: readonly string[] }

/** A figure of another year or another place is hardly the one that is meant, however well its words fit. */
const OF_ANOTHER = 0.3
/** Where the words tell nothing, year and place still do. */
const LEAST = 0.3

/**
 * Whether each figure is said of what the quotes say it of: its words, year and place must not fit a figure of another
 * value clearly better than any of its own.
 */
export function checkBinding(sentence: WrittenSentence): Fault | undefined {
  for (const { figures, sources } of figuresBySegment(sentence, claimedIn(sentence))) {
    if (figures.length === 0) continue
    const known = sources.flatMap(knownIn)
    const at = misplaced(figures.map(figure => choiceOf(figure, known, sentence.language)))
    const wrong = at === undefined ? figures.find(figure => isOfNone(figure, known)) : figures[at]
    if (wrong) return { reason: 'binding', what: wrong.amount.raw }
    const { text, language } = sentence
    const part =
      (language === 'en' ? swappedByUnit(figures, known) : undefined) ??
      partOverWhole(text, language, figures) ??
      wholeAsPart(text, language, figures, known) ??
      (language === 'zh' ? partAsWhole(text, figures, known) : undefined)
    if (part) return { reason: 'binding', what: part.amount.raw }
    const change = changeOfAnother(sentence, figures, sources)
    if (change) return { reason: 'binding', what: `${change.percent}%` }
  }
  return undefined
}

/** Its value is of other places than the one it is said of, where several are spoken of; likewise of other years. */
function isOfNone({ amount, year, place }: Claimed, known: readonly Known[]): boolean {
  const same = known.filter(other => other.amount.value === amount.value)
  const among = (said: string | undefined, of: (other: Known) => readonly string[]) =>
    said !== undefined && known.some(other => of(other).includes(said)) && same.every(other => isOther(said, of(other)))
  return same.length > 0 && (among(place, ({ places }) => places) || among(year, ({ years }) => years))
}

/** A change that the quotes say of another of their figures. */
function changeOfAnother(
  { text, language }: WrittenSentence,
  figures: readonly Claimed[],
  sources: readonly Source[],
): Change | undefined {
  const held = sources.flatMap(({ quote }) => changesOf(quote, 'zh', []))
  const values = sources.flatMap(source => heldIn(source).map(({ amount }) => amount.value))
  return changesOf(text, language, figures).find(({ percent, of }) => {
    const same = held.filter(other => other.percent === percent)
    return same.length > 0 && values.includes(of) && !same.some(other => other.of === of)
  })
}

function claimedIn(sentence: WrittenSentence): Claimed[] {
  const { text, language, segments } = sentence
  const said = saidIn(sentence)
  const spans = said.map(({ amount }) => amount)
  const stretches = said.map(figure => figure.stretches)
  const places = segments.flatMap(({ sources }) => sources.flatMap(({ place }) => place ?? []))
  const ofSeveral = new Set(places.map(placeKey)).size > 1
  const years = labelsOf(text, spans, stretches, yearsSaid(text, language))
  const whose = ofSeveral ? labelsOf(text, spans, stretches, placesSaid(text, places)) : []
  return said.map((figure, at) => ({ ...figure, year: years[at], place: whose[at] }))
}

/** A year that stands beside a figure is its year; any other may be, and so may be the report's. */
function knownIn(source: Source): Known[] {
  const { quote, year, place } = source
  const held = heldIn(source)
  const named = yearsSaid(quote, 'zh')
  const years = labelsOf(
    quote,
    held.map(({ amount }) => amount),
    held.map(({ stretches }) => stretches),
    named,
  )
  return held.map((figure, at) => {
    const beside = named.some(({ start, end }) =>
      figure.stretches.some(stretch => !stretch.lead && start >= stretch.start && end <= stretch.end),
    )
    const reported = year === null || beside ? [] : [String(year)]
    return {
      ...figure,
      years: [...reported, ...(years[at] === undefined ? [] : [years[at]])],
      places: place ? [placeKey(place)] : [],
    }
  })
}

function choiceOf(figure: Claimed, known: readonly Known[], language: Language): Choice {
  const { value, unit } = figure.amount
  const like = known.flatMap((other, at) => (sameUnit(unit, other.amount.unit) ? [at] : []))
  const candidates = like.flatMap(at => known[at] ?? [])
  const fits = new Map(fitsOf(figure, candidates, language).map((fit, index) => [like[index], fit]))
  const own = like.filter(at => known[at]?.amount.value === value)
  const ownUnits = own.map(at => known[at]?.amount.unit ?? '')
  return {
    fits: known.map(({ years, places }, at) => {
      const fit = LEAST + (1 - LEAST) * (fits.get(at) ?? 0)
      return fit * (isOther(figure.year, years) ? OF_ANOTHER : 1) * (isOther(figure.place, places) ? OF_ANOTHER : 1)
    }),
    same: own,
    other: like.filter(
      at => !own.includes(at) && isPossible(known[at]?.amount.unit ?? '', figure.amount.unit, ownUnits),
    ),
  }
}

/** The word for what is counted (enterprises) may be said by a unit (家); then a figure with another unit is not meant. */
function isPossible(unit: string, noun: string, own: readonly string[]): boolean {
  const units = NOUN_CLASSES[noun]?.counts ?? []
  return units.includes(unit) || !own.some(one => units.includes(one))
}

function isOther(said: string | undefined, known: readonly string[]): boolean {
  return said !== undefined && known.length > 0 && !known.includes(said)
}
