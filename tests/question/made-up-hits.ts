import type { Hit } from '../../src/question/fuse.ts'
import type { Query } from '../../src/question/question.ts'

/** A question without place, year or figure; `parts` say what else it has. */
export function query(parts: Partial<Query> = {}): Query {
  const question = parts.question ?? '问'
  return {
    question,
    language: 'zh',
    places: [],
    years: [],
    planning: false,
    accomplished: false,
    figure: undefined,
    list: false,
    content: question,
    ...parts,
  }
}

type Said = { readonly text: string; readonly cosine?: number }

/** A found passage of these sentences, one behind the other; the scores are as given or all alike. */
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
    score: 1,
    from: { passage, sentence, lexical },
  }
}

/** The words of an extract, from the passage it was found in. */
export function quoteOf(extract: { hit: Hit; start: number; end: number }): string {
  return extract.hit.text.slice(extract.start - extract.hit.start, extract.end - extract.hit.start)
}
