import type { Query } from '../question.ts'
import type { FigureAsked } from '../understanding/figure-asked.ts'
import type { Part } from '../understanding/parts.ts'
import type { Candidate } from './candidates.ts'
import { type FittingFigure, fitness, fittingFigures } from './figure-evidence.ts'
import { foundIn, sum, type WeighedWord } from './word-evidence.ts'

/** Sentences among which the answer to a part is looked for, best first. */
const LOOKED_AT = 12

/** The sentence that answers another part is the likelier place for the next. */
const SAME_SENTENCE = 0.2

/** A part's own words count for as much as all that speaks for a sentence as a whole. */
const OWN_WORDS = 1

type PartFigure = { readonly part: Part; readonly fitting: FittingFigure; readonly candidate: Candidate }

/** The sentences that answer the parts of a question, in the order of the parts, and the figures among them. */
export function answersOfParts(
  {
    query,
    words,
    partWords,
  }: { query: Query; words: readonly WeighedWord[]; partWords: readonly (readonly WeighedWord[])[] },
  ranked: readonly Candidate[],
): { chosen: Candidate[]; figures: PartFigure[]; unstated: Part[] } {
  const [first] = ranked
  if (!first) return { chosen: [], figures: [], unstated: [] }
  const [only] = query.parts
  if (only && query.parts.length === 1) {
    const [fitting] = first.fitting
    const figures = fitting ? [{ part: only, fitting, candidate: first }] : []
    return { chosen: [first], figures, unstated: [] }
  }
  const chosen: Candidate[] = []
  const figures: PartFigure[] = []
  const unstated: Part[] = []
  for (const [at, part] of query.parts.entries()) {
    const own = partWords[at] ?? words
    const best = part.figure
      ? figureOf(part.text, part.figure, own, ranked, figures, chosen)
      : { candidate: sentenceOf(own, ranked, chosen) ?? first, fitting: undefined }
    if (!best) unstated.push(part)
    else {
      if (!chosen.includes(best.candidate)) chosen.push(best.candidate)
      if (best.fitting) figures.push({ part, fitting: best.fitting, candidate: best.candidate })
    }
  }
  return chosen.length > 0 ? { chosen, figures, unstated } : { chosen: [first], figures: [], unstated: [] }
}

/** The best figure for a part that answers no other part. */
function figureOf(
  text: string,
  asked: FigureAsked,
  words: readonly WeighedWord[],
  ranked: readonly Candidate[],
  taken: readonly PartFigure[],
  chosen: readonly Candidate[],
): { candidate: Candidate; fitting: FittingFigure } | undefined {
  let best: { candidate: Candidate; fitting: FittingFigure; score: number } | undefined
  for (const candidate of ranked.slice(0, LOOKED_AT)) {
    const figures = candidate.fitting.map(({ figure }) => figure)
    const free = figures.filter(figure => !taken.some(({ fitting }) => fitting.figure === figure))
    const [fitting] = fittingFigures(text, asked, free, words)
    // A figure that says nothing of this part is another part's, or nobody's.
    const saysIt = fitting && (fitting.measure > 0 || words.every(word => word.terms.length === 0))
    if (!fitting || fitting.otherAction || !saysIt) continue
    const score = candidate.score + OWN_WORDS * fitness(fitting) + (chosen.includes(candidate) ? SAME_SENTENCE : 0)
    if (!best || score > best.score) best = { candidate, fitting, score }
  }
  return best
}

function sentenceOf(
  words: readonly WeighedWord[],
  ranked: readonly Candidate[],
  chosen: readonly Candidate[],
): Candidate | undefined {
  const all = sum(words.map(({ terms }) => terms[0]?.worth ?? 0)) || 1
  const scored = ranked.slice(0, LOOKED_AT).map(candidate => ({
    candidate,
    score:
      candidate.score +
      (OWN_WORDS * sum(foundIn(candidate.text, words))) / all +
      (chosen.includes(candidate) ? SAME_SENTENCE : 0),
  }))
  return scored.sort((a, b) => b.score - a.score)[0]?.candidate
}
