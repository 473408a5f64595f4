import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FigureOptions, figuresCommand, figuresText } from '../../../src/channels/cli/figures.ts'
import { openLibraryOnly } from '../../../src/channels/cli/open.ts'
import { readConfig } from '../../../src/config.ts'
import { plainReport } from '../../library/made-up.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'
import { stated } from '../http/reports/made-up-figures.ts'

/** Of the shipped model. */
const DIMENSIONS = 384

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let printed: string[]
const config = () => readConfig({ DATA_DIR: folder.dataDir })
const figures = (options: Partial<FigureOptions> = {}) =>
  figuresCommand(config(), { limit: 100, ...options }, text => printed.push(text))

beforeEach(async () => {
  folder = await temporaryFolder()
  printed = []
})

afterEach(() => folder.remove())

async function holdTwo() {
  const library = await openLibraryOnly(config())
  await library.put({
    ...plainReport('shifeng', ['受理案件31宗，审结28宗。', '普法活动12件。'], DIMENSIONS),
    year: 2023,
  })
  await library.put(plainReport('yunxi', ['立案9宗。'], DIMENSIONS))
  await library.close()
}

test('lists figures under the sentence that states them', async () => {
  await holdTwo()
  expect(await figures({ report: 'shifeng' })).toBe(0)
  expect(printed.join('\n').split('\n')).toEqual([
    'shifeng',
    '  “受理案件31宗，审结28宗。”',
    '    31宗  受理案件',
    '    28宗  审结',
    'shifeng',
    '  “普法活动12件。”',
    '    12件  普法活动',
  ])
})

test('says with a figure what its number alone does not', () => {
  const figure = { bound: 'at_least', part: true, plan: true, asOf: '截至目前', raw: '900余宗' } as const
  expect(
    figuresText({ figures: [stated(figure)], total: 3 })
      .split('\n')
      .slice(-2),
  ).toEqual([
    '    900余宗  受理行政复议申请  (at least 930宗, up 55%, a part, planned, 截至目前)',
    '… 2 more; see --limit',
  ])
})

test('gives JSON and CSV alone on standard output', async () => {
  await holdTwo()
  expect(await figures({ year: 2023, measure: '普法', json: true })).toBe(0)
  expect(JSON.parse(printed.join(''))).toMatchObject({
    figures: [{ raw: '12件', report: { id: 'shifeng' } }],
    total: 1,
  })
  printed = []
  expect(await figures({ csv: true })).toBe(0)
  expect(printed.join('').split('\r\n')).toHaveLength(5)
  expect(printed.join('')).toMatch(/^\ufeffplace,year,/)
})

test('an empty list has an exit code of its own', async () => {
  await holdTwo()
  expect(await figures({ measure: '没有的话' })).toBe(2)
  expect(printed).toEqual(['No figure matches'])
})

test.each<[Partial<FigureOptions>, string, RegExp]>([
  [{ year: 2020 }, 'not_found', /2020; held: 2023, 2024/],
  [{ place: '花都区' }, 'not_found', /花都区.*held: /],
  [{ report: 'nowhere' }, 'not_found', /nowhere; held: shifeng, yunxi/],
  [{ limit: 0 }, 'bad_request', /--limit 0 is not from 1 to 10000/],
  [{ csv: true, json: true }, 'bad_request', /--csv or --json/],
])('refuses %j', async (options, code, message) => {
  await holdTwo()
  await expect(figures(options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  expect(printed).toEqual([])
})

test('an empty library says what to do', async () => {
  await expect(figures()).rejects.toMatchObject({
    code: 'not_ready',
    message: expect.stringContaining('nianbao ingest'),
  })
})
