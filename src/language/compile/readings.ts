import { readCedict } from './cedict.ts'

/**
 * The readings of single characters in CC-CEDICT, without tones, as `../readings.ts` looks them up: a line for each
 * syllable, with the characters that are read so: `zeng⇥增憎曾赠`.
 */
export async function compileReadings(): Promise<string> {
  const bySyllable = new Map<string, Set<string>>()
  for (const { headword, pinyin } of await readCedict()) {
    const syllable = pinyin.toLowerCase().replace('u:', 'ü').replace(/\d$/, '')
    if (!/^\p{Script=Han}$/u.test(headword) || headword.length > 1 || !/^[a-zü]+$/.test(syllable)) continue
    bySyllable.set(syllable, (bySyllable.get(syllable) ?? new Set()).add(headword))
  }
  return [...bySyllable]
    .map(([syllable, characters]) => `${syllable}\t${[...characters].sort().join('')}`)
    .sort()
    .join('\n')
}
