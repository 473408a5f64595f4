import type { LexicalQuery, Library } from '../../library/library.ts'
import type { Embedder } from '../../models/embedder.ts'
import type { Step } from '../ask.ts'
import type { Span } from '../follow-up/follow-up.ts'
import { embeddedText, wordsOf } from '../in-library.ts'
import { DEFAULT_QUOTES } from '../limits.ts'
import type { Language, Notice, Query, Target } from '../question.ts'
import { say } from '../saying/wording.ts'
import type { Stopwatch } from '../stopwatch.ts'
import { sameYear } from '../targets.ts'
import { actionsIn } from '../understanding/actions.ts'
import type { Part } from '../understanding/parts.ts'
import { ANSWERS_BEHIND_FROM, ANSWERS_FROM, COMPARES_FROM } from './decide.ts'
import { type Found, findIn, type Sought } from './find.ts'
import { type AskedWord, askedWords, lexicalQueryOf } from './lexical-query.ts'
import { retrieve } from './retrieve.ts'
import { type Rarity, sum, weighed } from './word-evidence.ts'

type Dependencies = {
  readonly library: Library
  readonly embedder: Pick<Embedder, 'embedQuery'>
  /** See `AskDependencies.pause`. */
  readonly pause?: () => Promise<void>
}

/** What is looked for, ready to be looked for in any target. */
export type Seeking = Sought & {
  /** Empty where the matters are looked for instead. */
  readonly vector: readonly number[]
  readonly lexical: LexicalQuery
  readonly rarity: Rarity
  /** Where the question's parts are matters of their own (复议、法律援助各多少), each of them; else empty. */
  readonly matters: readonly Seeking[]
}

/** Works out once what is looked for in every target; one embedding for the question, or one for each of its matters. */
export async function seeking(
  dependencies: Dependencies,
  query: Query,
  near: readonly Span[],
  watch: Stopwatch,
): Promise<Seeking> {
  const { library, embedder } = dependencies
  const asked = wordsOf(library, query)
  const parts = query.parts.length > 1 ? query.parts.map(part => askedWords(part.own, library.holds, part.figure)) : []
  const lexical = lexicalQueryOf(asked)
  const rarity = await library.rarity([...lexical, ...parts.flatMap(lexicalQueryOf)])
  const starts = parts.map((_, at) => lexical.length + sum(parts.slice(0, at).map(words => words.length)))
  const partWords = parts.map((words, at) => weighed(words, rarity.slice(starts[at])))
  watch.lap('understand')
  const matters: Seeking[] = []
  for (const part of areMatters(parts, query) ? query.parts : [])
    matters.push(await seeking(dependencies, queryOf(part, query), near, watch))
  const vector = matters.length > 0 ? [] : await embedder.embedQuery(embeddedText(query))
  watch.lap('embed')
  return { query, vector, near, lexical, rarity, words: weighed(asked, rarity), partWords, matters }
}

/**
 * Whether each part names a thing of its own that is counted, and not only another step of the same matter (受理、审结):
 * then no sentence can be expected to speak of them all.
 */
function areMatters(parts: readonly (readonly AskedWord[])[], query: Query): boolean {
  const isMatter = (words: readonly AskedWord[], at: number) =>
    query.parts[at]?.figure !== undefined &&
    actionsIn(query.parts[at]?.own ?? '').length === 0 &&
    words.some(({ named, literal }) => named && literal)
  return parts.length > 1 && parts.every(isMatter)
}

/** The question for one of its parts. */
function queryOf(part: Part, query: Query): Query {
  return { ...query, question: part.text, content: part.text, figure: part.figure, parts: [part] }
}

/**
 * What each target says. Where no year was asked for and the newest report does not state it, the place's older ones are
 * looked into, newest first; a notice says so.
 */
export async function seekIn(
  { library, pause }: Dependencies,
  sought: Seeking,
  targets: readonly Target[],
  { limit, language }: { readonly limit: number | undefined; readonly language: Language },
  watch: Stopwatch,
  onStep?: (step: Step) => void,
): Promise<{ found: Found[]; notices: Notice[] }> {
  const most = limit ?? (targets.length > 1 ? QUOTES_EACH : DEFAULT_QUOTES)
  const seek = async (target: Target, from: number): Promise<Found> => {
    const each: Found[] = []
    for (const one of sought.matters.length > 0 ? sought.matters : [sought]) each.push(await seekOne(one, target, from))
    return together(target, each)
  }
  const quotes = sought.query.comparison || sought.matters.length > 0 ? 1 : most
  const seekOne = async (one: Seeking, target: Target, from: number): Promise<Found> => {
    const hits = await retrieve(library, one.vector, one.lexical, { reports: target.reports.map(({ id }) => id) })
    watch.lap('retrieve')
    onStep?.({ kind: 'retrieved', target, terms: one.lexical, hits })
    await pause?.()
    const found = await findIn(library, one, target, hits, quotes, from)
    watch.lap('extract')
    onStep?.({ kind: 'extracted', found })
    await pause?.()
    return found
  }
  const found: Found[] = []
  const notices: Notice[] = []
  for (const target of targets) {
    const newest = await seek(target, sought.query.comparison && targets.length > 1 ? COMPARES_FROM : ANSWERS_FROM)
    const older = newest.extracts.length > 0 ? undefined : await firstStated(target, seek)
    found.push(older ?? newest)
    const [extract] = older?.extracts ?? []
    const report = older?.target.reports.find(({ id }) => id === extract?.reportId)
    if (report && report.year !== target.year)
      notices.push({ code: 'older_report', message: say(language).older(report) })
    else if (report) notices.push({ code: 'other_issuer', message: say(language).otherIssuer(report) })
  }
  return { found, notices }
}

/** What was found for each matter of a question, as one; a matter that is not stated is a part that is not. */
function together(target: Target, each: readonly Found[]): Found {
  const [first] = each
  if (first && each.length === 1) return first
  const stated = each.filter(({ extracts }) => extracts.length > 0)
  return {
    target,
    hits: each.flatMap(({ hits }) => hits),
    judged: each.flatMap(({ judged }) => judged),
    near: each.flatMap(({ near }) => near),
    planOnly: stated.length > 0 && stated.every(({ planOnly }) => planOnly),
    extracts: stated.flatMap(({ extracts }) => extracts),
    figures: stated.flatMap(({ figures }) => figures),
    unstated: each.flatMap(({ extracts, parts }) => (extracts.length === 0 ? parts : [])),
    parts: each.flatMap(({ parts }) => parts),
    confidence: Math.max(0, ...each.map(({ confidence }) => confidence)),
  }
}

/** Quotes for each of several places and years. */
const QUOTES_EACH = 2

/**
 * Of the reports beside the target's own those of the first year, or of the first other issuer, that state it; surely,
 * because they are not the ones that were asked.
 */
async function firstStated(
  target: Target,
  seek: (target: Target, from: number) => Promise<Found>,
): Promise<Found | undefined> {
  for (const reports of target.older) {
    const year = sameYear(reports)
    const issuerShown = year === target.year || target.issuerShown
    const found = await seek({ ...target, reports, year, older: [], issuerShown }, ANSWERS_BEHIND_FROM)
    if (found.extracts.length > 0 && (found.judged[0]?.signals.words ?? 0) >= SAYS_MOST)
      return { ...found, target: quotedOnly(found) }
  }
  return undefined
}

/** What was not asked of these reports has to say most of the question's words. */
const SAYS_MOST = 0.6

/** The target with only the reports that are quoted: it is theirs, whoever else was asked. */
function quotedOnly({ target, extracts }: Found): Target {
  return { ...target, reports: target.reports.filter(({ id }) => extracts.some(extract => extract.reportId === id)) }
}
