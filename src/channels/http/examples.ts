/** One report, question and answer for the OpenAPI document, as the service gives them with the shipped corpus. */

export const askExample = { question: '增城区2024年行政复议受理、审结各多少？', top_k: 3 }

const report = {
  id: 'zengcheng-2024',
  revision: 1,
  title: '广州市增城区司法局关于2024年度法治政府建设情况的报告',
  issuer: '广州市增城区司法局',
  place: '广东省广州市增城区',
  year: 2024,
  url: null,
}

const quote = '2024年全区受理行政复议申请930宗,同比增长55%,审结476宗,其中调解、和解105宗,调解率为22.1%。'

const section = {
  id: 's8',
  kind: 'body' as const,
  path: ['一、2024年工作情况', '(五)坚持复议为民,推进行政复议体制机制改革'],
}

const scope = { places: ['广东省广州市增城区'], years: [2024], report_ids: ['zengcheng-2024'] }

function figure(measure: string, raw: string, value: number) {
  const about = { place: report.place, year: report.year }
  return { measure, raw, value, unit: '宗', approximate: false, citation: 1, plan: false, ...about }
}

export const answerExample = {
  id: '0197b2c4-6a57-7a3e-9a53-0f6c2d1f8b11',
  status: 'answered' as const,
  answer: [
    '增城区 · 2024年报告（广州市增城区司法局）',
    '受理行政复议申请930宗[1]；行政复议申请审结476宗[1]。',
    `“${quote}”[1] —— 《${report.title}》 › ${section.path.join(' › ')}`,
  ].join('\n'),
  answer_kind: 'extractive' as const,
  language: 'zh' as const,
  citations: [
    {
      index: 1,
      report,
      section,
      quote,
      start: 1656,
      end: 1656 + quote.length,
      score: 0.995,
    },
  ],
  figures: [figure('受理行政复议申请', '930宗', 930), figure('行政复议申请审结', '476宗', 476)],
  measures: [],
  rows: [],
  notices: [],
  copy: `据《${report.title}》（${report.issuer}，2025-01-15）“${section.path.join(' › ')}”部分：“${quote}”`,
  scope,
  suggestions: [],
  conversation_id: '0197b2c4-6a57-7a3e-9a53-0f6c2d1f8b10',
  confidence: 0.995,
  index: 'b1946ac92492d234',
  timings_ms: { understand: 0.21, embed: 4.12, retrieve: 1.94, extract: 0.37, total: 6.64 },
}

const passage = `强化行政争议实质性化解。贯彻实施新修订的《中华人民共和国行政复议法》,设立行政复议委员会,建立制发行政复议调解建议函、行政复议纠错风险提示函等相关制度。${quote}健全行政应诉体制机制。建立行政案件应诉“报备+提醒+反馈+补救+通报”全流程督促机制,全区开庭行政诉讼案483件,全年未出现“四不”问题。`

export const searchExample = {
  hits: [
    {
      report,
      section: { id: section.id, path: section.path },
      text: passage,
      start: 1580,
      end: 1580 + passage.length,
      score: 1.4,
      contributions: { passage: 0.8713952637775526, sentence: 0.9018507834102539, lexical: 0.4 },
    },
  ],
  scope,
  notices: [],
  index: 'b1946ac92492d234',
}
