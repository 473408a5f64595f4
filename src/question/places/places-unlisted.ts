import { isEnglishWord } from '../../language/dictionary.ts'
import { isOrdinaryWord, placesNamed } from '../../language/gazetteer.ts'
import { isListedWord, listedWords, wordBoundaries } from '../../language/tokenize.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'
import { distinctHeld, toAsked } from './held-places.ts'

/**
 * What stands where a place does and is called as places are, though neither gazetteer nor library has it (a village, a
 * place founded last year): a place that is not held, so that no other one's report answers for it. Looked for only in a
 * question that names no place otherwise. A held zone may be called by its type word alone (实验区2022年).
 */
export function unlistedPlaces(text: string, heldPlaces: readonly Place[]): PlaceAsked[] {
  const written = WRITTEN.exec(text)
  const { name = '', opening = '' } = written?.groups ?? {}
  if (written && name !== '') {
    const start = written.index + opening.length
    const found = { text: name, start, end: start + name.length }
    const zones = distinctHeld(heldPlaces).filter(place => place.level === 'zone' && place.path.at(-1)?.endsWith(name))
    if (zones.length > 0) return [toAsked(found, zones, heldPlaces)]
    if (isName(text, found)) return [toAsked(found, [], heldPlaces)]
  }
  const spelled = [...text.matchAll(SPELLED)].find(({ groups }) => isForeign(groups?.name ?? ''))
  return spelled
    ? [toAsked({ text: spelled[0], start: spelled.index, end: spelled.index + spelled[0].length }, [], heldPlaces)]
    : []
}

/** At the beginning, right before a year; 银城区2024年, 请问白马村去年. */
const WRITTEN =
  /^(?<opening>(?:请问|问一?下|查一?下|查询|(?:19|20)\d{2}年度?)?)(?<name>\p{Script=Han}{1,8}?(?:街道|[市区县镇乡村]))(?=的?(?:(?:19|20)\d{2}(?!\d)|[去今前]年|(?<=\d年度?\p{Script=Han}+)(?:受理|办理|收到|有多少|开展了)))/u

/** 全区, 各镇, 我县, 某村, 两区: whose they are is said elsewhere, or nowhere. */
const OF_ANY = /^(?:[我本各全该某每这那哪几两多咱你贵是在对]|所有|所辖|下辖|整个|其他|其它|哪[些个])/
/** 小区, 主城区, 示范区, 重点镇: what kind of quarter it is, not which one. */
const OF_A_KIND =
  /^(?:[主老新旧古]城|高新|经开|新)区|(?:[园社小街山林牧库景校矿郊港辖片厂灾疫禁]区|开发区|示范区|[乡城市村]镇|镇街|[城农山乡贫]村|城乡|城市)$/
const LONGEST_ROOT = 3

/** A root that is known as a place's, or that no words can be made of: 依法治|县 and 示范|村 are no names. */
function isName(text: string, { text: name, end }: { text: string; end: number }): boolean {
  const root = name.replace(/(?:街道|.)$/u, '')
  if (root.length < 2 || root.length > LONGEST_ROOT || OF_ANY.test(name) || OF_A_KIND.test(name)) return false
  if (isListedWord(name) || !wordBoundaries(text).has(end)) return false
  return placesNamed(root).length > 0 ? !isOrdinaryWord(root) : listedWords(root).length === root.length
}

const SPELLED = /\b(?<name>[A-Z][a-z]{3,}) (?:District|County|Town|Township|Sub-?[Dd]istrict)\b/g

function isForeign(name: string): boolean {
  return !isEnglishWord(name)
}
