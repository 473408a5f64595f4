import { amountsIn } from '../../../language/amounts/amounts.ts'
import { datesIn } from '../../../language/amounts/dates.ts'
import { plainOf } from '../../../language/amounts/plain-text.ts'
import type { Amount, DateSaid } from '../../../language/amounts/said.ts'
import type { Source } from './source.ts'

/** The numbers and dates of a quote and of the names that it is found under. */
export type SourceRead = {
  readonly amounts: readonly Amount[]
  readonly dates: readonly DateSaid[]
  /** In the title, the headings, the issuer and the place: part of what the quote is about (八五普法, 第三届). */
  readonly namedAmounts: readonly Amount[]
  readonly namedDates: readonly DateSaid[]
}

/** Every sentence of an answer is judged by the same few sources. */
const read = new WeakMap<Source, SourceRead>()

export function readSource(source: Source): SourceRead {
  const known = read.get(source)
  if (known) return known
  const names = namesOf(source)
  const fresh = {
    amounts: amountsIn(source.quote, 'zh'),
    dates: datesIn(source.quote, 'zh'),
    namedAmounts: names.flatMap(name => amountsIn(name, 'zh')),
    namedDates: names.flatMap(name => datesIn(name, 'zh')),
  }
  read.set(source, fresh)
  return fresh
}

/** What stands before a heading's words only counts the headings. */
const HEADING_ORDINAL = /^\s*(?:第[^\s]{1,4}[章节编]|[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．,，])\s*/

/** The names that a quote is found under: a number in them (八五普法, 第三届) is part of what it is about. */
function namesOf({ title, issuer, path, place }: Source): string[] {
  return [title, issuer ?? '', ...path.map(heading => heading.replace(HEADING_ORDINAL, '')), ...(place?.path ?? [])]
}

/** Whether these characters stand in the source, however they are written. */
export function holdsText(source: Source, text: string): boolean {
  const wanted = bare(text)
  return [source.quote, ...namesOf(source)].some(held => bare(held).includes(wanted))
}

function bare(text: string): string {
  return plainOf(text).replace(/\s+/g, '').toLowerCase()
}

const NAMED = /《[^《》]{2,120}》|“[^“”]{2,40}”|"[^"]{2,40}"|「[^「」]{2,40}」/g
/** Fewer letters make no name: “930宗” in quotation marks is a figure like any other. */
const FEWEST_LETTERS = 2

/** The text with names in quotation marks blanked that stand so in a source: numbers in them are part of the name. */
export function withoutHeldNames(text: string, sources: readonly Source[]): string {
  return text.replace(NAMED, name => {
    const counted = amountsIn(name, 'zh').reduce((rest, { raw }) => rest.replace(raw, ''), name)
    const letters = counted.match(/\p{L}/gu)?.length ?? 0
    const isHeld = letters >= FEWEST_LETTERS && sources.some(source => holdsText(source, name.slice(1, -1)))
    return isHeld ? '\0'.repeat(name.length) : name
  })
}
