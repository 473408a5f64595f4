import { describe, expect, test } from 'vitest'
import type { Place } from '../../src/library/library.ts'
import type { Filters, Query } from '../../src/question/question.ts'
import { scopeOf } from '../../src/question/scope.ts'
import { record } from './made-up-records.ts'

const hill: Place = { path: ['甲省', '乙市', '青山区'], level: 'district' }
const city: Place = { path: ['甲省', '乙市'], level: 'city' }
const other: Place = { path: ['丙省', '丁市', '青山区'], level: 'district' }

const report = (id: string, place: Place, year: number) => record(id, { place, year })

const held = [report('hill-2022', hill, 2022), report('hill-2023', hill, 2023), report('city-2023', city, 2023)]

function query(parts: { places?: [string, Place[]][]; years?: number[]; planning?: boolean }): Query {
  const places = (parts.places ?? []).map(([text, heldPlaces], at) => ({
    text,
    start: at * 10,
    end: at * 10 + text.length,
    candidates: heldPlaces,
    held: heldPlaces,
  }))
  const years = (parts.years ?? []).map((year, at) => ({ year, start: at * 10 + 5, end: at * 10 + 9 }))
  return {
    question: '问',
    language: 'zh',
    places,
    years,
    planning: parts.planning ?? false,
    accomplished: false,
    figure: undefined,
    list: false,
    content: '问',
  }
}

function targets(asked: Query, filters: Filters = {}, filterPlaces: readonly Place[] = [], reports = held) {
  const outcome = scopeOf(asked, filters, reports, filterPlaces)
  if (outcome.kind === 'refused') return outcome.reason
  return outcome.targets.map(target => target.reports.map(({ id }) => id))
}

describe('place and year are filters', () => {
  test('a place and a year lead to the report that reviews it', () => {
    expect(targets(query({ places: [['青山区', [hill]]], years: [2022] }))).toEqual([['hill-2022']])
  })

  test('without a year the newest report answers, and a notice says so', () => {
    const outcome = scopeOf(query({ places: [['青山区', [hill]]] }), {}, held, [])
    expect(outcome).toMatchObject({ kind: 'targets', targets: [{ year: 2023 }], notices: [{ code: 'newest_report' }] })
  })

  test('a year that is only planned for is answered by the report that plans it, and said to be', () => {
    const outcome = scopeOf(query({ places: [['青山区', [hill]]], years: [2024] }), {}, held, [])
    expect(outcome).toMatchObject({
      kind: 'targets',
      targets: [{ reports: [{ id: 'hill-2023' }] }],
      notices: [{ code: 'plan_year' }],
    })
  })

  test('what was done in a year that is only planned for is refused: a plan is no result', () => {
    const asked = { ...query({ places: [['青山区', [hill]]], years: [2024] }), accomplished: true }
    expect(targets(asked)).toBe('unknown_year')
  })

  test('planning words turn to the report that plans the year although another one reviews it', () => {
    expect(targets(query({ places: [['青山区', [hill]]], years: [2023], planning: true }))).toEqual([['hill-2022']])
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
  const english: Query = { ...query({ places: [['Baishui County', []]] }), language: 'en' }
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
