import type { Figure, StoredReport } from '../../src/library/library.ts'
import type { Hit } from '../../src/question/finding/fuse.ts'
import type { WeighedWord } from '../../src/question/finding/word-evidence.ts'
import type { Query } from '../../src/question/question.ts'
import { understand } from '../../src/question/understanding/understand.ts'
import { figuresIn } from '../../src/report/figures.ts'
import { understandReport } from '../../src/report/ingest.ts'
import { record } from './made-up-records.ts'

/** A question without place, year or figure; `parts` say what else it has. */
export function query(parts: Partial<Query> = {}): Query {
  const question = parts.question ?? '问'
  return {
    question,
    language: 'zh',
    places: [],
    years: [],
    span: undefined,
    issuers: [],
    agencies: [],
    besideBureau: false,
    allPlaces: false,
    homeUnknown: undefined,
    comparison: undefined,
    aspects: [],
    accomplished: false,
    figure: undefined,
    parts: [{ text: question, own: '', figure: parts.figure }],
    separate: [],
    list: false,
    content: question,
    ...parts,
  }
}

/** A question as it is understood where no report is held. */
export function asked(question: string): Query {
  return understand(question, { now: new Date('2025-06-15T08:00:00Z'), heldPlaces: [] })
}

/** A word of a question that is found as it is written, or by any of several wordings; the first says most. */
export function word(
  text: string | readonly string[],
  about: Partial<Omit<WeighedWord, 'terms'>> & { worth?: number } = {},
): WeighedWord {
  const { worth = 1, named = false, literal = named, translated = false } = about
  const texts = typeof text === 'string' ? [text] : text
  return { terms: texts.map((each, at) => ({ text: each, worth: worth / (at + 1) })), named, literal, translated }
}

type Said = { readonly text: string; readonly cosine?: number }

/** A found passage of these sentences, one behind the other, with their figures; scores are as given or all alike. */
export function hit(
  sentences: readonly Said[],
  about: { path?: readonly string[]; lexical?: number; passage?: number; start?: number; reportId?: string } = {},
): Hit {
  const { path = [], lexical = 0, passage = 0.5, start = 0, reportId = 'a' } = about
  const text = sentences.map(sentence => sentence.text).join('')
  let at = start
  const spans = sentences.map(({ text, cosine = 0.5 }) => {
    const from = at
    at += text.length
    return { start: from, end: at, cosine }
  })
  const sentence = Math.max(...spans.map(({ cosine }) => cosine))
  return {
    passage: start,
    reportId,
    revision: 1,
    sectionId: 's1',
    path,
    start,
    end: at,
    text,
    cosine: passage,
    sentences: spans,
    figures: figuresOf(text, spans, path, start),
    score: 1,
    from: { passage, sentence, lexical },
  }
}

type Span = { readonly start: number; readonly end: number }

function figuresOf(text: string, spans: readonly Span[], path: readonly string[], start: number): Figure[] {
  const moved = ({ start: from, end }: Span) => ({ start: from - start, end: end - start })
  const passages = [{ start: 0, end: text.length, sectionId: 's1', sentences: spans.map(moved) }]
  const figures = figuresIn({ text, sections: [{ id: 's1', path }], passages, year: 2024 })
  return figures.map(figure => ({ ...figure, start: figure.start + start, end: figure.end + start }))
}

/** The figures of one sentence. */
export function figuresSaid(text: string): readonly Figure[] {
  return hit([{ text }]).figures
}

/** A report read from its text as any file is. */
export async function readAs(id: string, text: string): Promise<StoredReport> {
  const { dropped: _, ...reading } = await understandReport({
    name: `${id}.txt`,
    bytes: new TextEncoder().encode(text),
  })
  return { ...record(id), ...reading }
}

/** Every passage of a report as found by a question to which the sentence that holds `nearest` is nearest. */
export function hitsIn(report: StoredReport, nearest: string): Hit[] {
  return report.passages.map(({ start, end, sectionId, sentences }) => {
    const spans = sentences.map(span => ({
      ...span,
      cosine: report.text.slice(span.start, span.end).includes(nearest) ? 0.95 : 0.8,
    }))
    const sentence = Math.max(...spans.map(({ cosine }) => cosine))
    return {
      passage: start,
      reportId: report.id,
      revision: report.revision,
      sectionId,
      path: report.sections.find(({ id }) => id === sectionId)?.path ?? [],
      start,
      end,
      text: report.text.slice(start, end),
      cosine: sentence,
      sentences: spans,
      figures: report.figures.filter(figure => figure.start >= start && figure.end <= end),
      score: 1,
      from: { passage: sentence, sentence, lexical: 0 },
    }
  })
}
