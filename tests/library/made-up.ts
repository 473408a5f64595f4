import type { Figure, IndexedPassage, IndexedReport, Section, Sentence } from '../../src/library/library.ts'

/** What a made-up report says: sections, each a heading path and passages, each a list of sentences. */
export type Said = readonly { readonly path: readonly string[]; readonly passages: readonly (readonly string[])[] }[]

/** A vector of unit length that depends on nothing but the text: equal texts have equal vectors. */
export function vectorOf(text: string, dimensions: number): number[] {
  let state = 2166136261
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0
  const raw = Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
  return unit(raw)
}

export function unit(vector: readonly number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1
  return vector.map(x => x / length)
}

/** A report that says what it is told to, with offsets that are right and vectors by `vectorOf`. */
export function madeUpReport(id: string, said: Said, dimensions: number): IndexedReport {
  let text = ''
  const sections: Section[] = []
  const passages: IndexedPassage[] = []
  for (const [i, { path, passages: told }] of said.entries()) {
    const sectionId = `s${i + 1}`
    const start = text.length
    text += path.length > 0 ? `${path.at(-1)}\n` : ''
    const bodyStart = text.length
    for (const sentences of told) {
      passages.push(passageOf(sentences, text.length, sectionId, dimensions))
      text += `${sentences.join('')}\n`
    }
    const end = text.length
    sections.push({
      id: sectionId,
      path,
      kind: 'body',
      start,
      end,
      bodyStart,
      bodyEnd: end,
      uncertain: false,
      derived: false,
    })
  }
  return {
    ...ABOUT,
    id,
    title: `${id}年度报告`,
    text,
    source: new TextEncoder().encode(text),
    sections,
    passages,
    figures: figuresOf(text),
  }
}

/** A report of one section without heading, a passage for each text. */
export function plainReport(id: string, texts: readonly string[], dimensions: number): IndexedReport {
  return madeUpReport(id, [{ path: [], passages: texts.map(text => [text]) }], dimensions)
}

function passageOf(sentences: readonly string[], start: number, sectionId: string, dimensions: number): IndexedPassage {
  const spans: Sentence[] = []
  let end = start
  for (const sentence of sentences) {
    spans.push({ start: end, end: end + sentence.length })
    end += sentence.length
  }
  const text = sentences.join('')
  const vector = vectorOf(text, dimensions)
  return {
    start,
    end,
    sectionId,
    sentences: spans,
    vector,
    sentenceVectors: sentences.map(sentence => vectorOf(sentence, dimensions)),
  }
}

/** A figure for every number with 宗, 件 or %, with up to five characters before it as what is counted. */
function figuresOf(text: string): Figure[] {
  return [...text.matchAll(/(\p{Script=Han}{0,5})((\d+)([宗件%]))/gu)].map(
    ({ 1: measure = '', 2: raw = '', 3: value, 4: unit = '', index }) => ({
      raw,
      value: Number(value),
      unit,
      measure,
      bound: null,
      change: unit === '%' ? { direction: 'up', percent: 8.5 } : null,
      part: false,
      asOf: null,
      plan: false,
      start: index + measure.length,
      end: index + measure.length + raw.length,
    }),
  )
}

const ABOUT = {
  titleDerived: false,
  issuer: '增城区人民政府',
  place: { path: ['广东省', '广州市', '增城区'], level: 'district' },
  year: 2024,
  planYear: 2025,
  published: '2025-02-20',
  documentNumber: null,
  url: null,
  mediaType: 'text/plain',
  fileName: 'report.txt',
  given: { year: 2024 },
  contentHash: 'c0',
  inputHash: 'i0',
} as const
