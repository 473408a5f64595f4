import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createLocalEmbedder } from '../../../src/models/local-embedder.ts'
import { type Checker, createChecker } from '../../../src/question/writing/checking/check.ts'
import { type Corruption, corruptionsOf, type Dropped, droppedOf, halves, paraphrasesOf } from './lists.ts'

/** All checks together, on what models may write: hardly any true text is dropped, and hardly any corrupted one shown. */

const MODEL = resolve(import.meta.dirname, '../../../embeddings/multilingual-e5-small')

/** Of a half; a handful of texts must not decide, so that one of a hundred may be refused. */
const CAUGHT_AT_LEAST = 0.99
const REFUSED_AT_MOST = 0.01

const LONGEST_MS = 300_000

let checker: Checker

beforeAll(async () => {
  checker = createChecker({ embedder: await createLocalEmbedder({ modelDir: MODEL }) })
})

describe.each(halves())('texts written %s the checks', half => {
  const paraphrases = paraphrasesOf(half)
  const byId = new Map(paraphrases.map(paraphrase => [paraphrase.id, paraphrase]))

  test(
    'true paraphrases are shown',
    async () => {
      const refused: string[] = []
      for (const paraphrase of paraphrases)
        for (const fault of await droppedOf(checker, paraphrase, paraphrase.text))
          refused.push(tell(paraphrase.id, fault))
      const texts = new Set(refused.map(line => line.split(' ')[0]))
      console.info(`${half}: ${texts.size} of ${paraphrases.length} true texts refused`)
      expect(texts.size / paraphrases.length, refused.join('\n')).toBeLessThanOrEqual(REFUSED_AT_MOST)
    },
    LONGEST_MS,
  )

  test(
    'corrupted texts are caught',
    async () => {
      const corruptions = corruptionsOf(half)
      const shown: Corruption[] = []
      for (const corruption of corruptions) {
        const paraphrase = byId.get(corruption.of)
        if (!paraphrase) throw new Error(`${corruption.id} is of ${corruption.of}, which is not in the list`)
        const dropped = await droppedOf(checker, paraphrase, corruption.text, paraphrase.text)
        if (dropped.length === 0) shown.push(corruption)
      }
      console.info(`${half}: ${byKind(corruptions, shown)}`)
      const lines = shown.map(({ id, of, kind, was, now }) => `${id} (${of}) ${kind}: ${was} → ${now}`)
      expect(1 - shown.length / corruptions.length, lines.join('\n')).toBeGreaterThanOrEqual(CAUGHT_AT_LEAST)
    },
    LONGEST_MS,
  )
})

function tell(id: string, { reason, what, sentence }: Dropped): string {
  return `${id} ${reason} (${what}): ${sentence}`
}

/** `caught 498 of 500: digit 100/100, …` */
function byKind(all: readonly Corruption[], shown: readonly Corruption[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))].map(kind => {
    const count = all.filter(corruption => corruption.kind === kind).length
    return `${kind} ${count - shown.filter(corruption => corruption.kind === kind).length}/${count}`
  })
  return `caught ${all.length - shown.length} of ${all.length}: ${kinds.join(', ')}`
}
