import { simplified } from '../../language/traditional.ts'
import { COORDINATED, QUOTED } from '../places/place-words.ts'
import type { PlaceAsked } from '../question.ts'
import type { IssuerAsked } from './issuers.ts'
import { type EnglishAgency, englishAgencies } from './issuers-english.ts'
import { AGENCY_SUBJECTS } from './issuers-words.ts'

/**
 * Agencies that a question names, whether any of them has reported: 税务局, 法院, the maritime bureau. What one agency did
 * is not answered by what another did, so that an answer has to speak of it.
 */
export type AgencyNamed = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether a Chinese text (a quote with its headings) speaks of the agency or of what it is charged with. */
  readonly isSpokenOf: (text: string) => boolean
}

const SUBJECTS =
  '财政|金融|财金|司法|社会事业|社会事务|社会发展|民政|教育|公安|生态|环境|环保|市场监(?:督管理|管)|市监|卫生|卫健|健康|住房|住建|城建|交通|运输|应急|人力资源|人社|社会保障|自然资源|国土|规划|农业|农村|商务|文化|文旅|文广旅|广播电视|广电|旅游|城市管理|城管|执法(?!部门)|统计|审计|税务|国税|发展和?改革|发改|经济|经发|科技|科学技术|工业|工信|信息化|水务|水利|林业|体育|退役军人|医疗保障|医保|政务服务|行政审批|信访|海事|海警|气象|烟草|邮政|档案|国资|国有资产|计划生育|粮食|物资|机关事务|港口|海洋|渔业|交通建设|消防|园林|绿化|房管|公积金|知识产权|药品|食品|版权|新闻出版'
const AROUND = '和|与|及|管理|监督|综合|行政|事务|服务|保障|建设|发展|改革|技术|安全|生产|救援|城乡|旅游|体育|品'
/** 财政|办了, 司法|所有 and 教育|委托 name no office. */
const OFFICE =
  '(?:局|厅|委员会|委(?![托员派任])|办公室|办(?![理结了案事件公学好成])|分局|大队|支队|中队|所(?![有以在谓属需辖面处涉指做]))'
const BODIES =
  '人民法院|法院|人民法庭|人民检察院|检察院|公安机关|公安部门|公安|警方|交警|派出所|海关|海警|边检站|纪委监委|纪委|监委|政法委|组织部|宣传部|统战部|网信办|编办|台办|妇联|总工会|团委|残联|工商联|仲裁委|仲裁中心|公证处|司法所|综治中心|消防救援(?:大队|站)'
const AGENCY = new RegExp(
  `(?:综合|行政(?!执法部门)|城乡)*(?:${SUBJECTS})(?:${AROUND}|${SUBJECTS})*(?:${OFFICE}|部门)|${BODIES}`,
  'gu',
)

/** Names of one agency: who writes one may find the other in the report. */
const SAME: readonly RegExp[] = [
  /公安|警|派出所|刑侦/,
  /检察/,
  /法院|法庭|审判/,
  /市场监|市监|市场局|工商/,
  /城市管理|城管|综合执法/,
  /生态|环境|环保/,
  /住房|住建|城建|建设局|房管/,
  /卫生|卫健|健康/,
  /人力资源|人社|社会保障/,
  /自然资源|国土|规划/,
  /财政|财金|金融/,
  /税[务收]|国税/,
  /文化|文旅|文广旅|旅游/,
  /发展和?改革|发改/,
  /工业|工信|信息化/,
  /水务|水利/,
  /医疗保障|医保/,
  /政务服务|行政审批/,
  /纪委|监委|监察|纪检/,
  /应急|安全生产/,
  /社会事[业务]|社会发展/,
]

export function agenciesIn(question: string): AgencyNamed[] {
  const text = simplified(question).replace(QUOTED, found => '\u0000'.repeat(found.length))
  const written = [...text.matchAll(AGENCY)].map(({ 0: name, index }) => {
    const subjects = [...name.matchAll(new RegExp(`${SUBJECTS}|${BODIES}`, 'gu'))].map(([subject]) => subject)
    return named(question, index, name.length, quote => subjects.some(subject => speaksOf(quote, subject)))
  })
  return [...written, ...inEnglish(question, text)].sort((a, b) => a.start - b.start)
}

function named(question: string, start: number, length: number, isSpokenOf: (text: string) => boolean): AgencyNamed {
  return { text: question.slice(start, start + length), start, end: start + length, isSpokenOf }
}

function speaksOf(quote: string, subject: string): boolean {
  const names = SAME.filter(same => same.test(subject))
  return quote.includes(subject) || names.some(same => same.test(quote))
}

/** English for an agency that needs no word for one: the court, police, customs; not where heads appear in court. */
const ENGLISH_BODIES =
  /(?<!\b(?:in|to|at|into) )\bcourts?\b(?! (?:hearings?|appearances?|sessions?|attendance|trials?|cases?))|\b(?:police|procuratorate|prosecutors?|customs|coast ?guard|fire (?:brigade|service))\b/gi

function inEnglish(question: string, text: string): AgencyNamed[] {
  const bodies = [...text.matchAll(ENGLISH_BODIES)].flatMap(({ 0: name, index }) => {
    const subjects = AGENCY_SUBJECTS.filter(({ english }) => english.test(name)).map(({ chinese }) => chinese)
    return subjects.length > 0 ? [{ start: index, end: index + name.length, subjects }] : []
  })
  const found: EnglishAgency[] = []
  for (const agency of [...englishAgencies(text), ...bodies])
    if (!found.some(other => agency.start < other.end && agency.end > other.start)) found.push(agency)
  return found.map(({ start, end, subjects }) =>
    named(question, start, end - start, quote => subjects.some(each => isSaid(quote, each))),
  )
}

function isSaid(quote: string, chinese: RegExp): boolean {
  return chinese.test(quote) || SAME.some(same => sharesName(same, chinese) && same.test(quote))
}

/** Whether a name that one pattern lists is one of the other's. */
function sharesName(same: RegExp, chinese: RegExp): boolean {
  return chinese.source.split('|').some(name => same.test(name.replace(/\[.*?\]/g, '')))
}

const ITSELF =
  /(?<!在|向|对|为|给|覆盖)(?:全(?:实验)?[区市县镇街省州旗](?![域面])|[区市县镇]本级|本级|整个(?:实验)?[区市县镇街]道?|区里|管委会)|\b(?:the )?(?:whole|entire|overall) (?:zone|district|area|town|city|place|county|street|subdistrict)\b|\b(?:zone|district|town|city|county)[ -]?wide\b|\b(?:the )?(?:zone|district|town|county|subdistrict) (?:itself|as a whole|overall)\b/gi
const AGAINST = /和|与|跟|比|同|、|还是|\b(?:and|or|than|vs\.?|versus|against|with|to)\b/i
/** Words of the matter may stand between: 全区的出庭应诉率和社会事业局的. */
const FARTHEST = 24

/**
 * True where a question sets a place as a whole beside one of its agencies (全区和社会事业局的出庭应诉率哪个高): the report of
 * the place is asked, as well as the agency's.
 */
export function ofPlaceItself(
  question: string,
  agencies: readonly Pick<IssuerAsked, 'start' | 'end'>[],
  places: readonly Pick<PlaceAsked, 'start' | 'end'>[] = [],
): boolean {
  const text = simplified(question)
  const itself = [...text.matchAll(ITSELF)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
  const between = (a: Span, b: Span) => (a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start))
  return agencies.some(
    agency =>
      itself.some(whole => isAgainst(between(whole, agency))) || places.some(place => isJoined(between(place, agency))),
  )
}

type Span = { readonly start: number; readonly end: number }

function isAgainst(gap: string): boolean {
  return gap.length <= FARTHEST && AGAINST.test(gap) && !/[，。？?]/.test(gap)
}

/** 平潭和社会事业局, Pingtan and its Social Affairs Bureau; nothing between them joins nothing. */
function isJoined(gap: string): boolean {
  return (
    /\p{L}/u.test(gap) &&
    (COORDINATED.test(gap) || /^ (?:and|or|vs\.?|versus|than) (?:its |the |that of the )?$/i.test(gap))
  )
}
