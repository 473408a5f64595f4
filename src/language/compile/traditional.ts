import { placeList } from '../place-list.ts'
import { type Entry, readCedict } from './cedict.ts'

/**
 * Compiles what `../traditional.ts` reads from CC-CEDICT's pairs of headwords:
 * - line 1: characters that stand in no simplified text, each followed by its simplified one: 複复議议
 * - line 2: characters that stand in simplified texts too (著名), followed by what they mostly mean in traditional ones: 著着
 * - then words in which a character becomes something else than those lines say, with their simplified form: `著名⇥著名`
 */
export async function compileTraditional(): Promise<string> {
  const entries = (await readCedict()).filter(isPair)
  const outcomes = outcomesOf(entries)
  const standing = timesStanding(entries)
  const only: string[] = []
  const also: string[] = []
  const defaults = new Map<string, string>()
  for (const [character, counts] of outcomes) {
    const [simplified, count] = mostOften(counts)
    if (simplified === character || count <= (standing.get(character) ?? 0)) continue
    defaults.set(character, simplified)
    ;(standing.has(character) ? also : only).push(character + simplified)
  }
  for (const [pair = ''] of variants.matchAll(/../gu)) only.push(pair)
  const words = new Map([...wordsOf(entries, defaults), ...namesKept(defaults)])
  return [only.join(''), also.join(''), ...[...words].map(pair => pair.join('\t')).sort()].join('\n')
}

// Printed forms of Hong Kong, Japan and older fonts that CC-CEDICT has no simplified form for, each followed by its own.
const variants = '衞卫鎭镇録录緑绿値值査查敎教靑青旣既鄕乡卽即閲阅戸户呉吴歳岁塩盐関关発发駅驿実实県县'

/** Only pairs of one length, so that nothing moves. */
function isPair({ traditional, headword }: Entry): boolean {
  return traditional.length === headword.length && /^\p{Script=Han}+$/u.test(traditional)
}

type Counts = Map<string, number>

function outcomesOf(entries: readonly Entry[]): Map<string, Counts> {
  const outcomes = new Map<string, Counts>()
  for (const { traditional, headword } of entries) {
    for (const [at, character] of [...traditional].entries()) {
      const counts = outcomes.get(character) ?? new Map<string, number>()
      add(counts, [...headword][at] ?? character)
      outcomes.set(character, counts)
    }
  }
  return outcomes
}

/** How often a character stands in simplified headwords and, once, in the names of places. */
function timesStanding(entries: readonly Entry[]): Counts {
  const standing: Counts = new Map()
  for (const { headword } of entries) for (const character of headword) add(standing, character)
  const list = placeList()
  const inNames = new Set(Array.from({ length: list.size }, (_, at) => [...(list.place(at).path.at(-1) ?? '')]).flat())
  for (const character of inNames) add(standing, character)
  return standing
}

function add(counts: Counts, character: string): void {
  counts.set(character, (counts.get(character) ?? 0) + 1)
}

function mostOften(counts: Counts): [string, number] {
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))
}

function wordsOf(entries: readonly Entry[], defaults: ReadonlyMap<string, string>): [string, string][] {
  return entries
    .filter(({ traditional, headword }) => traditional.length > 1 && byCharacter(traditional, defaults) !== headword)
    .map(({ traditional, headword }) => [traditional, headword])
}

/** 乾安 keeps its 乾, also where the rest of a name is written traditionally: 乾縣. */
function namesKept(defaults: ReadonlyMap<string, string>): [string, string][] {
  const back = new Map([...defaults].reverse().map(([traditional, simplified]) => [simplified, traditional]))
  const list = placeList()
  const names = Array.from({ length: list.size }, (_, at) => list.place(at).path.at(-1) ?? '')
  return names
    .filter(name => byCharacter(name, defaults) !== name)
    .flatMap(name => {
      const traditional = [...name].map(each => (defaults.has(each) ? each : (back.get(each) ?? each))).join('')
      return [[name, name] as [string, string], [traditional, name] as [string, string]]
    })
}

function byCharacter(text: string, defaults: ReadonlyMap<string, string>): string {
  return [...text].map(character => defaults.get(character) ?? character).join('')
}
