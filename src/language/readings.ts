import { readData } from './data-file.ts'

/**
 * How characters are read aloud, in pinyin without tones; one that is read in several ways has several readings.
 * Where the data comes from and how it is compiled: data/README.md.
 */

let loaded: ReadonlyMap<string, readonly string[]> | undefined

/** Loaded at the first call. */
export function readingsOf(character: string): readonly string[] {
  loaded ??= readReadings(readData('readings.txt.gz').toString('utf8'))
  return loaded.get(character) ?? []
}

function readReadings(text: string): Map<string, string[]> {
  const readings = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [syllable = '', characters = ''] = line.split('\t')
    for (const character of characters) {
      const others = readings.get(character)
      if (others) others.push(syllable)
      else readings.set(character, [syllable])
    }
  }
  return readings
}

/** What many speakers do not part and input methods take for each other: z and zh, n and ng, l and n, f and h. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/ng$/, 'n'],
  [/^l/, 'n'],
  [/^h(?=u)/, 'f'],
]

/** True where one reading of each sounds the same, or nearly: 曾 and 增, 成 and 城, 林 and 灵. */
export function soundAlike(a: string, b: string): boolean {
  const others = readingsOf(b).map(nearly)
  return readingsOf(a).some(reading => others.includes(nearly(reading)))
}

function nearly(reading: string): string {
  return CONFUSED.reduce((left, [pattern, plain]) => left.replace(pattern, plain), reading)
}
