import { wholeNumber } from '../language/numerals.ts'

/**
 * Which year a report reviews and which it plans for, read from title, headings and text together. A 2024年法治政府建设
 * 年度报告 reviews 2024 and plans 2025; a 2026年政府工作报告, given at the year's beginning, reviews 2025 and plans 2026.
 */

export type Years = { readonly year: number | null; readonly planYear: number | null }

type Evidence = {
  readonly title: string
  readonly headings: readonly string[]
  /** The text proper, from the preamble on. */
  readonly body: string
  readonly published: string | undefined
  /** The file's name; sites name files by year, so it breaks ties. */
  readonly fileName: string
}

const YEAR = /(?<![0-9])((?:19|20)\d{2})\s?年?(?![0-9])/g

/** Votes: what names the year outright outweighs what mentions years by the way. */
const VOTES = {
  title: 8,
  opening: 5,
  reviewHeading: 4,
  planHeading: 4,
  published: 1.5,
  fileName: 2,
  mention: 0.25,
  mostMentions: 8,
} as const

const PLAN_WORDS = /下一步|下一年|计划|安排|打算|展望|目标|思路|工作要点|将(?:继续|以|围绕|坚持)/
const REVIEW_WORDS = /情况|成效|措施|举措|问题|不足|总结|回顾|主要做法|落实/

/** What became of a plan is a review of it: 2024年计划执行情况. */
const RESULT = /(?:执行|完成|落实|实施|进展|开展)情况|总结|回顾|成效/

export function yearsOf(evidence: Evidence): Years {
  const votes = new Map<number, number>()
  const vote = (year: number, weight: number) => votes.set(year, (votes.get(year) ?? 0) + weight)
  const worksAhead = /政府工作报告/.test(evidence.title)
  for (const [year, words] of yearsWithWords(evidence.title))
    vote(worksAhead || isPlan(words) ? year - 1 : year, VOTES.title)
  const opening = yearsIn(evidence.body.slice(0, 12))[0]
  if (opening) vote(opening, VOTES.opening)
  for (const heading of evidence.headings) voteHeading(heading, vote)
  if (evidence.published) vote(Number(evidence.published.slice(0, 4)) - 1, VOTES.published)
  for (const year of yearsIn(evidence.fileName.replaceAll(/[_-]/g, ' '))) vote(year, VOTES.fileName)
  voteMentions(evidence.body, vote)
  const year = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
  return { year, planYear: year === null ? null : year + 1 }
}

function voteHeading(heading: string, vote: (year: number, weight: number) => void): void {
  for (const [year, words] of yearsWithWords(heading)) {
    const about = PLAN_WORDS.test(words) || REVIEW_WORDS.test(words) ? words : heading
    if (isPlan(about)) vote(year - 1, VOTES.planHeading)
    else if (REVIEW_WORDS.test(about)) vote(year, VOTES.reviewHeading)
  }
}

function isPlan(words: string): boolean {
  return PLAN_WORDS.test(words) && !RESULT.test(words)
}

/** 2023年 in running text; years inside titles 《…》 and ranges (2021-2025) speak of other things. */
function voteMentions(body: string, vote: (year: number, weight: number) => void): void {
  const plain = inDigits(body).replace(/《[^》]{1,80}》|\((?:19|20)\d{2}\s?[-—–~至]+\s?(?:19|20)\d{2}年?\)/g, '')
  const counts = new Map<number, number>()
  for (const match of plain.matchAll(/(?<![0-9])((?:19|20)\d{2})年(?!以来)/g))
    counts.set(Number(match[1]), (counts.get(Number(match[1])) ?? 0) + 1)
  for (const [year, count] of counts) vote(year, Math.min(count, VOTES.mostMentions) * VOTES.mention)
}

function yearsIn(text: string): number[] {
  return yearsWithWords(text).map(([year]) => year)
}

/** Each year with the words that follow it, up to the next year: 2024年总结及|2025年计划. */
function yearsWithWords(text: string): [number, string][] {
  const plain = inDigits(text).replace(/《[^》]{1,80}》/g, '')
  const found = [...plain.matchAll(YEAR)]
  return found.map((match, at) => [Number(match[1]), plain.slice(match.index, found[at + 1]?.index)])
}

/** Years in Chinese numerals (二〇二四年) and digits of either width, written in plain digits. */
function inDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[一二][〇○O零一二三四五六七八九]{3}(?=年)/g, han =>
      String(wholeNumber(han.replaceAll(/[○O]/g, '〇')) ?? han),
    )
}
