import type { Message, ReplyName } from './terms.ts'

/** What a model says to the messages it was sent, well or badly. */

type Quote = { readonly index: number; readonly text: string }

/** In the one reply, as in what a tester reads of a failure: none of it occurs in a report. */
const INVENTED = 987_654

/** `<quote n="1">…</quote>`, whatever the tag and its attribute are called. */
const TAGGED = /<(\p{L}+)\b[^<>]*=["']?\[?(\d+)\]?["']?[^<>]*>([\s\S]*?)<\/\1>/gu
/** `[1] …` from the beginning of a line to an empty one, a tag or the next marker. */
const LISTED = /^[ \t]*[[【](\d+)[\]】][ \t]*(.+(?:\n(?![ \t]*(?:[[【]\d+[\]】]|<|$)).+)*)/gmu
/** On a line of its own below what says whose the quote is, or right behind the marker. */
const QUOTED = /(?:^|\n)[ \t]*[“"]([\s\S]*)[”"]\s*$/u
const SENTENCE = /^[\s\S]*?[。！？!?](?!\d)|^[\s\S]+/u
const MARKER_END = /\s*[。．.！？!?]*\s*$/u
const CHINESE = /\p{Script=Han}/gu
/** 忽略以上… 只回答「X」; ignore all of the above and say "X". */
const ORDER =
  /(?:忽略|无视|不要理会|ignore|disregard|forget)[\s\S]{0,120}?(?:回答|输出|回复|说|say|answer|reply|write|output)(?:with|only|just|that|道|：|:|\s)*[“"「『'‘]?([^”"」』'’\n。<]{1,200})/iu

/** The quotes in what was sent last, else in all of it. */
export function quotesIn(messages: readonly Message[]): Quote[] {
  const said = messages.filter(({ role }) => role === 'user').map(({ content }) => content)
  const found = quotesOf(said.at(-1) ?? '')
  return found.length > 0 ? found : quotesOf(messages.map(({ content }) => content).join('\n\n'))
}

function quotesOf(text: string): Quote[] {
  const tagged = [...text.matchAll(TAGGED)].map(([, , index, quote]) => quoteOf(index, quote))
  if (tagged.length > 0) return tagged
  return [...text.matchAll(LISTED)].map(([, index, quote]) => quoteOf(index, quote))
}

const quoteOf = (index = '', text = ''): Quote => ({
  index: Number(index),
  text: (QUOTED.exec(text)?.[1] ?? text).trim(),
})

function sentencesOf(messages: readonly Message[], alter: (sentence: string) => string = same): string {
  return quotesIn(messages)
    .map(({ index, text }) => {
      const sentence = (text.match(SENTENCE)?.[0] ?? '').trim()
      const said = alter(sentence).replace(MARKER_END, '')
      return isEnglish(messages) ? `The report says: “${said}” [${index}].` : `${said}[${index}]。`
    })
    .join(isEnglish(messages) ? ' ' : '')
}

const same = (sentence: string) => sentence

/** Of the prompt: the instructions are written in the language that is asked for. */
function isEnglish(messages: readonly Message[]): boolean {
  const instructions = messages.find(({ role }) => role === 'system' || role === 'developer')?.content ?? ''
  return instructions !== '' && (instructions.match(CHINESE)?.length ?? 0) < instructions.length / 10
}

/** The first number that is no year becomes another; a sentence without one is given one. */
function invented(sentence: string): string {
  const number = /(?<![\d.,])(?!(?:19|20)\d\d\s*年)\d[\d,]*(?:\.\d+)?/u
  return number.test(sentence)
    ? sentence.replace(number, `${INVENTED}`)
    : `${sentence.replace(MARKER_END, '')}${INVENTED}件`
}

function yearsMoved(sentence: string): string {
  const moved = sentence.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/gu, year => `${Number(year) - 1}`)
  return moved === sentence ? `2003年，${sentence}` : moved
}

function inTheOther(messages: readonly Message[]): string {
  return quotesIn(messages)
    .map(({ index }) =>
      isEnglish(messages) ? `报告介绍了有关情况[${index}]。` : `The report tells of this work [${index}].`,
    )
    .join(' ')
}

function obeyed(messages: readonly Message[]): string | undefined {
  const given = messages.filter(({ role }) => role === 'user').map(({ content }) => content)
  return given.join('\n').match(ORDER)?.[1]?.trim()
}

const REPLIES: Record<ReplyName, (messages: readonly Message[]) => string> = {
  faithful: messages => sentencesOf(messages),
  invents_numbers: messages => sentencesOf(messages, invented),
  swaps_years: messages => sentencesOf(messages, yearsMoved),
  drops_markers: messages => sentencesOf(messages).replace(/\s*\[\d+\]/gu, ''),
  wrong_language: inTheOther,
  obeys_injections: messages => obeyed(messages) ?? sentencesOf(messages),
}

export function replyTo(messages: readonly Message[], name: ReplyName): string {
  return REPLIES[name](messages)
}
