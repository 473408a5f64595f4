import { type Signals, WEIGHT } from '../../src/question/finding/decide.ts'
import type { Found } from '../../src/question/finding/find.ts'
import { openReports } from './asker.ts'
import { readSet } from './sets.ts'

/**
 * npm run quality:fit: weights for src/question/finding/decide.ts by logistic regression on the sentence that comes first: 1 where
 * it states what is asked, 0 where the report does not. Prints the weights for all questions, and how well they tell the
 * two apart on reports that they were not fitted on.
 */

const ANSWERABLE = [
  'dev-questions',
  'calibration-given-answerable',
  'pingtan-questions',
  'calibration-pingtan-answerable',
]
const ABSENT = ['dev-unanswerable', 'calibration-given-absent', 'pingtan-unanswerable', 'calibration-pingtan-absent']

type Sample = { readonly report: string; readonly question: string; readonly x: readonly number[]; readonly y: 0 | 1 }

const names = Object.keys(WEIGHT) as (keyof Signals)[]
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

const samples: Sample[] = []
for (const name of [...ANSWERABLE, ...ABSENT]) await collect(name)

async function collect(name: string): Promise<void> {
  const set = readSet(name)
  const { library, close } = await openReports(set.reports)
  try {
    for (const line of set.lines as readonly {
      question: string
      answers?: string[]
      report?: string[]
      reason?: string
    }[]) {
      if (line.reason !== undefined && line.reason !== 'fact_absent') continue
      const found: Found[] = []
      await library.ask(
        { text: line.question },
        {
          onStep: step => {
            if (step.kind === 'extracted') found.push(step.found)
          },
        },
      )
      const first = found[0]?.judged[0]
      if (!first) continue
      const { hit, text } = first.candidate
      const isRight = line.answers?.every(answer => plain(text).includes(plain(answer))) ?? false
      if (line.answers && !isRight) continue
      samples.push({
        report: hit.reportId,
        question: line.question,
        x: names.map(signal => first.signals[signal]),
        y: line.answers ? 1 : 0,
      })
    }
  } finally {
    await close()
  }
}

/** Pulls weights towards zero: there are few samples for as many signals. */
const RIDGE = 3

/** Newton's method on standardised signals; the last number is the constant. */
function fitted(of: readonly Sample[]): number[] {
  const scales = names.map((_, k) => spread(of.map(({ x }) => x[k] ?? 0)))
  const rows = of.map(({ x }) => [...x.map((value, k) => value / (scales[k] ?? 1)), 1])
  let weights = rows[0]?.map(() => 0) ?? []
  for (let round = 0; round < 30; round++) {
    const p = rows.map(row => 1 / (1 + Math.exp(-dot(row, weights))))
    const gradient = weights.map(
      (weight, k) =>
        total(rows.map((row, i) => (row[k] ?? 0) * ((p[i] ?? 0) - (of[i]?.y ?? 0)))) +
        (k < names.length ? RIDGE * weight : 0),
    )
    const hessian = weights.map((_, k) =>
      weights.map(
        (__, l) =>
          total(rows.map((row, i) => (row[k] ?? 0) * (row[l] ?? 0) * (p[i] ?? 0) * (1 - (p[i] ?? 0)))) +
          (k === l ? (k < names.length ? RIDGE : 1e-9) : 0),
      ),
    )
    const step = solve(hessian, gradient)
    weights = weights.map((weight, k) => weight - (step[k] ?? 0))
  }
  return weights.map((weight, k) => weight / (scales[k] ?? 1))
}

function spread(values: readonly number[]): number {
  const mean = total(values) / values.length
  return Math.sqrt(total(values.map(value => (value - mean) ** 2)) / values.length) || 1
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const dot = (a: readonly number[], b: readonly number[]) => total(a.map((value, k) => value * (b[k] ?? 0)))

/** Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k] ?? 0])
  const size = rows.length
  for (let k = 0; k < size; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, at) => (Math.abs(row[k] ?? 0) > Math.abs(rows[best]?.[k] ?? 0) ? k + at : best), k)
    const [a, b] = [rows[k] ?? [], rows[pivot] ?? []]
    rows[k] = b
    rows[pivot] = a
    for (let i = 0; i < size; i++) {
      if (i === k) continue
      const factor = (rows[i]?.[k] ?? 0) / (b[k] ?? 1)
      rows[i] = rows[i]?.map((value, l) => value - factor * (b[l] ?? 0)) ?? []
    }
  }
  return rows.map((row, k) => (row[size] ?? 0) / (row[k] ?? 1))
}

const logit = (weights: readonly number[], { x }: Sample) => dot([...x, 1], weights)

/** Of all pairs of a right and an absent one, how many have the right one higher. */
function area(scored: readonly { score: number; y: 0 | 1 }[]): number {
  const [right, absent] = [scored.filter(({ y }) => y === 1), scored.filter(({ y }) => y === 0)]
  const wins = total(right.map(r => total(absent.map(a => (r.score > a.score ? 1 : r.score === a.score ? 0.5 : 0)))))
  return wins / (right.length * absent.length)
}

function curve(scored: readonly { score: number; y: 0 | 1 }[]): string[] {
  const right = scored
    .filter(({ y }) => y === 1)
    .map(({ score }) => score)
    .sort((a, b) => a - b)
  const absent = scored.filter(({ y }) => y === 0).map(({ score }) => score)
  return [0.02, 0.03, 0.04, 0.05, 0.08, 0.1].map(share => {
    const from = right[Math.floor(share * right.length)] ?? 0
    const caught = absent.filter(score => score < from).length
    const sure = 1 / (1 + Math.exp(-from))
    return `  ${(100 * share).toFixed(0)} % of right answers turned away (surer than ${sure.toFixed(2)}): ${caught}/${absent.length} absent ones too`
  })
}

const print = (text: string) => process.stdout.write(`${text}\n`)
const weights = fitted(samples)
print(`${samples.length} questions, ${samples.filter(({ y }) => y === 1).length} with answers`)
for (const [k, name] of names.entries()) print(`  ${name}: ${(weights[k] ?? 0).toFixed(2)} (now ${WEIGHT[name]})`)
print(`  constant: ${(weights.at(-1) ?? 0).toFixed(2)}`)
const crossed = [...new Set(samples.map(({ report }) => report))].flatMap(report => {
  const apart = fitted(samples.filter(sample => sample.report !== report))
  return samples
    .filter(sample => sample.report === report)
    .map(sample => ({ score: logit(apart, sample), y: sample.y, sample }))
})
const onAll = samples.map(sample => ({ score: logit(weights, sample), y: sample.y, sample }))
const shipped = samples.map(sample => ({
  score: dot(
    sample.x,
    names.map(name => WEIGHT[name]),
  ),
  y: sample.y,
}))
print(`fitted on all: area ${area(onAll).toFixed(3)}`)
print(`fitted without the report asked: area ${area(crossed).toFixed(3)}`)
print(curve(crossed).join('\n'))
print(`weights as shipped: area ${area(shipped).toFixed(3)}`)
if (process.argv.includes('--examples')) {
  const sorted = [...crossed].sort((a, b) => a.score - b.score)
  print('surest absent ones:')
  for (const { score, sample } of sorted.filter(({ y }) => y === 0).slice(-30))
    print(`  ${score.toFixed(2)} ${sample.question}`)
  print('least sure right ones:')
  for (const { score, sample } of sorted.filter(({ y }) => y === 1).slice(0, 25))
    print(`  ${score.toFixed(2)} ${sample.question}`)
}
