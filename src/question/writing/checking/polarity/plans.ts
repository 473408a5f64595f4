import { isPlanned, isPlanSection } from '../../../../language/figures/figure-facts.ts'
import { termsIn } from '../../../../language/terms/terms.ts'
import type { Language } from '../../../question.ts'
import { heldIn, saidIn } from '../binding/counted.ts'
import { figuresBySegment } from '../binding/segments.ts'
import { isStage } from '../binding/terms.ts'
import { isPast } from '../binding/verbs.ts'
import type { Source } from '../source.ts'
import type { Fault, Segment, WrittenSentence } from '../verdict.ts'

/** Words by which a sentence may show that something is still to come, more than those that must mean it. */
const TO_COME: Readonly<Record<Language, RegExp>> = {
  zh: /将|拟|计划|力争|争取|下一步|下一年|下阶段|今后|明年|来年|打算|展望|目标|安排|部署|思路|要|继续|进一步|着力|持续|预计|预期|即将|确保|任务|重点|规划|努力/,
  en: /\b(?:will|would|shall|plan\w*|aim\w*|intend\w*|going to|to be|next|propos\w+|target\w*|goals?|strive\w*|seek\w*|expect\w*|schedul\w+|continue\w*|further|future|priorit\w+|need\w* to|should|must|is to|are to|ensure\w*|set out|tasks?|envisage\w*|hope\w*)\b/i,
}

/** Words that can hardly mean anything but what is to come. */
const SURELY_TO_COME: Readonly<Record<Language, RegExp>> = {
  zh: /拟(?![定订稿写制])|计划(?!生育|单列)|力争|下一步|今后|明年|打算|即将|(?:^|[，,。；;：:\s年区市县镇])将(?:继续|进一步|于|持续|努力|开展|推进|推动|完成|建成|实现|新建|组织|制定|修订|废止|举办|实施|审|办|受)/,
  en: /\b(?:will(?! of)|plans? to|planned to|aims? to|intends? to|(?:is|are) going to|(?:is|are) to be|proposes? to|expects? to)\b/i,
}

/** All of a quote is intended, and the sentence tells it as done; or none of it is, and the sentence says it is to come. */
export function intended({ text, sources }: Segment, sentence: WrittenSentence): string | undefined {
  const { language } = sentence
  if (sources.length === 0) return undefined
  if (sources.every(isIntended) && !TO_COME[language].test(sentence.text) && isToldAsDone(text, sentence)) return text
  if (sources.every(isOfLaterYear) && !TO_COME[language].test(sentence.text) && DONE[language].test(text)) return text
  const surely = SURELY_TO_COME[language].exec(text)
  return surely && !sources.some(mayBeIntended) ? surely[0] : undefined
}

function isIntended({ quote, path, year }: Source): boolean {
  return isPlanSection(path) || isPlanned(quote, Math.min(quote.length, 1 + quote.search(/[，,。；;]|$/)), year)
}

/** Under a heading that arranges a year after the one under review; a sentence that only names that year says so too. */
function isOfLaterYear({ path, year }: Source): boolean {
  return path.some(heading => PLAN_HEADING.test(heading) && namesLaterYear(heading, year))
}

function namesLaterYear(heading: string, year: number | null): boolean {
  return [...heading.matchAll(/20\d\d(?=年)/g)].some(([named]) => year !== null && Number(named) > year)
}

const PLAN_HEADING = /计划|安排|打算|思路|规划|目标|展望|任务/

/** 2025年重点工作安排如下: a heading that speaks of plans in any way is enough for a sentence that does. */
function mayBeIntended({ quote, path, year }: Source): boolean {
  const headings = path.join('\n')
  return namesLaterYear(headings, year) || isPlanSection(path) || PLAN_HEADING.test(headings) || TO_COME.zh.test(quote)
}

/**
 * English tells it by the past. In Chinese a sentence without any mark is read as done, but an item of a list goes on from
 * the words before the list.
 */
function isToldAsDone(text: string, { raw, language }: WrittenSentence): boolean {
  if (DONE[language].test(text)) return true
  if (language === 'zh') return !ITEM.test(raw)
  const terms = termsIn(text, 'en').filter(isStage)
  return !BARE.test(text) && terms.some(({ start, end }) => isPast(text.slice(start, end)))
}

const ITEM = /^\s*(?:[-*•·]|[（(]?\d{1,2}[.、)）])/
/** An item that says what is to be done: - to hold …, - organize …, Hold … */
const BARE = /^\s*(?:and |to |[a-z]+(?<!ed) |[A-Z][a-z]+(?<!ed|s) (?:the|a|an|at|no|more|all|\d))/

/** Words that tell something as done. */
const DONE: Readonly<Record<Language, RegExp>> = {
  zh: /已|了(?!解)|完成/,
  en: /\b(?:has|(?<!to )have|had|was|were|already|been)\b/i,
}

/** A figure that is intended in every quote that holds it, told as reached. */
export function plannedFigure(sentence: WrittenSentence): Fault | undefined {
  const { text, language } = sentence
  const toCome = TO_COME[language].test(text)
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(sentence))) {
    const known = sources.flatMap(source =>
      heldIn(source).map(({ amount }) => ({ amount, planned: isPlanned(source.quote, amount.start, source.year) })),
    )
    for (const { amount, stretches } of figures) {
      const same = known.filter(other => other.amount.value === amount.value)
      if (same.length === 0 || !same.every(({ planned }) => planned)) continue
      const beside = stretches.filter(({ lead }) => !lead).map(({ start, end }) => text.slice(start, end))
      const own = beside.join('\n')
      const isDone = toCome ? DONE[language].test(own) && !TO_COME[language].test(own) : isToldAsDone(text, sentence)
      if (isDone) return { reason: 'polarity', what: amount.raw }
    }
  }
  return undefined
}
