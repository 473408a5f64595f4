import { stemmer } from 'stemmer'

/** An English word, or number, of a text. */
export type EnglishWord = {
  readonly start: number
  readonly end: number
  /** In small letters. */
  readonly text: string
  readonly stem: string
}

/** Little words do not tell phrases apart: "heads of agencies appearing in court" is "agency heads appear court" but for order. */
export const LITTLE: ReadonlySet<string> = new Set(
  'a an the of to in on at by for with and or is are was were be been'.split(' '),
)

/** The words of a text without the little ones. */
export function englishWords(text: string): EnglishWord[] {
  return allEnglishWords(text).filter(word => !LITTLE.has(word.text))
}

/** The words of a text, the little ones too. */
export function allEnglishWords(text: string): EnglishWord[] {
  return [...text.toLowerCase().matchAll(/[a-z]+(?:['’][a-z]+)?|\d+(?:st|nd|rd|th)?/g)].map(match => ({
    text: match[0],
    stem: stemOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const stems = new Map<string, string>()

/** Texts may hold any word; so many are kept as the wordings of the genre have several times over. */
const MOST_STEMS = 20_000

/** The stem of a word in small letters, whichever side of the Atlantic spelled it. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = stemmer(americanSpelling(word.replace(/['’]s$/, '')))
  if (stems.size < MOST_STEMS) stems.set(word, stem)
  return stem
}

/**
 * One spelling for both sides of the Atlantic. Rewrites more than it should (hour becomes hor), which does no harm as
 * long as no two words fall together that the glossary tells apart.
 */
function americanSpelling(word: string): string {
  return word
    .replace(/(?<=[a-z]{3})is(?=(?:e[sdr]?|ing|ations?)$)/, 'iz')
    .replace(/ou(?=r(?:s|ed|ing|hoods?|able)?$)/, 'o')
    .replace(/tre(?=s?$)/, 'ter')
    .replace(/enc(?=es?$)/, 'ens')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/mme(?=s?$)/, 'm')
    .replace(/(?<=counse|labe|trave|cance|mode)ll/, 'l')
    .replace(/dgement(?=s?$)/, 'dgment')
}
