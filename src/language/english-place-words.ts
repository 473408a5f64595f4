import type { PlaceKind } from './place-names.ts'

/** English words around spelled place names, as data. */

type TypeWord = {
  readonly kind: PlaceKind
  /** Matched without case; a plural s may follow. */
  readonly words: string
  /** How the Chinese type word is spelled: Zengchengqu, and Shan County for 单县, which is Shanxian. */
  readonly pinyin: string
  /** The Chinese type word itself, as a pattern: Zengcheng区, but not Zengcheng|区域. */
  readonly chinese: string
  /**
   * Whether other places of the level are meant where none has exactly this type: Zengcheng City is 增城区, and towns
   * and townships are mixed up. A street is also just a street.
   */
  readonly loose: boolean
}

// Longer ones first, so that "township" is not read as "town".
export const typeWords: readonly TypeWord[] = [
  { kind: 'province', words: 'autonomous region|province', pinyin: 'sheng', chinese: '省(?![级直])', loose: true },
  { kind: 'prefecture', words: 'autonomous prefecture|prefecture', pinyin: 'zhou', chinese: '州', loose: true },
  { kind: 'county', words: 'autonomous county|county|countie', pinyin: 'xian', chinese: '县(?!域)', loose: true },
  { kind: 'banner', words: 'autonomous banner|banner', pinyin: 'qi', chinese: '旗', loose: true },
  { kind: 'league', words: 'league', pinyin: 'meng', chinese: '盟', loose: true },
  {
    kind: 'subdistrict',
    words: 'sub[- ]?district(?: office)?',
    pinyin: 'jiedao',
    chinese: '街道(?:办事处|办)?',
    loose: true,
  },
  {
    kind: 'subdistrict',
    words: '(?:street|neighbou?rhood)(?: office)?',
    pinyin: 'jiedao',
    chinese: '街道',
    loose: false,
  },
  {
    kind: 'district',
    words: 'new district|new area|district',
    pinyin: 'qu',
    chinese: '新?区(?![域间块])',
    loose: true,
  },
  { kind: 'township', words: '(?:ethnic )?township|sumu', pinyin: 'xiang', chinese: '乡(?![镇村土])', loose: true },
  { kind: 'town', words: 'town', pinyin: 'zhen', chinese: '镇(?![域村街])', loose: true },
  {
    kind: 'city',
    words: 'municipality|municipalitie|city|citie',
    pinyin: 'shi',
    chinese: '市(?![场值民容价])',
    loose: true,
  },
]

/** Said of one level and taken for each other: a 镇 is a town or a township on English pages, and a 乡 as well. */
export const mixedKinds: readonly PlaceKind[] = ['town', 'township']

/** English words that open a translated name, with the pinyin they stand for: East Lake is 东湖. */
export const openingWords: Readonly<Record<string, string>> = {
  east: 'dong',
  eastern: 'dong',
  west: 'xi',
  western: 'xi',
  south: 'nan',
  southern: 'nan',
  north: 'bei',
  northern: 'bei',
  central: 'zhong',
  middle: 'zhong',
  new: 'xin',
  old: 'lao',
}

/**
 * English words that close a translated name, with the pinyin of the Chinese words they stand for: what the landscape and
 * the streets of a town have.
 */
export const closingWords: Readonly<Record<string, readonly string[]>> = {
  road: ['lu', 'dao', 'dalu'],
  avenue: ['dao', 'dadao', 'dajie', 'lu'],
  boulevard: ['dadao', 'dao'],
  street: ['jie', 'dajie', 'lu'],
  lane: ['xiang', 'hutong', 'li'],
  alley: ['xiang', 'hutong'],
  bridge: ['qiao', 'daqiao'],
  mountain: ['shan'],
  mount: ['shan'],
  hill: ['shan', 'gang'],
  lake: ['hu'],
  river: ['he', 'jiang'],
  sea: ['hai'],
  port: ['gang', 'gangkou'],
  harbor: ['gang'],
  harbour: ['gang'],
  bay: ['wan'],
  island: ['dao'],
  gate: ['men', 'guan'],
  garden: ['yuan', 'huayuan'],
  park: ['yuan', 'gongyuan'],
  village: ['cun', 'zhuang'],
  temple: ['si', 'miao'],
  tower: ['lou', 'ta'],
  pagoda: ['ta'],
  well: ['jing'],
  station: ['zhan', 'chezhan'],
  city: ['cheng'],
  district: ['qu'],
}

/** The peoples as official English names of autonomous places write them: Enshi Tujia and Miao Autonomous Prefecture. */
export const peopleWords =
  'uyghur|uygur|uighur|zhuang|hui|tibetan|zang|mongolian|mongol|kazakh|kazak|kirgiz|kyrgyz|xibe|tajik|korean|manchu|' +
  'yi|miao|tujia|dong|buyi|bouyei|dai|jingpo|lisu|nu|bai|hani|qiang|yao|li|she|va|wa|lahu|naxi|blang|bulang|pumi|derung|' +
  'dulong|dongxiang|bonan|salar|tu|yugur|daur|ewenki|evenki|oroqen|oroqin|mulao|mulam|maonan|gelao|shui|sui|jino|tatar|multi-?ethnic|various nationalities'

/**
 * English words, and foreign and Chinese words in English, that happen to spell a place (line 立讷, guide 贵德, milan 米兰).
 * They are places only with a capital and a type word: Guide County. Found by looking up every English word of CC-CEDICT's
 * glosses and of a large body of software documentation.
 */
export const englishWords: ReadonlySet<string> = new Set(
  (
    'a age ali an bake bali beige bide boxing can change dana date daze dean east emin emu fan fate genie guide guiding hale he ' +
    'her here hi how huge lama lean line long luan mail mailing male mali mama man mandarin many mare maya me men mile milan ' +
    'mixin mixing mole more mule name naman nasa north numa outing pan panting pipa puma qigong quan sale saga santa shade shang ' +
    'shaping she side so song south sun sure taxi ten the to tong tue wanting waxing weiqi we wen west women woken wuxia yamen you yuan ' +
    'baidu baozi guanxi maotai chiba damian misha que'
  ).split(' '),
)
