import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asker, openAsker } from './asker.ts'
import { quoteLengths } from './figures.ts'
import { fallen, readFloors } from './floors.ts'
import { type Judged, score } from './score.ts'
import { byReports, readSet, setNames } from './sets.ts'

/** Every gold set is asked; what was reached before must not be lost. `npm run quality` shows the figures themselves. */

/** Taking reports in and asking everything, on a machine that does other things meanwhile. */
const LONGEST_MS = 600_000

/** Of first quotes, lists excepted: about one or two sentences. */
const LONGEST_QUOTES = { median: 90, p95: 220 }

const floors = readFloors()

describe.each([...byReports(setNames.map(name => readSet(name)))])('asked of %s', (folders, sets) => {
  const judged = new Map<string, readonly Judged[]>()
  let asker: Asker | undefined

  beforeAll(async () => {
    asker = await openAsker(folders.split('\n'))
    for (const set of sets) judged.set(set.name, await score(set, asker))
  }, LONGEST_MS)

  afterAll(async () => asker?.close())

  test.each(sets.map(({ name }) => name))('%s reaches its floors, all in all and by type and language', name => {
    const held = floors[name]
    expect(held, `floors.json holds no floors for ${name}`).toBeDefined()
    expect(fallen(judged.get(name) ?? [], held ?? {})).toEqual([])
  })

  const questions = sets.filter(({ kind }) => kind === 'questions')
  test.each(questions.map(({ name }) => name))('%s is quoted in few words', name => {
    const { median, p95 } = quoteLengths(judged.get(name) ?? []) ?? { median: Infinity, p95: Infinity }
    expect(median).toBeLessThanOrEqual(LONGEST_QUOTES.median)
    expect(p95).toBeLessThanOrEqual(LONGEST_QUOTES.p95)
  })
})
