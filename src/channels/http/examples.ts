/** One report, question and answer for the OpenAPI document; the quote is from corpus/zengcheng-2024.txt. */

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
  id: 's7',
  kind: 'body' as const,
  path: ['一、2024年工作情况', '(五)坚持复议为民,推进行政复议体制机制改革'],
}

const scope = { places: ['广东省广州市增城区'], years: [2024], report_ids: ['zengcheng-2024'] }

export const answerExample = {
  id: '0197b2c4-6a57-7a3e-9a53-0f6c2d1f8b11',
  status: 'answered' as const,
  answer: `增城区 · 2024年报告\n“${quote}”[1] — 《${report.title}》 › ${section.path.join(' › ')}`,
  answer_kind: 'extractive' as const,
  language: 'zh' as const,
  citations: [
    {
      index: 1,
      report,
      section,
      quote,
      start: 1822,
      end: 1822 + quote.length,
      score: 1,
    },
  ],
  notices: [],
  copy: `据《${report.title}》（${report.issuer}，2025-01-15）“${section.path.join(' › ')}”部分：“${quote}”`,
  scope,
  suggestions: [],
  index: 'b1946ac92492d234',
  timings_ms: { understand: 0.21, embed: 4.12, retrieve: 1.94, extract: 0.37, total: 6.64 },
}

export const searchExample = {
  hits: [
    {
      report,
      section: { id: section.id, path: section.path },
      text: quote,
      start: 1822,
      end: 1822 + quote.length,
      score: 1.21,
      contributions: { passage: 0.88, sentence: 0.91, lexical: 0.21 },
    },
  ],
  scope,
  notices: [],
  index: 'b1946ac92492d234',
}
