import type { Language } from '../../../question.ts'
import type { Held, Said, Word } from './counted.ts'
import { contradicts, mayStandFor } from './stages.ts'

/** What was done with it is another thing: 审结 is not said of what was 受理. */
const OF_ANOTHER_STAGE = 0.4
/** As far as a figure of a quote has words that the sentence leaves out, it is less likely the one that is meant; by
 * less so in English, where only terms can be told. */
const LEFT_OUT = { zh: 0.4, en: 0.25 }

/** What stands beside the figure itself tells more than what goes before, if it tells anything. */
const OWN = 0.8
const OWN_TELLING_LITTLE = 0.5
/** By so much the best has to be ahead of the next one. */
const TELLING = 0.25

/**
 * How well the words beside a figure fit each of some figures of the quotes: the share of them that may also be said of
 * that one, from 0 to 1. A word that fewer of them have tells more; one that none has tells nothing.
 */
export function fitsOf(said: Said, candidates: readonly Held[], language: Language): number[] {
  const own = sharesOf(
    said.words.filter(({ lead }) => !lead),
    candidates,
  )
  const lead = sharesOf(
    said.words.filter(word => word.lead),
    candidates,
  )
  const telling = isTelling(own ?? []) ? OWN : OWN_TELLING_LITTLE
  const all = new Set(said.words.flatMap(({ any }) => any))
  return candidates.map((candidate, at) => {
    const share = own && lead ? telling * (own[at] ?? 0) + (1 - telling) * (lead[at] ?? 0) : ((own ?? lead)?.[at] ?? 0)
    const stage = isOtherStage(said, candidate) ? OF_ANOTHER_STAGE : 1
    return share * stage * (1 - LEFT_OUT[language] * leftOut(all, candidate, candidates, language))
  })
}

function isTelling(shares: readonly number[]): boolean {
  const [best = 0, next = 0] = shares.toSorted((a, b) => b - a)
  return best - next > TELLING
}

/** Of some words the share that may be said of each candidate; undefined where no word tells anything. */
function sharesOf(words: readonly Word[], candidates: readonly Held[]): number[] | undefined {
  const known = words.flatMap(({ any, weight, loose }) => {
    const held = candidates.map(({ words, texts }) =>
      loose
        ? Math.max(0, ...texts.filter(({ text }) => any.some(word => text.includes(word))).map(found => found.weight))
        : Math.max(...any.map(word => words.get(word) ?? 0)),
    )
    const count = held.reduce((sum, one) => sum + one, 0)
    return count === 0 ? [] : [{ weight: weight / count, held }]
  })
  const most = known.reduce((sum, { weight }) => sum + weight, 0)
  if (most === 0) return undefined
  return candidates.map((_, at) => known.reduce((sum, { weight, held }) => sum + weight * (held[at] ?? 0), 0) / most)
}

/** The share of its own words that the sentence does not say; those weigh more that few candidates have. */
function leftOut(all: ReadonlySet<string>, { own }: Held, candidates: readonly Held[], language: Language): number {
  const weights = [...own[language]].map(word => ({
    weight: 1 / candidates.filter(candidate => candidate.words.has(word)).length,
    missing: !all.has(word),
  }))
  const sum = weights.reduce((total, { weight }) => total + weight, 0)
  return sum === 0 ? 0 : weights.reduce((total, { weight, missing }) => total + (missing ? weight : 0), 0) / sum
}

/** What a sentence says of the figure before need not be said of this one. */
function isOtherStage({ ownStages }: Said, held: Held): boolean {
  if (ownStages.some(stage => held.stages.some(other => mayStandFor(stage, other)))) return false
  return ownStages.some(stage => held.stages.some(other => contradicts(stage, other)))
}
