import { translate } from '../../language/dictionary.ts'
import { glossed, namesThing, synonymsOf } from '../../language/glossary.ts'
import { fold, words } from '../../language/tokenize.ts'
import type { LexicalQuery, LexicalTerm } from '../../library/library.ts'
import { withoutAspects } from '../understanding/aspects.ts'
import { type FigureAsked, withoutCounted } from '../understanding/figure-asked.ts'

/** Alternatives for one wording of a question. `named`: a name or a term of the genre, which an answer has to speak of. */
export type AskedWord = {
  readonly terms: readonly LexicalTerm[]
  readonly named: boolean
  /** It stands in the question as reports write it, and was not put in for another wording. */
  readonly literal: boolean
  /** Looked up in the general dictionary. */
  readonly translated: boolean
}

/** Particles, question words and what else stands in any question and says nothing of what is asked. */
const CHINESE_STOP_WORDS = new Set(
  '的 了 吗 呢 呀 啊 吧 嘛 是 在 有 和 与 及 或 被 把 将 对 为 于 以 个 几 多少 什么 哪些 哪个 哪几个 哪 谁 怎么 怎样 如何 为何 多 少 一共 总共 共 分别 各 都 这 那 请问 请 问 我 你 想 知道 一下 咋 啥 具体 主要 包括 包含 方面 情况 内容 介绍 说说 谈谈 告诉 这个 那个 哪里'.split(
    ' ',
  ),
)

/** 几宗, 哪份, 各有: what the tokenizer makes of asking and counting. */
const ASKING = /^[几哪各]\p{Script=Han}|^多[少高大长久]|^[一二两三四五六七八九十]+[个项点条些方]$/u

/** An aside in English says the same once more in other words; one in Chinese is the name itself (社区通). */
const ASIDE = /\([A-Za-z][A-Za-z ,;'’-]*\)/g

/** Names in quotation or title marks stand in a report as they are. */
const NAME = /[“"「『《]([^“”"「」『』《》]{2,40})[”"」』》]/g

/**
 * What to look for word by word. Wordings that the glossary knows become its official terms; other Chinese words stay as
 * the tokenizer cuts them, with what reports write instead; other English words become their Chinese translations,
 * because raw English finds nothing in Chinese reports. Words that ask for plans or problems (打算, plans) are left out:
 * whoever plans something does not write them. `isHeld` tells which headwords stand anywhere in the library.
 * Where a `figure` is asked for, words that its unit answers are left out.
 */
export function askedWords(content: string, isHeld: (headword: string) => boolean, figure?: FigureAsked): AskedWord[] {
  const { groups, rest: unknown } = glossed(withoutAspects(content.replace(ASIDE, ' ')))
  const rest = figure ? withoutCounted(unknown) : unknown
  const chinese = [...new Set(words(rest))].filter(isSearched)
  const names = [...content.matchAll(NAME)].map(match => fold(match[1] ?? ''))
  return [
    ...groups.map(terms => ({
      terms,
      named: terms.some(term => namesThing(term.text)),
      literal: terms.some(term => namesThing(term.text) && content.includes(term.text)),
      translated: false,
    })),
    ...[...new Set(names)].map(text => ({ terms: [asWritten(text)], named: true, literal: true, translated: false })),
    ...chinese.map(asWord),
    ...translate(rest, isHeld).map(terms => ({ terms, named: false, literal: false, translated: true })),
  ]
}

/** The words without what is known of them, as the library searches for them. */
export function lexicalQuery(
  content: string,
  isHeld: (headword: string) => boolean,
  figure?: FigureAsked,
): LexicalQuery {
  return lexicalQueryOf(askedWords(content, isHeld, figure))
}

export function lexicalQueryOf(asked: readonly AskedWord[]): LexicalQuery {
  return asked.map(word => word.terms)
}

function asWord(text: string): AskedWord {
  return {
    terms: [{ field: 'word', text, weight: 1 }, ...synonymsOf(text)],
    named: namesThing(text),
    literal: namesThing(text),
    translated: false,
  }
}

function asWritten(text: string): LexicalTerm {
  return { field: 'substring', text, weight: 1 }
}

function isSearched(word: string): boolean {
  return /\p{Script=Han}/u.test(word) && !CHINESE_STOP_WORDS.has(word) && !ASKING.test(word)
}
