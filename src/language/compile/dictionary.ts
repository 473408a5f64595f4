import { glossKey } from '../dictionary.ts'
import { type Entry, readCedict } from './cedict.ts'
import { compileReadings } from './readings.ts'
import { compileTraditional } from './traditional.ts'
import { isMain, writeData } from './write-data.ts'

/**
 * Turns CC-CEDICT round, from glosses to headwords, as a text that `../dictionary.ts` searches: one line for each gloss
 * phrase, sorted by bytes. Behind the phrase stand its headwords by rank of the gloss in their entries, one tab before
 * each rank, blanks between headwords: `accept⇥受理 接受⇥收下`.
 */
export async function compileDictionary(): Promise<string> {
  const glosses = new Map<string, Map<string, number>>()
  for (const entry of await readCedict()) if (isHeadword(entry)) addGlosses(glosses, entry)
  return [...glosses]
    .map(([phrase, headwords]) => `${phrase}\t${ranked(headwords)}`)
    .sort()
    .join('\n')
}

const longestPhrase = 4

// One character has many senses; from the third on a gloss says little about it.
const mostGlossesOfOneCharacter = 2

function isHeadword({ headword }: Entry): boolean {
  return /^\p{Script=Han}{1,8}$/u.test(headword)
}

function addGlosses(glosses: Map<string, Map<string, number>>, { headword, gloss }: Entry): void {
  const parts = gloss.replace(/\([^)]*\)/g, ' ').split(/[/;,]/)
  for (const [rank, part] of parts.entries()) {
    const words = glossKey(part)
    if (words.length === 0 || words.length > longestPhrase) continue
    if (headword.length === 1 && rank >= mostGlossesOfOneCharacter) continue
    const phrase = words.join(' ')
    const headwords = glosses.get(phrase) ?? new Map<string, number>()
    headwords.set(headword, Math.min(headwords.get(headword) ?? rank, rank))
    glosses.set(phrase, headwords)
  }
}

/** Headwords of one rank stay in the order of the dictionary. */
function ranked(headwords: ReadonlyMap<string, number>): string {
  const byRank: string[][] = []
  for (const [headword, rank] of headwords) {
    while (byRank.length <= rank) byRank.push([])
    byRank[rank]?.push(headword)
  }
  return byRank.map(group => group.join(' ')).join('\t')
}

// Everything that is made from CC-CEDICT is made together, so that it is of one edition.
if (isMain(import.meta.url)) {
  await writeData('glosses.txt.gz', await compileDictionary())
  await writeData('traditional.txt.gz', await compileTraditional())
  await writeData('readings.txt.gz', await compileReadings())
}
