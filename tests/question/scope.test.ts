import { describe, expect, test } from 'vitest'
import type { Place, ReportRecord } from '../../src/library/library.ts'
import { heldPlacesOf } from '../../src/question/in-library.ts'
import type { Filters, Query, ScopeOutcome } from '../../src/question/question.ts'
import { scopeOf } from '../../src/question/scope.ts'
import { understand } from '../../src/question/understanding/understand.ts'
import { place as placeOf } from './made-up-places.ts'
import { record } from './made-up-records.ts'

const NOW = new Date('2025-06-15T08:00:00Z')

const hill: Place = { path: ['甲省', '乙市', '青山区'], level: 'district' }
const city: Place = { path: ['甲省', '乙市'], level: 'city' }
const other: Place = { path: ['丙省', '丁市', '青山区'], level: 'district' }

const report = (id: string, place: Place, year: number) => record(id, { place, year })

const held = [report('hill-2022', hill, 2022), report('hill-2023', hill, 2023), report('city-2023', city, 2023)]

function query(
  parts: { places?: [string, Place[]][]; years?: number[] } & Partial<Omit<Query, 'places' | 'years'>>,
): Query {
  const { places: named = [], years: asked = [], ...rest } = parts
  const places = named.map(([text, heldPlaces], at) => ({
    text,
    start: at * 10,
    end: at * 10 + text.length,
    candidates: heldPlaces,
    held: heldPlaces,
  }))
  return {
    ...understand('问', { now: NOW, heldPlaces: [] }),
    places,
    years: asked.map((year, at) => ({ year, start: at * 10 + 5, end: at * 10 + 9 })),
    ...rest,
  }
}

const ids = (reports: readonly ReportRecord[]) => reports.map(({ id }) => id)

function targets(asked: Query, filters: Filters = {}, filterPlaces: readonly Place[] = [], reports = held) {
  const outcome = scopeOf(asked, filters, reports, filterPlaces)
  if (outcome.kind === 'refused') return outcome.reason
  return outcome.targets.map(target => ids(target.reports))
}

describe('place and year are filters', () => {
  test('a place and a year lead to the report that reviews it', () => {
    expect(targets(query({ places: [['青山区', [hill]]], years: [2022] }))).toEqual([['hill-2022']])
  })

  test('without a year the newest report answers, and the older ones stand behind it, newest first', () => {
    const more = [report('hill-2020', hill, 2020), ...held]
    const outcome = scopeOf(query({ places: [['青山区', [hill]]] }), {}, more, [])
    expect(outcome).toMatchObject({
      targets: [{ year: 2023, reports: [{ id: 'hill-2023' }], older: [[{ id: 'hill-2022' }], [{ id: 'hill-2020' }]] }],
      notices: [],
    })
  })

  test('behind a year that is asked for stands no other', () => {
    const outcome = scopeOf(query({ places: [['青山区', [hill]]], years: [2023] }), {}, held, [])
    expect(outcome).toMatchObject({ targets: [{ reports: [{ id: 'hill-2023' }], older: [], planned: false }] })
  })

  test('a year that is only planned for is answered by the report that plans it, and said to be', () => {
    const outcome = scopeOf(query({ places: [['青山区', [hill]]], years: [2024] }), {}, held, [])
    expect(outcome).toMatchObject({
      kind: 'targets',
      targets: [{ year: 2023, reports: [{ id: 'hill-2023' }], planned: true }],
      notices: [{ code: 'plan_year' }],
    })
  })

  test('what was done in a year that is only planned for is refused: a plan is no result', () => {
    const asked = query({ places: [['青山区', [hill]]], years: [2024], accomplished: true })
    expect(targets(asked)).toBe('unknown_year')
  })

  test('planning words turn to the report that plans the year although another one reviews it', () => {
    expect(targets(query({ places: [['青山区', [hill]]], years: [2023], aspects: ['plans'] }))).toEqual([['hill-2022']])
  })

  test('a year of which nothing is held is refused and the held years are named', () => {
    const outcome = scopeOf(query({ places: [['青山区', [hill]]], years: [2019] }), {}, held, [])
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'unknown_year',
      message: expect.stringContaining('2022年、2023年'),
    })
  })

  test('a place of which nothing is held is refused and the held places are named', () => {
    const outcome = scopeOf(query({ places: [['白水县', []]] }), {}, held, [])
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'unknown_place',
      message: expect.stringContaining('青山区'),
    })
  })

  test('a district never answers for its city, nor the city for its district', () => {
    expect(targets(query({ places: [['乙市', [city]]], years: [2022] }))).toBe('unknown_year')
    expect(targets(query({ places: [['青山区', [hill]]], years: [2023] }))).toEqual([['hill-2023']])
  })

  test('a name that several held places bear is asked back', () => {
    const outcome = scopeOf(
      query({ places: [['青山区', [hill, other]]] }),
      {},
      [...held, report('other-2023', other, 2023)],
      [],
    )
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'ambiguous_place',
      suggestions: [{ kind: 'question' }, { kind: 'question' }],
    })
  })

  test('beside a held place an unheld one is a notice', () => {
    const outcome = scopeOf(
      query({
        places: [
          ['青山区', [hill]],
          ['白水县', []],
        ],
        years: [2023],
      }),
      {},
      held,
      [],
    )
    expect(outcome).toMatchObject({ kind: 'targets', notices: [{ code: 'place_not_held' }] })
  })
})

describe('several places and years', () => {
  test('as many years as places are pairs', () => {
    expect(
      targets(
        query({
          places: [
            ['青山区', [hill]],
            ['乙市', [city]],
          ],
          years: [2022, 2023],
        }),
      ),
    ).toEqual([['hill-2022'], ['city-2023']])
  })

  test('two places and then two years are every place in every year', () => {
    const asked = query({
      places: [
        ['青山区', [hill]],
        ['乙市', [city]],
      ],
      years: [2022, 2023],
    })
    const years = asked.years.map(year => ({ ...year, start: year.start + 100, end: year.end + 100 }))
    expect(targets({ ...asked, years })).toEqual([['hill-2022'], ['hill-2023'], ['city-2023']])
  })

  test('one year holds for all places', () => {
    expect(
      targets(
        query({
          places: [
            ['青山区', [hill]],
            ['乙市', [city]],
          ],
          years: [2023],
        }),
      ),
    ).toEqual([['hill-2023'], ['city-2023']])
  })

  test('several years of one place are one after the other', () => {
    expect(targets(query({ places: [['青山区', [hill]]], years: [2023, 2022] }))).toEqual([
      ['hill-2023'],
      ['hill-2022'],
    ])
  })

  test('of several years, one that is not held is a notice', () => {
    const outcome = scopeOf(query({ places: [['青山区', [hill]]], years: [2022, 2015] }), {}, held, [])
    expect(outcome).toMatchObject({
      kind: 'targets',
      targets: [{ year: 2022 }],
      notices: [{ code: 'year_not_held', message: expect.stringContaining('2015') }],
    })
  })

  test('a place that is named twice is asked once', () => {
    const twice = query({
      places: [
        ['青山区', [hill]],
        ['青山', [hill]],
      ],
      years: [2022],
    })
    expect(targets(twice)).toEqual([['hill-2022']])
  })

  test('a question without a place is asked of the newest report of each', () => {
    expect(targets(query({}))).toEqual([['hill-2023', 'city-2023']])
  })
})

describe('filters narrow what the question names', () => {
  test('report ids, years and places intersect', () => {
    expect(targets(query({}), { reportIds: ['hill-2022'] })).toEqual([['hill-2022']])
    expect(targets(query({}), { years: [2022] })).toEqual([['hill-2022']])
    expect(targets(query({}), { places: ['乙市'] }, [city])).toEqual([['city-2023']])
  })

  test('filters that admit nothing end as not found', () => {
    expect(targets(query({}), { reportIds: ['nothing'] })).toBe('not_in_reports')
  })

  test('a filter does not widen: a place outside it stays unanswered', () => {
    expect(targets(query({ places: [['青山区', [hill]]], years: [2023] }), { reportIds: ['city-2023'] })).toBe(
      'not_in_reports',
    )
  })
})

test('a refusal speaks the language of the question', () => {
  const english = query({ places: [['Baishui County', []]], language: 'en' })
  expect(scopeOf(english, {}, held, [])).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^Not found.*Baishui County.*青山区/),
  })
})

test('no more reports are suggested than a person reads', () => {
  const many = Array.from({ length: 30 }, (_, at) => report(`r${at}`, hill, 1990 + at))
  const outcome = scopeOf(query({ places: [['白水县', []]] }), {}, many, [])
  expect(outcome.kind === 'refused' && outcome.suggestions.length).toBe(8)
})

const chenggong = placeOf('云南省/昆明市/呈贡区')
const kunshan = placeOf('江苏省/苏州市/昆山市')
const ownOf = (id: string, place: Place, year: number) =>
  record(id, { place, year, title: `${place.path.at(-1)}${year}年法治政府建设年度报告` })
const bureauOf = (id: string, place: Place, year: number, bureau: string) => {
  const name = `${place.path.at(-1)}${bureau}`
  return record(id, { place, year, issuer: name, title: `${name}${year}年法治政府建设年度报告` })
}

/** What a question in words may be answered from; `reports` are held. */
function scoped(question: string, reports: readonly ReportRecord[]): ScopeOutcome {
  const context = { now: NOW, heldPlaces: heldPlacesOf(reports), reports }
  return scopeOf(understand(question, context), {}, reports, [])
}

function answering(question: string, reports: readonly ReportRecord[]): string[][] {
  const outcome = scoped(question, reports)
  if (outcome.kind === 'refused') throw new Error(outcome.message)
  return outcome.targets.map(target => ids(target.reports))
}

describe('which report a year means', () => {
  const reports = [ownOf('c-2023', chenggong, 2023), ownOf('c-2024', chenggong, 2024)]

  test.each([
    ['a year with planning words: the report that plans it', '呈贡区2024年打算怎么推进数字政府建设？', 'c-2023'],
    ['what comes next after a year: the report that reviews it', '呈贡区2024年下一步怎么推进数字政府建设？', 'c-2024'],
    ['the plans in the report of a year: that report', '呈贡区2024年报告里的工作安排是什么？', 'c-2024'],
    ['the same in English', 'What are the plans in the 2024 report of Chenggong District?', 'c-2024'],
    ['a year without planning words: the report that reviews it', '呈贡区2024年数字政府建设的情况', 'c-2024'],
    ['plans without a year: the newest', '呈贡区下一步打算怎么推进数字政府建设？', 'c-2024'],
  ])('%s', (_, question, id) => {
    expect(answering(question, reports)).toEqual([[id]])
  })

  test('problems of a year are never taken from a report that only plans it', () => {
    expect(scoped('呈贡区2025年存在哪些问题？', reports)).toMatchObject({ kind: 'refused', reason: 'unknown_year' })
  })

  test('only the report of another year that plans the one asked for is held to its plans', () => {
    expect(scoped('呈贡区2024年打算怎么推进数字政府建设？', reports)).toMatchObject({
      targets: [{ planned: true }],
      notices: [{ code: 'plan_year', message: expect.stringContaining('2024年') }],
    })
    expect(scoped('呈贡区2024年下一步怎么推进数字政府建设？', reports)).toMatchObject({
      targets: [{ planned: false }],
      notices: [],
    })
  })
})

describe('several reports of one place and year', () => {
  const own = ownOf('c-2024', chenggong, 2024)
  const justice = bureauOf('c-sfj-2024', chenggong, 2024, '司法局')
  const older = bureauOf('c-sfj-2023', chenggong, 2023, '司法局')

  test("the place's own answers; a bureau's is looked into behind it", () => {
    expect(scoped('呈贡区2024年受理行政复议申请多少件？', [justice, own])).toMatchObject({
      targets: [{ reports: [{ id: 'c-2024' }], older: [[{ id: 'c-sfj-2024' }]], issuerShown: false }],
    })
  })

  test("a bureau's answers where it is named, and is said to be the bureau's", () => {
    expect(scoped('呈贡区司法局2024年受理行政复议申请多少件？', [justice, own])).toMatchObject({
      targets: [{ reports: [{ id: 'c-sfj-2024' }], issuerShown: true }],
    })
  })

  test("a bureau's answers where it is the only one, and is said to be the bureau's", () => {
    expect(scoped('呈贡区2024年受理行政复议申请多少件？', [justice])).toMatchObject({
      targets: [{ reports: [{ id: 'c-sfj-2024' }], older: [], issuerShown: true }],
    })
  })

  test('who is preferred is decided year by year', () => {
    expect(scoped('呈贡区受理行政复议申请多少件？', [justice, own, older])).toMatchObject({
      targets: [{ year: 2024, reports: [{ id: 'c-2024' }], older: [[{ id: 'c-sfj-2024' }], [{ id: 'c-sfj-2023' }]] }],
    })
  })

  test('and place by place: one that has only a bureau report is asked for it beside one that has its own', () => {
    const other = bureauOf('k-sfj-2024', kunshan, 2024, '司法局')
    const asked = '呈贡区和昆山市2024年分别受理行政复议申请多少件？'
    expect(answering(asked, [justice, own, other])).toEqual([['c-2024'], ['k-sfj-2024']])
    expect(answering('法律援助案件的办理情况', [justice, own, other])).toEqual([['c-2024', 'k-sfj-2024']])
  })

  test("a place as a whole set beside its bureau asks the place's own report and the bureau's, one after the other", () => {
    const asked = '呈贡区全区和司法局2024年分别受理行政复议申请多少件？'
    expect(answering(asked, [justice, own])).toEqual([['c-2024'], ['c-sfj-2024']])
  })

  test('so do two bureaus that are named', () => {
    const education = bureauOf('c-jyj-2024', chenggong, 2024, '教育局')
    const asked = '呈贡区司法局和教育局2024年谁开展的普法活动多？'
    expect(answering(asked, [justice, own, education])).toEqual([['c-sfj-2024'], ['c-jyj-2024']])
  })

  test('a bureau that has not reported is part of the matter', () => {
    expect(answering('呈贡区水务局2024年办理了多少件案件？', [justice, own])).toEqual([['c-2024']])
  })
})

describe('a comparison', () => {
  const reports = [
    ownOf('c-2022', chenggong, 2022),
    ownOf('c-2023', chenggong, 2023),
    ownOf('c-2024', chenggong, 2024),
    ownOf('k-2024', kunshan, 2024),
  ]

  test('among places, of which none is named, asks the newest report of each for itself', () => {
    expect(answering('哪个地方受理的行政复议申请最多？', reports)).toEqual([['c-2024'], ['k-2024']])
  })

  test('of all places in a year says which of them have no report of it', () => {
    const outcome = scoped('2023年哪个地方受理的行政复议申请最多？', reports)
    expect(outcome).toMatchObject({
      targets: [{ reports: [{ id: 'c-2023' }] }],
      notices: [{ code: 'year_not_held', message: expect.stringContaining('昆山市') }],
    })
  })

  test.each([
    '呈贡区历年受理行政复议申请的数量变化趋势',
    '呈贡区哪一年受理的行政复议申请最多？',
    '呈贡区近几年受理行政复议申请多少件？',
  ])('over years, of which none is named, asks every year held: %s', question => {
    expect(answering(question, reports)).toEqual([['c-2022'], ['c-2023'], ['c-2024']])
  })

  test.each([
    ['the newest so many of those held', '呈贡区近两年受理行政复议申请多少件？', [['c-2023'], ['c-2024']]],
    ['those from a year on', '呈贡区2023年以来受理行政复议申请的数量变化', [['c-2023'], ['c-2024']]],
    ['those up to a year', '呈贡区2024年以前受理行政复议申请的数量变化', [['c-2022'], ['c-2023']]],
  ])('over a time that names no year for itself asks %s', (_, question, expected) => {
    expect(answering(question, reports)).toEqual(expected)
  })

  test('over years that are named asks these', () => {
    expect(answering('呈贡区2022年和2024年相比受理行政复议申请差多少件？', reports)).toEqual([['c-2022'], ['c-2024']])
  })

  test('of two places asks the newest of each, and not every year', () => {
    expect(answering('呈贡区和昆山市谁受理的行政复议申请多？', reports)).toEqual([['c-2024'], ['k-2024']])
  })

  test('which of several says something is asked of all of them together', () => {
    const outcome = scoped('呈贡区和昆山市2024年哪个提到了数字政府建设？', reports)
    expect(outcome).toMatchObject({
      targets: [{ place: null, year: 2024, reports: [{ id: 'c-2024' }, { id: 'k-2024' }], issuerShown: true }],
    })
    expect(answering('呈贡区2022年和2023年哪一年提到了数字政府建设？', reports)).toEqual([['c-2022', 'c-2023']])
  })

  test('what is asked of each place without setting one against the other is asked of each', () => {
    expect(answering('各地2024年怎么推进数字政府建设？', reports)).toEqual([['c-2024'], ['k-2024']])
  })
})

describe('what is asked back or said', () => {
  const reports = [ownOf('c-2024', chenggong, 2024), ownOf('k-2024', kunshan, 2024)]

  test('whose district "our district" is, with the question put for each place that is held', () => {
    expect(scoped('我区2024年受理行政复议申请多少件？', reports)).toMatchObject({
      kind: 'refused',
      reason: 'ambiguous_place',
      message: expect.stringContaining('“我区”'),
      suggestions: [
        { kind: 'question', text: '云南省昆明市呈贡区2024年受理行政复议申请多少件？' },
        { kind: 'question', text: '江苏省苏州市昆山市2024年受理行政复议申请多少件？' },
      ],
    })
  })

  test('that a name that is no place was taken for one that is held', () => {
    const [asked] = understand('呈贡区', { now: NOW, heldPlaces: [chenggong] }).places
    if (!asked) throw new Error('呈贡区 is not understood')
    const corrected = { ...asked, text: '呈贞区', corrected: { from: '呈贞区', to: '呈贡区' } }
    expect(scopeOf({ ...query({ years: [2024] }), places: [corrected] }, {}, reports, [])).toMatchObject({
      targets: [{ reports: [{ id: 'c-2024' }] }],
      notices: [{ code: 'place_corrected', message: '没有“呈贞区”这个地名，按“呈贡区”回答。' }],
    })
  })
})
