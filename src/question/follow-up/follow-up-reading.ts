import { wordBoundaries } from '../../language/tokenize.ts'
import { homeAsked } from '../places/home-place.ts'
import type { Language } from '../question.ts'
import { allPlacesAsked } from '../understanding/all-places.ts'
import { languageOf, type UnderstandingContext, understand } from '../understanding/understand.ts'
import { ASKS, isLight, isLightEnglish, termsIn } from './follow-up-parts.ts'
import { type Asked, contentOf, joined, nameMeant, type Scope, unique } from './follow-up-scope.ts'
import {
  BACK_REFERENCE,
  BACK_REFERENCE_ENGLISH,
  COMPARED,
  COMPARED_ENGLISH,
  CUE_BEFORE,
  CUE_BEFORE_ENGLISH,
  CUE_BEHIND,
  FORMER,
  LATTER,
  OF_ALL,
  OF_BOTH,
  PAIRED,
  PAIRED_ENGLISH,
  PLACE_REFERENCE,
  PLACE_REFERENCE_ENGLISH,
  RELATIVE_YEARS,
} from './follow-up-words.ts'

/** What a question says of itself and what it leaves to the turns before. */
export type Reading = {
  readonly language: Language
  /** Without the words that only say that one goes on. */
  readonly bare: string
  /** A year has been put in for one that was only referred to: 上一年. */
  readonly isDated: boolean
  readonly places: readonly string[]
  readonly issuers: readonly string[]
  readonly years: readonly number[]
  /** As it was said in English, with the names for what refers to places. */
  readonly spoken: string
  /** Without place, year and references; empty where only those are said. */
  readonly content: string
  /** It asks of everything that is held. */
  readonly ofAll: boolean
  /** What it names is to be set beside what was answered. */
  readonly compared: boolean
  /** 其中, of those: what is asked is asked of what was answered. */
  readonly refersBack: boolean
  readonly asks: boolean
  /** It cannot be understood without the topic of the turn before. */
  readonly leansOnTopic: boolean
}

export function readFollowUp(text: string, last: Asked, context: UnderstandingContext): Reading {
  const language = /\p{L}/u.test(text.replace(/年/g, '')) ? languageOf(text) : last.query.language
  const dated = withPlainYears(text, last, language)
  const { bare, cued } = withoutCue(dated, context)
  const beside = setBeside(bare, last, language, context)
  if (beside) return { ...beside, ...NOTHING, language, bare, isDated: dated !== text }
  const scope = scopeIn(bare, context)
  const own = scope.places.length > 0 ? scope.content : scope.content.replace(placeReference(language), '')
  const back = language === 'zh' ? BACK_REFERENCE : BACK_REFERENCE_ENGLISH
  const chosen = withoutEach(own, back).replace(FORMER, '').replace(LATTER, '')
  const content = tidy(chosen, language).replace(scope.places.length > 1 ? SIDE_BY_SIDE : OF_BOTH, '')
  const refersBack = back.test(bare)
  const asks = ASKS.test(content) || (language === 'zh' && PAIRED.test(content))
  return {
    language,
    bare,
    isDated: dated !== text,
    spoken: tidy(withoutEach(scope.places.length > 0 ? bare : withPlaces(bare, last), back), language),
    places: scope.places,
    issuers: scope.issuers,
    years: scope.years,
    content: isEmpty(content, language) ? '' : content,
    ofAll: OF_ALL.test(bare) || allPlacesAsked(bare),
    compared: false,
    refersBack,
    asks,
    leansOnTopic: refersBack || (cued && !asks) || !hasOwnTopic(content.replace(OF_ALL, ''), language),
  }
}

/** Where and when: what a question names itself, else the earlier place, its agency and the year asked for with it. */
export function scopeMeant(reading: Reading, earlier: Asked): Scope {
  const { places, issuers, years, ofAll, compared, bare } = reading
  if (compared)
    return {
      places: unique([...earlier.places, ...places]),
      issuers: earlier.issuers,
      years: years.length > 0 ? unique([...earlier.answeredYears, ...years]) : earlier.years,
    }
  const kept = keptPlaces(bare, earlier.places)
  const ownScope = places.length > 0 && !reading.leansOnTopic
  return {
    places: places.length > 0 || ofAll ? places : kept,
    issuers: places.length + issuers.length > 0 || ofAll ? issuers : earlier.issuers,
    years: years.length > 0 || ownScope ? years : earlier.years,
  }
}

/** 前者, 后者: one of several. */
function keptPlaces(bare: string, places: readonly string[]): readonly string[] {
  if (FORMER.test(bare)) return places.slice(0, 1)
  return LATTER.test(bare) ? places.slice(-1) : places
}

/** 「哪个多」 after two questions of two places: it asks for both. */
export function isPaired({ bare, language, places, years, leansOnTopic }: Reading, earlier: Asked): boolean {
  const pattern = language === 'zh' ? PAIRED : PAIRED_ENGLISH
  return leansOnTopic && places.length + years.length === 0 && earlier.places.length <= 1 && pattern.test(bare)
}

/** What two turns asked for, if that is two places, or two years of one. */
export function pairOf(earlier: Asked, before: Asked): Scope | undefined {
  const { issuers } = earlier
  const places = unique([...before.places, ...earlier.places])
  if (places.length > 1) return { places, issuers, years: earlier.years }
  const years = unique([...before.answeredYears, ...earlier.answeredYears])
  return earlier.years.length === 1 && years.length > 1 ? { places, issuers, years } : undefined
}

/** What is set beside the earlier question says nothing else. */
const NOTHING = {
  issuers: [],
  spoken: '',
  content: '',
  ofAll: false,
  compared: true,
  refersBack: false,
  asks: false,
  leansOnTopic: true,
} as const

/** 平城区和增城区比: what is left when both are taken out. */
const SIDE_BY_SIDE = /^相?比(?:较|起来)?[，,]?/
/** 比去年增长多少: the report tells the growth itself. */
const GROWTH = /^(?:相?比|较|同)(?:上年|去年)/

/** The places or years that a text sets beside those of the earlier question: 和平城区比呢, 东坑镇比呢. */
function setBeside(bare: string, last: Asked, language: Language, context: UnderstandingContext) {
  if (GROWTH.test(bare)) return undefined
  const named = (language === 'zh' ? COMPARED : COMPARED_ENGLISH).exec(stripEnd(bare))?.[1]
  const before = Math.min(...last.answeredYears) - 1
  const dated = before < Infinity ? named?.replace(/[去上]年/, `${before}年`) : named
  const beside = scopeIn(dated ?? bare, context)
  if (dated === undefined && !/^相?比$/.test(stripEnd(beside.content))) return undefined
  return beside.places.length + beside.years.length > 0 ? { places: beside.places, years: beside.years } : undefined
}

function withoutEach(text: string, pattern: RegExp): string {
  return text.replace(new RegExp(pattern.source, `${pattern.flags}g`), ' ')
}

/** 上一年 → 2023年, where 2024 was answered. */
function withPlainYears(text: string, { answeredYears }: Asked, language: Language): string {
  if (answeredYears.length === 0) return text
  return RELATIVE_YEARS.reduce((dated, { pattern, step }) => {
    const year = step < 0 ? Math.min(...answeredYears) + step : Math.max(...answeredYears) + step
    return dated.replace(pattern, language === 'zh' ? `${year}年` : `in ${year}`)
  }, text)
}

/** A name may begin as a cue does (那曲市). */
function withoutCue(text: string, context: UnderstandingContext): { readonly bare: string; readonly cued: boolean } {
  const [before = ''] = CUE_BEFORE.exec(text) ?? CUE_BEFORE_ENGLISH.exec(text) ?? []
  const isName = before !== '' && understand(text, context).places.some(({ start }) => start < before.length)
  const bare = isName ? text : text.slice(before.length)
  return { bare, cued: (before !== '' && !isName) || /呢[?？]?$/.test(text) }
}

/** A word that ends as places do and is no place that anyone knows is still meant as one. */
const PLACE_LIKE = /^(?!.*(?:社区|小区|辖区|园区|库区|[全各本我]\S$))\p{Script=Han}{1,5}(?:[省市县区镇乡]|街道)$/u

function scopeIn(text: string, context: UnderstandingContext) {
  const query = understand(text, context)
  const years = unique(query.years.map(({ year }) => year))
  const places = unique(query.places.map(place => nameMeant(place, [], context)))
  const issuers = unique(query.issuers.map(issuer => issuer.text))
  const content = contentOf(query)
  if (places.length > 0) return { places, issuers, years, content }
  const home = homeAsked(content)
  if (home)
    return { places: [home.text], issuers, years, content: content.slice(0, home.start) + content.slice(home.end) }
  const core = stripEnd(content).replace(/的$/, '')
  return PLACE_LIKE.test(core) && !PLACE_REFERENCE.test(core)
    ? { places: [core], issuers, years, content: '' }
    : { places, issuers, years, content }
}

function stripEnd(text: string): string {
  return text.replace(CUE_BEHIND, '')
}

function placeReference(language: Language): RegExp {
  return language === 'zh' ? PLACE_REFERENCE : PLACE_REFERENCE_ENGLISH
}

/** "did they crack" → "did Zengcheng crack", "their" → "Zengcheng's", "there" → "in Zengcheng". */
function withPlaces(text: string, { places }: Asked): string {
  const name = joined(places, 'en')
  if (name === '') return text
  return text.replace(PLACE_REFERENCE_ENGLISH, (found, at: number) => {
    if (/^(?:their|its)$/i.test(found)) return `${name}'s`
    if (/^(?:there|that)/i.test(found))
      return /\b(?:about|from|in|over) $/i.test(text.slice(0, at)) ? name : `in ${name}`
    return name
  })
}

function tidy(text: string, language: Language): string {
  const plain = text.replace(/\s{2,}/g, ' ').trim()
  return language === 'zh'
    ? plain.replace(/^[，,、的\s]+/, '').replace(/(?:呢)?[?？。！!\s]*$/, '')
    : plain.replace(/^[,:;\s]+/, '').replace(/\s+(?=[?.]$)/, '')
}

/** 2022年是多少: as much as was asked for before. */
const ASKS_ONLY = /^(?:又?[是有为])?(?:多少|几)[?？]?$/

/** 的, 的情况, "in", "for the": what is left of 东坑镇的呢 and "And in 2022?". */
function isEmpty(content: string, language: Language): boolean {
  if (language === 'zh') return /^[的地\s\p{P}]*$/u.test(stripEnd(content)) || ASKS_ONLY.test(content)
  return /^(?:(?:in|for|of|at|to|the|with|on|from|then|about|district|year)\b|[\s\p{P}])*$/iu.test(content)
}

/** Whether a question says what it is about, so that nothing of an earlier one may be put in. */
function hasOwnTopic(content: string, language: Language): boolean {
  return language === 'zh' ? hasOwnChinese(content) : hasOwnEnglish(content)
}

/** 超期的有几件: what there is a number of was said before. */
const HEADLESS = /的(?:一?共|总共|都|又)?(?:[有占是]|多少|几|吗|$)/
/** 侦破了几起, 追回多少钱, 学校里办了几场: a verb or a spot, and then a number of what was said before. */
const VERB_OR_SPOT =
  /^(?:\p{Script=Han}{1,3}[了过到]|\p{Script=Han}{2}|在?\p{Script=Han}{2,6}[里中内].{0,3})(?=[多几什])/u

function hasOwnChinese(content: string): boolean {
  if (termsIn(content).length > 0) return true
  if (HEADLESS.test(content)) return false
  const naming = (text: string) =>
    wordsOf(text).some(word => word.replace(/[了过到]$/, '').length > 1 && !isLight(word))
  return naming(content.replace(VERB_OR_SPOT, ''))
}

/** The words of a text one after another, as the tokenizer cuts it. */
export function wordsOf(text: string): string[] {
  const boundaries = [...wordBoundaries(text)].sort((a, b) => a - b)
  return boundaries.slice(1).map((end, at) => text.slice(boundaries[at], end))
}

/** "How many were …", "how much did they …": what is counted was said before. */
const HEADLESS_ENGLISH =
  /^how (?:many|much)(?: of)? (?:were|was|did|does|do|have|has|had|are|is|got|ended|went|came)\b/i

function hasOwnEnglish(content: string): boolean {
  if (HEADLESS_ENGLISH.test(content)) return false
  return (content.match(/[A-Za-z][\w'’-]*|\p{Script=Han}+/gu) ?? []).some(word => !isLightEnglish(word.toLowerCase()))
}
