import { translate } from '../dictionary.ts'
import { allEnglishWords } from '../english-words.ts'
import { fold, wordBoundaries } from '../tokenize.ts'
import { CHINESE_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS } from './function-words.ts'
import { lexicon } from './lexicon.ts'
import type { TermSaid } from './term-said.ts'
import { meanings } from './term-said.ts'
import { allTermsIn } from './terms.ts'

export type Coverage = {
  /** Of the sentence's content words that the lexicon knows, the share that the quote says too; 1 where there are none. */
  readonly covered: number
  /** Words that say what the quote does not. */
  readonly missing: readonly string[]
  /** Words of which nothing is known: names for the most part. Left out of the share. */
  readonly unknown: readonly string[]
}

type Word = { readonly start: number; readonly end: number; readonly text: string }

/** How much of what a sentence says stands in a Chinese quote, whatever the language of the sentence. */
export function coverage(sentence: string, language: 'zh' | 'en', quote: string): Coverage {
  const quoted = fold(quote)
  // An English sentence may hold Chinese: a document's name is not translated.
  const said = [...allTermsIn(sentence, 'zh'), ...(language === 'en' ? allTermsIn(sentence, 'en') : [])]
  const held = heldIn(quote)
  const [missing, unknown]: [Word[], Word[]] = [[], []]
  let [all, covered] = [0, 0]
  for (const word of contentWords(sentence, language)) {
    const terms = said.filter(term => tellsOf(word, term))
    const isHeld =
      quoted.includes(fold(word.text)) || terms.some(held) || (language === 'en' && glossHeld(word, quoted))
    const weight = terms.length > 0 && terms.every(({ term }) => LIGHT.has(term)) ? LIGHT_WEIGHT : 1
    if (isHeld) covered += weight
    else if (terms.length > 0) missing.push(word)
    else unknown.push(word)
    if (isHeld || terms.length > 0) all += weight
  }
  return { covered: all === 0 ? 1 : covered / all, missing: textsOf(missing), unknown: textsOf(unknown) }
}

/** One character of a Chinese word tells nothing of it. */
function tellsOf(word: Word, { start, end }: TermSaid): boolean {
  return Math.min(end, word.end) - Math.max(start, word.start) > (HAN.test(word.text) ? 1 : 0)
}

/** What can be said of almost anything that is done: its being there or not tells less. */
const LIGHT = new Set(
  (
    '开展 组织 提供 推行 加强 完善 建立 达到 涉及 覆盖 完成 提出 发出 下达 规范 事项 人员 案件 宗 件 机构 政府 部门 ' +
    '干部 执法人员 群众 局 单位 协助 实现 发生 工作 情况 要求 高于'
  ).split(' '),
)
const LIGHT_WEIGHT = 0.5

/** Tells whether a term stands in the quote: as a term, or at least in one of its forms. */
function heldIn(quote: string): (said: TermSaid) => boolean {
  const inQuote = new Set(allTermsIn(quote, 'zh').flatMap(meanings))
  const { byTerm } = lexicon()
  return said =>
    meanings(said).some(
      term => inQuote.has(term) || byTerm.get(term)?.zh.some(form => form.length > 1 && quote.includes(form)),
    )
}

/** True where a general dictionary has the word for something that the quote says, in two characters at least. */
function glossHeld({ text }: Word, quote: string): boolean {
  return translate(text, headword => headword.length > 1 && quote.includes(headword)).length > 0
}

function contentWords(sentence: string, language: 'zh' | 'en'): Word[] {
  return language === 'zh' ? chineseWords(sentence) : englishContent(sentence)
}

function englishContent(sentence: string): Word[] {
  const words = allEnglishWords(sentence).filter(
    ({ text }) => text.length > 1 && !/\d/.test(text) && !ENGLISH_FUNCTION_WORDS.has(text),
  )
  // A quote left in Chinese (a document's name) is looked for as it is.
  return [...words, ...chineseWords(sentence)]
}

function chineseWords(sentence: string): Word[] {
  const ends = [...wordBoundaries(sentence)].sort((a, b) => a - b)
  return ends.slice(1).flatMap((end, index) => {
    const start = ends[index] ?? 0
    const text = sentence.slice(start, end)
    // Single characters are counting words and grammar; numbers are compared as figures.
    const counts = text.length > 1 && HAN.test(text) && !NUMERALS.test(text)
    return counts && !CHINESE_FUNCTION_WORDS.has(text) ? [{ start, end, text }] : []
  })
}

/** With the counting word that the tokenizer leaves on them. */
const NUMERALS =
  /^[〇零一二三四五六七八九十百千万亿两几数多余分之]+(?:平方米|年|月|日|号|[个件宗名家份次场条部项支台人起处户期位篇批辆元])*$/u

const HAN = /^\p{Script=Han}+$/u

const textsOf = (words: readonly Word[]) => [...new Set(words.map(({ text }) => text))]
