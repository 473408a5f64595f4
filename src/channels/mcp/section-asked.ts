import { AppError } from '../../errors.ts'
import type { Section, StoredReport } from '../../library/library.ts'

/** Sections named in a message where one is not found. */
const SECTIONS_SHOWN = 40

/** What people and models put between the headings of a path, and what they leave out of one. */
const BETWEEN_WORDS = /[\s\p{P}\p{S}]/gu

/** How a name may be meant, the surest first; the first that fits any section counts. */
const READINGS: readonly ((section: Section, name: string) => boolean)[] = [
  (section, name) => section.id === name,
  (section, name) => plain(section.path.join('')) === plain(name),
  (section, name) => plain(section.path.at(-1) ?? '') === plain(name),
  (section, name) => plain(section.path.at(-1) ?? '').includes(plain(name)),
]

/** The section meant by an id, a heading, a part of one, or a whole path. @throws AppError `not_found`, `bad_request` */
export function sectionAsked({ id, sections }: StoredReport, name: string): Section {
  if (plain(name) !== '')
    for (const reads of READINGS) {
      const [found, ...others] = sections.filter(section => reads(section, name))
      if (found && others.length > 0)
        throw new AppError('bad_request', `Several sections of ${id} are called so: ${listed([found, ...others])}.`)
      if (found) return found
    }
  const held = sections.length > 0 ? `it has ${listed(sections)}` : 'it has none; leave section out to read it whole'
  throw new AppError('not_found', `${id} has no section ${name}; ${held}.`)
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(BETWEEN_WORDS, '')
}

function listed(sections: readonly Section[]): string {
  const names = sections.slice(0, SECTIONS_SHOWN).map(({ id, path, kind }) => `${id} ${path.at(-1) ?? `(${kind})`}`)
  const more = sections.length > SECTIONS_SHOWN ? ` and ${sections.length - SECTIONS_SHOWN} more` : ''
  return names.join(', ') + more
}
