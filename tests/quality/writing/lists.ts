import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { placeWritten } from '../../../src/language/place-chains.ts'
import type { Checker } from '../../../src/question/writing/checking/check.ts'
import type { Source } from '../../../src/question/writing/checking/source.ts'
import type { FaultReason } from '../../../src/question/writing/checking/verdict.ts'
import { sentencesFrom } from '../../../src/question/writing/sentence-stream.ts'

/** Texts as a model may write them, true ones and corrupted ones, and what the checks make of them. */

const Paraphrase = z.object({
  id: z.string(),
  language: z.enum(['zh', 'en']),
  kind: z.string(),
  quotes: z.array(
    z.object({
      index: z.number(),
      /** Full name without marks between its levels: 广东省广州市增城区. */
      place: z.string(),
      year: z.number(),
      report: z.string(),
      section: z.array(z.string()),
      quote: z.string(),
    }),
  ),
  text: z.string(),
})

const Corruption = z.object({
  id: z.string(),
  /** The paraphrase that it was made from. */
  of: z.string(),
  kind: z.string(),
  was: z.string(),
  now: z.string(),
  text: z.string(),
})

export type Paraphrase = z.infer<typeof Paraphrase>
export type Corruption = z.infer<typeof Corruption>

/** `before`: written before there was a checker; `after`: by somebody who does not know it. */
export type Half = 'before' | 'after'

/** The first half is always there; the second one stays unseen until the checks are done. */
export const halves = (): Half[] =>
  (['before', 'after'] as const).filter(
    half => half === 'before' || existsSync(join(import.meta.dirname, `paraphrases-${half}.jsonl`)),
  )

const linesOf = (name: string): unknown[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

export const readParaphrases = (jsonl: string): Paraphrase[] =>
  jsonl
    .trim()
    .split('\n')
    .map(line => Paraphrase.parse(JSON.parse(line)))

export const paraphrasesOf = (half: Half): Paraphrase[] =>
  linesOf(`paraphrases-${half}.jsonl`).map(line => Paraphrase.parse(line))

export const corruptionsOf = (half: Half): Corruption[] =>
  linesOf(`corruptions-${half}.jsonl`).map(line => Corruption.parse(line))

/** A sentence that is not shown, with the reason. */
export type Dropped = { readonly sentence: string; readonly reason: FaultReason; readonly what: string }

/** What of a text is dropped; sentences that `known` holds too are not looked at. */
export async function droppedOf(
  check: Checker,
  { language, quotes }: Paraphrase,
  text: string,
  known = '',
): Promise<Dropped[]> {
  const sources = quotes.map(sourceOf)
  const held = new Set(await sentencesOf(known))
  const dropped: Dropped[] = []
  for (const sentence of await sentencesOf(text)) {
    if (held.has(sentence)) continue
    const checked = await check(sentence, language, sources)
    if (checked.kind === 'dropped') dropped.push({ sentence, ...checked.fault })
  }
  return dropped
}

/** A text that broke off is read as far as it is whole. */
async function sentencesOf(text: string): Promise<string[]> {
  const sentences: string[] = []
  for await (const sentence of sentencesFrom(pieces(text))) sentences.push(sentence)
  return sentences
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield `${text}\n`
}

/** A place that no list of divisions holds is a zone. */
export function sourceOf({ index, place, year, report, section, quote }: Paraphrase['quotes'][number]): Source {
  const written = placeWritten(place) ?? { path: place.split(/(?<=省)/), level: 'zone' as const }
  return { index, quote, place: written, year, title: report, issuer: null, path: section }
}
