import { isEnglishWord } from '../../../language/dictionary.ts'
import { isOrdinaryWord, placesNamed } from '../../../language/gazetteer.ts'
import { type PlaceChain, placeChains } from '../../../language/place-chains.ts'
import { findSpelledPlaces, type SpelledPlace } from '../../../language/spelled-places.ts'
import { isListedWord, listedWords, wordBoundaries } from '../../../language/tokenize.ts'
import { findTranslatedPlaces } from '../../../language/translated-places.ts'
import type { Place } from '../../../library/library.ts'
import type { Language } from '../../question.ts'

/** A place that a sentence speaks of, or what is called as places are and no list knows. */
export type Mentioned = {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Without the names of places around it: 河东区 of 天津市河东区. */
  readonly name: string
  /** Empty where there is no place of this name. */
  readonly places: readonly Place[]
  /** With the word for what kind of place it is: 平潭县, Pingtan County. */
  readonly typed: boolean
}

export function placesMentioned(text: string, language: Language): Mentioned[] {
  const listed = language === 'zh' ? written(text) : spelled(text)
  const unlisted = language === 'zh' ? unlistedWritten(text) : unlistedSpelled(text)
  const isTaken = ({ start, end }: Mentioned) => listed.some(other => other.start < end && other.end > start)
  return [...listed, ...unlisted.filter(each => !isTaken(each))].sort((a, b) => a.start - b.start)
}

/** Makes a short name another place's full one: 平城县. */
const TYPE_WORD = /^(?:街道|街(?![区面头坊巷])|[省市县区镇乡州旗盟])(?![域场值容级])/

function written(text: string): Mentioned[] {
  const boundaries = wordBoundaries(text)
  return placeChains(text).flatMap(chain => {
    const meant = meantBy(chain, text, boundaries)
    return meant ? [meant] : []
  })
}

function meantBy(chain: PlaceChain, text: string, boundaries: ReadonlySet<number>): Mentioned | undefined {
  const { start, end, name, candidates, form } = chain
  const whole = { start, end, text: chain.text, name, places: candidates, typed: form === 'full' }
  if (form === 'full') return boundaries.has(start) || boundaries.has(end) ? whole : undefined
  const type = TYPE_WORD.exec(text.slice(end))?.[0]
  if (type && (boundaries.has(end + type.length) || !boundaries.has(end)) && !isOrdinaryWord(name)) {
    const places = candidates.filter(place => place.path.at(-1)?.endsWith(type === '街' ? '街道' : type))
    return { start, end: end + type.length, text: chain.text + type, name: name + type, places, typed: true }
  }
  if (isFullName(chain) && boundaries.has(start) && boundaries.has(end)) return { ...whole, typed: true }
  // Of the forty thousand short names of streets and towns nearly all that stand in a text are pieces of words.
  const isKnown = candidates.some(({ level }) => level !== 'street')
  const begins = name.length > 2 && BEGINS.test(text.slice(0, start))
  if ((isKnown || begins) && !isOrdinaryWord(name) && boundaries.has(start) && boundaries.has(end)) return whole
  return chain.outer ? meantBy(chain.outer, text, boundaries) : undefined
}

/** Where the one stands that a sentence speaks of: 2023年，小寨路. */
const BEGINS = /^[^\p{L}\p{N}]*$|(?:^|\P{Script=Han})\d{4}年(?:度|底|全年)?[，,]?$/u

/** 新市镇: an ordinary word for a new town, but beside a whole name with its type word that is the lesser chance. */
function isFullName({ name, candidates }: PlaceChain): boolean {
  const isWhole =
    name.length > 2 && /(?:街道|[镇乡县旗])$/.test(name) && !/^(?:中心|重点|示范|试点|特色|城关)/.test(name)
  return isWhole && candidates.some(({ path }) => path.at(-1) === name)
}

const UNLISTED = /(?=(?<name>\p{Script=Han}{2,3}(?:街道|[市区县镇乡村])))/gu
/** 全区, 各镇, 某村: whose they are is said elsewhere, or nowhere. */
const OF_ANY = /^.?[我本各全该某每这那哪几两多是在对到个和与及等的区市县镇乡省]/
/** 小区, 主城区, 示范区, 重点镇: what kind of place it is, not which one. */
const OF_A_KIND =
  /(?:[主老新旧古中]城|高新|经开|园|社|小|街|山|林|牧|库|景|校|矿|郊|港|辖|片|厂|灾|疫|禁|开发|示范|实验|试验|自治|试点|重点|先进|美丽)[区镇村]$|(?:[乡城市农山]|行政|自然|中心|法治|示范)[镇村]$|(?:城|超|门|股|入|上|集|批发)市$|城乡$/

/** Called as places are, with a root that no words can be made of: 银坨镇. */
function unlistedWritten(text: string): Mentioned[] {
  const boundaries = wordBoundaries(text)
  return [...text.matchAll(UNLISTED)].flatMap(({ index, groups }) => {
    const name = groups?.name ?? ''
    const end = index + name.length
    const root = name.replace(/(?:街道|.)$/u, '')
    if (OF_ANY.test(name) || OF_A_KIND.test(name) || isListedWord(name) || !boundaries.has(end)) return []
    const isName = placesNamed(root).length > 0 ? !isOrdinaryWord(root) : listedWords(root).length === root.length
    return isName && boundaries.has(index) ? [{ start: index, end, text: name, name, places: [], typed: true }] : []
  })
}

function spelled(text: string): Mentioned[] {
  const translated = findTranslatedPlaces(text).filter(place => place.typed && /^[A-Z]/.test(place.text))
  const rest = translated.reduce(
    (left, { start, end }) => left.slice(0, start) + '\u0000'.repeat(end - start) + left.slice(end),
    text,
  )
  return [...translated, ...findSpelledPlaces(rest).filter(isName)].map(({ start, end, places, loosely, typed }) => ({
    start,
    end,
    text: text.slice(start, end),
    name: text.slice(start, end),
    places: [...places, ...(loosely ?? [])],
    typed,
  }))
}

/** A bare spelling of a town may be anybody's name, and in small letters a word. */
function isName({ text, typed, places }: SpelledPlace): boolean {
  return (
    /^[A-Z]|^(?:district|county|city|town|province) of/.test(text) &&
    (typed || places.some(({ level }) => level !== 'street'))
  )
}

const CALLED_SO =
  /\b(?<name>[A-Z][a-z’']+(?:[ -][A-Z][a-z’']+)?) (?:District|County|Town|Township|Sub-?[Dd]istrict|Village|City|Province|Prefecture)\b/g

function unlistedSpelled(text: string): Mentioned[] {
  return [...text.matchAll(CALLED_SO)].flatMap(({ index, groups, 0: found }) => {
    const words = (groups?.name ?? '').split(/[ -]/)
    const name = words.filter(word => !isEnglishWord(word))
    if (name.length === 0) return []
    const called = found.slice(found.indexOf(name[0] ?? ''))
    const end = index + found.length
    return [{ start: end - called.length, end, text: called, name: called, places: [], typed: true }]
  })
}
