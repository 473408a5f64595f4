import { fold } from '../../language/tokenize.ts'
import type { Span } from '../follow-up/follow-up.ts'
import type { Query } from '../question.ts'
import { type Aspect, aspectsOf, isAbout, saysItself } from '../understanding/aspects.ts'
import { type FittingFigure, fitness, fittingFigures } from './figure-evidence.ts'
import type { Hit } from './fuse.ts'
import { foundIn, foundInFolded, sum, type WeighedWord } from './word-evidence.ts'

/** What spoke for a sentence. */
export type Evidence = {
  readonly sentence: number
  readonly words: number
  readonly passage: number
  readonly passageWords: number
  readonly figure: number
  readonly aspect: number
  readonly near: number
  readonly form: number
}

/** A sentence that may answer; `words` tells which words of the question it holds itself, and `heading` its headings. */
export type Candidate = {
  readonly hit: Hit
  readonly start: number
  readonly end: number
  readonly text: string
  readonly words: readonly number[]
  readonly heading: readonly number[]
  /** The parts of the report that its headings announce. */
  readonly standsAmong: readonly Aspect[]
  /** Cosine of the sentence to the question. */
  readonly cosine: number
  /** Its figures as answers, best first; empty where no figure is asked for. */
  readonly fitting: readonly FittingFigure[]
  readonly score: number
  readonly from: Evidence
}

/**
 * What each feature adds at most, the sentence's own cosine being 1. Chosen by hand among a dozen settings on the
 * development questions; round numbers, because finer ones would fit those questions only.
 */
const WEIGHT = { words: 0.7, passage: 0.3, passageWords: 0.3, figure: 0.5, aspect: 0.5, near: 0.6, form: 0.5 } as const

/** A word that stands only in the sentence's own heading counts for less than one in the sentence. */
const IN_HEADING = 0.3

/** Cosines that differ by less than this over a whole field differ by chance; they are not stretched to the full weight. */
const NARROWEST = 0.06

/** Passages whose sentences are looked at: the answer's passage is often not the first. Ten thousand characters or so. */
const PASSAGES_READ = 40

/** A sentence that only leads in (…如下：) says nothing by itself. */
export const LEADS_IN = /[：:]$/

/**
 * The sentences of a target, best first: each by its own cosine, the rare words it shares with the question, its
 * passage's dense and lexical score, whether it holds a figure where one is asked for, and whether it stands in the part
 * of the report that is asked for. Where only plans may answer (`planned`), nothing outside them is looked at.
 */
export function candidatesIn(
  { query, words, near = [] }: { query: Query; words: readonly WeighedWord[]; near?: readonly Span[] },
  hits: readonly Hit[],
  planned = false,
): Candidate[] {
  const read = hits.filter(hit => !planned || isAbout('plans', hit.path)).slice(0, PASSAGES_READ)
  const sentences = read.flatMap(hit => {
    const heading = foundIn(hit.path.at(-1) ?? '', words)
    const folded = fold(hit.text)
    // Folding a text once is quicker than each of its sentences; a few characters change their length by it.
    const isAligned = folded.length === hit.text.length
    const standsAmong = aspectsOf(hit.path)
    return hit.sentences.map(({ start, end, cosine }) => {
      const [from, to] = [start - hit.start, end - hit.start]
      const text = hit.text.slice(from, to)
      const found = isAligned ? foundInFolded(folded.slice(from, to), words) : foundIn(text, words)
      return { hit, start, end, text, cosine, heading, standsAmong, words: found }
    })
  })
  const held = sentences.map(each =>
    sum(each.words.map((own, w) => Math.max(own, IN_HEADING * (each.heading[w] ?? 0)))),
  )
  const most = Math.max(...held, Number.EPSILON)
  const own = scale(sentences.map(({ cosine }) => cosine))
  const passage = scale(read.map(passageCosine))
  const passageWords = scale(
    read.map(({ from }) => from.lexical),
    0,
  )
  return sentences
    .map((sentence, at): Candidate => {
      const { hit, text, cosine } = sentence
      const fitting = fittingIn(query, sentence, words, planned)
      const from = {
        sentence: own(cosine),
        words: (WEIGHT.words * (held[at] ?? 0)) / most,
        passage: WEIGHT.passage * passage(passageCosine(hit)),
        passageWords: WEIGHT.passageWords * passageWords(hit.from.lexical),
        figure: query.figure ? WEIGHT.figure * Math.max(0, ...fitting.map(fitness)) : 0,
        aspect: WEIGHT.aspect * aspectFit(query, sentence, planned),
        near: WEIGHT.near * nearness(sentence, near),
        form: LEADS_IN.test(text) ? -WEIGHT.form : 0,
      }
      return { ...sentence, fitting, score: sum(Object.values(from)), from }
    })
    .sort((a, b) => b.score - a.score)
}

type InHit = { readonly hit: Hit; readonly start: number; readonly end: number }

/** What is planned is a figure of its own: it answers only where plans are asked for. */
function fittingIn(
  query: Query,
  { hit, start, end }: InHit,
  words: readonly WeighedWord[],
  planned: boolean,
): FittingFigure[] {
  if (!query.figure) return []
  const plansAsked = planned || query.aspects.includes('plans')
  const figures = hit.figures.filter(
    figure => figure.start >= start && figure.end <= end && (plansAsked || !figure.plan || figure.asOf !== null),
  )
  return fittingFigures(query.content, query.figure, figures, words)
}

/** In a report without a heading for the part, a sentence may say itself that it is about it. */
const SAID_BY_ITSELF = 0.6

/** What is planned or wanting is no answer to what was done or is: it is put behind, unless it is asked for. */
function aspectFit(
  { aspects }: Query,
  { standsAmong, text }: { readonly standsAmong: readonly Aspect[]; readonly text: string },
  planned: boolean,
): number {
  if (aspects.some(aspect => standsAmong.includes(aspect))) return 1
  if (aspects.length > 0) return aspects.some(aspect => saysItself(aspect, text)) ? SAID_BY_ITSELF : 0
  return !planned && standsAmong.length > 0 ? -1 : 0
}

/** What a follow-up refers to stands in the sentence quoted before, or else in its passage. */
const SAME_PASSAGE = 0.5

function nearness({ hit, start, end }: InHit, near: readonly Span[]): number {
  const ofReport = near.filter(span => span.reportId === hit.reportId)
  if (ofReport.some(span => span.start < end && span.end > start)) return 1
  return ofReport.some(span => span.start < hit.end && span.end > hit.start) ? SAME_PASSAGE : 0
}

function passageCosine({ from }: Hit): number {
  return from.passage + from.sentence
}

/** Maps the highest value to 1 and the lowest to 0, or nearer to 1 where they lie close together. */
function scale(values: readonly number[], narrowest = NARROWEST): (value: number) => number {
  const high = Math.max(...values)
  const range = Math.max(high - Math.min(...values), narrowest) || 1
  return value => 1 - (high - value) / range
}
