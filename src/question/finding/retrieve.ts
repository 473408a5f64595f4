import type { Inspected, LexicalQuery, Library, Scope } from '../../library/library.ts'
import { fuse, type Hit } from './fuse.ts'

/**
 * Candidates from each leg. R@1 on XQuAD and on policy documents differs by less than .005 between 50, 100 and 200 at
 * the weight of fuse.ts; `npm run bench -- retrieval` prints it for this number.
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
