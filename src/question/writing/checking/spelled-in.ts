import { readingsOf } from '../../../language/readings.ts'

/** Whether a Chinese text holds characters that are read so: Xitou for 西头, whichever list of places knows them. */
export function isSpelledIn(spelling: string, text: string): boolean {
  const letters = spelling
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[^a-z]/g, '')
  if (letters.length < SHORTEST) return false
  for (let at = 0; at < text.length; at++)
    if (isReadFrom(letters, text, at) && !readingsOf(text[at] ?? '').includes(letters)) return true
  return false
}

/** Shorter ones are read somewhere in any text. */
const SHORTEST = 4

function isReadFrom(letters: string, text: string, at: number): boolean {
  if (letters === '') return true
  return readingsOf(text[at] ?? '').some(
    reading => letters.startsWith(reading) && isReadFrom(letters.slice(reading.length), text, at + 1),
  )
}

const SYLLABLE =
  '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang?|[iu]?ai?|uai|uang?|i?ao|e[inr]?|eng|i[eu]|ing?|i?ong|ou?|u[ineo]?)'
/** A single one is a word of many languages. */
const NAME = /(?<![\w’'-])[A-Z](?=[a-z]{4,})[a-z]+(?![\w-]|[’'](?!s\b))/g
const SPELLED = new RegExp(`^(?:${SYLLABLE}){2,5}$`, 'i')
const INITIAL = /^[aeo]|^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])/i

/** The words of an English text that are written with a capital and as names in pinyin are. */
export function spelledNamesIn(text: string): string[] {
  return (text.match(NAME) ?? []).filter(word => INITIAL.test(word) && SPELLED.test(word))
}
