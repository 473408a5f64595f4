import type { Library } from '../library/library.ts'
import type { Embedder } from '../models/embedder.ts'
import type { Hit } from './finding/fuse.ts'
import { lexicalQueryOf } from './finding/lexical-query.ts'
import { retrieve } from './finding/retrieve.ts'
import { embeddedText, understoodIn, wordsOf } from './in-library.ts'
import type { Filters, Query, ScopeOutcome } from './question.ts'

/** Passages found, without any judgement whether they answer. */
export type SearchOutcome = { readonly query: Query; readonly scope: ScopeOutcome; readonly hits: readonly Hit[] }

export type Search = (
  question: string,
  options: { readonly filters?: Filters; readonly limit: number },
) => Promise<SearchOutcome>

export type SearchDependencies = {
  readonly library: Library
  readonly embedder: Pick<Embedder, 'embedQuery'>
  readonly now: () => Date
}

/** Passages by score over everything the question's scope admits; several places and years are searched together. */
export function createSearch({ library, embedder, now }: SearchDependencies): Search {
  return async (question, { filters = {}, limit }) => {
    const { query, scope } = understoodIn(library, { text: question, filters }, now())
    if (scope.kind === 'refused') return { query, scope, hits: [] }
    const ids = scope.targets.flatMap(target => target.reports.map(report => report.id))
    const vector = await embedder.embedQuery(embeddedText(query))
    const terms = lexicalQueryOf(wordsOf(library, query))
    const found = await retrieve(library, vector, terms, { reports: ids })
    return { query, scope, hits: found.slice(0, limit) }
  }
}
