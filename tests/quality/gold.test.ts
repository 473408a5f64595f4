import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type GoldSet, readSet, setNames } from './sets.ts'

/** The gold itself: an answer that its report does not hold would make a right answer wrong. */

const ROOT = resolve(import.meta.dirname, '../..')
const sets = setNames.map(name => readSet(name))

type Claim = { readonly id: string; readonly report: string; readonly text: string }

/** What a set says that its reports say. */
function claimsOf(set: GoldSet): Claim[] {
  const claims = (id: string, reports: readonly string[], texts: readonly string[]) =>
    reports.flatMap(report => texts.map(text => ({ id, report, text })))
  switch (set.kind) {
    case 'questions':
      return set.lines.flatMap(({ id, report, answers }) => claims(id, report, answers))
    case 'multi':
      return set.lines.flatMap(({ id, expect }) => expect.flatMap(cell => claims(id, cell.report, [cell.answer])))
    case 'dialogs':
      return set.lines.flatMap(({ id, turns }) =>
        turns.flatMap(turn => ('unanswerable' in turn ? [] : claims(id, turn.report, turn.answers))),
      )
    case 'unanswerable':
    case 'small-talk':
      return []
  }
}

const normalized = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

test.each(sets.filter(set => claimsOf(set).length > 0))('every gold answer of $name stands in its report', set => {
  const texts = new Map<string, string>()
  const textOf = (report: string) => {
    const read = () => readFileSync(join(ROOT, set.reports[0] ?? '', `${report}.txt`), 'utf8')
    const text = texts.get(report) ?? normalized(read())
    texts.set(report, text)
    return text
  }
  expect(claimsOf(set).filter(({ report, text }) => !textOf(report).includes(normalized(text)))).toEqual([])
})

test.each(sets)(
  'every line of $name has an id of its own and a question that no other line asks',
  ({ kind, lines }) => {
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    if (kind !== 'dialogs') expect(new Set(lines.map(({ question }) => question)).size).toBe(lines.length)
  },
)
