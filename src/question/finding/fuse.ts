import type { Inspected, PassageId } from '../../library/library.ts'
import type { Contributions } from '../question.ts'

/** A candidate passage with its fused score and what each leg gave to it. */
export type Hit = Inspected & { readonly score: number; readonly from: Contributions }

/**
 * The weight of the lexical leg beside the dense one, whose scores run from 0 to 1 over the candidates. Of
 * .2 to .6 the least that is good on XQuAD in Chinese (R@1 .955), English on Chinese (.870) and policy documents (.804);
 * `npm run bench -- retrieval` prints R@1 for each leg and for this weight.
 */
export const LEXICAL_WEIGHT = 0.4

/**
 * Score = (passage cosine + best sentence cosine), min-max normalised over the candidates, + LEXICAL_WEIGHT × BM25 over
 * the best BM25. Best first. A passage that the lexical search did not find has no lexical part.
 */
export function fuse(candidates: readonly Inspected[], lexical: ReadonlyMap<PassageId, number>): Hit[] {
  const best = candidates.map(bestSentence)
  const dense = candidates.map((candidate, at) => candidate.cosine + (best[at] ?? 0))
  const low = Math.min(...dense)
  const range = Math.max(...dense) - low || 1
  const top = Math.max(...lexical.values(), Number.EPSILON)
  return candidates
    .map((candidate, at) => {
      const share = ((dense[at] ?? low) - low) / range
      const part = (LEXICAL_WEIGHT * (lexical.get(candidate.passage) ?? 0)) / top
      return {
        ...candidate,
        score: share + part,
        from: { passage: candidate.cosine, sentence: best[at] ?? 0, lexical: part },
      }
    })
    .sort((a, b) => b.score - a.score)
}

function bestSentence(candidate: Inspected): number {
  return candidate.sentences.length === 0 ? candidate.cosine : Math.max(...candidate.sentences.map(s => s.cosine))
}
