import type { Section, StoredReport } from '../../library/library.ts'
import type { Query } from '../question.ts'
import { type Aspect, isAbout } from '../understanding/aspects.ts'
import { type Candidate, LEADS_IN } from './candidates.ts'
import { foundIn, sum, type WeighedWord } from './word-evidence.ts'

/** One item of a list as it stands in a report; `section` is the one it is quoted from. */
export type Item = { readonly section: Section; readonly start: number; readonly end: number }

/** In characters: a list that is no longer is quoted in one piece, a longer one by the first sentence of each item. */
const IN_ONE_PIECE = 300

/** More items than a reader takes in as quotes of their own; such a list stands in one piece if it can. */
const MANY = 5
const MANY_IN_ONE_PIECE = 800

/** A heading announces what is asked if it holds this share of the question's words and no sentence holds more. */
const ANNOUNCES = 0.6

/** 一是, 二是; 其一; 第一; (1), 1.; ①: how points begin, with the number that they count. */
const MARKS: readonly RegExp[] = [
  /(?<=^|[。；;：:，,！\s])([一二三四五六七八九十]{1,2})(?:是(?!否)|要(?=[\p{Script=Han}]))/gu,
  /(?<=^|[。；;：:，,\s])其([一二三四五六七八九])[，,是、]/g,
  /(?<=^|[。；;：:，,\s])第([一二三四五六七八九])[，,、]/g,
  /(?<=^|[。；;：:\s])[（(]?(\d{1,2})[）).．、](?!\d)/g,
  /(?<=^|[。；;：:\s])([①②③④⑤⑥⑦⑧⑨⑩])/g,
]

const NUMERALS = '一二三四五六七八九十'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/**
 * The list that a question asks for, whole and in the order of the report; undefined where the best sentence answers by
 * itself. It is the list of the part of the report that is asked for, of a section whose heading says what is asked, or
 * the points among which the best sentence stands, if the words before them say it. `planned`: the plans are asked for,
 * because the year asked for is the one they are made for.
 */
export function wholeList(
  query: Query,
  best: Candidate,
  words: readonly WeighedWord[],
  report: StoredReport,
  planned: boolean,
): Item[] | undefined {
  const aspects = planned ? [...query.aspects, 'plans' as const] : query.aspects
  const part = partOf(aspects, best, report)
  const isWhole = query.list || words.length <= FEW_WORDS
  if (part && isWhole && isAskedWhole(part, words, report)) return itemsOf(part, report) ?? sentencesOf(part, report)
  if (!query.list) return undefined
  const section = announcing(best, words, report)
  return (section && (itemsOf(section, report) ?? sentencesOf(section, report))) ?? pointsAround(best, words, report)
}

/** Beside the words for plans or problems hardly anything else is asked: 下一步打算怎么做. */
const FEW_WORDS = 2

/** A word that every report writes (法治政府建设, 推进) does not say what of a part is asked for. */
const COMMON = 1.5

/**
 * Whether a part of the report is asked for as a whole: not where it speaks of something that the question names, nor
 * where the question names a thing of which it does not speak at all.
 */
function isAskedWhole(part: Section, words: readonly WeighedWord[], report: StoredReport): boolean {
  const telling = words.filter(
    ({ translated, terms: [first] }) => !translated && first && first.text.length > 1 && first.worth >= COMMON,
  )
  const found = foundIn(report.text.slice(part.bodyStart, part.end), telling)
  return telling.every(({ named }, w) => !found[w] && !named)
}

function partOf(aspects: readonly Aspect[], best: Candidate, report: StoredReport): Section | undefined {
  const about = report.sections.filter(
    section => section.path.length > 0 && aspects.some(aspect => isAbout(aspect, section.path.slice(-1))),
  )
  const outermost = about.filter(
    section => !about.some(other => other !== section && other.start <= section.start && other.end >= section.end),
  )
  const depth = Math.min(...outermost.map(section => section.path.length))
  const shallowest = outermost.filter(section => section.path.length === depth)
  return shallowest.find(section => section.start <= best.start && section.end >= best.end) ?? shallowest[0]
}

/** The innermost section around the best sentence whose own heading says more of the question than the sentence does. */
function announcing(best: Candidate, words: readonly WeighedWord[], report: StoredReport): Section | undefined {
  const held = words.map(({ terms }) => terms[0]?.worth ?? 0)
  const all = sum(held)
  const own = sum(best.words)
  return report.sections
    .filter(section => section.path.length > 0 && section.start <= best.start && section.end >= best.end)
    .reverse()
    .find(section => {
      const said = sum(foundIn(section.path.at(-1) ?? '', words))
      return said > 0 && said >= ANNOUNCES * all && said >= own
    })
}

/** Subsections are the items of their section; where there are none, its points are. */
function itemsOf(section: Section, report: StoredReport): Item[] | undefined {
  const depth = section.path.length + 1
  const children = report.sections.filter(
    child => child.path.length === depth && child.start >= section.start && child.end <= section.end,
  )
  if (children.length > 1)
    return children.map(child => ({ section: child, ...trimmed(report.text, child.start, headingEnd(child, report)) }))
  const points = pointsIn(report.text, section.bodyStart, section.bodyEnd)
  return points && quoted(points, section, report)
}

/** Where the heading is all that its line says, its end; where it is glued to the text, the end of the first sentence. */
function headingEnd(section: Section, report: StoredReport): number {
  if (!section.uncertain) return Math.max(section.bodyStart, section.start + 1)
  const first = report.passages.flatMap(passage => passage.sentences).find(({ end }) => end > section.bodyStart)
  return first?.end ?? section.bodyStart
}

type Run = readonly { readonly start: number; readonly end: number }[]

/** Points that count 1, 2, 3 … between two offsets; undefined where there are fewer than two. */
export function pointsIn(text: string, from: number, to: number): Run | undefined {
  return runsIn(text, from, to)[0]
}

/** Every run of points that count from 1; where one begins again at 1 the run before it ends. */
function runsIn(text: string, from: number, to: number): Run[] {
  const slice = text.slice(from, to)
  for (const mark of MARKS) {
    const runs: number[][] = []
    for (const match of slice.matchAll(mark)) {
      const number = numberOf(match[1] ?? '')
      const last = runs.at(-1)
      if (number === 1) runs.push([match.index])
      else if (last && number === last.length + 1) last.push(match.index)
    }
    const found = runs.map((starts, at) =>
      starts.map((start, k) => ({
        start: from + start,
        end: from + (starts[k + 1] ?? endOfRun(slice, start, runs[at + 1]?.[0])),
      })),
    )
    const whole = found.filter(run => run.length > 1)
    if (whole.length > 0) return whole
  }
  return []
}

/** The last point goes on to the end of its paragraph, or to where the next run begins. */
function endOfRun(slice: string, start: number, next: number | undefined): number {
  const line = slice.indexOf('\n', start)
  return Math.min(next ?? slice.length, line < 0 ? slice.length : line)
}

function numberOf(numeral: string): number {
  if (/^\d/.test(numeral)) return Number(numeral)
  if (CIRCLED.includes(numeral)) return CIRCLED.indexOf(numeral) + 1
  if (numeral.length === 2 && numeral.startsWith('十')) return 10 + NUMERALS.indexOf(numeral[1] ?? '') + 1
  return NUMERALS.indexOf(numeral) + 1
}

/** The points that the best sentence belongs to or leads in, if what leads in says more of the question than they do. */
function pointsAround(best: Candidate, words: readonly WeighedWord[], report: StoredReport): Item[] | undefined {
  const section = report.sections.find(({ id }) => id === best.hit.sectionId)
  if (!section) return undefined
  if (LEADS_IN.test(best.text)) return [{ section, ...ledInBy(best, section, report) }]
  for (const points of runsIn(report.text, section.bodyStart, section.bodyEnd)) {
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) continue
    const leads = best.start < first.start && best.end >= first.start - LEAD_GAP
    const isPoint = best.start >= first.start && best.end <= last.end
    const leadIn = report.text.slice(Math.max(section.bodyStart, first.start - IN_ONE_PIECE), first.start)
    const said = Math.max(sum(foundIn(leadIn, words)), sum(best.heading))
    if (leads || (isPoint && said >= sum(best.words) && said > 0)) return quoted(points, section, report)
  }
  return undefined
}

/** A lead-in (印发以下文件：) with the lines behind it, as far as one quote reads well. */
function ledInBy(best: Candidate, section: Section, report: StoredReport): { start: number; end: number } {
  const sentences = report.passages
    .filter(({ sectionId }) => sectionId === section.id)
    .flatMap(passage => passage.sentences)
    .filter(({ start, end }) => start >= best.end && end - best.start <= IN_ONE_PIECE)
  return trimmed(report.text, best.start, sentences.at(-1)?.end ?? best.end)
}

/** Blanks and a mark may stand between a lead-in and the first point. */
const LEAD_GAP = 3

function quoted(points: Run, section: Section, report: StoredReport): Item[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const whole = trimmed(report.text, first.start, last.end)
  const length = whole.end - whole.start
  if (length <= IN_ONE_PIECE || (points.length > MANY && length <= MANY_IN_ONE_PIECE)) return [{ section, ...whole }]
  return points.map(({ start, end }) => ({
    section,
    ...trimmed(report.text, start, firstSentenceEnd(report.text, start, end)),
  }))
}

function firstSentenceEnd(text: string, start: number, end: number): number {
  const stop = /[。；;！\n]/.exec(text.slice(start, end))
  return stop ? start + stop.index + 1 : end
}

/** A section of loose sentences: all of them, as far as they can be read as one quote; else the first of each paragraph. */
function sentencesOf(section: Section, report: StoredReport): Item[] | undefined {
  const whole = trimmed(report.text, section.bodyStart, section.bodyEnd)
  if (whole.end <= whole.start) return undefined
  if (whole.end - whole.start <= MANY_IN_ONE_PIECE) return [{ section, ...whole }]
  const paragraphs = [...report.text.slice(whole.start, whole.end).matchAll(/[^\n]+/g)]
  if (paragraphs.length < 2) return undefined
  return paragraphs.map(({ index, 0: paragraph }) => {
    const start = whole.start + index
    return { section, ...trimmed(report.text, start, firstSentenceEnd(report.text, start, start + paragraph.length)) }
  })
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text[from] ?? '')) from++
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--
  return { start: from, end: to }
}
