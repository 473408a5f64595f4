import { describe, expect, test } from 'vitest'
import { renderForApp, renderForBot } from '../../../../src/channels/wecom/saying/render.ts'
import type { Answer } from '../../../../src/question/question.ts'
import { say } from '../../../../src/question/saying/wording.ts'
import { accepted, answer, zengcheng } from '../../http/fake-service.ts'

const publicUrl = 'https://nianbao.example.cn'
const link = `${publicUrl}/reports/zengcheng-2024?revision=2&start=`
const where = '《广州市增城区司法局关于2024年度法治政府建设情况的报告》'
const path = '一、2024年工作情况 › (五)坚持复议为民,推进行政复议体制机制改革'
const [cited] = answer.citations
if (!cited) throw new Error('the fake answer has a citation')

/** An answer of these quotes, put together as the service does. */
function quoting(quotes: readonly string[], more: Partial<Answer> = {}): Answer {
  const citations = quotes.map((quote, at) => ({ ...cited, index: at + 1, quote }) as typeof cited & {})
  const wording = say(more.language ?? 'zh')
  const lines = citations.map(({ quote, index, report, section }) =>
    wording.quote(quote, index, [`《${report.title}》`, ...section.path].join(' › ')),
  )
  const text = ['增城区 · 2024年报告', '受理行政复议申请930宗[1]。', ...lines].join('\n')
  return { ...answer, answer: text, citations, notices: [], ...more }
}

const refused: Answer = {
  ...answer,
  status: 'not_found',
  reason: 'unknown_place',
  answer: '未找到：没有收录“天河区”的报告。现收录：增城区、东坑镇。',
  citations: [],
  figures: [],
  notices: [],
  suggestions: [
    { kind: 'question', text: '增城区2024年受理了多少件行政复议申请？' },
    { kind: 'report', text: '增城区_2024', id: 'zengcheng-2024' },
  ],
}

const row = { place: zengcheng.place, year: 2024, report: zengcheng, cells: [{ figure: accepted, citation: 1 }, null] }
const compared: Answer = {
  ...quoting(['受理行政复议申请930宗。']),
  kind: 'comparison',
  answer: [
    '增城区 · 2024年报告；东坑镇 · 2024年报告',
    '增城区更多（930宗）。',
    '',
    '| 地区 | 年份 | 受理 | 审结\\|结案 |',
    '| --- | --- | --- | --- |',
    '| 增城区 | 2024 | 930宗[1] | 未载明 |',
    '| 东坑镇 | 2024 | 未载明 | 未载明 |',
    '',
    `“受理行政复议申请930宗。”[1] —— ${where} › 一、2024年工作情况`,
  ].join('\n'),
  rows: [row, row],
  measures: ['受理', '审结|结案'],
}

describe('for the bot', () => {
  test('an answer tells what was understood, the figure, and where each quote stands', () => {
    const shown = renderForBot(quoting(['受理行政复议申请930宗。', '审结476宗。']), { publicUrl })
    expect(shown).toBe(
      [
        '增城区 · 2024年报告',
        '受理行政复议申请930宗[1]。',
        '',
        '> “受理行政复议申请930宗。”[1]',
        `> —— ${where} · ${path} · 2024年 · [查看原文](${link}${cited.start}&end=${cited.end}#quote)`,
        '',
        '> “审结476宗。”[2]',
        `> —— ${where} · ${path} · 2024年 · [查看原文](${link}${cited.start}&end=${cited.end}#quote)`,
      ].join('\n'),
    )
  })

  test('without a public address there is no link', () => {
    expect(renderForBot(answer)).not.toMatch(/https?:|\]\(/)
  })

  test('what qualifies the answer follows it', () => {
    expect(renderForBot(answer).split('\n\n').at(-1)).toBe('注：问题未写明年份，以最新的2024年报告回答。')
  })

  test('a refusal begins with it, and with what is held', () => {
    expect(renderForBot(refused)).toBe(
      '未找到：没有收录“天河区”的报告。现收录：增城区、东坑镇。\n\n相关的报告：\n- 增城区\\_2024\n\n可以接着问：\n- 增城区2024年受理了多少件行政复议申请？',
    )
    const ofLibrary = { ...refused, answer: '没有收录“天河区”的报告。现收录：增城区。' }
    expect(renderForBot(ofLibrary).split('\n')[0]).toBe('未找到：没有收录“天河区”的报告。现收录：增城区。')
    const asking = { ...refused, reason: 'too_vague' as const, answer: '请再具体一些：想了解什么内容？' }
    expect(renderForBot(asking).split('\n')[0]).toBe('请再具体一些：想了解什么内容？')
  })

  test('what the answer itself proposes is not proposed again', () => {
    const [question] = refused.suggestions
    const hello = { ...refused, answer: `您好！您可以这样问：\n· ${question?.text}` }
    expect(renderForBot(hello).split(question?.text ?? '')).toHaveLength(2)
  })

  test('in a group it says how to go on there', () => {
    expect(renderForBot(refused, { chat: 'group' })).toContain('可以接着问（在群里请@我）：\n- ')
  })

  test('a comparison is a table whose cells keep their citations', () => {
    const blocks = renderForBot(compared).split('\n\n')
    expect(blocks[0]).toBe('增城区 · 2024年报告；东坑镇 · 2024年报告\n增城区更多（930宗）。')
    expect(blocks[1]).toBe(
      '| 地区 | 年份 | 受理 | 审结\\|结案 |\n| --- | --- | --- | --- |\n| 增城区 | 2024 | 930宗[1] | 未载明 |\n| 东坑镇 | 2024 | 未载明 | 未载明 |',
    )
    expect(blocks[2]).toMatch(/^> “受理行政复议申请930宗。”\[1\]\n> —— 《/)
  })

  test('a quote of several lines stays one quote', () => {
    const shown = renderForBot(quoting(['第一行\n# 第二行\n1.第三行\n> 第四行\n---\n第六行']))
    expect(shown).toContain('> “第一行\n> \\# 第二行\n> 1\\.第三行\n> \\> 第四行\n> \\---\n> 第六行”[1]\n> —— ')
  })

  test.each([
    ['2024年全区受理930宗，同比增长55%（含1-2月）。', '2024年全区受理930宗，同比增长55%（含1-2月）。'],
    ['a*b*c_d_e`f`~~g~~', 'a\\*b\\*c\\_d\\_e\\`f\\`\\~\\~g\\~\\~'],
    ['<b>x</b> 5<6 & &lt;', '\\<b>x\\</b> 5<6 & \\&lt;'],
    ['[文](http://x.cn) [1] ![图](y)', '[文\\](http://x.cn) [1] ![图\\](y)'],
    ['a\\b \\* c|d', 'a\\b \\\\\\* c|d'],
    ['<think>x</think>', '&lt;think>x&lt;/think>'],
  ])('%j is shown as it is', (quote, source) => {
    expect(renderForBot(quoting([quote]))).toContain(`> “${source}”[1]`)
  })

  test('an English answer is told in English', () => {
    const shown = renderForBot(
      { ...quoting(['受理930宗。'], { language: 'en' }), notices: answer.notices },
      { publicUrl },
    )
    expect(shown).toContain(' · 2024 report · [source](')
    expect(shown).toContain('Note: ')
    expect(renderForBot({ ...refused, language: 'en', answer: 'No report of “X” is held.' })).toMatch(
      /^Not found: No report of “X” is held\.\n\nReports:\n- /,
    )
  })

  test('a citation whose quote the text does not hold is shown after it', () => {
    const shown = renderForBot({ ...answer, answer: '增城区 · 2024年报告', notices: [] })
    expect(shown).toMatch(/^增城区 · 2024年报告\n\n> “2024年全区.*”\[1\]\n> —— 《.*2024年$/)
  })
})

describe('for the app', () => {
  test('an answer is plain lines that name title, section and year', () => {
    expect(renderForApp(quoting(['受理*930*宗。']), { publicUrl })).toBe(
      [
        '增城区 · 2024年报告',
        '受理行政复议申请930宗[1]。',
        '',
        '“受理*930*宗。”[1]',
        `—— ${where} · ${path} · 2024年`,
        `${link}${cited.start}&end=${cited.end}#quote`,
      ].join('\n'),
    )
  })

  test('a comparison has one line for each figure', () => {
    expect(renderForApp(compared).split('\n\n')[1]).toBe(
      '增城区 2024 受理：930宗[1]\n增城区 2024 审结|结案：未载明\n东坑镇 2024 受理：未载明\n东坑镇 2024 审结|结案：未载明',
    )
  })

  test('a refusal begins with it', () => {
    expect(renderForApp(refused).split('\n')[0]).toBe('未找到：没有收录“天河区”的报告。现收录：增城区、东坑镇。')
  })

  test('nothing in a report becomes a link of the message', () => {
    const shown = renderForApp(quoting(['见<a href="http://x.cn">这里</a>，<abc> 5<6']))
    expect(shown).toContain('“见＜a href="http://x.cn">这里＜/a>，<abc> 5<6”[1]')
  })
})
