import type { Library, SectionKind, StoredReport } from '../../library/library.ts'
import type { Span } from '../follow-up/follow-up.ts'
import { LONGEST_ANSWER, MOST_QUOTES } from '../limits.ts'
import type { Query, Target } from '../question.ts'
import type { Part } from '../understanding/parts.ts'
import { type Candidate, candidatesIn, type Evidence } from './candidates.ts'
import { ANSWERS_BEHIND_FROM, ANSWERS_FROM, confidence, type Signals, signalsOf } from './decide.ts'
import type { FittingFigure } from './figure-evidence.ts'
import type { Hit } from './fuse.ts'
import { type Item, wholeList } from './lists.ts'
import { answersOfParts } from './part-answers.ts'
import type { WeighedWord } from './word-evidence.ts'

/** A verbatim span that answers: `report.text.slice(start, end) === quote`. */
export type Extract = {
  readonly reportId: string
  readonly revision: number
  readonly section: { readonly id: string; readonly path: readonly string[]; readonly kind: SectionKind }
  readonly start: number
  readonly end: number
  readonly quote: string
  /** How sure it is that this states what is asked, 0…1. */
  readonly confidence: number
  /** What spoke for it; undefined for one that was not searched for. */
  readonly from?: Evidence
}

/** A part of the question with the figure that answers it and the quote it stands in. */
export type FigureFound = { readonly part: Part; readonly fitting: FittingFigure; readonly extract: Extract }

/** What one place and year says; without extracts it does not state what is asked. */
export type Stated = {
  readonly target: Target
  readonly extracts: readonly Extract[]
  readonly figures: readonly FigureFound[]
  /** Nothing that was done speaks of it, only what is planned. */
  readonly planOnly: boolean
  /** Parts of the question that nothing here states, where other parts are stated. */
  readonly unstated: readonly Part[]
  /** Of the sentence that comes nearest. */
  readonly confidence: number
  /** What comes nearest, best first; for suggestions where nothing is stated. */
  readonly near: readonly Candidate[]
}

/** What was stated, and what of it was looked at. */
export type Found = Stated & {
  readonly hits: readonly Hit[]
  /** Of the first sentences, whether they are quoted or not. */
  readonly judged: readonly Judged[]
  /** What was looked for. */
  readonly parts: readonly Part[]
}

/** What is looked for, worked out once for all targets of a question. */
export type Sought = {
  readonly query: Query
  /** What was quoted before and the question refers to. */
  readonly near: readonly Span[]
  readonly words: readonly WeighedWord[]
  /** The words of each of the question's parts. */
  readonly partWords: readonly (readonly WeighedWord[])[]
}

/** Sentences behind the first one are looked at as answers up to this place. */
const LOOKED_AT = 3

/** A further quote that scores so much less than the first adds nothing; where a figure was found surely, even less so. */
const FAR_BEHIND = 0.6
const FAR_BEHIND_A_FIGURE = 0.45
const SURELY = 0.97

/**
 * The answer of one place and year among its hits; quotes at most `limit` sentences, a list whole, and nothing that is
 * less sure than `from`.
 */
export async function findIn(
  library: Pick<Library, 'report'>,
  sought: Sought,
  target: Target,
  hits: readonly Hit[],
  limit: number,
  from: number,
): Promise<Found> {
  const { query, words, near } = sought
  const all = candidatesIn({ query, words, near }, hits, target.planned)
  const done = all.filter(candidate => target.planned || !isUnaskedPlan(query, candidate))
  const found = await findAmong(library, sought, target, { hits, candidates: done }, limit, from)
  const mayPlan = found.extracts.length === 0 && done.length < all.length && !query.accomplished
  if (!mayPlan) return found
  // Only what is planned speaks of it: that may be told, as a plan.
  const planned = await findAmong(library, sought, target, { hits, candidates: all }, limit, from)
  return planned.extracts.length > 0 ? { ...planned, planOnly: true } : found
}

function isUnaskedPlan({ aspects }: Query, { standsAmong }: Candidate): boolean {
  return !aspects.includes('plans') && standsAmong.includes('plans')
}

async function findAmong(
  library: Pick<Library, 'report'>,
  sought: Sought,
  target: Target,
  { hits, candidates }: { readonly hits: readonly Hit[]; readonly candidates: readonly Candidate[] },
  limit: number,
  from: number,
): Promise<Found> {
  const { query } = sought
  const looked = candidates.slice(0, LOOKED_AT).map((candidate, at) => judged(sought, candidate, candidates[at + 1]))
  const surest = Math.max(0, ...looked.map(each => each.confidence))
  const nothing = {
    target,
    hits,
    near: candidates.slice(0, MOST_QUOTES),
    judged: looked,
    planOnly: false,
    parts: query.parts,
  }
  // What an agency did is not told by reports that never speak of it.
  const isSpokenOf = query.agencies.every(agency => hits.some(({ path, text }) => agency.isSpokenOf(`${path}${text}`)))
  const best = isSpokenOf ? surestOf(looked, from) : undefined
  const mayList = isSpokenOf && (best !== undefined || query.aspects.length > 0 || target.planned)
  const list = mayList ? await listIn(library, sought, candidates[0], target.planned) : undefined
  if (list) return { ...nothing, extracts: list, figures: [], unstated: [], confidence: Math.max(surest, ANSWERS_FROM) }
  if (!best) return { ...nothing, extracts: [], figures: [], unstated: [], confidence: surest }
  return { ...nothing, ...quoted(sought, best, candidates, limit), confidence: best.confidence }
}

/** The first that is sure enough, unless one behind it is much surer. */
function surestOf(looked: readonly Judged[], from: number): Judged | undefined {
  const sure = looked.filter(
    ({ confidence }, at) => confidence >= (at === 0 ? from : Math.max(from, ANSWERS_BEHIND_FROM)),
  )
  const [first] = sure
  return first && (sure.find(({ confidence }) => confidence > first.confidence + MUCH_SURER) ?? first)
}

/** The order of the sentences says more than a small difference of confidence. */
const MUCH_SURER = 0.3

export type Judged = { readonly candidate: Candidate; readonly confidence: number; readonly signals: Signals }

/** A report without a heading for its plans may tell one in the very words of the question (每年至少举办一期). */
const IN_THESE_WORDS = 0.8

function judged({ query, words }: Sought, candidate: Candidate, next: Candidate | undefined): Judged {
  const signals = signalsOf(query, candidate, next, words)
  // What was done is never given as what is planned, nor anything else as a problem.
  const isOfPart = query.aspects.length === 0 || candidate.from.aspect > 0 || signals.words >= IN_THESE_WORDS
  // A question of which no word stands in any report (another script, mere noise) cannot be told to be answered.
  const isRead = query.aspects.length > 0 || words.some(word => word.terms.length > 0)
  // A sentence without a figure speaks of the matter where one is asked for, and does not state it.
  const holdsFigure = !query.figure || query.list || candidate.fitting.length > 0
  return { candidate, signals, confidence: isOfPart && isRead && holdsFigure ? confidence(signals) : 0 }
}

function quoted(
  sought: Sought,
  best: Judged,
  candidates: readonly Candidate[],
  limit: number,
): Pick<Found, 'extracts' | 'figures' | 'unstated'> {
  const ranked = [best.candidate, ...candidates.filter(candidate => candidate !== best.candidate)]
  const { chosen, figures, unstated } = answersOfParts(sought, ranked)
  const extracts = new Map<Candidate, Extract>()
  const gap = figures.length > 0 && best.confidence >= SURELY ? FAR_BEHIND_A_FIGURE : FAR_BEHIND
  let length = 0
  for (const candidate of new Set([...chosen, ...ranked])) {
    const needed = chosen.includes(candidate)
    const size = candidate.end - candidate.start
    if (extracts.size >= limit && !needed) break
    if (!needed && best.candidate.score - candidate.score > gap) break
    if (extracts.size > 0 && length + size > LONGEST_ANSWER) continue
    length += size
    const sure = candidate === best.candidate ? best.confidence : judged(sought, candidate, undefined).confidence
    extracts.set(candidate, extractOf(candidate, Math.min(sure, best.confidence)))
  }
  return {
    extracts: [...extracts.values()],
    unstated,
    figures: figures.flatMap(({ part, fitting, candidate }) => {
      const extract = extracts.get(candidate)
      return extract ? [{ part, fitting, extract }] : []
    }),
  }
}

function extractOf({ hit, start, end, text, from }: Candidate, sure: number): Extract {
  return {
    reportId: hit.reportId,
    revision: hit.revision,
    // Of what stands outside headings only the preamble is cut into passages.
    section: { id: hit.sectionId, path: hit.path, kind: hit.path.length === 0 ? 'preamble' : 'body' },
    start,
    end,
    quote: text,
    confidence: sure,
    from,
  }
}

async function listIn(
  library: Pick<Library, 'report'>,
  { query, words }: Sought,
  best: Candidate | undefined,
  planned: boolean,
): Promise<Extract[] | undefined> {
  if (!best || query.figure || !(query.list || query.aspects.length > 0 || planned)) return undefined
  const report = await library.report(best.hit.reportId, best.hit.revision)
  const items = report && wholeList(query, best, words, report, planned)
  if (!report || !items || items.length === 0) return undefined
  return items.slice(0, MOST_QUOTES).map(item => extractOfItem(item, report, best))
}

function extractOfItem({ section, start, end }: Item, report: StoredReport, { from }: Candidate): Extract {
  return {
    reportId: report.id,
    revision: report.revision,
    section: { id: section.id, path: section.path, kind: section.kind },
    start,
    end,
    quote: report.text.slice(start, end),
    confidence: 1,
    from,
  }
}
