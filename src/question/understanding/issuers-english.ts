import { AGENCY_SUBJECTS, ENGLISH_AGENCIES } from './issuers-words.ts'

/** An agency named in English, and what the Chinese name of such an agency holds of each of its subjects. */
export type EnglishAgency = { readonly start: number; readonly end: number; readonly subjects: readonly RegExp[] }

/** Finance Bureau, Bureau of Finance; without the words before and behind its subjects. */
export function englishAgencies(text: string): EnglishAgency[] {
  const phrases = ENGLISH_AGENCIES.flatMap(pattern => [...text.matchAll(pattern)])
  return phrases.flatMap(({ 0: phrase, index, groups }) => {
    const subject = groups?.front ?? phrase
    const spans = AGENCY_SUBJECTS.flatMap(({ english, chinese }) =>
      [...subject.matchAll(new RegExp(english.source, 'gi'))].map(({ 0: name, index: at }) => ({ at, name, chinese })),
    )
    if (spans.length === 0) return []
    const first = groups?.front === undefined ? 0 : Math.min(...spans.map(({ at }) => at))
    // Bureau of Finance, without what follows its last subject.
    const last = Math.max(
      ...spans.map(({ at, name }) => at + name.length + (/^\w*/.exec(phrase.slice(at + name.length))?.[0].length ?? 0)),
    )
    const end = index + (groups?.front === undefined ? last : phrase.length)
    return [{ start: index + first, end, subjects: spans.map(({ chinese }) => chinese) }]
  })
}
