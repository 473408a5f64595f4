import { translate } from '../../../language/dictionary.ts'
import { meanings, type TermSaid } from '../../../language/terms/term-said.ts'
import { type Held, heldIn, type Said, saidIn } from './binding/counted.ts'
import { figuresBySegment } from './binding/segments.ts'
import { contradicts, mayStandFor } from './binding/stages.ts'
import { isStage, termsHeld, termsSaid } from './binding/terms.ts'
import type { Fault, Segment, WrittenSentence } from './verdict.ts'

/**
 * What is done with the other things that are counted, and is said in many ways: holding, giving, reaching. Whether such
 * a word stands in the quote tells nothing.
 */
const LIGHT = new Set([
  '开展',
  '组织',
  '提供',
  '提出',
  '达到',
  '涉及',
  '覆盖',
  '完成',
  '建立',
  '推行',
  '完善',
  '加强',
  '规范',
  '参加',
  '培训',
  '学习',
  '宣传',
  '协助',
  '鼓励',
  '解决',
  '报告',
  '考试',
  '超过',
  '连续',
])

/**
 * The way of a case and how it ends: each of these is counted for itself, so that none may be added to a figure that is
 * said without it. What is worked on (办理, 处理) is said of any case where a language wants a verb.
 */
const WAY = new Set(
  '收到 受理 不予受理 立案 审理 开庭 办结 审结 结案 执结 移送 维持 撤销 变更 驳回 终止 撤回 调解 和解 破案 起诉 废止'.split(
    ' ',
  ),
)

/** Whether what is said to have been done with cases, documents and people is what the quotes say was done. */
export function checkStage(sentence: WrittenSentence): Fault | undefined {
  for (const segment of sentence.segments) {
    const replaced = replacedStage(segment, sentence.language)
    if (replaced) return fault(segment.text, replaced)
  }
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(sentence.text, sentence.language))) {
    const held = sources.flatMap(({ quote }) => heldIn(quote))
    const quotes = sources.map(({ quote }) => quote).join('\n')
    for (const figure of figures) {
      const exchanged = exchangedStage(figure, held, sentence, quotes)
      if (exchanged) return fault(sentence.text, exchanged)
    }
  }
  return undefined
}

function fault(text: string, { start, end }: TermSaid): Fault {
  return { reason: 'stage', what: text.slice(start, end) }
}

/**
 * A stage of which no quote speaks, where one that it excludes is left out: it stands in that one's place. A stage beside
 * one that is said too may be another word for what the quotes say in none of these.
 */
function replacedStage({ text, sources }: Segment, language: WrittenSentence['language']): TermSaid | undefined {
  const held = sources.flatMap(({ quote }) => termsHeld(quote)).filter(isStage)
  const said = termsSaid(text, language).filter(isStage)
  const leftOut = held.filter(other => !said.some(stage => mayStandFor(stage, other)))
  return said.find(
    stage =>
      isDecisive(stage) &&
      !held.some(other => mayStandFor(stage, other)) &&
      leftOut.some(other => contradicts(stage, other)),
  )
}

/**
 * A stage that the quotes have for other figures, or for none, but not for this one. One of those beside the figure has to
 * fit, for others may be said of what stands around it.
 */
function exchangedStage(
  figure: Said,
  held: readonly Held[],
  { text, language }: WrittenSentence,
  quotes: string,
): TermSaid | undefined {
  const said = figure.ownStages.filter(isDecisive)
  const same = held.filter(({ amount }) => amount.value === figure.amount.value)
  if (said.length === 0 || same.length === 0) return undefined
  const fits = same.some(({ stages }) =>
    stages.some(other => figure.ownStages.some(stage => mayStandFor(stage, other))),
  )
  if (fits) return undefined
  // An English word has more meanings than the genre gives it: decided is 决定, too.
  const isInWords = ({ start, end }: TermSaid) =>
    language === 'en' && translate(text.slice(start, end), word => word.length > 1 && quotes.includes(word)).length > 0
  const known = same.map(({ stages }) => stages.filter(isDecisive))
  const all = held.flatMap(({ stages }) => stages)
  if (known.some(stages => stages.length === 0))
    return said.find(
      stage =>
        meanings(stage).every(term => WAY.has(term)) &&
        !all.some(other => mayStandFor(stage, other)) &&
        !isInWords(stage),
    )
  return said.find(
    stage =>
      known.every(stages => stages.some(other => contradicts(stage, other))) ||
      (isKnownWay(stage, language) && !all.some(other => mayStandFor(stage, other)) && !isInWords(stage)) ||
      held.some(({ ownStages }) => ownStages.some(other => mayStandFor(stage, other))),
  )
}

/** Chinese words are compared as they are; of the English ones those that can hardly mean anything else. */
function isKnownWay({ term }: TermSaid, language: WrittenSentence['language']): boolean {
  return language === 'zh' || WAY.has(term) || term === '申请'
}

/** The likeliest meaning decides: solved may be 解决, but is 破案 or 化解 of what is counted. */
function isDecisive(term: TermSaid): boolean {
  return isStage(term) && !LIGHT.has(term.term)
}
