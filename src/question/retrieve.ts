import type { Inspected, LexicalQuery, Library, Scope } from '../library/library.ts'
import { fuse, type Hit } from './fuse.ts'

/**
 * Candidates from each leg. Beyond a hundred neither leg's tail wins: R@1 on XQuAD stays the same with 50 and with 400
 * (`npm run bench -- retrieval`).
 */
const CANDIDATES = 100

/**
 * The passages in scope that answer best: nearest vectors ∪ BM25, each looked at closely and fused. A scope of no more
 * passages than there would be candidates is looked at whole.
 */
export async function retrieve(
  library: Library,
  vector: readonly number[],
  query: LexicalQuery,
  scope: Scope,
): Promise<Hit[]> {
  const lexical = await library.lexical(query, scope, CANDIDATES)
  const ids = library.within(scope, CANDIDATES) ?? [
    ...new Set([...(await library.nearest(vector, scope, CANDIDATES)), ...lexical].map(scored => scored.passage)),
  ]
  const candidates: readonly Inspected[] = await library.inspect(ids, vector)
  return fuse(candidates, new Map(lexical.map(({ passage, score }) => [passage, score])))
}
