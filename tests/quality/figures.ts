import type { Judged } from './score.ts'

/** What is counted over judged questions. */

/** How many of how many. */
export type Share = { readonly right: number; readonly of: number }

/** One line of the table: some questions of a set, and each verdict's share. */
export type Group = {
  readonly name: string
  readonly questions: number
  readonly shares: ReadonlyMap<string, Share>
}

/** All of a set, then by type, then by language. */
export function groupsOf(judged: readonly Judged[]): Group[] {
  const groups = [group('all', judged)]
  for (const part of ['type', 'lang'] as const) {
    const values = [...new Set(judged.map(each => each[part]))].sort()
    if (values.length > 1)
      groups.push(
        ...values.map(value =>
          group(
            `${part} ${value}`,
            judged.filter(each => each[part] === value),
          ),
        ),
      )
  }
  return groups
}

function group(name: string, judged: readonly Judged[]): Group {
  const verdicts = new Set(judged.flatMap(each => Object.keys(each.verdicts)))
  const shares = new Map([...verdicts].map(verdict => [verdict, shareOf(judged, verdict)]))
  const cells = judged.flatMap(each => each.cells ?? [])
  if (cells.length > 0) shares.set('cells', { right: cells.filter(Boolean).length, of: cells.length })
  return { name, questions: judged.length, shares }
}

function shareOf(judged: readonly Judged[], verdict: string): Share {
  const given = judged.map(each => each.verdicts[verdict]).filter(value => value !== undefined)
  return { right: given.filter(Boolean).length, of: given.length }
}

export function percent({ right, of }: Share): number {
  return of === 0 ? 0 : (100 * right) / of
}

/** Of a normal distribution, for 95 %. */
const Z = 1.96

/** Wilson's interval at 95 %, in percent: where the true share lies, which a few dozen questions tell only roughly. */
export function interval({ right, of }: Share): readonly [low: number, high: number] {
  if (of === 0) return [0, 100]
  const share = right / of
  const middle = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of)
  const half = (Z / (1 + (Z * Z) / of)) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))
  return [100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half)]
}

/** Lengths of the first quotes in characters, lists excepted: a list is quoted whole. */
export function quoteLengths(judged: readonly Judged[]): { readonly median: number; readonly p95: number } | undefined {
  const lengths = judged
    .filter(each => each.type !== 'list')
    .flatMap(each => each.reply.citations[0]?.quote.length ?? [])
    .sort((a, b) => a - b)
  if (lengths.length === 0) return undefined
  return { median: quantile(lengths, 0.5), p95: quantile(lengths, 0.95) }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** What a bound on the service's confidence would do. */
export type CurvePoint = {
  /** Answers less sure than this are held back; 0 is the service as it is. */
  readonly bound: number
  /** Of what can be answered: answered rightly, and refused. */
  readonly answeredRight: Share
  readonly refusedWrong: Share
  /** Of what cannot be answered: answered all the same. */
  readonly answeredWrong: Share
}

/** One point for the service as it is, and nine more if it says how sure it is. */
export function curve(answerable: readonly Judged[], unanswerable: readonly Judged[]): CurvePoint[] {
  const sure = [...answerable, ...unanswerable].some(each => each.reply.confidence !== undefined)
  const bounds = sure ? [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : [0]
  return bounds.map(bound => {
    const answers = (each: Judged) => each.reply.status === 'answered' && (each.reply.confidence ?? 1) >= bound
    return {
      bound,
      answeredRight: count(answerable, each => answers(each) && each.verdicts.hit === true),
      refusedWrong: count(answerable, each => !answers(each)),
      answeredWrong: count(unanswerable, answers),
    }
  })
}

function count(judged: readonly Judged[], holds: (each: Judged) => boolean): Share {
  return { right: judged.filter(holds).length, of: judged.length }
}
