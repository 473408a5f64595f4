import { readdirSync, readFileSync } from 'node:fs'
import type { Section } from '../../src/library/library.ts'
import { clean, type Dropped } from '../../src/report/clean.ts'
import { outlineOf } from '../../src/report/outline.ts'
import { readReport } from '../../src/report/read.ts'
import { readSections } from '../../src/report/sections.ts'

/** The thirteen real reports that the tests read: the five of the corpus and eight whose text stands on one line. */
const FOLDERS = ['../../corpus/', '../fixtures/pingtan/'].map(folder => new URL(folder, import.meta.url))

export type HeldReport = {
  /** The file's name without its extension. */
  readonly stem: string
  readonly bytes: Uint8Array
  readonly source: string
}

export const heldReports: readonly HeldReport[] = FOLDERS.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => {
      const bytes = readFileSync(new URL(name, folder))
      return { stem: name.replace(/\.txt$/, ''), bytes, source: bytes.toString('utf8') }
    }),
)

export type ReadText = {
  readonly text: string
  readonly sections: readonly Section[]
  readonly dropped: readonly Dropped[]
}

/** A file's text and sections, through the same four steps that ingest takes. */
export function readText(name: string, content: string | Uint8Array): ReadText {
  const read = readReport(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  const { text, headings, dropped } = clean(read.text, read.headings)
  return { text, sections: readSections(text, headings, outlineOf(text, headings)), dropped }
}

/** The body's headings in a form that is easy to compare and to read: two blanks a level, then the heading. */
export function treeOf(sections: readonly Section[]): string[] {
  return sections
    .filter(section => section.kind === 'body')
    .map(section => '  '.repeat(section.path.length - 1) + section.path.at(-1))
}
