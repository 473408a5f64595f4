import { wordBoundaries } from '../../language/tokenize.ts'
import { simplified } from '../../language/traditional.ts'
import type { Place } from '../../library/library.ts'
import type { PlaceAsked } from '../question.ts'
import { toAsked } from './held-places.ts'
import { JOINED, QUOTED } from './place-words.ts'

/**
 * 我区, 本街道, our town: the place whose staff is asking. Which one that is stands in the configuration, the key or the
 * conversation; without it only the person knows.
 */
export type HomeAsked = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly level: HomeLevel
  /** The question up to the word, in simplified characters. */
  readonly before: string
  /** 全区, 区里: may be said of any place, so that the home is meant only where it is known and no place is named. */
  readonly loose?: boolean
}

/** What the word says of the place; `any` for 我局 and 我们这里, which a bureau or an office of any level says. */
export type HomeLevel = 'province' | 'city' | 'district' | 'county' | 'street' | 'town' | 'any'

const LEVELS: Readonly<Record<string, HomeLevel>> = {
  省: 'province',
  自治区: 'province',
  市: 'city',
  区: 'district',
  县: 'county',
  旗: 'county',
  街道: 'street',
  街: 'street',
  镇: 'town',
  乡: 'town',
  province: 'province',
  city: 'city',
  municipality: 'city',
  district: 'district',
  county: 'county',
  subdistrict: 'street',
  street: 'street',
  neighborhood: 'street',
  neighbourhood: 'street',
  town: 'town',
  township: 'town',
}

/** What a name of each level ends on; 东区街道 is a district as well to its staff. */
const ENDINGS: Readonly<Record<HomeLevel, RegExp>> = {
  province: /(?:省|自治区)$/,
  city: /(?:市|州|盟|地区)$/,
  district: /(?:(?<!自治)区(?:街道)?|新城)$/,
  county: /[县旗]$/,
  street: /街道(?:办事处)?$/,
  town: /[镇乡]$|苏木$/,
  any: /$/,
}

/** 本市 and 我县, 我们镇, 咱们街道; 我单位 and 本单位 are said of any office. */
const CHINESE =
  /(?<![自原基根资成样版文])(?:我们|咱们|我|本|咱|俺们?)(?:这个|这)?(?:(?<level>自治区|街道|[省市区县旗镇乡街])|(?<any>局|委|办|单位|地区|处|这里|这儿|这边|那里))/gu
const ENGLISH =
  /\bour (?:own )?(?<level>province|city|municipality|district|county|sub-?district|street|neighbou?rhood|town|township)\b|\b(?<any>our (?:bureau|office|agency|department|place|area|zone|government|local government))\b/gi

/** 全镇2023年, 区里办了几期; not 国家安全|区. */
const LOOSE = /(?<![安健齐完保周])全(?<level>街道|[市区县旗镇乡街])|(?<=^|[，。？?])(?<inside>街道|[市区县镇乡])里/gu

/** The last character opens another word: 我市|场, 本办|法, 本处|理, 我区|域. */
const RUNS_ON =
  /^(?:区[域间块别]|市[场值容民价]|县域|镇[域村]|乡[村土镇]|局[部面限势]|办[法案公理事]|处[理罚分置]|地[址方]|委[员托]|街[区面])/

/** The first word for the home place outside of titles and quotation marks. */
export function homeAsked(question: string): HomeAsked | undefined {
  const text = simplified(question).replace(QUOTED, found => '\u0000'.repeat(found.length))
  const plain = [...text.matchAll(CHINESE), ...text.matchAll(ENGLISH)].find(match => isWord(text, match))
  const found = plain ?? [...text.matchAll(LOOSE)].find(match => isWord(text, match))
  if (!found) return undefined
  const { 0: word, index, groups = {} } = found
  const level = LEVELS[(groups.level ?? groups.inside ?? '').toLowerCase().replace('-', '')] ?? 'any'
  return {
    text: question.slice(index, index + word.length),
    start: index,
    end: index + word.length,
    level,
    before: text.slice(0, index),
    ...(plain ? {} : { loose: true }),
  }
}

function isWord(text: string, { 0: word, index }: RegExpExecArray): boolean {
  const after = text.slice(index + word.length)
  if (/[a-z]$/i.test(word)) return true
  // 成本|市场 and 基本|办法 begin before the 本; where the home's word ends the tokenizer is of two minds (我|区|法院).
  return !RUNS_ON.test(word.slice(-1) + after) && wordBoundaries(text).has(index)
}

/** True where the home place is called so: a district's staff says 我区, and so does a zone's. */
export function isHomeLevel(level: HomeLevel, home: Place): boolean {
  return ENDINGS[level].test(home.path.at(-1) ?? '')
}

/**
 * The places asked for with the home place among them, in the order of the text; `ask_back` where the question means a
 * home that is not known, or one of another level (我镇 said for a district). Behind a place that is named, 本区 is that
 * place (增城区2024年本区…), and so is 我区 where no home is known, unless an "and" joins the two.
 * @param heldPlaces decides whether the home place has a report; without them it is taken to have one.
 */
export function withHome(
  places: readonly PlaceAsked[],
  asked: HomeAsked | undefined,
  home: Place | undefined,
  heldPlaces: readonly Place[] = home ? [home] : [],
): PlaceAsked[] | 'ask_back' {
  if (asked === undefined) return [...places]
  if (asked.loose && (places.length > 0 || home === undefined || !isHomeLevel(asked.level, home))) return [...places]
  const before = places.filter(place => place.end <= asked.start).at(-1)
  const isNamed = before !== undefined && !JOINED.test(asked.before.slice(before.end))
  if (isNamed && (home === undefined || asked.text.startsWith('本'))) return [...places]
  if (home === undefined || !isHomeLevel(asked.level, home)) return 'ask_back'
  const { start, end } = asked
  return [...places, toAsked({ text: asked.text, start, end }, [home], heldPlaces)].sort((a, b) => a.start - b.start)
}
