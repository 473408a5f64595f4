import type { LexicalQuery, Library } from '../library/library.ts'
import type { Embedder } from '../models/embedder.ts'
import { cite } from './cite.ts'
import { type Extract, extract } from './extract.ts'
import type { Hit } from './fuse.ts'
import { embeddedText, understoodIn, wordsOf } from './in-library.ts'
import { DEFAULT_QUOTES } from './limits.ts'
import type { Answer, Query, Question, ScopeOutcome, Target, Timings } from './question.ts'
import { retrieve } from './retrieve.ts'
import { answered, notFound } from './write.ts'

/** What happened on the way, for `--explain` and for streams; `extracts` are those that were cited. */
export type Step =
  | { readonly kind: 'understood'; readonly query: Query; readonly scope: ScopeOutcome }
  | { readonly kind: 'retrieved'; readonly target: Target; readonly terms: LexicalQuery; readonly hits: readonly Hit[] }
  | { readonly kind: 'extracted'; readonly target: Target; readonly extracts: readonly Extract[] }

export type AskDependencies = {
  readonly library: Library
  readonly embedder: Pick<Embedder, 'embedQuery'>
  readonly now: () => Date
  readonly newId: () => string
  /** Milliseconds of a clock that never goes back. */
  readonly ticks: () => number
}

export type Ask = (question: Question, onStep?: (step: Step) => void) => Promise<Answer>

/** The whole way from a question to a cited answer; every channel goes it. */
export function createAsk(dependencies: AskDependencies): Ask {
  const { library, embedder, now, newId, ticks } = dependencies
  return async (question, onStep) => {
    const began = ticks()
    const { query, scope } = understoodIn(library, question, now())
    const language = question.language ?? query.language
    onStep?.({ kind: 'understood', query: { ...query, language }, scope })
    const understood = ticks()
    const base = { id: newId(), index: library.fingerprint, language }
    if (scope.kind === 'refused')
      return notFound(
        base,
        scope,
        timingsOf(began, { understood, embedded: understood, retrieved: understood }, ticks()),
      )

    const vector = await embedder.embedQuery(embeddedText(query))
    const embedded = ticks()
    const terms = wordsOf(library, query)
    const rarity = await library.rarity(terms)
    const found = await Promise.all(
      scope.targets.map(async target => {
        const reports = target.reports.map(report => report.id)
        return { target, hits: await retrieve(library, vector, terms, { reports }) }
      }),
    )
    for (const { target, hits } of found) onStep?.({ kind: 'retrieved', target, terms, hits })
    const retrieved = ticks()
    const extracts = found.map(({ target, hits }) => ({
      target,
      extracts: extract(query, hits, terms, rarity, question.topK ?? DEFAULT_QUOTES, target.planned),
    }))
    for (const { target, extracts: chosen } of extracts) onStep?.({ kind: 'extracted', target, extracts: chosen })
    const citations = cite(
      extracts.flatMap(each => each.extracts),
      library.reports(),
    )
    await library.keepCitations(
      base.id,
      citations.map(({ report }) => ({ reportId: report.id, revision: report.revision })),
      now(),
    )
    return answered(base, scope, citations, timingsOf(began, { understood, embedded, retrieved }, ticks()))
  }
}

function timingsOf(
  began: number,
  at: { understood: number; embedded: number; retrieved: number },
  ended: number,
): Timings {
  return {
    understand: at.understood - began,
    embed: at.embedded - at.understood,
    retrieve: at.retrieved - at.embedded,
    extract: ended - at.retrieved,
    total: ended - began,
  }
}
