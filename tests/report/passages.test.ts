import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutPassages } from '../../src/report/passages.ts'
import { heldReports, type ReadText, readText } from './held-reports.ts'
import { asLines, asOneLine, syntheticReport } from './synthetic-report.ts'

/** The longest passage, in characters, as the cutter documents it. */
const LIMIT = 320

async function passagesOf(text: string, name = 'a.txt') {
  const reading = readText(name, text)
  const passages = await cutPassages(reading.text, reading.sections)
  return passages.map(({ start, end, sentences, sectionId }) => ({
    text: reading.text.slice(start, end),
    sentences: sentences.map(sentence => reading.text.slice(sentence.start, sentence.end)),
    path: reading.sections.find(section => section.id === sectionId)?.path,
  }))
}

/** What holds of the passages of any text. */
async function expectSound({ text, sections }: ReadText): Promise<void> {
  const passages = await cutPassages(text, sections)
  let at = 0
  for (const { start, end, sectionId, sentences } of passages) {
    expect(start).toBeGreaterThanOrEqual(at)
    at = end
    expect(end - start).toBeLessThanOrEqual(LIMIT)
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
    expect([sentences[0]?.start, sentences.at(-1)?.end]).toEqual([start, end])
    const section = sections.find(({ id }) => id === sectionId)
    if (!section) throw new Error(`passage of an unknown section ${sectionId}`)
    const quotesHeading = start === section.start && end <= section.end
    expect(quotesHeading || (start >= section.bodyStart && end <= section.bodyEnd)).toBe(true)
    expect(['preamble', 'body']).toContain(section.kind)
    expectSentences(text, sentences)
  }
  expectCover(text, sections, passages)
}

function expectSentences(text: string, sentences: readonly { start: number; end: number }[]): void {
  for (const [k, sentence] of sentences.entries()) {
    const before = sentences[k - 1]
    expect(sentence.start).toBeLessThan(sentence.end)
    expect(text.slice(sentence.start, sentence.end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
    if (before) expect(text.slice(before.end, sentence.start).trim()).toBe('')
  }
}

/** Every character of preamble and body that is no heading and no blank stands in a passage. */
function expectCover(
  text: string,
  sections: ReadText['sections'],
  passages: readonly { start: number; end: number }[],
): void {
  for (const section of sections) {
    if (section.kind !== 'preamble' && section.kind !== 'body') continue
    const inside = passages.filter(passage => passage.end > section.bodyStart && passage.start < section.bodyEnd)
    let at = section.bodyStart
    for (const passage of inside) {
      expect(text.slice(at, Math.max(at, passage.start)).trim()).toBe('')
      at = Math.max(at, passage.end)
    }
    expect(text.slice(at, Math.max(at, section.bodyEnd)).trim()).toBe('')
  }
}

describe('passages are sound', () => {
  test.each(heldReports)('in $stem', async ({ stem, bytes }) => {
    await expectSound(readText(`${stem}.txt`, bytes))
  })

  test('in made-up reports', async () => {
    await fc.assert(
      fc.asyncProperty(syntheticReport, fc.boolean(), async (report, flat) => {
        await expectSound(readText('a.txt', flat ? asOneLine(report, '') : asLines(report, true)))
      }),
      { numRuns: 40 },
    )
  })

  test('in texts with long runs that hold no full stop', async () => {
    const token = fc.constantFrom(
      '一、情况\n',
      '二、问题\n',
      '（一）学习。',
      '（二）落实。',
      '法治政府',
      '，',
      '、',
      ' ',
      '；',
      '。',
      '\n',
      '1234567',
      '甲'.repeat(400),
      '乙'.repeat(319),
      '，丙'.repeat(200),
      '😀'.repeat(200),
      ' 丁 '.repeat(150),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 20 }), async tokens => {
        const text = tokens.join('')
        fc.pre(text.trim() !== '')
        await expectSound(readText('a.txt', text))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a passage', () => {
  const sentence = (words: string) => `${words}${'完善'.repeat(20)}。`

  test('is a run of whole sentences up to the limit', async () => {
    const body = Array.from({ length: 12 }, (_, at) => sentence(`第${at}项`))
    const passages = await passagesOf(`一、情况\n${body.join('')}`)
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.flatMap(passage => passage.sentences)).toEqual(body)
    for (const [at, passage] of passages.slice(1).entries()) {
      const first = passage.sentences[0] ?? ''
      expect((passages[at]?.text.length ?? 0) + first.length).toBeGreaterThan(LIMIT)
    }
  })

  test('never joins two sections, however short they are', async () => {
    const passages = await passagesOf('一、情况\n（一）学习。12次。\n（二）落实。8项任务。\n二、问题\n没有问题。')
    expect(passages.map(({ path, text }) => [path?.at(-1), text])).toEqual([
      ['（一）学习', '12次。'],
      ['（二）落实', '8项任务。'],
      ['二、问题', '没有问题。'],
    ])
  })

  test('begins at a point, unless the one before it says too little by itself', async () => {
    const points = `一是${'健全制度'.repeat(25)}。二是${'压实责任'.repeat(25)}。`
    expect((await passagesOf(`一、情况\n${points}`)).map(passage => passage.text.slice(0, 2))).toEqual(['一是', '二是'])
    expect(await passagesOf('一、情况\n一是健全制度。二是压实责任。三是强化考核。')).toHaveLength(1)
  })

  test('cuts a sentence that is too long where the source has a comma or a blank', async () => {
    const clause = '办理行政复议案件'
    const passages = await passagesOf(`一、情况\n${Array.from({ length: 60 }, () => clause).join('，')}。`)
    expect(passages.length).toBeGreaterThan(1)
    for (const { text } of passages) expect(text.replace(/[，。]/g, '').length % clause.length).toBe(0)
  })

  test('quotes the heading of a section that has no text, so that it can be found', async () => {
    const passages = await passagesOf('一、情况\n正文在此。\n二、其他需要报告的情况')
    expect(passages.map(({ text }) => text)).toEqual(['正文在此。', '二、其他需要报告的情况'])
  })

  test('does not quote the heading of a section whose text stands in subsections', async () => {
    const passages = await passagesOf('一、情况\n（一）学习。学习12次。\n（二）落实。落实8项。')
    expect(passages.map(({ text }) => text)).toEqual(['学习12次。', '落实8项。'])
  })

  test('holds nothing of title, page fields and signature', async () => {
    const passages = await passagesOf(
      '某区2024年度报告\n来源：某区司法局\n2024年，某区坚持依法行政，推进法治政府建设各项工作。\n一、情况\n正文在此。\n某区人民政府\n2024年1月30日',
    )
    expect(passages.map(({ text }) => text)).toEqual([
      '2024年，某区坚持依法行政，推进法治政府建设各项工作。',
      '正文在此。',
    ])
  })
})
