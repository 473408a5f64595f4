import { fold } from '../../../language/tokenize.ts'
import { simplified } from '../../../language/traditional.ts'
import type { Source } from './source.ts'

/** Text as names and words are compared: folded, in simplified characters, without blank space. */
export function plain(text: string): string {
  return fold(simplified(text)).replace(/\s+/g, '')
}

/** All that is known of quotes by which a sentence may call things: their words, where they stand, whose they are. */
export function heldText(sources: readonly Source[]): string {
  return plain(
    sources
      .flatMap(({ quote, path, title, issuer, place }) => [quote, ...path, title, issuer ?? '', ...(place?.path ?? [])])
      .join('\n'),
  )
}

/** What the quotes themselves say. */
export function quotedText(sources: readonly Source[]): string {
  return plain(sources.map(({ quote }) => quote).join('\n'))
}

/** A document's name, also one with another's name in it. */
export const TITLED = /《(?:[^《》]|《[^《》]*》)+》/g

/** The names in 《》, outermost and within. */
export function titlesIn(text: string): string[] {
  return [...text.matchAll(TITLED)].flatMap(([found]) => [found, ...titlesIn(found.slice(1, -1))])
}
