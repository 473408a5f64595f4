/** Numbers in English words: sixty-two thousand, one hundred and five, a dozen, twenty-first, two thirds. */

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
const TENTHS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'

const CARDINAL = new Map<string, number>([
  ...ONES.split(' ').map((word, value): [string, number] => [word, value]),
  ...TENS.split(' ').map((word, at): [string, number] => [word, (at + 2) * 10]),
])
const ORDINAL = new Map<string, number>([
  ...ORDINALS.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ...TENTHS.split(' ').map((word, at): [string, number] => [word, (at + 2) * 10]),
])
/** Fell by a third: before a share without of. */
const BY = /^(?:by|to|nearly|almost|about|around|roughly|over|than|least|under|only|some)$/
/** Once a quarter: a time, and no share. */
const EVERY = /^(?:once|twice|times|each|every|per|in|during|for)$/
/** What a whole is cut into: two thirds, a quarter. */
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
}

export type EnglishNumber = {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly ordinal: boolean
  /** A share, in per cent. */
  readonly share: boolean
  /** Hundreds, dozens: no exact number, but two of them at the least. */
  readonly vague: boolean
}

const OF_TIME = /^(?:hours?|days?|months?|years?)$/

const VAGUE: Readonly<Record<string, number>> = {
  dozens: 20,
  tens: 20,
  scores: 20,
  hundreds: 200,
  thousands: 2e3,
  millions: 2e6,
  billions: 2e9,
}
const ADVERBS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }

type Word = { readonly text: string; readonly start: number; readonly end: number; readonly joined: boolean }

export function englishNumbersIn(text: string): EnglishNumber[] {
  const words = wordsOf(text)
  const found: EnglishNumber[] = []
  for (let at = 0; at < words.length; ) {
    const read = vagueAt(words, at) ?? halfAt(words, at) ?? numberAt(words, at)
    if (read) found.push(read.number)
    at = read ? read.next : at + 1
  }
  return found
}

function wordsOf(text: string): Word[] {
  const words = [...text.matchAll(/[A-Za-z]+/g)]
  return words.map((match, at) => {
    const last = words[at - 1]
    const between = last ? text.slice(last.index + last[0].length, match.index) : ','
    const start = match.index
    return {
      text: match[0].toLowerCase(),
      start,
      end: start + match[0].length,
      joined: /^(?:\s+|\s?-\s?)$/.test(between),
    }
  })
}

type Read = { readonly number: EnglishNumber; readonly next: number }

function read(
  words: readonly Word[],
  from: number,
  to: number,
  value: number,
  more: Partial<EnglishNumber> = {},
): Read {
  const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0]
  return { number: { start, end, value, ordinal: false, share: false, vague: false, ...more }, next: to }
}

/** Hundreds of, tens of thousands of. */
function vagueAt(words: readonly Word[], at: number): Read | undefined {
  const word = words[at]?.text ?? ''
  const value = VAGUE[word]
  if (value === undefined) return undefined
  const [of, scale] = [words[at + 1]?.text, words[at + 2]?.text ?? '']
  const factor = of === 'of' ? VAGUE[scale] : undefined
  // Tens alone are no number that anyone says.
  if (factor !== undefined) return read(words, at, at + 3, (value * factor) / 2, { vague: true })
  return word === 'tens' || word === 'scores' ? undefined : read(words, at, at + 1, value, { vague: true })
}

function halfAt(words: readonly Word[], at: number): Read | undefined {
  const word = words[at]?.text ?? ''
  const once = ADVERBS[word]
  if (once !== undefined) return read(words, at, at + 1, once)
  // Half an hour, half-day.
  const article = /^an?$/.test(words[at + 1]?.text ?? '') ? 1 : 0
  const isOfTime = OF_TIME.test(words[at + 1 + article]?.text ?? '') && words[at + 1]?.joined === true
  if (word === 'half' && isOfTime) return read(words, at, at + 1 + article, 0.5)
  if (word === 'half') return read(words, at, at + 1, 50, { share: true })
  // A third of them, a quarter: but the third of its kind.
  const part = word === 'a' ? PARTS[words[at + 1]?.text ?? ''] : undefined
  if (part === undefined || words[at + 1]?.joined !== true) return undefined
  const before = words[at - 1]?.text ?? ''
  const isShare = part === 2 || part === 4 ? !EVERY.test(before) : BY.test(before)
  if (words[at + 2]?.text !== 'of' && !isShare) return undefined
  return read(words, at, at + 2, 100 / part, { share: true })
}

/** What the words so far add up to: `total` up to the last scale, `current` behind it. */
type Sum = { readonly total: number; readonly current: number; readonly scale: number; readonly said: boolean }

const NOTHING: Sum = { total: 0, current: 0, scale: Number.POSITIVE_INFINITY, said: false }

function numberAt(words: readonly Word[], from: number): Read | undefined {
  let [sum, at] = [NOTHING, from]
  for (; wordAt(words, from, at) !== ''; at++) {
    const next = grown(words, from, at, sum)
    if (!next) break
    sum = next
  }
  const ended = endedAt(words, from, at, sum)
  return ended ?? (sum.said ? read(words, from, at, sum.total + sum.current) : undefined)
}

/** The word, where it belongs to what begins at `from`. */
function wordAt(words: readonly Word[], from: number, at: number): string {
  const word = words[at]
  return word && (at === from || word.joined) ? word.text : ''
}

function grown(words: readonly Word[], from: number, at: number, sum: Sum): Sum | undefined {
  const { total, current, said } = sum
  const text = wordAt(words, from, at)
  const cardinal = CARDINAL.get(text)
  if (cardinal !== undefined && fits(current, cardinal)) return { ...sum, current: current + cardinal, said: true }
  const counts = said ? current > 0 : isOneOf(words, from)
  if (text === 'hundred' && current < 100 && counts) return { ...sum, current: (current || 1) * 100, said: true }
  const scale = SCALES[text]
  if (scale !== undefined && scale < sum.scale && counts)
    return { total: total + (current || 1) * scale, current: 0, scale, said: true }
  return text === 'and' && said && joins(words, at, current) ? sum : undefined
}

/** With the word that ends a number: twenty-first, two dozen, two thirds, three and a half. */
function endedAt(words: readonly Word[], from: number, at: number, { total, current, said }: Sum): Read | undefined {
  const text = wordAt(words, from, at)
  const ordinal = ORDINAL.get(text)
  if (ordinal !== undefined && (!said || (current > 0 && fits(current, ordinal))))
    return read(words, from, at + 1, total + current + ordinal, { ordinal: true })
  if (text === 'dozen' && current < 100 && (!said || current > 0))
    return read(words, from, at + 1, total + (current || 1) * 12)
  if (!said) return undefined
  const value = total + current
  if ([0, 1, 2].map(next => wordAt(words, from, at + next)).join(' ') === 'and a half')
    return read(words, from, at + 3, value + 0.5)
  const part = PARTS[text.replace(/s$/, '')]
  if (part === undefined || value >= part || value === 0) return undefined
  return read(words, from, at + 1, (value / part) * 100, { share: true })
}

function fits(current: number, next: number): boolean {
  if (current === 0) return true
  if (next === 0) return false
  if (next < 10) return current % 10 === 0 && (current % 100 === 0 || current % 100 >= 20)
  return current % 100 === 0
}

/** A hundred, a thousand: without the article only after a number. */
function isOneOf(words: readonly Word[], from: number): boolean {
  return words[from - 1]?.text === 'a' && words[from]?.joined === true
}

/** One hundred and five, but not two and three. */
function joins(words: readonly Word[], at: number, current: number): boolean {
  const last = words[at - 1]?.text ?? ''
  const next = words[at + 1]
  if (last !== 'hundred' && SCALES[last] === undefined) return false
  const value = CARDINAL.get(next?.text ?? '') ?? ORDINAL.get(next?.text ?? '')
  return next?.joined === true && value !== undefined && value > 0 && current % 100 === 0
}
