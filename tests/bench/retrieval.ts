import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sentencesIn } from '../../src/language/sentences.ts'
import type { IndexedReport, Library, PassageId } from '../../src/library/library.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import type { Embedder } from '../../src/models/embedder.ts'
import { lexicalQuery } from '../../src/question/finding/lexical-query.ts'
import { retrieve } from '../../src/question/finding/retrieve.ts'

/** Retrieval quality on {question, context} lines: every context is a report of one passage in a real library. */

type Row = { readonly question: string; readonly context: string }

const LEGS = ['passage', 'sentence', 'passage+sentence', 'lexical', 'fused'] as const
type Leg = (typeof LEGS)[number]

export async function benchRetrieval(
  paths: readonly string[],
  embedder: Embedder,
  print: (line: string) => void,
): Promise<void> {
  const vectors = new Map<string, number[]>()
  for (const path of paths) {
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line): Row => JSON.parse(line))
    const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-bench-'))
    const library = await openLibrary({ dataDir, fingerprint: embedder.fingerprint, dimensions: embedder.dimensions })
    try {
      const gold = await fill(library, [...new Set(rows.map(row => row.context))], embedder, vectors)
      print(`${basename(path)}: ${gold.size} passages, ${rows.length} questions`)
      for (const line of await score(library, rows, gold, embedder)) print(line)
    } finally {
      await library.close()
      rmSync(dataDir, { recursive: true })
    }
  }
}

/** Stores the contexts; gives back which report holds each. */
async function fill(
  library: Library,
  contexts: readonly string[],
  embedder: Embedder,
  vectors: Map<string, number[]>,
): Promise<Map<string, string>> {
  const gold = new Map<string, string>()
  const cut = contexts.map(context => sentencesIn(context))
  const wanted = [
    ...new Set([
      ...contexts,
      ...contexts.flatMap((context, at) => (cut[at] ?? []).map(({ start, end }) => context.slice(start, end))),
    ]),
  ]
  const missing = wanted.filter(text => !vectors.has(text))
  const embedded = await embedder.embedDocuments(missing)
  missing.forEach((text, at) => void vectors.set(text, embedded[at] ?? []))
  for (const [at, context] of contexts.entries()) {
    const id = `context-${at}`
    gold.set(context, id)
    const sentences = cut[at] ?? []
    const sentenceVectors = sentences.map(({ start, end }) => vectors.get(context.slice(start, end)) ?? [])
    await library.put(
      reportOf(id, context, {
        start: 0,
        end: context.length,
        sectionId: 's1',
        sentences,
        vector: vectors.get(context) ?? [],
        sentenceVectors,
      }),
    )
  }
  return gold
}

function reportOf(id: string, text: string, passage: IndexedReport['passages'][number]): IndexedReport {
  const section = {
    id: 's1',
    path: [],
    kind: 'preamble' as const,
    start: 0,
    end: text.length,
    bodyStart: 0,
    bodyEnd: text.length,
    uncertain: false,
    derived: false,
  }
  return {
    id,
    text,
    figures: [],
    title: id,
    titleDerived: true,
    issuer: null,
    place: null,
    year: null,
    planYear: null,
    published: null,
    documentNumber: null,
    url: null,
    mediaType: 'text/plain',
    fileName: `${id}.txt`,
    given: {},
    contentHash: id,
    inputHash: id,
    source: new TextEncoder().encode(text),
    sections: [section],
    passages: [passage],
  }
}

async function score(
  library: Library,
  rows: readonly Row[],
  gold: ReadonlyMap<string, string>,
  embedder: Embedder,
): Promise<string[]> {
  const ranks: Record<Leg, number[]> = { passage: [], sentence: [], 'passage+sentence': [], lexical: [], fused: [] }
  for (const { question, context } of rows) {
    const vector = await embedder.embedQuery(question)
    const query = lexicalQuery(question, text => library.holds(text))
    const hits = await retrieve(library, vector, query, {})
    const own = hits.find(hit => hit.reportId === gold.get(context))
    const rankBy = (scoreOf: (hit: (typeof hits)[number]) => number) =>
      own ? 1 + hits.filter(hit => scoreOf(hit) > scoreOf(own)).length : Number.POSITIVE_INFINITY
    ranks.passage.push(rankBy(hit => hit.from.passage))
    ranks.sentence.push(rankBy(hit => hit.from.sentence))
    ranks['passage+sentence'].push(rankBy(hit => hit.from.passage + hit.from.sentence))
    ranks.lexical.push(await lexicalRank(library, query, own?.passage))
    ranks.fused.push(rankBy(hit => hit.score))
  }
  return LEGS.map(
    leg =>
      `  ${leg.padEnd(17)} R@1 ${share(ranks[leg], 1)}  R@10 ${share(ranks[leg], 10)}  nDCG@10 ${ndcg(ranks[leg])}`,
  )
}

async function lexicalRank(
  library: Library,
  query: Parameters<Library['lexical']>[0],
  own: PassageId | undefined,
): Promise<number> {
  const found = await library.lexical(query, {}, 100)
  const at = found.findIndex(({ passage }) => passage === own)
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1
}

const share = (ranks: readonly number[], within: number) =>
  (ranks.filter(rank => rank <= within).length / ranks.length).toFixed(3)
const ndcg = (ranks: readonly number[]) =>
  (ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / Math.log2(rank + 1) : 0), 0) / ranks.length).toFixed(3)
