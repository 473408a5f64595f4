import { join, resolve } from 'node:path'
import { createLocalEmbedder } from '../../../src/models/local-embedder.ts'
import type { Language } from '../../../src/question/question.ts'
import { readSentence } from '../../../src/question/writing/checking/read-sentence.ts'
import type { Source } from '../../../src/question/writing/checking/source.ts'
import { supportOf } from '../../../src/question/writing/checking/support.ts'
import { sentencesFrom } from '../../../src/question/writing/sentence-stream.ts'
import { paraphrasesOf, sourceOf } from './lists.ts'
import { UNSUPPORTED } from './unsupported.ts'

/**
 * Prints what the bounds of check-support.ts were chosen by: for true sentences, and for false ones beside quotes that
 * have nothing to do with them, the share of words that is not supported, and the cosine with the nearest quote.
 * `npx tsx tests/quality/writing/support.ts`
 */

const MODEL = join(resolve(import.meta.dirname, '../../..'), 'embeddings/multilingual-e5-small')
const embedder = await createLocalEmbedder({ modelDir: MODEL })
const paraphrases = paraphrasesOf('before')

type Measured = { readonly text: string; readonly share: number; readonly cosine: number }

async function measured(text: string, language: Language, sources: readonly Source[]): Promise<Measured> {
  const own = await embedder.embedQuery(text)
  const quotes = await Promise.all(sources.map(({ quote }) => embedder.embedQuery(quote)))
  const cosines = quotes.map(quote => own.reduce((sum, value, at) => sum + value * (quote[at] ?? 0), 0))
  return { text, share: supportOf(text, language, sources).share, cosine: Math.max(...cosines) }
}

async function trueOnes(language: Language): Promise<Measured[]> {
  const found: Measured[] = []
  for (const { quotes, text } of paraphrases.filter(each => each.language === language)) {
    async function* pieces(): AsyncGenerator<string> {
      yield `${text}\n`
    }
    for await (const raw of sentencesFrom(pieces())) {
      const sentence = readSentence(raw, language, quotes.map(sourceOf))
      if ('reason' in sentence) continue
      for (const segment of sentence.segments) found.push(await measured(segment.text, language, segment.sources))
    }
  }
  return found
}

/** Beside the quote that each is most like. */
async function falseOnes(language: Language): Promise<Measured[]> {
  const quotes = paraphrases.filter((_, at) => at % 5 === 0).flatMap(each => each.quotes.slice(0, 1).map(sourceOf))
  const found: Measured[] = []
  for (const text of UNSUPPORTED[language]) {
    const all = await Promise.all(quotes.map(quote => measured(text, language, [quote])))
    const share = Math.min(...all.map(each => each.share))
    found.push({ text, share, cosine: Math.max(...all.map(each => each.cosine)) })
  }
  return found
}

const line = ({ text, share, cosine }: Measured) => `  ${share.toFixed(2)}  ${cosine.toFixed(3)}  ${text.slice(0, 80)}`
for (const language of ['zh', 'en'] as const) {
  const held = await trueOnes(language)
  const invented = await falseOnes(language)
  console.log(`${language}: ${held.length} true, those with the largest share and the lowest cosine`)
  for (const each of held.toSorted((a, b) => b.share - a.share).slice(0, 5)) console.log(line(each))
  for (const each of held.toSorted((a, b) => a.cosine - b.cosine).slice(0, 5)) console.log(line(each))
  console.log(`${language}: ${invented.length} false, those with the smallest share and the highest cosine`)
  for (const each of invented.toSorted((a, b) => a.share - b.share).slice(0, 5)) console.log(line(each))
  for (const each of invented.toSorted((a, b) => b.cosine - a.cosine).slice(0, 5)) console.log(line(each))
}
