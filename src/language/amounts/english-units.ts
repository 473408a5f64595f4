/** What English words behind (or before) a number say is counted. */

/** Words with one Chinese counterpart, directly at the number. */
const MEASURES: readonly (readonly [pattern: string, unit: string])[] = [
  [
    'percentage[\\s-]points?|pp|points(?=\\s+(?:on|from|higher|lower|above|below|up|down|more|less|over|than|compared|year)\\b)',
    '个百分点',
  ],
  ['%|per\\s?cent(?!age)|percent(?!age)|pct', '%'],
  ['‰|per\\s?mille?|permille?|per thousand', '‰'],
  ['(?:RMB\\s+)?yuan|RMB|renminbi|CNY', '元'],
  ['US\\s+dollars?|dollars?|USD', '美元'],
  ['(?:working|business)[\\s-]days?', '工作日'],
  ['(?:calendar[\\s-])?days?', '天'],
  ['weeks?', '周'],
  ['months?', '月'],
  ['years?', '年'],
  ['hours?', '小时'],
  ['minutes?', '分钟'],
  ['square[\\s-]kilomet(?:re|er)s?|sq\\.?\\s?km|km²', '平方公里'],
  ['square[\\s-]met(?:re|er)s?|sq\\.?\\s?m|m²|㎡', '平方米'],
  ['kilomet(?:re|er)s?|km', '公里'],
  ['met(?:re|er)s?', '米'],
  ['hectares?', '公顷'],
  ['mu', '亩'],
  ['tonn?es?|tons?', '吨'],
  ['kilogram(?:me)?s?|kg', '公斤'],
  [
    'person[\\s-](?:times?|trips?|visits?)|(?:people|persons?)[\\s-](?:times?|trips?)|participations?|attendances?',
    '人次',
  ],
  ['case[\\s-]times?', '宗次'],
]
const EACH = MEASURES.map(([pattern, unit]) => [new RegExp(`[\\s-]*(?:${pattern})(?![A-Za-z²])`, 'iy'), unit] as const)

/** The measure that stands directly at this place. */
export function measureAt(text: string, at: number): { readonly unit: string; readonly length: number } | undefined {
  for (const [pattern, unit] of EACH) {
    pattern.lastIndex = at
    const length = pattern.exec(text)?.[0].length
    if (length !== undefined) return { unit, length }
  }
  return undefined
}

/** Signs before the number: RMB 1.2 million, ¥300. */
export const MONEY_BEFORE = /(?:(?<yuan>RMB|CNY|¥|yuan)|(?<dollar>US\$|USD|\$))\s*$/i

/**
 * Nouns, each with the Chinese words that count such things. They are lists of what may be meant: a noun of a report's
 * genre that is missing fits whatever is counted without a measure.
 */
export const NOUN_CLASSES: Readonly<Record<string, { readonly nouns: string; readonly counts: readonly string[] }>> = {
  times: {
    nouns: 'times?',
    counts: ['次', '人次', '场次', '家次', '户次', '宗次', '件次', '批次', '班次', '场', '期', '轮', '项'],
  },
  people: {
    nouns:
      'people|persons?|servants?|representatives|deputies|workers|children|minors|officers?|lawyers?|mediators?|volunteers?|participants?|members?|staff|personnel|employees|cadres|officials|suspects?|residents|compatriots|jurors|students|teachers|women|men|experts|principals|mediator|assessors|builders|judges|prosecutors|specialists|citizens|villagers|taxpayers',
    counts: ['人', '名', '位', '个', '人次'],
  },
  cases: {
    nouns:
      'cases?|lawsuits?|disputes?|incidents?|complaints?|petitions?|applications?|requests?|orders?|crimes?|violations?|appeals?|accidents?|instances?|matters?|penalt(?:y|ies)|decisions?|suits?|grievances?|demands?|calls?|tip-offs?|clues?',
    counts: [
      '宗',
      '件',
      '起',
      '案',
      '例',
      '份',
      '项',
      '个',
      '次',
      '条',
      '宗次',
      '件次',
      '批',
      '单',
      '人次',
      '类',
      '种',
      '通',
    ],
  },
  documents: {
    nouns:
      'documents?|opinions?|contracts?|agreements?|notices?|letters?|books?|texts?|articles?|laws?|regulations?|rules?|measures?|policies|reports?|proposals?|suggestions?|motions?|drafts?|licen[cs]es?|certificates?|papers?|provisions?|standards?|plans?|lists?|pieces?|items?|materials?|messages?|clauses?|recommendations?|files?|volumes?|copies',
    counts: [
      '份',
      '件',
      '部',
      '篇',
      '项',
      '个',
      '条',
      '本',
      '册',
      '则',
      '宗',
      '款',
      '张',
      '封',
      '期',
      '次',
      '类',
      '种',
      '套',
      '号',
      '批',
      '例',
    ],
  },
  events: {
    nouns:
      'meetings?|sessions?|trainings?|lectures?|activit(?:y|ies)|events?|campaigns?|inspections?|hearings?|rounds?|visits?|courses?|classes|class|patrols?|checks?|exercises?|drills?|lessons?|seminars?|examinations?|exams?|consultations?|issues?|operations?|clean-ups?|surveys?|occasions?|batch(?:es)?|groups?|actions?|performances?|talks?|investigations?|audits?',
    counts: [
      '次',
      '场',
      '场次',
      '期',
      '批',
      '批次',
      '班',
      '班次',
      '期次',
      '轮',
      '节',
      '课',
      '堂',
      '项',
      '个',
      '件',
      '家次',
      '户次',
      '人次',
      '家',
      '组',
      '处',
      '份',
      '宗',
      '起',
      '条',
      '站',
      '支',
    ],
  },
  bodies: {
    nouns:
      'enterprises?|compan(?:y|ies)|firms?|businesses|business|units?|institutions?|organi[sz]ations?|agenc(?:y|ies)|departments?|bureaus?|offices?|households?|entities|entity|shops?|schools?|villages?|communit(?:y|ies)|teams?|stations?|centres?|centers?|studios?|platforms?|buildings?|structures?|rooms?|sites?|places?|grids?|windows?|towns?|subdistricts?|counties|courts?|committees?|bases?|zones?|areas?|parks?|plots?|vehicles?|points?',
    counts: [
      '家',
      '户',
      '间',
      '个',
      '所',
      '处',
      '支',
      '家次',
      '户次',
      '栋',
      '幢',
      '座',
      '站',
      '组',
      '队',
      '宗',
      '起',
      '套',
      '台',
      '辆',
      '辆次',
      '部',
      '项',
      '条',
      '层',
      '批',
      '门',
      '班',
    ],
  },
}

const NOUNS = Object.entries(NOUN_CLASSES).map(
  ([name, { nouns }]) => [name, new RegExp(`^(?:${nouns})$`, 'i')] as const,
)

/** Where the words that may say what is counted end: 930 applications | for reconsideration. */
const STOP =
  /^(?:of|for|in|on|by|with|to|from|at|as|and|or|but|that|which|who|whose|was|were|is|are|has|have|had|been|being|the|a|an|its|their|all|into|under|over|through|during|after|before|about|involving|concerning|covering|including|totall?ing|per|each|every)$/i
/** A noun phrase of official English is not longer. */
const MOST_WORDS = 7

/** The class of the noun that the words behind a number end in; of 216 registered, none. */
export function nounClassBehind(text: string): string {
  const phrase = /^(?:[\s-]+[A-Za-z][A-Za-z'’-]*)+/.exec(text)?.[0] ?? ''
  const words = phrase.split(/\s+|-(?=[a-z]+$)/).filter(word => word !== '')
  const stop = words.findIndex(word => STOP.test(word))
  const own = words.slice(0, stop < 0 ? MOST_WORDS : Math.min(stop, MOST_WORDS))
  // 130 attended two lectures: what follows is done by those who are counted.
  if (/[^e]ed$/i.test(own[0] ?? '')) return ''
  const read = own.map(word => NOUNS.find(([, pattern]) => pattern.test(word))?.[0])
  const classes = read.flatMap(name => name ?? [])
  // Hearing | representatives: a noun of which nothing is known is what is counted.
  const last = read.findLastIndex(name => name !== undefined)
  if (own.slice(last + 1).some(word => /[^s'’]s$/.test(word))) return ''
  // 58 servants took an examination: no word tells where a verb begins, so that either may be what is counted.
  if (classes.includes('people') && classes.some(name => name !== 'people')) return ''
  return classes.at(-1) ?? ''
}
