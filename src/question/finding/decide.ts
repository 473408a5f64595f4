import type { Query } from '../question.ts'
import { expectedIn, holds, namesKind } from '../understanding/expected.ts'
import type { Candidate } from './candidates.ts'
import { foundIn, sum, type WeighedWord } from './word-evidence.ts'

/**
 * Whether a sentence states what is asked, or only speaks of the matter. No single signal tells; these weights are those
 * of a logistic regression on some 290 questions about thirteen reports, a third of them without an answer there, rounded.
 * `npm run quality:fit` prints them, how well they do on reports they were not fitted on, and the curve.
 */
export const WEIGHT = {
  /** Share of the question's words, by rarity, that the sentence or its heading holds. */
  words: 2.9,
  /** Its score among the candidates, and how far it stands before the next (at most `FAR`). */
  score: 1.4,
  ahead: 1.5,
  /** Share of the question's names and terms of which neither the passage nor its headings speak; those that the
   * glossary put in for another wording say less. */
  unnamed: -1.3,
  unglossed: -0.6,
  /** For a figure: its unit fits; its measure says what is asked; it counts another step of the matter. */
  unit: 2.9,
  measure: 3.1,
  otherAction: -5,
  /** A time, a reason, a name … is asked for and stands in it. */
  expected: 5.9,
  /** Per .1 of cosine beyond the usual one of its language. */
  cosine: 2,
  /** A figure is asked for, which shows more surely whether it is there; the question is in English. */
  figure: -2,
  english: 1.4,
} as const

/** Brings the sum to zero where it is as likely as not. */
const CENTRE = -12.3

/** What a question that asks for no figure is taken to have of its signals. */
const USUAL_UNIT = 0.7
const USUAL_MEASURE = 0.4

/** Questions in Chinese lie nearer to Chinese sentences than those in English do. */
const USUAL_COSINE = { zh: 0.9, en: 0.78 } as const

const FAR = 0.6

/** A word that stands nowhere in the library is mostly small talk; those that do are worth 0.5 to 5 (their idf). */
const UNKNOWN_WORD = 1

/** A word in the heading only. */
const IN_HEADING = 0.7

/**
 * Below this a sentence is no answer: on the curve one right answer in thirty is turned away. One that does not come
 * first has to be surer, because there are several that could be sure by chance.
 */
export const ANSWERS_FROM = 0.42
export const ANSWERS_BEHIND_FROM = 0.65

/** What speaks for and against a sentence stating what is asked; each is multiplied by its weight. */
export type Signals = Readonly<Record<keyof typeof WEIGHT, number>>

/** @param next the candidate behind it */
export function signalsOf(
  query: Query,
  candidate: Candidate,
  next: Candidate | undefined,
  words: readonly WeighedWord[],
): Signals {
  const weights = words.map(({ terms }) => terms[0]?.worth || UNKNOWN_WORD)
  const all = sum(weights) || 1
  const own = shares(candidate.words, words)
  const heading = shares(candidate.heading, words)
  const held = own.map((share, w) => Math.max(share, IN_HEADING * (heading[w] ?? 0)))
  const silent = unspoken(candidate, held, words)
  const expected = expectedIn(query)
  const [best] = candidate.fitting
  const counted = best ? shares(best.found, words).map((share, w) => Math.max(share, 0.5 * (held[w] ?? 0))) : []
  const weightOf = (found: readonly number[]) => sum(found.map((share, w) => share * (weights[w] ?? 0)))
  return {
    words: weightOf(held) / all,
    score: candidate.score,
    ahead: Math.min(Math.max(0, candidate.score - (next?.score ?? 0)), FAR),
    unnamed: missed(silent, words, ({ named, literal }) => named && literal),
    unglossed: missed(silent, words, ({ named, literal }) => named && !literal),
    unit: query.figure ? (best?.unit ?? 0) : USUAL_UNIT,
    measure: query.figure ? weightOf(counted) / all : USUAL_MEASURE,
    otherAction: best?.otherAction ? 1 : 0,
    expected:
      (expected && !holds(expected, candidate.text, query.question)) || !namesKind(query.question, candidate.text)
        ? 0
        : 1,
    cosine: 10 * (candidate.cosine - USUAL_COSINE[query.language]),
    figure: query.figure ? 1 : 0,
    english: query.language === 'en' ? 1 : 0,
  }
}

/** A term of the genre is said by any of its wordings; of a dictionary's translations some say less of the word. */
function shares(found: readonly number[], words: readonly WeighedWord[]): number[] {
  return words.map(({ named, terms }, w) => {
    const worth = found[w] ?? 0
    return named ? Math.sign(worth) : worth / (terms[0]?.worth || 1)
  })
}

/** Which share of such words is missed. */
function missed(
  unspoken: readonly number[],
  words: readonly WeighedWord[],
  isSuch: (word: WeighedWord) => boolean,
): number {
  const such = words.flatMap((word, w) => (isSuch(word) ? [unspoken[w] ?? 0] : []))
  return such.length > 0 ? sum(such) / such.length : 0
}

/** 1 for each named word of which neither the sentence nor its passage speaks. */
function unspoken({ hit }: Candidate, held: readonly number[], words: readonly WeighedWord[]): number[] {
  const passage = foundIn(hit.text, words)
  return words.map(({ named }, w) => (named && !held[w] && !passage[w] ? 1 : 0))
}

/** How sure it is that a sentence of these signals states what is asked, 0…1. */
export function confidence(signals: Signals): number {
  const names = Object.keys(WEIGHT) as (keyof typeof WEIGHT)[]
  const logit = CENTRE + sum(names.map(name => WEIGHT[name] * signals[name]))
  return 1 / (1 + Math.exp(-logit))
}

/**
 * A cell of a comparison shows its own measure beside the others', so that a reader sees what is set against what; there
 * a likely figure says more than none.
 */
export const COMPARES_FROM = 0.2
