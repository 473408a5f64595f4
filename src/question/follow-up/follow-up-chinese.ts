import { figureAsked } from '../understanding/figure-asked.ts'
import { isLight, measuresIn, QUANTITY, termsIn } from './follow-up-parts.ts'
import { wordsOf } from './follow-up-reading.ts'
import { LIST } from './follow-up-words.ts'

/**
 * What a Chinese follow-up asks, put in the place of the same kind of thing in the earlier question: a step for a step
 * (审结 for 受理), an official thing for one (法律援助 for 行政复议), a branch for a branch; else beside its topic.
 */
export function exchangedChinese(earlier: string, said: string, asks: boolean): string {
  if (asks) return asksAnew(earlier, said)
  const wanted = said.replace(/的?(?:情况)?$/, '').replace(/^的/, '')
  if (wordsOf(wanted).every(isLight) && termsIn(wanted).length === 0)
    return measuresIn(wanted).length > 0 && !ASPECT.test(wanted)
      ? withMeasure(earlier, wanted)
      : withAspect(earlier, wanted)
  return withHead(earlier, wanted) ?? withTerm(earlier, wanted) ?? `${wanted}，${earlier}`
}

/** 过了几个: of those who sat an exam. */
const PASSED = /^过了?(?=[几多])/
/** 面积有多大: what is asked for is a number. */
const HOW_LARGE = /(?:是|有)?多[大长高重](?=了?[?？]?$)/

/** 「都按时办结了吗」: the topic, and what is asked of it now; a step of its own takes the place of the earlier one. */
function asksAnew(earlier: string, said: string): string {
  const asked = said.replace(PASSED, '通过了').replace(HOW_LARGE, '是多少')
  const topic = topicOf(earlier, measuresIn(asked).length > 0)
  return asked.includes(topic) ? asked : `${topic}${asked}`
}

const QUESTION = new RegExp(
  `${QUANTITY.source}|(?:[是有了]|分别|主要)?(?:什么|哪[些个几里儿一]?[个项年里]?|怎么样|怎样|怎么|如何)|谁的?|[了过]?[吗呢]|[?？]`,
  'gu',
)
const LOOSE = /^[\s、，,的]+|(?:[\s、，,和与及的了各都是有]|分别|一共|总共|更?[多少高低]$)+$/g

/** 组织了多少人参加考试: what is arranged and taken part in is the examination. */
const ARRANGED = /^(?:(?:组织|开展|举办|举行|召开|安排)了)?(?:参加|参与)?/

/** What a question is about: up to its last word that names something, and the steps taken unless another is asked for. */
export function topicOf(question: string, withoutMeasures = false): string {
  const said = question.replace(QUESTION, '').replace(ARRANGED, '')
  const words = wordsOf(said)
  const last = words.findLastIndex(word => word.length > 1 && !isLight(word))
  if (last < 0) return said.replace(LOOSE, '')
  const [about, behind] = [words.slice(0, last + 1).join(''), words.slice(last + 1).join('')]
  const steps = measuresIn(behind).findLast(({ text }) => text.length > 1)?.text ?? ''
  const topic = withoutMeasures
    ? without(about, measuresIn(about).map(withDone(about)))
    : withoutDone(`${about}${steps}`)
  return topic.replace(/[、和与及]{2,}/g, '、').replace(LOOSE, '')
}

type Span = { readonly start: number; readonly end: number }

/** 调解了纠纷 is, as a topic, 调解纠纷. */
function withoutDone(text: string): string {
  const done = measuresIn(text).filter(({ text }) => text.length > 1)
  return without(
    text,
    done.map(span => ({ start: span.end, end: withDone(text)(span).end })),
  )
}

/** A step with the 了 behind it. */
function withDone(text: string): (span: Span) => Span {
  return ({ start, end }) => ({ start, end: /[了过]/.test(text.charAt(end)) ? end + 1 : end })
}

function without(text: string, spans: readonly Span[]): string {
  return spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}

const BETWEEN_MEASURES = /^[了的]?[、，,和与及]*(?:以及)?$/

function withMeasure(earlier: string, wanted: string): string {
  const spans = measuresIn(earlier)
  const last = spans.at(-1)
  if (!last) {
    const at = QUANTITY.exec(earlier)?.index
    return at === undefined ? `${topicOf(earlier)}${wanted}` : `${earlier.slice(0, at)}${wanted}${earlier.slice(at)}`
  }
  const first = spans.reduceRight(
    (from, span) => (BETWEEN_MEASURES.test(earlier.slice(span.end, from.start)) ? span : from),
    last,
  )
  const behind = earlier.slice(last.end)
  return `${earlier.slice(0, first.start)}${wanted}${first === last ? behind : behind.replace(/各自?(?=有|是|多少|几)|分别/, '')}`
}

/** What a topic has: 金额, 比例, 办结率. */
const ASPECT = /[额例数率比重]$/

function withAspect(earlier: string, wanted: string): string {
  const isAspect = ASPECT.test(wanted)
  const topic = topicOf(earlier, measuresIn(wanted).length > 0)
  return `${topic}${wanted}${isAspect ? '是多少' : ''}`
}

const LONGEST_HEAD = 4

/** 毒品案件 are cases of another kind than 诈骗案件, 涉农案件 some of those before. */
const CASES = '案件'
const INVOLVING = '涉'

/** 应急管理分局 for 交通运输分局: things of one kind end alike. */
function withHead(earlier: string, wanted: string): string | undefined {
  for (let length = Math.min(LONGEST_HEAD, wanted.length - 1); length > 1; length--) {
    const head = wanted.slice(-length)
    const at = earlier.indexOf(head)
    if (at < 0 || (isLight(head) && head !== CASES) || wanted.startsWith(INVOLVING)) continue
    const start = beginningOf(earlier, at)
    if (start < at) return earlier.slice(0, start) + wanted + earlier.slice(at + length)
  }
  return undefined
}

/** Where the name begins that goes on up to here: behind a word that names nothing. */
function beginningOf(text: string, end: number): number {
  let start = end
  for (const word of wordsOf(text.slice(0, end)).reverse()) {
    if (isLight(word)) break
    start -= word.length
  }
  return start
}

function withTerm(earlier: string, wanted: string): string | undefined {
  const terms = termsIn(earlier)
  const [term] = terms
  if (!term || terms.length > 1 || !wordsOf(without(wanted, termsIn(wanted))).every(isLight)) return undefined
  const others = wordsOf(without(earlier, terms).replace(QUESTION, ''))
  if (others.every(isLight) && fitsUnit(earlier, wanted))
    return earlier.slice(0, term.start) + wanted + earlier.slice(term.end)
  if (figureAsked(earlier)) return `${wanted}有多少`
  return LIST.test(earlier) ? `${wanted}有哪些` : `${wanted}怎么样`
}

/** Volunteers are not counted in 宗. */
function fitsUnit(earlier: string, wanted: string): boolean {
  const unit = QUANTITY.exec(earlier)?.[1]
  const units = figureAsked(`${wanted}有多少`)?.units ?? []
  return unit === undefined || units.length === 0 || units.includes(unit)
}
