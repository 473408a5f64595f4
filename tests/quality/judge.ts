import type { Reply } from './asker.ts'
import type { MultiGold, QuotedGold, SmallTalkGold, TurnGold, UnanswerableGold } from './sets.ts'

/** Whether an answer is right. Every verdict has a name; one that cannot be given for an answer is left out. */
export type Verdicts = Readonly<Record<string, boolean>>

type Citation = Reply['citations'][number]

/** How many of the first citations may hold the answer; a list is spread over more. */
const LOOKED_AT = { list: 5, other: 3 }

/** All quotes together, in characters: whoever quotes the whole report has not answered. */
const LONGEST_ANSWER = { list: 900, other: 600 }

/** A first quote up to this is short, and so is one up to twice the gold quote. */
const SHORT_QUOTE = 120

/** A quote of a comparison, which is shown in a table's row. */
const LONGEST_CELL_QUOTE = 320

/** Which reasons of the service are right for a gold reason, where it is not just the one of the same name. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  unknown_place: ['unknown_place', 'ambiguous_place'],
  fact_absent: ['not_in_reports'],
  unknown_agency: ['not_in_reports', 'unknown_place', 'unknown_issuer'],
  injection: ['off_topic', 'not_in_reports'],
  too_vague: ['too_vague', 'ambiguous_place'],
}

/**
 * An answer that has to quote one report. `hit`: the first citations hold every gold answer, and the quotes are short.
 * `strict`: the first one alone does. `said`: every gold figure stands in the text that a person reads. `report` and
 * `wrong_report`: of which report the first citation is. `section`: among hits, the whole path is right. `verbatim`:
 * every quote is the text at its offsets.
 *
 * @param textOf the text of a cited report
 */
export function judgeQuoted(gold: QuotedGold, reply: Reply, textOf: (citation: Citation) => string): Verdicts {
  const kind = gold.type === 'list' ? 'list' : 'other'
  const answered = reply.status === 'answered'
  const citations = reply.citations.slice(0, LOOKED_AT[kind])
  const ofReport = citations.filter(citation => gold.report.includes(citation.report.id))
  const whole = ofReport.filter(citation => gold.answers.every(answer => holds(citation.quote, answer)))
  const together = gold.answers.every(answer => ofReport.some(citation => holds(citation.quote, answer)))
  const length = reply.citations.reduce((sum, { quote }) => sum + quote.length, 0)
  const [first] = citations
  return {
    hit: answered && length <= LONGEST_ANSWER[kind] && together,
    strict: answered && first !== undefined && whole.includes(first) && isShort(first, gold),
    said: answered && says(reply.answer, gold.answers),
    report: first !== undefined && gold.report.includes(first.report.id),
    wrong_report: first !== undefined && !gold.report.includes(first.report.id),
    ...sectionVerdict(gold, whole),
    ...(citations.length > 0 && { verbatim: citations.every(citation => isVerbatim(citation, textOf(citation))) }),
    answered,
  }
}

function isShort({ quote }: Citation, gold: QuotedGold): boolean {
  const gilded = typeof gold.quote === 'string' ? gold.quote : gold.quote.join('')
  return quote.length <= Math.max(SHORT_QUOTE, 2 * gilded.length)
}

function sectionVerdict({ section }: QuotedGold, whole: readonly Citation[]): Verdicts {
  if (!section || whole.length === 0) return {}
  return { section: whole.some(citation => isSection(section, citation.section.path)) }
}

function isVerbatim({ quote, start, end }: Citation, text: string): boolean {
  return text.slice(start, end) === quote
}

/** Right is not to answer, to cite nothing, and to give the reason (`why`). */
export function judgeUnanswerable(gold: UnanswerableGold, reply: Reply): Verdicts {
  const refused = isRefusal(reply)
  return { hit: refused, why: refused && (REASONS[gold.reason] ?? [gold.reason]).includes(reply.reason ?? '') }
}

/**
 * An answer over several places or years. `hit`: each expected figure is quoted from its report, in few and short
 * quotes. `said`: each stands in the text or in the table.
 */
export function judgeMulti(gold: MultiGold, reply: Reply): Verdicts & { readonly hit: boolean } {
  const found = cellsFound(gold, reply)
  const table = JSON.stringify(reply.rows ?? [])
  const answers = gold.expect.map(({ answer }) => answer)
  return {
    hit: found.every(Boolean),
    said: says(`${reply.answer}\n${table}`, answers),
    answered: reply.status === 'answered',
  }
}

/** Whether each expected cell is quoted. */
export function cellsFound(gold: MultiGold, reply: Reply): boolean[] {
  const few = reply.citations.length <= 2 * gold.expect.length + 2
  const short = reply.citations.every(({ quote }) => quote.length <= LONGEST_CELL_QUOTE)
  const counts = few && short && reply.status === 'answered'
  return gold.expect.map(
    ({ report, answer }) =>
      counts && reply.citations.some(citation => report.includes(citation.report.id) && holds(citation.quote, answer)),
  )
}

/** One turn of a conversation. */
export function judgeTurn(gold: TurnGold, reply: Reply, textOf: (citation: Citation) => string): Verdicts {
  if ('unanswerable' in gold) return { hit: reply.status === 'not_found' }
  return { hit: judgeQuoted(gold, reply, textOf).hit ?? false }
}

/** A word to the service: answered from the library, or refused as off topic. */
export function judgeSmallTalk(gold: SmallTalkGold, reply: Reply): Verdicts {
  if (gold.type === 'off_topic') return { hit: isRefusal(reply), why: isRefusal(reply) && reply.reason === 'off_topic' }
  const right = reply.status === 'answered' && reply.answer_kind === 'library'
  return { hit: right, ...(gold.names && { said: right && gold.names.every(name => holds(reply.answer, name)) }) }
}

function isRefusal(reply: Reply): boolean {
  return reply.status === 'not_found' && reply.citations.length === 0
}

/** Full and half width, and white space, do not count. */
function normalized(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '')
}

function holds(text: string, part: string): boolean {
  return normalized(text).includes(normalized(part))
}

/** A heading may be cut earlier or a little later than the gold one. */
function isSection(gold: readonly string[], path: readonly string[]): boolean {
  if (gold.length !== path.length) return false
  return gold.every((heading, at) => {
    const [expected, given] = [heading, path[at] ?? ''].map(text => normalized(text).replace(/。+$/, ''))
    if (expected === undefined || given === undefined) return false
    return given.startsWith(expected) || (expected.startsWith(given) && given.length > 6)
  })
}

/** Every figure of the gold answers is in what the person reads. */
function says(text: string, answers: readonly string[]): boolean {
  const said = new Set(numbersOf(text))
  return answers.flatMap(numbersOf).every(number => said.has(number))
}

function numbersOf(text: string): string[] {
  const digits = normalized(text).replaceAll(/(?<=\d),(?=\d{3})/g, '')
  return [...digits.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number)
}
