import { readData } from './data-file.ts'

/**
 * Traditional characters as simplified ones. Reports are written in simplified characters; questions come in both. Where
 * the data comes from and how it is compiled: data/README.md.
 */
type Table = {
  /** Characters that stand in no simplified text: they tell that a text is written traditionally. */
  readonly only: ReadonlyMap<string, string>
  /** Characters of both scripts, as they are mostly meant in a traditional text: 著 for 着, 於 for 于. */
  readonly also: ReadonlyMap<string, string>
  /** Words in which a character is something else: 著名. */
  readonly words: ReadonlyMap<string, string>
}

const longestWord = 8

let loaded: Table | undefined

function table(): Table {
  if (loaded) return loaded
  const [only = '', also = '', ...words] = readData('traditional.txt.gz').toString('utf8').split('\n')
  const pairs = (text: string) => new Map([...text.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]))
  loaded = { only: pairs(only), also: pairs(also), words: new Map(words.map(line => splitPair(line))) }
  return loaded
}

function splitPair(line: string): [string, string] {
  const [from = '', to = ''] = line.split('\t')
  return [from, to]
}

/**
 * The text in simplified characters; nothing moves, for each character and word has one of its own length. A text without
 * any character that is only traditional stays as it is.
 */
export function simplified(text: string): string {
  const { only, also } = table()
  if (![...text].some(character => only.has(character))) return text
  let written = ''
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at)
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    written += word ?? only.get(character) ?? also.get(character) ?? character
    at += word?.length ?? character.length
  }
  return written
}

/** The simplified form of the longest listed word that begins here. */
function wordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longestWord, text.length - at); length > 1; length--) {
    const word = table().words.get(text.slice(at, at + length))
    if (word !== undefined) return word
  }
  return undefined
}
