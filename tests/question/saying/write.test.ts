import { describe, expect, test } from 'vitest'
import { candidatesIn } from '../../../src/question/finding/candidates.ts'
import type { Extract, FigureFound, Stated } from '../../../src/question/finding/find.ts'
import type { Notice, Target } from '../../../src/question/question.ts'
import { say } from '../../../src/question/saying/wording.ts'
import { answered, refused, told } from '../../../src/question/saying/write.ts'
import { figuresSaid, hit, query } from '../made-up-hits.ts'
import { place } from '../made-up-places.ts'
import { record } from '../made-up-records.ts'

const kunshan = place('江苏省/苏州市/昆山市')
const chenggong = place('云南省/昆明市/呈贡区')
const kunshanReport = {
  ...record('k', { place: kunshan, year: 2024, issuer: '昆山市人民政府' }),
  published: '2025-02-06',
}
const chenggongReport = record('c', { place: chenggong, year: 2024 })
const reports = [kunshanReport, chenggongReport]

function target(about: Partial<Target> = {}): Target {
  return {
    place: kunshan,
    year: 2024,
    reports: [kunshanReport],
    planned: false,
    older: [],
    issuerShown: false,
    ...about,
  }
}

const OF_CHENGGONG = { place: chenggong, reports: [chenggongReport] }

function extract(quote: string, start: number, reportId = 'k'): Extract {
  const section = { id: 's2', path: ['一、主要成效', '(二)行政复议'], kind: 'body' as const }
  return { reportId, revision: 1, section, start, end: start + quote.length, quote, confidence: 0.9 }
}

const PART = { text: '受理多少件', own: '受理', figure: undefined }

function figureFound(from: Extract): FigureFound {
  const [figure] = figuresSaid(from.quote)
  if (!figure) throw new Error(`no figure in ${from.quote}`)
  return { part: PART, extract: from, fitting: { figure, unit: 1, found: [], measure: 1, otherAction: false } }
}

function stated(extracts: readonly Extract[], about: Partial<Stated> = {}): Stated {
  return { target: target(), extracts, figures: [], unstated: [], planOnly: false, confidence: 0.9, near: [], ...about }
}

const accepted = extract('受理申请312件。', 100)
const concluded = extract('审结申请287件。', 200)

describe.each(['zh', 'en'] as const)('an answer in %s', language => {
  const given: Notice[] = [{ code: 'plan_year', message: '计划年度' }]
  const answer = answered(
    query({ years: [{ year: 2024, start: 0, end: 4 }] }),
    language,
    [stated([accepted, concluded])],
    given,
    reports,
  )
  const lines = answer.answer.split('\n')

  test('says first what was understood', () => {
    expect(lines[0]).toBe(language === 'zh' ? '昆山市 · 2024年报告' : '昆山市 · 2024 report')
  })

  test('holds every quote word for word with the number of its citation, its report and section', () => {
    const mark =
      language === 'zh'
        ? ['“受理申请312件。”[1]', '“审结申请287件。”[2]']
        : ['“受理申请312件。” [1]', '“审结申请287件。” [2]']
    expect(lines).toHaveLength(4)
    for (const [at, start] of mark.entries()) {
      expect(lines[at + 2]?.startsWith(start)).toBe(true)
      expect(lines[at + 2]?.endsWith('《昆山市2024年度报告》 › 一、主要成效 › (二)行政复议')).toBe(true)
    }
    expect(answer.citations.map(({ quote, index }) => [quote, index])).toEqual([
      ['受理申请312件。', 1],
      ['审结申请287件。', 2],
    ])
  })

  test('says that quotes follow where no figure sums them up', () => {
    expect(lines[1]).toBe(say(language).quotes)
    expect(answer.figures).toEqual([])
  })

  test('gives the figures in one line before the quotes, with the quote each stands in', () => {
    const figures = [figureFound(accepted), figureFound(concluded)]
    const counted = answered(query(), language, [stated([accepted, concluded], { figures })], [], reports)
    expect(counted.answer.split('\n')[1]).toEqual(
      language === 'zh'
        ? '受理申请312件[1]；审结申请287件[2]。'
        : expect.stringMatching(/^受理申请: 312件 \(\w+\) \[1\]; 审结申请: 287件 \(\w+\) \[2\]$/),
    )
    expect(counted.figures).toMatchObject([
      { figure: { raw: '312件' }, place: kunshan, year: 2024, citation: 1 },
      { figure: { raw: '287件' }, place: kunshan, year: 2024, citation: 2 },
    ])
  })

  test('can be pasted as one sentence of title, issuer, date, section and the first quote', () => {
    for (const part of ['《昆山市2024年度报告》', '昆山市人民政府', '2025-02-06', '(二)行政复议', '“受理申请312件。”'])
      expect(answer.copy).toContain(part)
    expect(answer.copy).not.toMatch(/\n|287/)
  })

  test('carries what the scope had to say, and how sure it is', () => {
    expect(answer).toMatchObject({
      status: 'answered',
      kind: 'extractive',
      notices: given,
      suggestions: [],
      confidence: 0.9,
    })
    expect(answer.targets).toEqual([target()])
    expect(answer.reason).toBeUndefined()
  })

  test('of several places has a block for each, the citations counted through', () => {
    const other = stated([extract('受理申请88件。', 0, 'c')], { target: target(OF_CHENGGONG) })
    const blocks = answered(query(), language, [stated([accepted]), other], [], reports).answer.split('\n\n')
    expect(blocks.map(block => block.split('\n')[0])).toEqual(
      language === 'zh'
        ? ['昆山市 · 2024年报告', '呈贡区 · 2024年报告']
        : ['昆山市 · 2024 report', '呈贡区 · 2024 report'],
    )
    expect(blocks[1]).toMatch(/“受理申请88件。” ?\[2\]/)
  })
})

describe('the first line', () => {
  const first = (about: Partial<Target>, extracts: readonly Extract[] = [accepted]) =>
    answered(query(), 'zh', [stated(extracts, { target: target(about) })], [], reports).answer.split('\n')[0]

  test('names the issuer where it is not the place itself that reports', () => {
    expect(first({ issuerShown: true })).toBe('昆山市 · 2024年报告（昆山市人民政府）')
  })

  test('names whose reports are quoted, each once, where no place was asked for', () => {
    const everywhere = { place: null, year: null, reports }
    const quoted = [extract('受理申请88件。', 0, 'c'), accepted, concluded]
    expect(first(everywhere, quoted)).toBe('呈贡区 · 2024年报告；昆山市 · 2024年报告')
  })
})

describe('notices', () => {
  const codes = (found: readonly Stated[], asked = query()) =>
    answered(asked, 'zh', found, [], reports).notices.map(({ code }) => code)
  const older = [[record('k23', { place: kunshan, year: 2023 })]]
  const newest = stated([accepted], { target: target({ older }) })

  test('the newest of several years was taken, because none was asked for', () => {
    expect(codes([newest])).toEqual(['newest_report'])
    expect(codes([newest], query({ years: [{ year: 2024, start: 0, end: 4 }] }))).toEqual([])
    expect(codes([stated([accepted])])).toEqual([])
  })

  test('another issuer of the same year is no older report', () => {
    const sameYear = [[record('bureau', { place: kunshan, year: 2024 })]]
    expect(codes([stated([accepted], { target: target({ older: sameYear }) })])).toEqual([])
  })

  test('what is told is only planned', () => {
    expect(codes([stated([accepted], { planOnly: true })])).toEqual(['plan_only'])
  })

  test('a part that is not stated, in its own words', () => {
    const { notices } = answered(
      query(),
      'zh',
      [stated([accepted], { unstated: [{ ...PART, text: '维持多少件' }] })],
      [],
      reports,
    )
    expect(notices).toEqual([{ code: 'part_not_stated', message: expect.stringContaining('维持多少件') }])
  })

  test('of two places the one that does not state it', () => {
    const silent = stated([], { target: target(OF_CHENGGONG), confidence: 0.1 })
    const answer = answered(query(), 'zh', [stated([accepted]), silent], [], reports)
    expect(answer.notices).toEqual([{ code: 'not_stated', message: expect.stringContaining('呈贡区') }])
    expect(answer.status).toBe('answered')
    expect(answer.targets).toHaveLength(1)
  })
})

describe('a comparison', () => {
  const asked = query({ comparison: 'compare', parts: [PART], years: [{ year: 2024, start: 0, end: 4 }] })
  const lower = extract('受理申请88件。', 0, 'c')
  const both = [
    stated([accepted], { figures: [figureFound(accepted)] }),
    stated([lower], { figures: [figureFound(lower)], target: target(OF_CHENGGONG) }),
  ]

  test('has both places in the first line, then conclusion and table, then the quotes', () => {
    const answer = answered(asked, 'zh', both, [], reports)
    const lines = answer.answer.split('\n').filter(line => line !== '')
    expect(answer.kind).toBe('comparison')
    expect(lines[0]).toBe('昆山市 · 2024年报告；呈贡区 · 2024年报告')
    expect(lines[1]).toContain('多224件')
    expect(lines.filter(line => line.startsWith('|'))).toHaveLength(4)
    expect(lines.slice(-2)).toEqual([expect.stringContaining('”[1]'), expect.stringContaining('”[2]')])
    expect(answer).toMatchObject({ measures: ['受理'], rows: [{ place: kunshan }, { place: chenggong }] })
  })

  test('tells once that a place does not state it', () => {
    const silent = stated([], { target: target(OF_CHENGGONG), confidence: 0.1 })
    const { notices } = answered(asked, 'zh', [both[0] ?? silent, silent], [], reports)
    expect(notices.filter(({ message }) => message.includes('呈贡区'))).toHaveLength(1)
  })

  test('of one place only is an answer like any other', () => {
    expect(answered(asked, 'zh', both.slice(0, 1), [], reports)).toMatchObject({ kind: 'extractive', rows: [] })
  })
})

describe('where nothing is stated', () => {
  const near = candidatesIn({ query: query(), words: [] }, [
    {
      ...hit(
        [
          { text: '受理很多。', cosine: 0.9 },
          { text: '审结很多。', cosine: 0.9 },
        ],
        { path: ['一、成效'], reportId: 'k' },
      ),
      sectionId: 's3',
    },
    { ...hit([{ text: '前言。', cosine: 0.8 }], { start: 50, reportId: 'k' }), sectionId: 's1' },
    {
      ...hit([{ text: '讲座。', cosine: 0.7 }], { path: ['二、普法', '（一）讲座'], start: 80, reportId: 'k' }),
      sectionId: 's5',
    },
  ])
  const nothing = answered(query(), 'zh', [stated([], { near, confidence: 0.2 })], [], reports)

  test('it is not found, and the message names the report that was looked into', () => {
    expect(nothing).toMatchObject({
      status: 'not_found',
      reason: 'not_in_reports',
      citations: [],
      figures: [],
      copy: '',
      confidence: 0.2,
    })
    expect(nothing.answer).toBe('未找到：昆山市 · 2024年报告没有载明所问的内容。')
  })

  test('the nearest sections are suggested, each once, nearest first, and not what stands outside headings', () => {
    expect(nothing.suggestions).toEqual([
      { kind: 'section', id: 'k#s3', text: '《昆山市2024年度报告》（2024年） › 一、成效' },
      { kind: 'section', id: 'k#s5', text: '《昆山市2024年度报告》（2024年） › 二、普法 › （一）讲座' },
    ])
  })

  test('what was replaced since it was found is not quoted', () => {
    const gone = answered(
      query(),
      'zh',
      [stated([accepted, extract('受理申请88件。', 0, 'c')], {})],
      [],
      [chenggongReport],
    )
    expect(gone.citations.map(({ report }) => report.id)).toEqual(['c'])
    expect(gone.answer).not.toContain('312件')
  })
})

test('a refusal carries its reason, message and suggestions, and cites nothing', () => {
  const suggestions = [{ kind: 'report' as const, text: '《昆山市2024年度报告》', id: 'k' }]
  expect(refused({ reason: 'unknown_place', message: '没有', suggestions })).toEqual({
    status: 'not_found',
    reason: 'unknown_place',
    kind: 'extractive',
    answer: '没有',
    suggestions,
    citations: [],
    figures: [],
    rows: [],
    measures: [],
    notices: [],
    copy: '',
    targets: [],
    confidence: 0,
  })
})

test('what the library says of itself needs no quote', () => {
  expect(told('您好', [])).toMatchObject({
    status: 'answered',
    kind: 'library',
    answer: '您好',
    citations: [],
    confidence: 1,
  })
})

describe('what is said', () => {
  test('a place that is not held: which, and what is', () => {
    expect(say('zh').placeNotHeld(['云冈区'], ['昆山市', '呈贡区'])).toMatch(/云冈区.*昆山市、呈贡区/)
    expect(say('en').placeNotHeld(['Yungang District'], ['昆山市'])).toMatch(/Yungang District.*昆山市/)
  })

  test('no more than a dozen held places are listed', () => {
    const many = Array.from({ length: 40 }, (_, at) => `第${at}区`)
    for (const language of ['zh', 'en'] as const) {
      const message = say(language).placeNotHeld(['云冈区'], many)
      expect(message).toContain('第11区')
      expect(message).not.toContain('第12区')
    }
  })

  test('a year that is not held: the years that are, once each, in order', () => {
    const held = [2024, 2022, 2024].map((year, at) => record(`r${at}`, { place: kunshan, year }))
    expect(say('zh').yearNotHeld(kunshan, 2019, held)).toMatch(/昆山市2019年.*2022年、2024年的/)
    expect(say('en').yearNotHeld(kunshan, 2019, held)).toMatch(/2019.*2022, 2024\./)
  })

  test('a year that is only planned for is told from the year under review', () => {
    for (const language of ['zh', 'en'] as const)
      expect(say(language).planYear(2025, [kunshanReport])).toMatch(/2025.*昆山市2024年度报告.*2024/)
  })

  test('a report without issuer and date is cited without empty brackets', () => {
    for (const language of ['zh', 'en'] as const) {
      const copy = say(language).copy(record('bare'), [], '原文。')
      expect(copy).toContain('原文。')
      expect(copy).not.toMatch(/（）|\(\)|““/)
    }
  })

  test.each([
    ['受理行政复议申请多少件？', '受理行政复议申请'],
    ['受理、审结各多少', '受理、审结'],
    ['谁的信访量更多？', '信访量'],
    ['调解率怎么变化', '调解率'],
    ['一共有多少件？', '数量'],
  ])('what %s counts heads a column: %s', (part, measure) => {
    expect(say('zh').measure(part)).toBe(measure)
  })
})
