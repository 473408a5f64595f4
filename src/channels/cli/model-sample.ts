import type { Figure, ReportRecord } from '../../library/library.ts'
import type { Answer, Language } from '../../question/question.ts'

/**
 * What a configured model is tried on: an answer from a report that does not exist, so that nothing it writes can be
 * taken for a report's word, and sentences about it, true and made wrong on purpose. The one quote holds what models get
 * wrong most easily: two figures of one matter, one of them with a bound, each with the stage it belongs to.
 */

const QUOTE = '全年共受理劳动争议案件120余件，审结96件。'

/** Of no place: a name would be that of a real one, or one that nobody can place. */
const REPORT: ReportRecord = {
  id: 'sample',
  revision: 1,
  title: '2024年度工作报告（样例）',
  titleDerived: false,
  issuer: null,
  place: null,
  year: 2024,
  planYear: null,
  published: null,
  documentNumber: null,
  url: null,
  mediaType: 'text/plain',
  fileName: 'sample.txt',
  given: {},
  contentHash: '',
  inputHash: '',
  fingerprint: '',
}

/** What has to be said: the figures as they are read in the quote. */
const FIGURES = [
  figure('受理劳动争议案件', '120余件', 120, 'at_least'),
  figure('审结劳动争议案件', '96件', 96, null),
] as const

export const SAMPLE_QUESTIONS: Readonly<Record<Language, string>> = {
  zh: '2024年受理、审结劳动争议案件各多少件？',
  en: 'How many labour dispute cases were accepted and concluded in 2024?',
}

export function sampleAnswer(language: Language): Answer {
  const section = { id: 's1', path: ['一、工作情况'], kind: 'body' as const }
  return {
    id: 'sample',
    status: 'answered',
    answer: '',
    kind: 'extractive',
    language,
    citations: [{ index: 1, report: REPORT, section, quote: QUOTE, start: 0, end: QUOTE.length, score: 1 }],
    figures: FIGURES.map(each => ({ figure: each, place: null, year: 2024, citation: 1 })),
    rows: [],
    measures: [],
    notices: [],
    copy: '',
    targets: [],
    suggestions: [],
    conversationId: 'sample',
    confidence: 1,
    index: '',
    timings: { understand: 0, embed: 0, retrieve: 0, extract: 0, total: 0 },
  }
}

function figure(measure: string, raw: string, value: number, bound: Figure['bound']): Figure {
  const start = QUOTE.indexOf(raw)
  const said = { measure, raw, value, bound, start, end: start + raw.length }
  return { ...said, unit: '件', change: null, part: false, asOf: null, plan: false }
}

/** A sentence of the sample as a model may write it. */
export type SampleSentence = { readonly language: Language; readonly text: string }

export const TRUE_SENTENCES: readonly SampleSentence[] = [
  { language: 'zh', text: '2024年共受理劳动争议案件120余件，审结96件[1]。' },
  { language: 'en', text: 'In 2024, more than 120 labour dispute cases were accepted and 96 were concluded [1].' },
]

/** One for each kind of fault, so that a check that is not there shows; each is a true sentence in which this was changed. */
const MISTAKES: readonly {
  readonly language: Language
  readonly mistake: string
  readonly changed: readonly (readonly [from: string, to: string])[]
}[] = [
  { language: 'zh', mistake: 'a digit changed', changed: [['96件', '98件']] },
  { language: 'zh', mistake: '万 added', changed: [['120余件', '120余万件']] },
  { language: 'zh', mistake: '余 dropped', changed: [['120余件', '120件']] },
  { language: 'zh', mistake: 'the year shifted', changed: [['2024年', '2023年']] },
  {
    language: 'zh',
    mistake: 'two figures swapped',
    changed: [
      ['120余件', '…'],
      ['96件', '120余件'],
      ['…', '96件'],
    ],
  },
  { language: 'zh', mistake: '受理 written for 审结', changed: [['审结', '受理']] },
  { language: 'zh', mistake: 'not done for done', changed: [['审结96件', '96件未审结']] },
  { language: 'zh', mistake: 'the marker dropped', changed: [['[1]', '']] },
  { language: 'zh', mistake: 'a quote cited that is not there', changed: [['[1]', '[2]']] },
  { language: 'zh', mistake: 'a place added', changed: [['共受理', '上海市共受理']] },
  { language: 'zh', mistake: 'a law added', changed: [['共受理', '依据《行政强制法》共受理']] },
  { language: 'zh', mistake: 'a rise added', changed: [['96件', '96件，审结率大幅提升']] },
  { language: 'zh', mistake: 'praise added', changed: [['96件', '96件，办案质量居全国前列']] },
  { language: 'zh', mistake: 'a link added', changed: [['96件', '[96件](https://example.com)']] },
  { language: 'en', mistake: 'a digit changed', changed: [['96', '98']] },
  { language: 'en', mistake: '“more than” dropped', changed: [['more than ', '']] },
  { language: 'en', mistake: 'accepted written for concluded', changed: [['concluded', 'accepted']] },
]

export type WrongSentence = SampleSentence & { readonly mistake: string }

export const WRONG_SENTENCES: readonly WrongSentence[] = MISTAKES.map(({ language, mistake, changed }) => {
  const text = TRUE_SENTENCES.find(sentence => sentence.language === language)?.text ?? ''
  return { language, mistake, text: changed.reduce((made, [from, to]) => made.replace(from, to), text) }
})
