import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'
import { splitName } from '../place-names.ts'
import { readCedict } from './cedict.ts'
import { type Division, readDivisions } from './divisions.ts'
import { characterReadings, established, provinceReadings, readings } from './place-readings.ts'
import { isMain, writeData } from './write-data.ts'

/**
 * Compiles the gazetteer into two texts with one line for each place, in the same order (`../gazetteer.ts` reads them):
 * - names: level (0 province, 1 city, 2 district, 3 street), root, `|` and type word where there is one; `!` after a root
 *   or after the whole name says that it is an ordinary word as well: `2增城|区`, `3建设!|街道`, `2新城|区!`
 * - spellings: pinyin of the short name, then established Latin names: `xi'an`, `haerbin|Harbin`
 */
export async function compileGazetteer(): Promise<{ names: string; spellings: string }> {
  const provinces = readDivisions()
  const isOrdinary = await ordinaryWords(provinces)
  const names: string[] = []
  const spellings: string[] = []
  const visit = (place: Division, province: string): void => {
    const { root, type } = splitName(place.name)
    const rootMark = isOrdinary(root) ? '!' : ''
    const fullMark = isOrdinary(place.name) ? '!' : ''
    names.push(levels.indexOf(place.level) + (type === '' ? root + fullMark : `${root}${rootMark}|${type}${fullMark}`))
    spellings.push([spell(place.name, root, province), ...(established[place.name] ?? [])].join('|'))
    for (const below of deepestFirst(place.below)) visit(below, province)
  }
  for (const province of provinces) visit(province, province.name)
  return { names: names.join('\n'), spellings: spellings.join('\n') }
}

const levels: readonly Division['level'][] = ['province', 'city', 'district', 'street']

/** A line belongs to the newest one of a higher level, so 仙桃市 has to come before the first city of its province. */
function deepestFirst(places: readonly Division[]): Division[] {
  return [...places].sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
}

// Names that say only what kind of quarter a place is; as words they stand in every report.
const generic =
  /^(?:[新老旧]?城区|新市区|(?:国家级?|省级|高新|高技术|技术|经济|产业|工业|农业|现代|科技|生态|循环|综合|示范|物流|食品|园艺|良种|原种|繁育|种[畜猪羊牛马])*(?:开发区|园区?|示范区|集聚区|聚集区|场))$/

// From here on a word of the segmenter's dictionary that is no proper name counts as ordinary. Below, its word classes
// are guesses (增城 is a verb there).
const commonFrequency = 1000

/**
 * Ordinary: CC-CEDICT writes the reading small (建设 jian4 she4, but 增城 Zeng1 cheng2), or jieba sees the word often and
 * CC-CEDICT does not know it as a name. Of a city's name small readings do not count: 海口 and 攀枝花 are an estuary and a
 * tree as well, but hardly ever in a report.
 */
async function ordinaryWords(provinces: readonly Division[]): Promise<(name: string) => boolean> {
  const entries = await readCedict()
  const proper = new Set(entries.filter(entry => /^[A-Z]/.test(entry.pinyin)).map(entry => entry.headword))
  const ordinary = new Set(entries.filter(entry => /^[a-z]/.test(entry.pinyin)).map(entry => entry.headword))
  for (const city of provinces.flatMap(province => province.below)) {
    if (city.level === 'city') ordinary.delete(splitName(city.name).root)
  }
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', frequency, wordClass] = line.trim().split(' ')
    const isName = proper.has(word) || /^n[rstz]/.test(wordClass ?? '')
    if (Number(frequency) >= commonFrequency && !isName) ordinary.add(word)
  }
  return name => ordinary.has(name) || generic.test(name)
}

function spell(name: string, root: string, province: string): string {
  return syllables(name, root, province)
    .map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('')
}

function syllables(name: string, root: string, province: string): string[] {
  const reviewed = Object.keys(readings).find(key => key === name || root.startsWith(key))
  const known = reviewed === undefined ? [] : (readings[reviewed]?.split(' ') ?? [])
  const read = pinyin(root, { toneType: 'none', type: 'array' })
  const spelled = [...root].map((character, index) => {
    const local = provinceReadings[province]?.[character] ?? characterReadings[character]
    return known[index] ?? local ?? read[index] ?? ''
  })
  return spelled.filter(syllable => /^[a-zü]+$/.test(syllable))
}

if (isMain(import.meta.url)) {
  const { names, spellings } = await compileGazetteer()
  await writeData('place-names.txt.gz', names)
  await writeData('place-spellings.txt.gz', spellings)
}
