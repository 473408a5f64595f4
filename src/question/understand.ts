import type { Place } from '../library/library.ts'
import { figureAsked } from './figure-asked.ts'
import { COORDINATED } from './place-words.ts'
import { placesAsked } from './places.ts'
import type { Language, Query } from './question.ts'
import { yearsAsked } from './years.ts'

/** What a question is understood against: the clock, and whose reports there are. */
export type UnderstandingContext = { readonly now: Date; readonly heldPlaces: readonly Place[] }

/**
 * Asks for what is intended, not for what was done. 计划 and plan alone may be the name of one (三年行动计划, the
 * three-year action plan).
 */
const PLANNING =
  /打算|(?<![动习训施])计划(?=开展|推进|完成|建|举办|新增|培训|做|怎|如何|改|出台|制定|成立|组织)|准备(?:怎么|如何|做|开展|成立|推进)|拟(?:怎么|如何|开展|成立|推进)|将(?:会|要)?(?:如何|怎[么样]|采取|推进|开展)|下一步|下一年度?|下一?阶段|明年|来年|今后|未来|(?:工作)?(?:安排|计划|思路|目标)(?:是|有|包括|中|里|主要|[?？]|$)|(?<!(?:action|year|emergency|contingency|study|training|implementation)\s)\bplan(?:s|ned|ning)?\b(?! of)|\bintend|\bwill\b|going to|next (?:year|steps?)|upcoming/i

const EVERY_PLANNING = new RegExp(PLANNING, 'gi')

/** Asks for what was done: 受理了多少, 有没有完成, how many did, what was. */
const ACCOMPLISHED = /了(?!解)|过(?=[多几哪什吗?？])|已经?|[是有](?:没有|否)完成|\b(?:did|was|were|has|have|had)\b/i

/** 哪些, 分别 …; which … (plural), list. */
const LIST =
  /哪些|哪[一二两三四五六七八九十几][个项点方条]|分别|包括什么|列出|有什么|几个方面|\bwhich \w+s\b|\blist\b|what (?:are|were) the/i

/** What the question asks for, read without any model. A pure function of the question and its context. */
export function understand(question: string, context: UnderstandingContext): Query {
  const text = halfWidth(question.normalize('NFC').trim())
  const places = placesAsked(text, context.heldPlaces)
  const years = yearsAsked(text, context.now)
  const planning = PLANNING.test(text)
  const figure = figureAsked(text)
  return {
    question: text,
    language: languageOf(text),
    places,
    years,
    planning,
    accomplished: !planning && (figure !== undefined || ACCOMPLISHED.test(text)),
    figure,
    list: LIST.test(text),
    content: withoutSpans(text, [...places, ...years]) || text,
  }
}

/** A question in English may hold Chinese names, one in Chinese Latin ones: what it is mostly made of decides. */
export function languageOf(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latinWords = text.match(/[A-Za-z]{2,}/g)?.length ?? 0
  return han > 0 && han >= latinWords ? 'zh' : 'en'
}

/** ２０２４ as 2024: digits and letters of full width count as plain ones. Nothing moves. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/** A text without the words that say it is about plans; they tell where to look, not what to look for. */
export function withoutPlanningWords(text: string): string {
  return text.replace(EVERY_PLANNING, ' ')
}

type Span = { readonly start: number; readonly end: number }

/** The text without these spans, and without what they leave dangling. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const between = text.slice(from, start)
    // Between two that go, an "and" goes with them.
    if (from === 0 || !COORDINATED.test(between)) rest += between
    from = Math.max(from, end + (/^['’]s\b/.exec(text.slice(end))?.[0].length ?? 0))
  }
  return (rest + text.slice(from))
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s的,，、。:：在'’]+/, '')
    .replace(/[\s,，]+([?？])/g, '$1')
    .trim()
}
