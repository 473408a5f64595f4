import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createLocalEmbedder } from '../../../src/models/local-embedder.ts'
import { createSupportCheck } from '../../../src/question/writing/checking/check-support.ts'
import { readSentence } from '../../../src/question/writing/checking/read-sentence.ts'
import type { Source } from '../../../src/question/writing/checking/source.ts'
import type { WrittenSentence } from '../../../src/question/writing/checking/verdict.ts'
import { sentencesFrom } from '../../../src/question/writing/sentence-stream.ts'
import { type Paraphrase, paraphrasesOf, readParaphrases, sourceOf } from './lists.ts'
import { UNSUPPORTED } from './unsupported.ts'

/**
 * Prints what the bounds of check-support.ts make of true sentences, of true ones beside other quotes of the same report,
 * which speak of something else, and of invented ones, by list, so that lists which the bounds were chosen by stand beside
 * others: `npx tsx tests/quality/writing/support.ts [FILE.jsonl …]`; without files, of both halves.
 */

const MODEL = join(resolve(import.meta.dirname, '../../..'), 'embeddings/multilingual-e5-small')
const FIGURE = /\p{N}/u
/** Every so many texts lend their first quote to the invented sentences. */
const EVERY = 12

const local = await createLocalEmbedder({ modelDir: MODEL })
const vectors = new Map<string, ReturnType<typeof local.embedQuery>>()
const embedder = {
  embedQuery: (text: string) => {
    const vector = vectors.get(text) ?? local.embedQuery(text)
    vectors.set(text, vector)
    return vector
  },
}
const check = createSupportCheck({ embedder })

type Kind = 'true' | 'of another quote' | 'of another quote, with figures' | 'invented'
type Judged = { readonly kind: Kind; readonly language: string; readonly text: string; readonly refused: boolean }

async function judged(kind: Kind, sentence: WrittenSentence): Promise<Judged> {
  const { language, text } = sentence
  return { kind, language, text, refused: (await check(sentence)) !== undefined }
}

async function sentencesOf({ text, language, quotes }: Paraphrase): Promise<WrittenSentence[]> {
  async function* pieces(): AsyncGenerator<string> {
    yield `${text}\n`
  }
  const found: WrittenSentence[] = []
  for await (const raw of sentencesFrom(pieces())) {
    const sentence = readSentence(raw, language, quotes.map(sourceOf))
    if (!('reason' in sentence)) found.push(sentence)
  }
  return found
}

function besides(sentence: WrittenSentence, source: Source): WrittenSentence {
  return { ...sentence, segments: [{ text: sentence.text, sources: [source] }] }
}

async function judgedOf(all: readonly Paraphrase[]): Promise<Judged[]> {
  const found: Judged[] = []
  for (const [at, paraphrase] of all.entries()) {
    const reports = new Set(paraphrase.quotes.map(({ report, place }) => place + report))
    const own = new Set(paraphrase.quotes.map(({ quote }) => quote))
    const others = all
      .flatMap(({ quotes }) => quotes)
      .filter(({ report, place, quote }) => reports.has(place + report) && !own.has(quote))
    for (const sentence of await sentencesOf(paraphrase)) {
      found.push(await judged('true', sentence))
      const other = others[at % Math.max(1, others.length)]
      const kind = FIGURE.test(sentence.text) ? 'of another quote, with figures' : 'of another quote'
      if (other) found.push(await judged(kind, besides(sentence, sourceOf(other))))
    }
  }
  for (const { quotes } of all.filter((_, at) => at % EVERY === 0))
    for (const language of ['zh', 'en'] as const)
      for (const text of UNSUPPORTED[language]) {
        const [source] = quotes.slice(0, 1).map(sourceOf)
        if (source)
          found.push(await judged('invented', { raw: text, language, text, segments: [{ text, sources: [source] }] }))
      }
  return found
}

const files = process.argv.slice(2)
const lists: (readonly [string, Paraphrase[]])[] =
  files.length > 0
    ? files.filter(existsSync).map(file => [file, readParaphrases(readFileSync(file, 'utf8'))] as const)
    : (['before', 'after'] as const).map(half => [half, paraphrasesOf(half)] as const)

for (const [name, paraphrases] of lists) {
  const all = await judgedOf(paraphrases)
  for (const language of ['zh', 'en'])
    for (const kind of ['true', 'of another quote', 'of another quote, with figures', 'invented'] as const) {
      const these = all.filter(each => each.kind === kind && each.language === language)
      const refused = these.filter(each => each.refused)
      console.log(`${name} ${language} ${kind}: ${refused.length} of ${these.length} refused`)
      const wrong = kind === 'true' ? refused : kind === 'invented' ? these.filter(each => !each.refused) : []
      for (const text of new Set(wrong.map(each => each.text))) console.log(`  ${text}`)
    }
}
