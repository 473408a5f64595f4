import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Library } from '../../src/library/library.ts'
import type { Step } from '../../src/question/ask.ts'
import type { Answer } from '../../src/question/question.ts'
import { type Asking, NOW, openAsking } from './asking.ts'
import { createBigramEmbedder } from './bigram-embedder.ts'
import { reportFiles } from './made-up-reports.ts'

const embedder = createBigramEmbedder()
const kept: Parameters<Library['keepCitations']>[] = []
const keeping = (library: Library): Library => ({
  ...library,
  async keepCitations(...citations) {
    kept.push(citations)
    await library.keepCitations(...citations)
  },
})

let asking: Asking
const ask = (text: string) => asking.ask({ text })
const ids = (answer: Answer) => [...new Set(answer.citations.map(({ report }) => report.id))]
const first = (answer: Answer) => answer.citations[0]?.quote ?? ''

beforeAll(async () => {
  asking = await openAsking(embedder, keeping)
  await asking.add(reportFiles)
})

beforeEach(() => {
  embedder.questions.length = 0
  kept.length = 0
})

afterAll(() => asking.close())

describe('a figure of one place and year', () => {
  test.each([
    ['呈贡区2024年受理行政复议申请多少件？', 'chenggong-2024', '312件'],
    ['呈贡2023年受理了多少件行政复议申请', 'chenggong-2023', '268件'],
    ['昆明市呈贡区2024年的负责人出庭应诉率是多少', 'chenggong-2024', '98.2%'],
    ['昆山市2024年办结行政复议多少件', 'kunshan-2024', '903件'],
    ['２０２４年昆山走访企业多少家次', 'kunshan-2024', '2140家次'],
  ])('%s', async (question, report, figure) => {
    const answer = await ask(question)
    expect(answer.status).toBe('answered')
    expect(ids(answer)).toEqual([report])
    expect(first(answer)).toContain(figure)
    expect(answer.answer).toContain(figure)
  })

  test('is cited with the section it stands in', async () => {
    const [citation] = (await ask('呈贡区2024年受理行政复议申请多少件？')).citations
    expect(citation?.section).toMatchObject({
      path: ['一、2024年主要工作和成效', '（一）行政复议和行政应诉'],
      kind: 'body',
    })
    expect(citation?.score).toBe(1)
  })

  test('without a year the newest report answers, and a notice says so', async () => {
    const answer = await ask('呈贡区受理行政复议申请多少件？')
    expect(ids(answer)).toEqual(['chenggong-2024'])
    expect(answer.notices.map(({ code }) => code)).toEqual(['newest_report'])
  })

  test('what is planned is quoted from the plans, and the year is said to be planned for', async () => {
    const answer = await ask('呈贡区2025年计划开展执法人员轮训多少期？')
    expect(first(answer)).toContain('轮训24期')
    expect(answer.notices.map(({ code }) => code)).toEqual(['plan_year'])
  })
})

describe('several places and years', () => {
  test('two places give quotes of both, with the figures of both', async () => {
    const answer = await ask('呈贡区和昆山市2024年谁受理的行政复议申请多？')
    expect(ids(answer).toSorted()).toEqual(['chenggong-2024', 'kunshan-2024'])
    const quotes = answer.citations.map(({ quote }) => quote).join('')
    expect(quotes).toContain('312件')
    expect(quotes).toContain('982件')
    expect(answer.targets.map(({ place }) => place?.path.at(-1))).toEqual(['呈贡区', '昆山市'])
  })

  test('two years of one place give quotes of both reports', async () => {
    const answer = await ask('呈贡区2023年和2024年分别受理行政复议申请多少件？')
    expect(ids(answer).toSorted()).toEqual(['chenggong-2023', 'chenggong-2024'])
  })

  test('beside a held place one that is not held is a notice, and no quote is given for it', async () => {
    const answer = await ask('呈贡区和官渡区2024年谁受理的行政复议申请多？')
    expect(ids(answer)).toEqual(['chenggong-2024'])
    expect(answer.notices).toMatchObject([{ code: 'place_not_held', message: expect.stringContaining('官渡区') }])
  })

  test('a question without a place is asked of all', async () => {
    const answer = await ask('谁办理的法律援助案件最多？')
    expect(ids(answer)).toContain('chenggong-2024')
    expect(ids(answer)).not.toContain('chenggong-2023')
  })
})

describe('a question that the library cannot answer', () => {
  test.each([
    ['a place that is not held', '官渡区2024年受理多少件？', 'unknown_place'],
    ['the city around a held district', '昆明市2024年受理多少件？', 'unknown_place'],
    ['a county that only sounds like a held district', '呈贡县2024年受理多少件？', 'unknown_place'],
    ['a year that is not held', '昆山市2019年受理多少件？', 'unknown_year'],
    ['an English place that is not held', 'How many cases did Guandu District handle in 2024?', 'unknown_place'],
  ])('for %s cites nothing, keeps nothing and embeds nothing', async (_, question, reason) => {
    const answer = await ask(question)
    expect(answer).toMatchObject({ status: 'not_found', reason, citations: [], copy: '' })
    expect(answer.suggestions.length).toBeGreaterThan(0)
    expect(embedder.questions).toEqual([])
    expect(kept).toEqual([])
  })

  test('because a filter admits no report, is not answered from another one', async () => {
    const answer = await asking.ask({ text: '呈贡区2024年受理多少件？', filters: { reportIds: ['kunshan-2024'] } })
    expect(answer).toMatchObject({ status: 'not_found', reason: 'not_in_reports', citations: [] })
    expect(embedder.questions).toEqual([])
  })
})

describe('what the caller may ask for', () => {
  test('at most so many quotes', async () => {
    const question = '昆山市2024年做了哪些工作？'
    expect((await asking.ask({ text: question, topK: 1 })).citations).toHaveLength(1)
    expect((await asking.ask({ text: question, topK: 2 })).citations).toHaveLength(2)
    expect((await ask(question)).citations).toHaveLength(3)
  })

  test('the language of the answer; the quotes stay as they are', async () => {
    const chinese = await ask('昆山市2024年走访企业多少家次？')
    const english = await asking.ask({ text: '昆山市2024年走访企业多少家次？', language: 'en' })
    expect(english.language).toBe('en')
    expect(english.answer.split('\n')[0]).toMatch(/report/)
    expect(english.citations).toEqual(chinese.citations)
  })

  test('only some places, years or reports', async () => {
    const text = '受理行政复议申请多少件？'
    expect(ids(await asking.ask({ text, filters: { places: ['Kunshan'] } }))).toEqual(['kunshan-2024'])
    expect(ids(await asking.ask({ text, filters: { years: [2023] } }))).toEqual(['chenggong-2023'])
    expect(ids(await asking.ask({ text, filters: { reportIds: ['chenggong-2023'] } }))).toEqual(['chenggong-2023'])
  })

  test('the steps on the way, in their order', async () => {
    const steps: Step[] = []
    await asking.ask({ text: '呈贡区和昆山市2024年谁受理得多？' }, step => steps.push(step))
    expect(steps.map(({ kind }) => kind)).toEqual(['understood', 'retrieved', 'retrieved', 'extracted', 'extracted'])
    const refused: Step[] = []
    await asking.ask({ text: '官渡区2024年受理多少件？' }, step => refused.push(step))
    expect(refused.map(({ kind }) => kind)).toEqual(['understood'])
  })
})

test('the revisions that an answer quotes are kept under its id, and stay readable when the report is replaced', async () => {
  const own = await openAsking(createBigramEmbedder(), keeping)
  try {
    const text = reportFiles['kunshan-2024.txt'] ?? ''
    await own.add({ 'kunshan-2024.txt': text })
    const answer = await own.ask({ text: '昆山市2024年走访企业多少家次？' })
    const cited = answer.citations.map(({ report }) => ({ reportId: report.id, revision: report.revision }))
    expect(kept).toEqual([[answer.id, cited, NOW]])
    await own.add({ 'kunshan-2024.txt': text.replace('2140家次', '2141家次') })
    const [citation] = answer.citations
    const old = await own.library.report('kunshan-2024', citation?.report.revision)
    expect(old?.text.slice(citation?.start, citation?.end)).toBe(citation?.quote)
    expect(first(await own.ask({ text: '昆山市2024年走访企业多少家次？' }))).toContain('2141家次')
  } finally {
    await own.close()
  }
})

describe('every answer', () => {
  const questions = [
    '呈贡区2024年受理行政复议申请多少件？',
    '呈贡区2024年有哪些问题？',
    '呈贡区2023年和2024年的法律援助案件',
    '昆山市2024年的调解成功率是多少',
    '昆山和呈贡2024年谁的案件多',
    '昆山市2025年有什么计划？',
    '谁的法律援助案件最多？',
    'How many enterprises did Kunshan visit in 2024?',
    'What problems did Chenggong District report for 2024?',
    '官渡区2024年受理多少件？',
    '1075',
    '？',
    '好'.repeat(500),
  ]

  test('quotes what stands in the report, at the offsets it names, inside of the section it names', async () => {
    let quoted = 0
    for (const question of questions) {
      for (const { report, section, quote, start, end } of (await ask(question)).citations) {
        const stored = await asking.library.report(report.id, report.revision)
        expect(stored?.text.slice(start, end)).toBe(quote)
        const within = stored?.sections.find(({ id }) => id === section.id)
        expect(within).toMatchObject({ path: section.path, kind: section.kind })
        expect(within && within.start <= start && end <= within.end).toBe(true)
        quoted++
      }
    }
    expect(quoted).toBeGreaterThan(20)
  })

  test('says no number that none of its quotes says', async () => {
    for (const question of questions) {
      const answer = await ask(question)
      if (answer.status === 'not_found') continue
      const [, ...lines] = answer.answer.split('\n')
      const headings = answer.citations.flatMap(({ report, section }) => [report.title, ...section.path])
      const said = headings
        .toSorted((a, b) => b.length - a.length)
        .reduce((text, heading) => text.replaceAll(heading, ''), lines.join('\n'))
        .replace(/\[\d+\]/g, '')
      const quotes = answer.citations.map(({ quote }) => quote).join('\n')
      for (const [number] of said.matchAll(/\d+(?:\.\d+)?/g)) expect(quotes).toContain(number)
    }
  })

  test('marks each of its citations, and nothing else', async () => {
    for (const question of questions) {
      const { answer, citations } = await ask(question)
      const marked = [...answer.matchAll(/\[(\d+)\]/g)].map(match => Number(match[1]))
      expect([...new Set(marked)].toSorted((a, b) => a - b)).toEqual(citations.map(({ index }) => index))
    }
  })

  test('is the same the second time', async () => {
    for (const question of questions) {
      const [one, two] = [await ask(question), await ask(question)]
      expect({ ...two, id: '', timings: '' }).toEqual({ ...one, id: '', timings: '' })
    }
  })

  test('has its own id, the index it was found in, and times that add up', async () => {
    const [one, two] = [await ask('昆山市2024年走访企业多少家次？'), await ask('昆山市2024年走访企业多少家次？')]
    expect(one.id).not.toBe(two.id)
    expect(one.index).toBe(asking.library.fingerprint)
    const { understand, embed, retrieve, extract, total } = one.timings
    expect(understand + embed + retrieve + extract).toBe(total)
  })
})
