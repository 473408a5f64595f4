import type { LexicalQuery, Library } from '../../library/library.ts'
import { ANSWERS_BEHIND_FROM } from '../finding/decide.ts'
import { type Found, findIn, type Sought } from '../finding/find.ts'
import { fuse } from '../finding/fuse.ts'
import type { Target } from '../question.ts'

/** What is looked for, with the vector that it is looked for with. */
export type Seekable = Sought & { readonly vector: readonly number[]; readonly lexical: LexicalQuery }

/**
 * Passages that are looked at, best by words first. A whole report costs as much as a question does; a matter that the
 * words do not lead to among so many is not offered.
 */
const PASSAGES_CHECKED = 5

/**
 * What the target says to it in full and surely, or undefined. It is judged as any answer is, but by a higher bound:
 * fewer passages are looked at, and the vector may be that of a question that only comes near.
 */
export async function stillAnswered(
  library: Pick<Library, 'lexical' | 'inspect' | 'report'>,
  sought: Seekable,
  target: Target,
): Promise<Found | undefined> {
  const scope = { reports: target.reports.map(({ id }) => id) }
  const scored = await library.lexical(sought.lexical, scope, PASSAGES_CHECKED)
  const seen = await library.inspect(
    scored.map(({ passage }) => passage),
    sought.vector,
  )
  const hits = fuse(seen, new Map(scored.map(({ passage, score }) => [passage, score])))
  const found = await findIn(library, sought, target, hits, 1, ANSWERS_BEHIND_FROM)
  const isStated = found.extracts.length > 0 && found.unstated.length === 0 && !found.planOnly
  const hasFigures = !sought.query.figure || found.figures.length === found.parts.length
  return isStated && hasFigures && found.confidence >= ANSWERS_BEHIND_FROM ? found : undefined
}
