import { translate } from '../language/dictionary.ts'
import { words } from '../language/tokenize.ts'
import type { LexicalQuery } from '../library/library.ts'
import { type FigureAsked, withoutCounted } from './figure-asked.ts'
import { glossed, synonymsOf } from './glossary.ts'
import { withoutPlanningWords } from './understand.ts'

/** Particles and question words: they stand in every question and say nothing of what is asked. */
const CHINESE_STOP_WORDS = new Set(
  '的 了 吗 呢 呀 啊 吧 是 在 有 和 与 及 或 被 把 将 对 为 于 以 个 几 多少 什么 哪些 哪个 哪几个 哪 谁 怎么 怎样 如何 为何 多 少 一共 总共 共 分别 各 都 这 那 请问 请 问 我 想 知道 一下 吗 么 咋 啥'.split(
    ' ',
  ),
)

/**
 * What to look for word by word. Wordings that the glossary knows become its official terms; other Chinese words stay as
 * the tokenizer cuts them, with what reports write instead; other English words become their Chinese translations,
 * because raw English finds nothing in Chinese reports. Words that ask for plans (打算, plans) are left out: whoever plans
 * something does not write them. `isHeld` tells which headwords stand anywhere in the library.
 * Where a `figure` is asked for, words that its unit answers are left out.
 */
export function lexicalQuery(
  content: string,
  isHeld: (headword: string) => boolean,
  figure?: FigureAsked,
): LexicalQuery {
  const { groups, rest: unknown } = glossed(withoutPlanningWords(content))
  const rest = figure ? withoutCounted(unknown) : unknown
  const chinese = [...new Set(words(rest))]
    .filter(word => /\p{Script=Han}/u.test(word) && !CHINESE_STOP_WORDS.has(word))
    .map(text => [{ field: 'word' as const, text, weight: 1 }, ...synonymsOf(text)])
  return [...groups, ...chinese, ...translate(rest, isHeld)]
}
