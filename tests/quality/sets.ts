import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'

/** The gold sets: what a line of each kind holds, and of which reports a set is asked. */

const language = z.enum(['zh', 'en'])
const texts = z.array(z.string().min(1)).min(1)

/** Two reports of one place and year may both say it. */
const reports = z.union([z.string(), z.array(z.string()).min(1)]).transform(given => [given].flat())

/** What an answer has to quote: of which report, and which words of it. */
const quoted = z.object({
  type: z.string().default('numeric'),
  question: z.string().min(1),
  report: reports,
  /** Headings as `nianbao reports show` lists them; left out where it can be argued which section it is. */
  section: z.array(z.string()).optional(),
  answers: texts,
  quote: z.union([z.string(), z.array(z.string())]).default(''),
})

const question = quoted.extend({ id: z.string(), lang: language })

const unanswerable = z.object({
  id: z.string(),
  lang: language,
  type: z.literal('unanswerable'),
  question: z.string().min(1),
  /** Of the gold: `fact_absent`, `off_topic`, …; `judgeUnanswerable` knows what the service calls it. */
  reason: z.string(),
})

const cell = z.object({ report: reports, answer: z.string().min(1), quote: z.string().optional() })

const multi = z.object({
  id: z.string(),
  lang: language,
  type: z.string(),
  question: z.string().min(1),
  expect: z.array(cell).min(1),
  conclusion: z.string(),
})

const refusedTurn = z.object({ question: z.string().min(1), unanswerable: z.literal(true) })

const dialog = z.object({ id: z.string(), lang: language, turns: z.array(z.union([refusedTurn, quoted])).min(2) })

/** What is said to the service rather than asked of the reports. */
const smallTalk = z.object({
  id: z.string(),
  lang: language,
  type: z.enum(['greeting', 'library', 'off_topic']),
  question: z.string().min(1),
  /** What the answer has to name, e.g. a year; only where that does not depend on wording. */
  names: texts.optional(),
})

export type QuotedGold = z.infer<typeof quoted>
export type QuestionGold = z.infer<typeof question>
export type UnanswerableGold = z.infer<typeof unanswerable>
export type MultiGold = z.infer<typeof multi>
export type DialogGold = z.infer<typeof dialog>
export type TurnGold = DialogGold['turns'][number]
export type SmallTalkGold = z.infer<typeof smallTalk>

export type Lines =
  | { readonly kind: 'questions'; readonly lines: readonly QuestionGold[] }
  | { readonly kind: 'unanswerable'; readonly lines: readonly UnanswerableGold[] }
  | { readonly kind: 'multi'; readonly lines: readonly MultiGold[] }
  | { readonly kind: 'dialogs'; readonly lines: readonly DialogGold[] }
  | { readonly kind: 'small-talk'; readonly lines: readonly SmallTalkGold[] }

export type GoldSet = Lines & {
  readonly name: string
  /** Folders of the reports it is asked of, from the repository's root. */
  readonly reports: readonly string[]
}

const GIVEN = ['corpus']
const PINGTAN = ['tests/fixtures/pingtan']

/** Which reports a set is asked of. */
const HELD: Readonly<Record<string, readonly string[]>> = {
  'dev-questions': GIVEN,
  'dev-unanswerable': GIVEN,
  'dev-multi': GIVEN,
  'dev-dialogs': GIVEN,
  'calibration-given-answerable': GIVEN,
  'calibration-given-absent': GIVEN,
  'pingtan-questions': PINGTAN,
  'pingtan-unanswerable': PINGTAN,
  'pingtan-multi': PINGTAN,
  'pingtan-dialogs': PINGTAN,
  'calibration-pingtan-answerable': PINGTAN,
  'calibration-pingtan-absent': PINGTAN,
  'small-talk': GIVEN,
}

export const setNames: readonly string[] = Object.keys(HELD)

/**
 * A set by its name, or any file of gold lines by its path.
 *
 * @param reports folders to ask it of instead of those that are known for the set
 */
export function readSet(nameOrFile: string, reports?: readonly string[]): GoldSet {
  const isFile = nameOrFile.endsWith('.jsonl')
  const file = isFile ? resolve(nameOrFile) : join(import.meta.dirname, `${nameOrFile}.jsonl`)
  const name = basename(file, '.jsonl')
  const held = reports ?? HELD[name]
  if (!held)
    throw new Error(`Say which reports ${name} is asked of: --reports FOLDER; known are ${setNames.join(', ')}`)
  return { name, reports: held, ...parseLines(readFileSync(file, 'utf8')) }
}

/** Sets of the same reports, which one library can be asked; by their folders, a line each. */
export function byReports(sets: readonly GoldSet[]): Map<string, readonly GoldSet[]> {
  const groups = new Map<string, readonly GoldSet[]>()
  for (const set of sets) {
    const folders = set.reports.join('\n')
    groups.set(folders, [...(groups.get(folders) ?? []), set])
  }
  return groups
}

/** The kind is told from what the lines hold. */
function parseLines(text: string): Lines {
  const lines: unknown[] = text
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line))
  const first = z.looseObject({ type: z.string().optional() }).parse(lines[0])
  if ('turns' in first) return { kind: 'dialogs', lines: z.array(dialog).parse(lines) }
  if ('expect' in first) return { kind: 'multi', lines: z.array(multi).parse(lines) }
  if (first.type === 'unanswerable') return { kind: 'unanswerable', lines: z.array(unanswerable).parse(lines) }
  if ('report' in first) return { kind: 'questions', lines: z.array(question).parse(lines) }
  return { kind: 'small-talk', lines: z.array(smallTalk).parse(lines) }
}
