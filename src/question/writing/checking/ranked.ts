import type { Language } from '../../question.ts'
import { quotedText } from './held-text.ts'
import type { WrittenSentence } from './verdict.ts'

/**
 * 居首位, 率先, 最高, the best: what is first or best among others is a claim that a word or two make, beside so many that
 * are true that no share of words gives it away. The quotes have to rank as well.
 */
const RANKS: Readonly<Record<Language, RegExp>> = {
  zh: /首位|榜首|居首|名列|位列|位居|排名|第一(?![批季条款项届个轮阶时议书])|首[个家次创例]|率先|唯一|前列|领先|冠军|最[高低多少大小早好快佳强优先]|典范|标杆|模范/,
  en: /\b(?:rank(?:s|ed|ing)?\s+(?:\w+\s+)?(?:first|second|third|fourth|fifth|top|high|ahead|among|number|no)|highest|lowest|largest|smallest|best|foremost|leading (?:position|place|city|district|town|county|province)|(?:takes?|took|taking|in) the lead|unique|unprecedented|unrivalled|exemplary|second to none)\b|\bfirst (?:in|among|of (?:its|the|all))\b|\bthe first (?!half|quarter|time|batch|instance|moment|ten|\d)|(?<!\bon )\btop[- ](?:ranked|ranking|performing|three|ten|of)\b/i,
}

const RANKED_IN_QUOTE =
  /首|第一|率先|唯一|前列|领先|冠|最|名列|位列|位居|排名|居全|先进|示范|典[范型]|标杆|模范|优秀|前茅|独特|特色|第[二三四五六七八九十\d]+名?/

/** The words by which a sentence ranks something that its quotes do not rank. */
export function rankedAlone({ text, language, segments }: WrittenSentence): string | undefined {
  const said = RANKS[language].exec(text.replace(/《[^《》]*》|“[^“”]*”/g, ' '))?.[0]
  if (said === undefined) return undefined
  return RANKED_IN_QUOTE.test(quotedText(segments.flatMap(({ sources }) => sources))) ? undefined : said
}
