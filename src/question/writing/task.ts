import { namesOf, samePlace } from '../../language/gazetteer.ts'
import type { Place, ReportRecord } from '../../library/library.ts'
import type { WritingTask } from '../../models/writer.ts'
import type { Answer, Citation, Language } from '../question.ts'
import { asData, asOneLine } from './as-data.ts'
import { markersIn } from './markers.ts'

/** What a model is asked to write of an answer, and all that it sees: the question, what was understood, the quotes. */

/** Undefined where nothing is to be worded: a refusal, what the library says of itself, an answer without quotes. */
export function taskFor(question: string, answer: Answer): WritingTask | undefined {
  if (!isQuoted(answer)) return undefined
  const { citations, language } = answer
  const headOf = headsOf(answer)
  const where = ({ report, section }: Citation) => [headOf(report), ...section.path.map(asOneLine)].join(' › ')
  // A line a report that is quoted.
  const reports = new Map(citations.map(({ report }) => [report.id, report]))
  return {
    prompt: promptFor(answer),
    language,
    values: {
      question: asData('question', [asOneLine(question)]),
      scope: asData('scope', [...reports.values()].map(headOf)),
      quotes: asData(
        'quotes',
        citations.flatMap(citation => [`[${citation.index}] ${where(citation)}`, quoted(citation)]),
      ),
    },
  }
}

/** The quotes of an answer in English, to be put into English beside the original; undefined for any other answer. */
export function translationTask(answer: Answer): WritingTask | undefined {
  if (answer.language !== 'en' || !isQuoted(answer)) return undefined
  const lines = answer.citations.map(citation => `[${citation.index}] ${quoted(citation)}`)
  return { prompt: 'translation', language: 'en', values: { quotes: asData('quotes', lines) } }
}

/**
 * The translations by their quotes' numbers, without markers. A line without a number goes on with the one above it; a
 * quote that was translated twice is left out, for nobody knows which is meant.
 */
export function translationsFrom(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const twice = new Set<number>()
  let open: number | undefined
  for (const line of text.split(/\r?\n/).map(each => each.trim())) {
    const { indexes, rest } = numbered(line)
    const [index, ...others] = indexes
    if (index !== undefined && others.length === 0) {
      if (found.has(index)) twice.add(index)
      found.set(index, rest)
      open = index
    } else if (index !== undefined || line === '') open = undefined
    else if (open !== undefined) found.set(open, `${found.get(open) ?? ''} ${rest}`.trim())
  }
  return new Map([...found].filter(([index, said]) => said !== '' && !twice.has(index)))
}

/** The numbers in front of a line, and what it says without the one that may be repeated behind. */
function numbered(line: string): { readonly indexes: readonly number[]; readonly rest: string } {
  const indexes: number[] = []
  let at = 0
  for (const marker of markersIn(line)) {
    if (!BEFORE_MARKER.test(line.slice(at, marker.start))) break
    indexes.push(...marker.indexes)
    at = marker.end
  }
  return { indexes, rest: withoutLastMarker(line.slice(at)) }
}

/** Models make a list of what they were asked to write line by line. */
const BEFORE_MARKER = /^(?:[-*•]\s+)?(?:\*\*)?\s*$/

/** Asked for the number in front, models also write it where they write it in sentences. */
function withoutLastMarker(line: string): string {
  const plain = line.replace(/^(?:\*\*)?[\s:：.]*/, '').trim()
  const last = markersIn(plain).at(-1)
  const rest = last ? plain.slice(last.end) : ''
  return last && /^[\s.。]*$/.test(rest) ? `${plain.slice(0, last.start).trimEnd()}${rest.trim()}` : plain
}

function isQuoted({ status, kind, citations }: Answer): boolean {
  return status === 'answered' && kind !== 'library' && citations.length > 0
}

function promptFor({ rows, figures }: Answer): WritingTask['prompt'] {
  if (rows.length > 0) return 'comparison'
  return figures.length === 0 ? 'description' : 'answer'
}

/** Whose report it is, of which year, and its title: 增城区 2024年 《…报告》; Zengcheng (增城区), 2024, 《…报告》. */
function headsOf({ citations, language }: Answer): (report: ReportRecord) => string {
  const places = citations.flatMap(({ report }) => report.place ?? [])
  return ({ place, year, title }) =>
    [
      ...(place ? [asOneLine(placeIn(language, place, places))] : []),
      ...(year === null ? [] : [language === 'zh' ? `${year}年` : `${year}`]),
      `《${asOneLine(title)}》`,
    ].join(language === 'zh' ? ' ' : ', ')
}

/** Spelled in English, for models spell names of places anyhow; with what it lies in where another one is called so, too. */
function placeIn(language: Language, place: Place, among: readonly Place[]): string {
  const { full, english } = namesOf(place)
  const isShared = among.some(other => other.path.at(-1) === full && !samePlace(other, place))
  const chinese = isShared ? place.path.join('') : full
  return language === 'en' && english !== null ? `${english} (${chinese})` : chinese
}

function quoted({ quote }: Citation): string {
  return `“${asOneLine(quote)}”`
}
