import { meanings, sameTerm, type TermSaid } from '../../../language/terms/term-said.ts'
import type { Language } from '../../question.ts'
import { type Held, heldIn, type Said, saidIn } from './binding/counted.ts'
import { loneStage } from './binding/lone-stages.ts'
import { figuresBySegment } from './binding/segments.ts'
import { contradicts, mayStandFor } from './binding/stages.ts'
import { isStage, termsHeld, termsSaid } from './binding/terms.ts'
import { isPast } from './binding/verbs.ts'
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
  const { text, language } = sentence
  for (const segment of sentence.segments) {
    const replaced = replacedStage(segment, language)
    if (replaced) return fault(segment.text, replaced)
    const lone = loneStage(segment, language)
    if (lone) return { reason: 'stage', what: lone }
  }
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(sentence))) {
    const held = sources.flatMap(heldIn)
    for (const figure of figures) {
      const others = figures.filter(other => other !== figure && fitsStage(other, held))
      const exchanged = exchangedStage(figure, others, held, text, language)
      if (exchanged) return fault(text, exchanged)
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
function replacedStage({ text, sources }: Segment, language: Language): TermSaid | undefined {
  const held = sources.flatMap(({ quote }) => termsHeld(quote)).filter(isStage)
  const said = termsSaid(text, language).filter(isStage)
  const leftOut = held.filter(other => !said.some(stage => mayStandFor(stage, other)))
  return said.find(
    stage =>
      isDecisive(stage, text, language) &&
      !held.some(other => mayStandFor(stage, other)) &&
      isExcluded(stage, leftOut, language),
  )
}

/** An English word may have several meanings: all of them are to be excluded where no figure says which one is meant. */
function isExcluded(stage: TermSaid, leftOut: readonly TermSaid[], language: Language): boolean {
  if (language === 'zh') return leftOut.some(other => contradicts(stage, other))
  return meanings(stage).every(meant => leftOut.some(other => contradicts({ ...stage, term: meant, also: [] }, other)))
}

/**
 * A stage that the quotes have for other figures, or for none, but not for this one. One of those beside the figure has to
 * fit, for others may be said of what stands around it.
 */
function exchangedStage(
  { amount, ownStages }: Said,
  others: readonly Said[],
  held: readonly Held[],
  text: string,
  language: Language,
): TermSaid | undefined {
  // A review of 158 files found 94 problems: what stands between two figures may be said of the other one.
  const said = ownStages.filter(
    stage => isDecisive(stage, text, language) && !others.some(other => other.ownStages.includes(stage)),
  )
  const same = held.filter(other => other.amount.value === amount.value)
  if (said.length === 0 || same.length === 0) return undefined
  const isSaid = (other: TermSaid) => ownStages.some(stage => sameTerm(stage, other))
  const isHeld = (stage: TermSaid, by: readonly Held[]) =>
    by.some(({ stages }) => stages.some(other => mayStandFor(stage, other)))
  const replaced = said.find(
    stage =>
      !isHeld(stage, same) &&
      same.every(({ stages }) => stages.some(other => contradicts(stage, other) && !isSaid(other))),
  )
  if (replaced || language === 'en' || ownStages.some(stage => isHeld(stage, same))) return replaced
  return said.find(stage => WAY.has(stage.term) && !isHeld(stage, held))
}

function fitsStage({ amount, ownStages }: Said, held: readonly Held[]): boolean {
  return held.some(
    other =>
      other.amount.value === amount.value &&
      other.ownStages.some(one => ownStages.some(stage => mayStandFor(stage, one))),
  )
}

/** The likeliest meaning decides: solved may be 解决, but is 破案 or 化解 of what is counted. */
function isDecisive(stage: TermSaid, text: string, language: Language): boolean {
  return isStage(stage) && !LIGHT.has(stage.term) && (language === 'zh' || isPast(text.slice(stage.start, stage.end)))
}
