import { describe, expect, test } from 'vitest'
import type { Place, ReportRecord, Section } from '../../../src/library/library.ts'
import { aboutLibrary } from '../../../src/question/topic/about-library.ts'
import { smallTalk, vague } from '../../../src/question/topic/small-talk.ts'
import { topicOf } from '../../../src/question/topic/topic.ts'
import { understand } from '../../../src/question/understanding/understand.ts'
import { place } from '../made-up-places.ts'
import { record } from '../made-up-records.ts'

const chenggong = place('云南省/昆明市/呈贡区')
const kunshan = place('江苏省/苏州市/昆山市')
const drum = [place('江苏省/南京市/鼓楼区'), place('福建省/福州市/鼓楼区')] as const

const records: readonly ReportRecord[] = [
  record('chenggong-2023', { place: chenggong, year: 2023, issuer: '昆明市呈贡区人民政府' }),
  {
    ...record('chenggong-2024', { place: chenggong, year: 2024, issuer: '昆明市呈贡区人民政府' }),
    published: '2025-01-20',
    url: 'https://example.org/2024',
  },
  { ...record('kunshan-2024', { place: kunshan, year: 2024 }), titleDerived: true },
]

const section = (id: string, path: readonly string[], start: number, end: number): Section => ({
  id,
  path,
  kind: 'body',
  start,
  end,
  bodyStart: start,
  bodyEnd: end,
  uncertain: false,
  derived: false,
})
const sections = [
  { ...section('s0', [], 0, 100), kind: 'preamble' as const },
  section('s1', ['一、主要工作'], 100, 2000),
  section('s2', ['一、主要工作', '（一）行政复议'], 120, 1000),
  section('s3', ['一、主要工作', '（二）普法'], 1000, 2000),
  section('s4', ['存在的不足'], 2000, 3040),
]
const sectionsOf = async () => sections

async function told(question: string, reports: readonly ReportRecord[] = records) {
  const heldPlaces = reports.flatMap(report => (report.place ? [report.place] : []))
  const query = understand(question, { now: new Date('2025-06-01T00:00:00Z'), heldPlaces })
  const topic = topicOf(query.question, query)
  if (topic.kind === 'library') return aboutLibrary(topic.asks, query, reports, sectionsOf, query.language)
  if (topic.kind === 'vague') return vague(query, reports, sectionsOf, query.language)
  throw new Error(`${question} is ${topic.kind}`)
}

describe('which reports there are', () => {
  test('is told by place, with years and issuers', async () => {
    const { answer, reportIds } = await told('有哪些报告？')
    expect(answer.split('\n')).toEqual([
      '全部报告',
      '收录3份报告，来自2个地方，年份为2023—2024年：',
      '· 云南省昆明市呈贡区：2023年（昆明市呈贡区人民政府）；2024年（昆明市呈贡区人民政府）',
      '· 江苏省苏州市昆山市：2024年',
    ])
    expect(reportIds).toEqual(['chenggong-2023', 'chenggong-2024', 'kunshan-2024'])
  })

  test('is told in the language of the question', async () => {
    const { answer } = await told('Which reports do you have?')
    expect(answer).toContain('3 reports held, from 2 places, for 2023–2024:')
  })

  test('is told of the place and year that are named', async () => {
    expect((await told('呈贡有哪几年的报告')).reportIds).toEqual(['chenggong-2023', 'chenggong-2024'])
    expect((await told('2023年有哪些报告')).reportIds).toEqual(['chenggong-2023'])
  })

  test('of a place without one are those within it, said to be so', async () => {
    const { answer, reportIds } = await told('昆明市有哪些报告')
    expect(answer).toContain('没有昆明市本级的报告')
    expect(reportIds).toEqual(['chenggong-2023', 'chenggong-2024'])
  })

  test('is shortened where there are many', async () => {
    const zone = (at: number): Place => ({ path: ['云南省', `第${at}开发区`], level: 'zone' })
    const many = Array.from({ length: 40 }, (_, at) => record(`r${at}`, { place: zone(at), year: 2024 }))
    const { answer, reportIds } = await told('收录了哪些地方', many)
    expect(answer).toContain('收录40份报告，来自40个地方')
    expect(answer).toContain('另有28个地方')
    expect(reportIds).toHaveLength(12)
  })

  test('is an honest no for an empty library', async () => {
    expect((await told('有哪些报告', [])).answer).toBe('目前没有收录任何报告。')
  })
})

describe('whether a report is held', () => {
  test('is a yes with the report', async () => {
    expect(await told('有没有呈贡区2023年的报告')).toMatchObject({
      answer: expect.stringContaining('有，收录1份'),
      reportIds: ['chenggong-2023'],
    })
  })

  test.each([
    ['有没有呈贡区2021年的报告', '没有收录呈贡区2021年的报告。现收录该地2023年、2024年的报告。'],
    ['有没有天河区的报告', '没有收录“天河区”的报告。现收录：呈贡区、昆山市。'],
    [
      'Do you have a report for Tianhe District?',
      'No report of “Tianhe District” is held. Held: Chenggong (呈贡区), Kunshan (昆山市).',
    ],
  ])('%s is an honest no', async (question, answer) => {
    expect(await told(question)).toMatchObject({ answer, reportIds: [] })
  })

  test('a bureau is found by what it is for', async () => {
    const bureau = record('czj', { place: chenggong, year: 2024, issuer: '呈贡区财政金融局' })
    expect((await told('有没有呈贡区财政局的报告', [...records, bureau])).reportIds).toEqual(['czj'])
    expect((await told('有没有呈贡区教育局的报告')).answer).toContain('没有收录“教育局”的报告')
  })
})

describe('one report', () => {
  test('is told in its outermost headings, as written, numbered where they are not', async () => {
    const { answer, suggestions, reportIds } = await told('呈贡区的报告有哪几部分？')
    expect(answer.split('\n')).toEqual([
      '呈贡区 · 2024年报告',
      '《呈贡区2024年度报告》',
      '共2个部分：',
      '一、主要工作（下分2节）',
      '2. 存在的不足',
    ])
    expect(suggestions.map(({ id }) => id)).toEqual(['s1', 's4'])
    expect(reportIds).toEqual(['chenggong-2024'])
  })

  test.each([
    ['呈贡区2024年报告什么时候发布的', '发布日期：2025-01-20'],
    ['呈贡区2024年报告的网址', '原文网址：https://example.org/2024'],
    ['呈贡区2023年报告的文号是什么', '文件中没有写明文号。'],
    ['昆山报告是谁发布的', '文件中没有写明发布单位。'],
    ['昆山报告的标题是什么', '标题：《昆山市2024年度报告》（文件中没有标题，此标题由内容得出）'],
    ['昆山报告多少字', '全文约3000字。'],
    ['Who issued the 2023 Chenggong report?', 'Issued by: 昆明市呈贡区人民政府'],
  ])('%s is told from its record', async (question, fact) => {
    expect((await told(question)).answer).toContain(fact)
  })

  test('that is not held is refused with the reason', async () => {
    expect(await told('天河区的报告有几部分')).toMatchObject({ reason: 'unknown_place', reportIds: [] })
    expect(await told('呈贡区2021年的报告谁发布的')).toMatchObject({ reason: 'unknown_year', reportIds: [] })
  })

  test('of a name that several held places bear is asked back', async () => {
    const both = drum.map((one, at) => record(`drum-${at}`, { place: one, year: 2024 }))
    expect(await told('鼓楼区的报告有几部分', both)).toMatchObject({
      reason: 'ambiguous_place',
      answer: expect.stringContaining('江苏省南京市鼓楼区、福建省福州市鼓楼区'),
    })
  })
})

describe('small talk', () => {
  test.each(['hello', 'help'] as const)('%s shows two questions about what is held', which => {
    const { answer, suggestions } = smallTalk(which, 'zh', records)
    expect(suggestions).toHaveLength(2)
    expect(suggestions.map(({ text }) => text.slice(0, 3)).sort()).toEqual(['呈贡区', '昆山市'])
    for (const { text } of suggestions) expect(answer).toContain(text)
  })

  test('its examples are questions to the reports, in both languages', () => {
    const heldPlaces = [chenggong, kunshan]
    for (const language of ['zh', 'en'] as const)
      for (const { text } of smallTalk('help', language, records).suggestions) {
        const query = understand(text, { now: new Date('2025-06-01T00:00:00Z'), heldPlaces })
        expect(query.language).toBe(language)
        expect(query.places.flatMap(asked => asked.held)).toHaveLength(1)
        expect(topicOf(text, query)).toEqual({ kind: 'reports' })
      }
  })

  test('thanks and goodbye are short', () => {
    expect(smallTalk('thanks', 'en', records)).toMatchObject({
      answer: expect.stringMatching(/welcome/),
      suggestions: [],
    })
    expect(smallTalk('bye', 'zh', records)).toMatchObject({ answer: '再见！', suggestions: [] })
  })
})

describe('a question that asks for nothing', () => {
  test('of a held place is asked back with the parts of its newest report as questions', async () => {
    const { answer, suggestions } = await told('呈贡区怎么样')
    expect(answer).toMatch(/^呈贡区 · 2024年报告\n请再具体一些/)
    expect(suggestions.map(({ text }) => text)).toEqual([
      '呈贡区2024年报告“主要工作”部分写了什么？',
      '呈贡区2024年报告“存在的不足”部分写了什么？',
    ])
  })

  test('of no place is asked back with examples', async () => {
    const { answer, suggestions } = await told('多少？')
    expect(answer).toContain('哪个地方、哪一年')
    expect(suggestions).toHaveLength(2)
  })

  test('of a place without a report is an honest no', async () => {
    expect(await told('天河区2024年')).toMatchObject({ reason: 'unknown_place' })
  })
})
