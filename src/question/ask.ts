import type { LexicalQuery, Library } from '../library/library.ts'
import type { Embedder } from '../models/embedder.ts'
import { cite } from './cite.ts'
import { type Extract, extract } from './extract.ts'
import type { Hit } from './fuse.ts'
import { embeddedText, filterPlaces, heldPlacesOf } from './in-library.ts'
import { lexicalQuery } from './lexical-query.ts'
import type { Answer, Query, Question, ScopeOutcome, Target, Timings } from './question.ts'
import { retrieve } from './retrieve.ts'
import { scopeOf } from './scope.ts'
import { understand } from './understand.ts'

import { answered, notFound } from './write.ts'

/** How many passages are cited for a place and year unless the question says otherwise. */
const TOP_K = 3

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
    const reports = library.reports()
    const query = understand(question.text, { now: now(), heldPlaces: heldPlacesOf(reports) })
    const spoken = question.language ? { ...query, language: question.language } : query
    const scope = scopeOf(spoken, question.filters ?? {}, reports, filterPlaces(question.filters ?? {}, reports))
    onStep?.({ kind: 'understood', query: spoken, scope })
    const understood = ticks()
    const base = { id: newId(), index: library.fingerprint, language: spoken.language }
    if (scope.kind === 'refused')
      return notFound(
        base,
        scope,
        timingsOf(began, { understood, embedded: understood, retrieved: understood }, ticks()),
      )

    const vector = await embedder.embedQuery(embeddedText(query))
    const embedded = ticks()
    const found = await Promise.all(scope.targets.map(target => look(library, query, target, vector)))
    for (const { target, terms, hits } of found) onStep?.({ kind: 'retrieved', target, terms, hits })
    const retrieved = ticks()
    const extracts = found.map(({ target, terms, rarity, hits }) => ({
      target,
      extracts: extract(query, hits, terms, rarity, question.topK ?? TOP_K, target.planned),
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

async function look(library: Library, query: Query, target: Target, vector: readonly number[]) {
  const scope = { reports: target.reports.map(report => report.id) }
  const terms = lexicalQuery(query.content, library.holds, query.figure)
  const [hits, rarity] = [await retrieve(library, vector, terms, scope), await library.rarity(terms)]
  return { target, terms, rarity, hits }
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
