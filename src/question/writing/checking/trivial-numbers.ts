import { amountsIn } from '../../../language/amounts/amounts.ts'
import { chineseValue } from '../../../language/amounts/chinese-value.ts'
import type { Amount, StrayNumber } from '../../../language/amounts/said.ts'
import { strayNumbersIn } from '../../../language/amounts/stray-numbers.ts'
import { titlesIn } from './held-text.ts'
import type { Source } from './source.ts'
import type { WrittenSentence } from './verdict.ts'

/** Numbers in words that say nothing a quote could hold. What is written with a digit is never one of them. */

type Said = Pick<Amount, 'start' | 'end' | 'raw'> & Partial<Pick<Amount, 'value' | 'unit' | 'ordinal'>>

/** 一是 … 二是, 其一, first, … and second, … count what the sentence itself says. */
const ENUMERATES = {
  before: /(?:^|[，,；;。：:.、])\s*(?:其|and\s+)?$/i,
  after: /^(?:是|来|、|则|[，,:：]|ly\b)/,
}
const ENUMERATOR = /^(?:[一二三四五六七八九十]|first|second|third|fourth|fifth)/i
/** One of the, one-stop, one after another, no one, once: pronoun, adverb or part of a word. */
const ONE_AS_WORD = {
  before: /\b(?:no|any|every|each|some|this|that|which)\s+$/i,
  after: /^(?:\s+(?:of|another|after|by|hand|side|or)\b|-[a-z])/i,
}
/** What begins is first: 首次, 率先, 一审. */
const FIRST = /首|率先|最先|最早|初次|一审|一等/

/** What a word that multiplies may be said for: 翻番, 双随机, 压缩50%. */
const MULTIPLIES: readonly (readonly [english: RegExp, chinese: RegExp])[] = [
  [/^(?:doubl|twofold)/i, /翻|倍|双|两|增长100[%％]/],
  [/^(?:tripl|threefold)/i, /[三3].{0,2}倍|翻两番|三|200[%％]/],
  [/^(?:quadrupl|fourfold)/i, /[四4].{0,2}倍|翻两番|四|300[%％]/],
  [/^halv/i, /减半|一半|50[%％]|五成/],
  [/fold$/i, /倍/],
]

/** Whether the number counts nothing, or is part of a word that the quote has too. */
export function isNoFigure(said: Said, text: string, sources: readonly Source[]): boolean {
  if (/\p{Nd}/u.test(said.raw)) return false
  const [before, after] = [text.slice(0, said.start), text.slice(said.end)]
  if (ENUMERATOR.test(said.raw) && ENUMERATES.before.test(before) && enumerates(said, after)) return true
  if (/^once$/i.test(said.raw)) return true
  if (/^one$/i.test(said.raw) && (ONE_AS_WORD.before.test(before) || ONE_AS_WORD.after.test(after))) return true
  if (/^[IVX]+$/.test(said.raw)) return sources.some(({ quote }) => hasRoman(quote, said.raw))
  const multiplies = MULTIPLIES.find(([english]) => english.test(said.raw))
  if (multiplies) return sources.some(({ quote }) => multiplies[1].test(quote))
  if (/^zero$/i.test(said.raw)) return sources.some(({ quote }) => quote.includes('零'))
  if (isNamedSo(said, before, after, sources)) return true
  if (said.value === 1 && said.ordinal && sources.some(({ quote }) => FIRST.test(quote))) return true
  return (
    /^[a-z]/i.test(said.raw) && isPartOfWord(said, after) && sources.some(({ quote }) => hasNumeral(quote, said.value))
  )
}

function enumerates(said: Said, after: string): boolean {
  return ENUMERATES.after.test(after) || /[是来、]$/.test(said.raw)
}

/** Three-level, two illegal things: no noun behind it says what is counted. */
function isPartOfWord(said: Said, after: string): boolean {
  return said.ordinal === true || said.unit === '' || /^-[a-z]/i.test(after)
}

/** “Double random, one public”: a numeral in quotation marks, as in “双随机、一公开”. */
function isNamedSo(said: Said, before: string, after: string, sources: readonly Source[]): boolean {
  if (!/[“"][^“”"]*$/.test(before) || !/^[^“”"]*[”"]/.test(after)) return false
  const names = sources.flatMap(({ quote }) => quote.match(/[“"][^“”"]{1,40}[”"]/g) ?? [])
  return names.some(name =>
    [...name].some(character => said.value !== undefined && chineseValue(character) === said.value),
  )
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** Phase II is 二期 or 第二阶段. */
function hasRoman(quote: string, written: string): boolean {
  const value = ROMAN.indexOf(written)
  return hasNumeral(quote, value) || amountsIn(quote, 'zh').some(amount => amount.value === value)
}

/** 三级, 三农, 两违: where nothing is counted with the numeral. */
function hasNumeral(quote: string, value: number | undefined): boolean {
  return strayNumbersIn(quote, 'zh').some(({ raw }) => chineseValue(raw.slice(0, 1)) === value && raw.length === 2)
}

/** What the sentence may count without any quote doing so: the years, places and reports that it cites. */
const COUNTED: readonly (readonly [after: RegExp, what: 'years' | 'places' | 'reports'])[] = [
  [/^\s*(?:个?年(?:度|份|里|间|来)?(?!行动|计划|规划|级)|(?:consecutive\s+)?years\b)/i, 'years'],
  [
    /^\s*(?:地|个?(?:区县?|县|市|镇|乡|街道|地区|地方)|(?:districts|counties|cities|towns|places|areas|localities|subdistricts)\b)/i,
    'places',
  ],
  [/^\s*(?:份|篇|个|部)?(?:年度)?(?:报告|文件)|^\s*(?:annual\s+)?(?:reports|documents)\b/i, 'reports'],
  [/^\s*者/, 'places'],
]

export function countsSources(said: Amount | StrayNumber, text: string, { segments }: WrittenSentence): boolean {
  const number = /^(?:[两二三四五六七八九十]|two|three|four|five|six|seven|eight|nine|ten)/i.exec(said.raw)?.[0]
  if (number === undefined) return false
  const value = 'value' in said ? said.value : (chineseValue(number) ?? 0)
  const behind = text.slice(said.start + number.length)
  const sources = new Set(segments.flatMap(segment => segment.sources))
  const counts = {
    years: new Set([...sources].map(({ year }) => year)).size,
    places: new Set([...sources].map(({ place }) => place?.path.join())).size,
    reports: new Set([...sources].map(({ title, year }) => `${title} ${year}`)).size,
  }
  if (COUNTED.some(([after, what]) => after.test(behind) && counts[what] === value && value > 1)) return true
  return value > 1 && listedIn(text.slice(said.start), [...sources]).includes(value)
}

/** 三份方案：《…》、《…》和《…》, 三个方面：一是…二是…三是: how many things the sentence or its quote lists. */
function listedIn(text: string, sources: readonly Source[]): number[] {
  const listed = COLON.exec(text)?.[1]?.replace(/\P{L}+$/u, '')
  return [
    titlesIn(text).length,
    ...[text, ...sources.map(({ quote }) => quote)].map(enumerated),
    ...(listed === undefined ? [] : ITEMS.map(between => listed.split(between).length)),
  ]
}

const COLON = /^[^:：]{0,60}[:：](.+)$/su
/** Where the parts of one item are themselves joined by a lesser mark, the greater one counts. */
const ITEMS = [/[；;]/, /[，,](?:\s*and\b)?|\s+and\s+/, /[、和及]|以及/]
const FIRST_TO_LAST = '一二三四五六七八九十'
const ENGLISH_ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** How far 一是 … 二是 … 三是 and first, … second, … go. */
function enumerated(text: string): number {
  const count = (isSaid: (at: number) => boolean) => {
    let at = 0
    while (isSaid(at)) at++
    return at
  }
  return Math.max(
    count(at => text.includes(`${FIRST_TO_LAST[at]}是`)),
    count(at => new RegExp(`\\b${ENGLISH_ORDINALS[at]}\\b`, 'i').test(text)),
  )
}
