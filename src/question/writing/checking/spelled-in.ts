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
