import type { Section } from '../library/library.ts'
import { guessedEnd, type HeadingEnd, headingEnd } from './heading-end.ts'
import { candidatesIn } from './ordinals.ts'
import type { MarkedHeading } from './read.ts'
import { type Heading, readSequence } from './sequence.ts'

/** Names what `readSections` does, for index fingerprints; raise it when its outcome changes. */
export const sectionReaderVersion = 'sections/1'

/** A name shorter than this is a date or a transition word. */
const SHORTEST_LEAD_IN = 12

type Outline = { readonly front: number; readonly signature: number }

type Draft = {
  heading: string
  depth: number
  start: number
  bodyStart: number
  uncertain: boolean
  derived: boolean
}

/**
 * The section tree of a cleaned text, in the order of the text: front, preamble, body sections (parents before their
 * children), signature. `outline` says where the text proper begins (after title and page fields) and where the
 * signature begins. The spans of front, preamble, outermost sections and signature follow each other without a gap.
 */
export function readSections(text: string, marked: readonly MarkedHeading[], outline: Outline): Section[] {
  const body = text.slice(0, outline.signature)
  const candidates = candidatesIn(body, marked).filter(c => c.start >= outline.front && c.start < outline.signature)
  const drafts = draftsOf(body, readSequence(candidates))
  const first = drafts[0]?.start ?? outline.signature
  const sections: Omit<Section, 'id'>[] = []
  if (outline.front > 0) sections.push(plain('front', 0, outline.front))
  if (first > outline.front) sections.push(plain('preamble', outline.front, first))
  sections.push(...drafts.map((draft, at) => sectionOf(drafts, at, draft, outline.signature)))
  if (outline.signature < text.length) sections.push(plain('signature', outline.signature, text.length))
  return sections.map((section, at) => ({ id: `s${at + 1}`, ...section }))
}

function plain(kind: Section['kind'], start: number, end: number): Omit<Section, 'id'> {
  return { path: [], kind, start, end, bodyStart: start, bodyEnd: end, uncertain: false, derived: false }
}

function draftsOf(body: string, headings: readonly Heading[]): Draft[] {
  const limits = headings.map((_, at) => headings[at + 1]?.start ?? body.length)
  const ends = headings.map((heading, at) => endOf(body, heading, limits[at] ?? body.length))
  const drafts: Draft[] = []
  headings.forEach((heading, at) => {
    const found = unlikeSiblings(headings, ends, at)
      ? guessedEnd(body, heading.wordsStart, limits[at] ?? body.length)
      : ends[at]
    if (!found) return
    if (heading.restarts) openUnnamed(drafts, body, heading)
    drafts.push({
      heading: body.slice(heading.start, found.end).trim(),
      depth: heading.depth,
      start: heading.start,
      bodyStart: found.bodyStart,
      uncertain: found.by === 'guess',
      derived: false,
    })
  })
  return drafts
}

function endOf(body: string, heading: Heading, limit: number): HeadingEnd {
  if (heading.marked) return { end: heading.marked.end, bodyStart: heading.marked.end, by: 'line' }
  return headingEnd(body, heading.wordsStart, limit)
}

/**
 * In flat files the outer headings have no mark at their end and are known by the ordinal that follows. One among them
 * that runs on to a full stop is glued to its first sentence.
 */
function unlikeSiblings(headings: readonly Heading[], ends: readonly HeadingEnd[], at: number): boolean {
  if (ends[at]?.by !== 'stop' || headings[at]?.place === 'line') return false
  const siblings = ends.filter((_, k) => headings[k]?.depth === headings[at]?.depth)
  return siblings.filter(end => end.by === 'ordinal').length * 2 > siblings.length
}

/**
 * A list that restarts has a lead-in instead of a heading: the last sentence before it. It becomes a sibling of the
 * earlier list's parent, named by that sentence; at the outermost level it has no parent to be a sibling of. Where the
 * section before it holds no sentence but its own, nothing leads in and the list goes on below the same parent.
 */
function openUnnamed(drafts: Draft[], body: string, heading: Heading): void {
  const parent = heading.depth - 1
  const previous = drafts.at(-1)
  if (parent < 1 || !previous) return
  const between = body.slice(previous.bodyStart, heading.start)
  const start = previous.bodyStart + leadInStart(between)
  const name = start > previous.bodyStart ? shortened(body.slice(start, heading.start).trim()) : ''
  if (name === '') return
  drafts.push({ heading: name, depth: parent, start, bodyStart: start, uncertain: false, derived: true })
}

/** The first clauses of a lead-in: 「2022年，我们将…」 needs the second to say something. */
function shortened(leadIn: string): string {
  const clauses = leadIn.split(/(?<=[，,])/)
  let name = clauses.shift() ?? ''
  while (name.length < SHORTEST_LEAD_IN && clauses.length > 0) name += clauses.shift()
  return name.replace(/[。：:，,]$/, '')
}

/** Where the last sentence of a text begins. */
function leadInStart(text: string): number {
  const ends = [...text.trimEnd().matchAll(/[。！？；\n]/g)].map(match => match.index + 1)
  return ends.filter(end => end < text.trimEnd().length).at(-1) ?? 0
}

function sectionOf(drafts: readonly Draft[], at: number, draft: Draft, textEnd: number): Omit<Section, 'id'> {
  const next = drafts[at + 1]
  const after = drafts.slice(at + 1).find(other => other.depth <= draft.depth)
  const end = after?.start ?? textEnd
  return {
    path: pathOf(drafts, at),
    kind: 'body',
    start: draft.start,
    end,
    bodyStart: draft.bodyStart,
    bodyEnd: next && next.depth > draft.depth ? next.start : end,
    uncertain: draft.uncertain,
    derived: draft.derived,
  }
}

function pathOf(drafts: readonly Draft[], at: number): string[] {
  const path: string[] = []
  let depth = Number.POSITIVE_INFINITY
  for (let k = at; k >= 0 && depth > 1; k--) {
    const draft = drafts[k]
    if (!draft || draft.depth >= depth) continue
    path.unshift(draft.heading)
    depth = draft.depth
  }
  return path
}
