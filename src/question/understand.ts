import type { Place } from '../library/library.ts'
import { figureAsked } from './figure-asked.ts'
import { placesAsked } from './places.ts'
import type { Language, Query } from './question.ts'
import { yearsAsked } from './years.ts'

/** What a question is understood against: the clock, and whose reports there are. */
export type UnderstandingContext = { readonly now: Date; readonly heldPlaces: readonly Place[] }

/** Asks for what is intended, not for what was done. 计划 alone may be a plan's name (三年行动计划). */
const PLANNING =
  /打算|准备(?:怎么|如何)|将(?:会|要)?(?:如何|怎[么样]|采取|推进|开展)|下一步|下一年|明年|今后|未来|(?:工作)?(?:安排|计划|思路)(?:是|有|包括|中|里|主要|[?？]|$)|\bplans?\b(?! of)|\bintend|\bwill\b|going to|next year/i

/** 哪些, 分别 …; which … (plural), list. */
const LIST =
  /哪些|哪[一二两三四五六七八九十几][个项点方条]|分别|包括什么|列出|有什么|几个方面|\bwhich \w+s\b|\blist\b|what (?:are|were) the/i

/** What the question asks for, read without any model. A pure function of the question and its context. */
export function understand(question: string, context: UnderstandingContext): Query {
  const text = question.normalize('NFC').trim()
  const places = placesAsked(text, context.heldPlaces)
  const years = yearsAsked(text, context.now)
  return {
    question: text,
    language: languageOf(text),
    places,
    years,
    planning: PLANNING.test(text),
    figure: figureAsked(text),
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

/** The text without these spans, and without what they leave dangling. */
function withoutSpans(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > from) rest += text.slice(from, start)
    from = Math.max(from, end)
  }
  return (rest + text.slice(from))
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s的,，、。:：在'’]+/, '')
    .replace(/[\s,，]+([?？])/g, '$1')
    .trim()
}
