import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Group, groupsOf, percent, type Share } from './figures.ts'
import type { Judged } from './score.ts'

/** Percentages below which the check fails, so that what was reached is not lost unnoticed. */

const FILE = join(import.meta.dirname, 'floors.json')

/** Set, group (`all`, `type numeric`, `lang zh`), verdict → percent. */
const floorsSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number().min(0).max(100))))

export type Floors = z.infer<typeof floorsSchema>

/** Verdicts that are held; the others follow from them or are no merit. */
const HELD = ['hit', 'strict', 'said', 'cells', 'why', 'section', 'verbatim', 'right_report']

/** A group of fewer questions says too little; the whole set holds them. */
const FEWEST_QUESTIONS = 5

/** So much may be lost to a change elsewhere before the check fails: one question, or this many percent. */
const SLACK_PERCENT = 2

export function readFloors(): Floors {
  return floorsSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

/** What is below its floor, in words. */
export function fallen(judged: readonly Judged[], floors: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const reached = percentages(judged, percent)
  return Object.entries(floors).flatMap(([group, verdicts]) =>
    Object.entries(verdicts).flatMap(([verdict, floor]) => {
      const now = reached[group]?.[verdict] ?? 0
      return now < floor ? [`${group}: ${verdict} ${now.toFixed(1)} % is below ${floor} %`] : []
    }),
  )
}

/** Replaces the floors of these sets by ones a little under what they reach. */
export function writeFloors(results: ReadonlyMap<string, readonly Judged[]>): void {
  const floors = { ...readFloors() }
  for (const [set, judged] of results) floors[set] = percentages(judged, floorOf, 1)
  writeFileSync(FILE, `${JSON.stringify(floors, undefined, 2)}\n`)
}

/** @param least leaves out lower ones: a floor of nought holds nothing; @default all */
function percentages(judged: readonly Judged[], percentOf: (share: Share, verdict: string) => number, least = 0) {
  const groups = groupsOf(judged).filter(({ questions }) => questions >= FEWEST_QUESTIONS)
  return Object.fromEntries(
    groups.map(group => {
      const values = heldShares(group).map(([verdict, share]): [string, number] => [verdict, percentOf(share, verdict)])
      return [group.name, Object.fromEntries(values.filter(([, value]) => value >= least))]
    }),
  )
}

/** That no wrong report is cited is held by its opposite, so that more is always better. */
function heldShares({ shares }: Group): [verdict: string, share: Share][] {
  const wrong = shares.get('wrong_report')
  const all = new Map(shares)
  if (wrong) all.set('right_report', { right: wrong.of - wrong.right, of: wrong.of })
  return HELD.flatMap((verdict): [string, Share][] => {
    const share = all.get(verdict)
    return share && share.of > 0 ? [[verdict, share]] : []
  })
}

/** A quote that is not verbatim, or of another report, is never slack. */
function floorOf(share: Share, verdict: string): number {
  const slack = verdict === 'verbatim' || verdict === 'right_report' ? 0 : Math.max(SLACK_PERCENT, 100 / share.of)
  return Math.max(0, Math.floor(percent(share) - slack))
}
