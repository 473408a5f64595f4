import { type CurvePoint, type Group, interval, percent, quoteLengths, type Share } from './figures.ts'
import type { Judged } from './score.ts'

/** The figures as a person reads them. */

/** What a line of the text table shows beside `hit`; the rest is in --out. */
const COLUMNS = ['hit', 'strict', 'said', 'cells', 'why', 'report', 'wrong_report', 'section', 'verbatim', 'answered']

function columnsOf(groups: readonly Group[]): string[] {
  return COLUMNS.filter(column => groups.some(({ shares }) => shares.has(column)))
}

/** A count, its percentage, and for hits the interval. */
function cell(name: string, share: Share | undefined): string {
  if (!share || share.of === 0) return '–'
  const text = `${share.right}/${share.of} ${percent(share).toFixed(1)} %`
  if (name !== 'hit') return text
  const [low, high] = interval(share)
  return `${text} [${low.toFixed(0)}–${high.toFixed(0)}]`
}

function rowsOf(groups: readonly Group[]): string[][] {
  const columns = columnsOf(groups)
  return [
    ['', 'n', ...columns],
    ...groups.map(({ name, questions, shares }) => [
      name,
      String(questions),
      ...columns.map(column => cell(column, shares.get(column))),
    ]),
  ]
}

export function textTable(groups: readonly Group[]): string {
  const rows = rowsOf(groups)
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows
    .map(row =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function markdownTable(groups: readonly Group[]): string {
  const [head = [], ...rows] = rowsOf(groups).map(row => row.map(text => ` ${text} `))
  const line = (row: readonly string[]) => `|${row.join('|')}|`
  return [line(head), line(head.map(() => ' --- ')), ...rows.map(line)].join('\n')
}

export function lengthsLine(judged: readonly Judged[]): string {
  const lengths = quoteLengths(judged)
  if (!lengths) return ''
  return `First quote, lists excepted: median ${lengths.median} characters, 95th percentile ${lengths.p95}.`
}

export function curveLines(points: readonly CurvePoint[]): string {
  return points
    .map(({ bound, answeredRight, refusedWrong, answeredWrong }) => {
      const at = bound === 0 ? 'as it is' : `surer than ${bound}`
      const text = (share: Share) => `${share.right}/${share.of} (${percent(share).toFixed(1)} %)`
      return `${at}: answerable answered right ${text(answeredRight)}, refused ${text(refusedWrong)}; unanswerable answered ${text(answeredWrong)}`
    })
    .join('\n')
}

/** A question that failed, and what was answered. */
export function failureLines({ id, lang, type, question, gold, reply, verdicts, cells }: Judged): string {
  const wrong = Object.keys(verdicts).filter(verdict => (verdict === 'wrong_report') === verdicts[verdict])
  const lines = [
    `✗ ${id} (${lang}, ${type}) not ${wrong.join(', ')}`,
    `  asked   ${question}`,
    `  gold    ${gold}`,
    `  status  ${[reply.status, reply.reason, reply.answer_kind].filter(Boolean).join(' · ')}`,
    `  answer  ${shortened(reply.answer)}`,
    ...(cells ? [`  cells   ${cells.map(found => (found ? '✓' : '✗')).join(' ')}`] : []),
    ...reply.citations
      .slice(0, 3)
      .map(
        ({ report, section, quote }) => `  quote   ${report.id} · ${section.path.join(' › ')} · ${shortened(quote)}`,
      ),
  ]
  return lines.join('\n')
}

const SHOWN_CHARACTERS = 200

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ⏎ ')
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}

/** What `--failures` shows: not a hit, or a hit that lacks what the person reads. */
export function hasFailed({ verdicts }: Judged): boolean {
  return verdicts.hit === false || verdicts.why === false || verdicts.said === false || verdicts.verbatim === false
}
