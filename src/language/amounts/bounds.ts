import type { Bound } from '../../library/library.ts'
import { BOUNDS_AFTER, BOUNDS_BEFORE } from '../figures/figure-words.ts'

/** How exact a number is said to be, by the words before and behind it. */
export type BoundSaid = { readonly bound: Bound; readonly nearly: boolean }

const ENGLISH_BEFORE: readonly (readonly [words: string, bound: Bound, nearly?: boolean])[] = [
  [
    '(?:no|not)\\s+(?:fewer|less)\\s+than|at\\s+least|a\\s+minimum\\s+of|upwards?\\s+of|(?:just\\s+|slightly\\s+|well\\s+)?(?:more|greater|higher)\\s+than|(?:just\\s+|slightly\\s+|well\\s+)?(?:over|above)|exceed(?:ed|s|ing)?|in\\s+excess\\s+of|surpass(?:ed|es|ing)?|topp(?:ed|ing)',
    'at_least',
  ],
  [
    '(?:no|not)\\s+more\\s+than|at\\s+most|a\\s+maximum\\s+of|up\\s+to|(?:fewer|less|lower)\\s+than|under|below|not\\s+exceeding|within',
    'at_most',
  ],
  ['nearly|almost|close\\s+to|approaching|just\\s+(?:under|below)', 'about', true],
  ['about|around|approximately|roughly|some|an\\s+estimated|circa', 'about'],
]
const ENGLISH_AFTER: readonly (readonly [words: string, bound: Bound])[] = [
  ['or\\s+so', 'about'],
  ['or\\s+(?:more|above|higher|over)|and\\s+(?:above|more|over)|plus(?![A-Za-z])', 'at_least'],
  ['or\\s+(?:fewer|less|below|under)|and\\s+below', 'at_most'],
]
/** A total of, as many as: of the bound before them. With an article it is compared: over the 3,551 of 2023. */
const BETWEEN = '(?:an?\\s+(?:total|average)\\s+of\\s+|RMB\\s*|CNY\\s*|¥\\s*|US\\$\\s*|\\$\\s*|a\\s+)?'

/** Chinese words beyond those of reports: those of a writer who rewords them. */
const CHINESE_BEFORE: Readonly<Record<string, Bound>> = {
  ...BOUNDS_BEFORE,
  略超: 'at_least',
  多于: 'at_least',
  大于: 'at_least',
  超出: 'at_least',
  超过了: 'at_least',
  小于: 'at_most',
  不大于: 'at_most',
  差不多: 'about',
  左近: 'about',
  几乎: 'about',
  近乎: 'about',
  约为: 'about',
  约有: 'about',
  约计: 'about',
}
const NEARLY = /^(?:将近|接近|近|几乎|近乎)$/
const CHINESE_AFTER: Readonly<Record<string, Bound>> = {
  ...BOUNDS_AFTER,
  内: 'at_most',
  有余: 'at_least',
  出头: 'at_least',
  '+': 'at_least',
}

const longestFirst = (words: Readonly<Record<string, Bound>>) => Object.keys(words).sort((a, b) => b.length - a.length)
const BEFORE = longestFirst(CHINESE_BEFORE).filter(word => word !== '上')
/** 上 is a bound in 上百件 only. */
const BEFORE_PATTERN = new RegExp(`(?:${BEFORE.join('|')})\\s*$`)
const OVER_HUNDRED = /^[百千万亿]/
const AFTER_PATTERN = /^\s*(?:以上|以下|以内|之内|左右|上下|有余|出头|\+)/
const EACH_BEFORE = ENGLISH_BEFORE.map(
  ([words, bound, nearly]) =>
    [new RegExp(`(?<![A-Za-z])(?:${words})\\s+${BETWEEN}$`, 'i'), bound, nearly === true] as const,
)
const EACH_AFTER = ENGLISH_AFTER.map(
  ([words, bound]) => [new RegExp(`^[\\s-]+(?:${words})(?![A-Za-z])`, 'i'), bound] as const,
)

/** What is so much more or less than a number is compared with it: 6.7% fewer than 521, an increase over 3,551. */
const CHANGED_BY =
  /(?:%|per\s?cent|percent|points?|\d|\b(?:increase|decrease|rise|drop|fall|decline|growth|reduction|gain))\s+$/i
/** What adds up to 580,000 is no less. */
const ADDS = /\b(?:add(?:s|ed|ing)?|com(?:es?|ing)|came)\s+$/i

function isCompared(before: string, words: string): boolean {
  return CHANGED_BY.test(before) || (/^up\b/i.test(words) && ADDS.test(before))
}

export type Reach = BoundSaid & { readonly length: number }

/** The bound that ends where the number begins; `earlier` stands before `before`, with the number that it belongs to. */
export function boundBefore(before: string, number: string, earlier = ''): Reach | undefined {
  const near = before.slice(-48)
  const chinese = BEFORE_PATTERN.exec(near)?.[0]
  if (chinese !== undefined) return { ...chineseBound(chinese.trim()), length: chinese.length }
  if (near.endsWith('上') && OVER_HUNDRED.test(number)) return { bound: 'at_least', nearly: false, length: 1 }
  // Of no more than and more than the longer one is meant.
  const found = EACH_BEFORE.flatMap(([pattern, bound, nearly]) => {
    const match = pattern.exec(near)
    if (!match || isCompared(earlier + before.slice(0, before.length - near.length + match.index), match[0])) return []
    return [{ bound, nearly, length: near.length - match.index }]
  })
  return found.sort((a, b) => b.length - a.length)[0]
}

function chineseBound(word: string): BoundSaid {
  return { bound: CHINESE_BEFORE[word] ?? 'about', nearly: NEARLY.test(word) }
}

/** 余, 多, 来 between number and unit, 以上 and 左右 behind it. */
export function boundAfter(after: string): Reach | undefined {
  const written = AFTER_PATTERN.exec(after)?.[0]
  if (written !== undefined)
    return { bound: CHINESE_AFTER[written.trim()] ?? 'about', nearly: false, length: written.length }
  for (const [pattern, bound] of EACH_AFTER) {
    const found = pattern.exec(after)
    if (found) return { bound, nearly: false, length: found[0].length }
  }
  return undefined
}

/** 60多, 6.2万余, 十来. */
export function boundWithin(word: string): BoundSaid | undefined {
  const bound = BOUNDS_AFTER[word]
  return bound === undefined ? undefined : { bound, nearly: false }
}
