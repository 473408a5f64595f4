import type { Place } from '../library/library.ts'

/**
 * How Chinese place names are built: a root and the word for the kind of place, with peoples named between the two where
 * the place is autonomous (恩施 | 土家族苗族自治州). Rules only; which places exist is the gazetteer's business.
 */

/** What an English type word asks for (`District`, `County`, …), read from how the Chinese name ends. */
export type PlaceKind =
  | 'province'
  | 'city'
  | 'prefecture'
  | 'league'
  | 'district'
  | 'county'
  | 'banner'
  | 'town'
  | 'township'
  | 'subdistrict'

/** A root of one character (和县, 东区) does not stand for the place alone. */
const shortestRoot = 2

// The recognised peoples. Those of the first list are also written without 族 (伊犁哈萨克自治州, 鄂温克民族苏木); the names
// of the second are ordinary syllables of place names (河东乡, 新保安镇) and count only with 族.
const peoples =
  '(?:(?:蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克|锡伯|鄂温克|鄂伦春|达斡尔|塔塔尔|俄罗斯|乌孜别克)族?|' +
  '(?:回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|撒拉|' +
  '毛南|仡佬|阿昌|普米|怒|德昂|保安|裕固|京|独龙|赫哲|门巴|珞巴|基诺|各)?族)'

const autonomous = new RegExp(`^(.{${shortestRoot},}?)(${peoples}*自治[区州县旗])$`)
const ofAPeople = new RegExp(`^(.{${shortestRoot},}?)((?:${peoples}|民族)+(?:区|乡|镇|苏木))$`)
const plain = new RegExp(
  `^(.{${shortestRoot},}?)(街道办事处|街道|地区|新区|特区|林区|苏木|[省市区县盟镇乡]|(?<![左右前中后合])旗)$`,
)

// 区 also ends the names of zones, whose beginning is no name of theirs (石家庄高新技术产业开发区 is not 石家庄).
const zone =
  /(?:开发|管理|示范|工业|保税|保税港|试验|实验|风景|名胜|旅游|度假|合作|矿|聚集|集聚|集中|保护|经济|商务|贸易|加工|高新|经开|食品|转型|文旅|创意|.{3}园)区$/

// What stands between the name of a zone and its last word, so that 平潭综合实验区 is known as 平潭.
const zoneWords =
  /(?:国家级?|省级|综合|新型?|高新|高技术|技术|经济|产业|工业|农业|科技|生态|城乡|一体化|临港|临空|航空港|自由|保税|旅游|风景|名胜|管理|示范|试验|实验|开发|合作|度假|聚集|集聚|集中|商务|园)+区$/

/** Root and type word; an empty type where the name has no root to stand alone (和县) or is a zone's. */
export function splitName(name: string): { root: string; type: string } {
  if (zone.test(name)) return { root: name, type: '' }
  const found = autonomous.exec(name) ?? ofAPeople.exec(name) ?? plain.exec(name)
  return { root: found?.[1] ?? name, type: found?.[2] ?? '' }
}

/** The root of a zone's name, or the name itself: 平潭综合实验区 → 平潭. */
export function zoneRoot(name: string): string {
  const root = name.replace(zoneWords, '')
  return root.length >= shortestRoot ? root : name
}

/**
 * What people write for a name with peoples in it: 恩施土家族苗族自治州 → 恩施州, 长阳土家族自治县 → 长阳县,
 * 广西壮族自治区 → 广西自治区. Undefined for other names.
 */
export function customaryName(root: string, type: string): string | undefined {
  const last = /(自治区|[州县旗区乡镇]|苏木)$/.exec(type)?.[1]
  if (last === undefined || type === last || !/[族治古克尔]/.test(type)) return undefined
  return root + last
}

/** True where a name ends in a word for a kind of place, which tells it from ordinary words. */
export function hasTypeWord(name: string): boolean {
  return /(?:[省市区县旗盟州镇乡]|街道|苏木|地区|群岛)$/.test(name)
}

type Kind = { levels: readonly Place['level'][]; ending: RegExp; others?: RegExp }

const kinds: Record<PlaceKind, Kind> = {
  province: { levels: ['province'], ending: /(?:省|自治区)$/ },
  city: { levels: ['province', 'city', 'district'], ending: /市$/ },
  prefecture: { levels: ['city'], ending: /(?:州|地区)$/ },
  league: { levels: ['city'], ending: /盟$/ },
  // 东区街道 is the East District of its city; some zones of street rank end in 区 as well.
  district: { levels: ['district', 'zone'], ending: /区$/, others: /区(?:街道)?$/ },
  county: { levels: ['district'], ending: /县$/ },
  banner: { levels: ['district'], ending: /旗$/ },
  town: { levels: ['street'], ending: /镇$/ },
  township: { levels: ['street'], ending: /(?:乡|苏木)$/ },
  subdistrict: { levels: ['street'], ending: /(?:街道|街道办事处|地区)$/ },
}

/** True for a place that the type word names exactly: `district` for 增城区, not for 单县. */
export function isOfKind(place: Place, kind: PlaceKind): boolean {
  const name = place.path.at(-1) ?? ''
  const { ending, others } = kinds[kind]
  return (isOfLevel(place, kind) && ending.test(name)) || others?.test(name) === true
}

/** True for a place of a level that the type word is used for: `county` also for 增城区, which was one. */
export function isOfLevel(place: Place, kind: PlaceKind): boolean {
  return kinds[kind].levels.includes(place.level)
}
