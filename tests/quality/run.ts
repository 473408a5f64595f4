import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Asker, openAsker } from './asker.ts'
import { curve, groupsOf } from './figures.ts'
import { writeFloors } from './floors.ts'
import { curveLines, failureLines, hasFailed, lengthsLine, markdownTable, textTable } from './print.ts'
import { type Judged, score } from './score.ts'
import { byReports, type GoldSet, readSet, setNames } from './sets.ts'

/**
 * npm run quality                        every set: how many answers are right, by type and language
 * npm run quality -- SET…                some sets, by name or as files of gold lines
 *   --reports FOLDER                     the reports to ask them of (may be given again); known for sets by name
 *   --failures                           what was answered where it was wrong
 *   --out FILE                           every question, answer and verdict as JSON lines
 *   --markdown                           tables for the README
 *   --floors                             writes floors.json a little under what is reached
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reports: { type: 'string', multiple: true },
    failures: { type: 'boolean', default: false },
    out: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    floors: { type: 'boolean', default: false },
  },
})

const print = (text: string) => text && process.stdout.write(`${text}\n`)

const sets = (positionals.length > 0 ? positionals : setNames).map(name => readSet(name, options.reports))
const results = new Map<string, readonly Judged[]>()
for (const [folders, asked] of byReports(sets)) {
  const asker = await openAsker(folders.split('\n'))
  try {
    for (const set of asked) await runSet(set, asker)
  } finally {
    await asker.close()
  }
}
for (const set of sets) showCurve(set)
if (options.out) writeFileSync(options.out, detailLines())
if (options.floors) writeFloors(results)

async function runSet(set: GoldSet, asker: Asker): Promise<void> {
  const judged = await score(set, asker)
  results.set(set.name, judged)
  const groups = groupsOf(judged)
  print(options.markdown ? `\n### ${set.name}\n` : `\n${set.name}`)
  print(options.markdown ? markdownTable(groups) : textTable(groups))
  if (set.kind === 'questions') print(`${options.markdown ? '\n' : ''}${lengthsLine(judged)}`)
  if (options.failures) print(judged.filter(hasFailed).map(failureLines).join('\n'))
}

/** Where what can be answered and what cannot were asked of the same reports: what is given up for what. */
function showCurve({ name, kind, reports }: GoldSet): void {
  if (kind !== 'questions') return
  const other = sets.find(set => set.kind === 'unanswerable' && set.reports.join() === reports.join())
  const [answerable, unanswerable] = [results.get(name), results.get(other?.name ?? '')]
  if (!answerable || !unanswerable || !other) return
  print(`\n${name} against ${other.name}\n${curveLines(curve(answerable, unanswerable))}`)
}

function detailLines(): string {
  const lines = [...results].flatMap(([set, judged]) => judged.map(each => JSON.stringify({ set, ...each })))
  return `${lines.join('\n')}\n`
}
