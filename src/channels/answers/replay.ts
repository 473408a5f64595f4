import type { KeptAnswer, KeptCitation } from '../../library/answer-log.ts'
import type { Library } from '../../library/library.ts'
import type { Ask } from '../../question/ask.ts'
import type { Answer } from '../../question/question.ts'
import { questionAgain, requestFrom } from './request.ts'

/** What today's library holds in place of a quote. */
export type ReplayedCitation = {
  readonly citation: KeptCitation
  /**
   * - `unchanged`: its revision is the current one
   * - `same_text`: a newer revision holds it verbatim
   * - `changed`: a newer revision does not
   * - `gone`: the report was removed
   */
  readonly outcome: 'unchanged' | 'same_text' | 'changed' | 'gone'
  /** Where the quote stands today; null where it does not. */
  readonly now: { readonly revision: number; readonly start: number; readonly end: number } | null
}

/** What is not as it was: quotes in their reports, or the answer to the same question. */
export type Difference = 'citation_changed' | 'citation_gone' | 'status' | 'reason' | 'quotes' | 'answer'

/** A kept answer held against today's library. */
export type Replay = {
  readonly kept: KeptAnswer
  readonly verdict: 'same' | 'differs'
  readonly differences: readonly Difference[]
  readonly citations: readonly ReplayedCitation[]
  /** What the same question is answered today. */
  readonly again: Answer
  /** How many earlier questions were asked again first, since the question went on from them. */
  readonly earlier: number
}

export type Replaying = { readonly ask: Ask; readonly library: Pick<Library, 'report'> }

/**
 * Looks every quote up in today's library, and asks the same question again as on the day it was asked, so that 去年 is
 * the same year. What the question went on from is asked again too, with this question's filters, and with the place
 * that its conversation called its own; a place that is only configured is today's. Nothing is kept of it.
 */
export async function replay(kept: KeptAnswer, { ask, library }: Replaying, signal?: AbortSignal): Promise<Replay> {
  const citations: ReplayedCitation[] = []
  for (const citation of kept.citations) citations.push(await lookedUp(citation, library))
  const request = requestFrom(kept.request)
  const again = await ask(questionAgain(kept.question, request), {
    again: { at: kept.at, home: request.home ?? null },
    ...(signal && { signal }),
  })
  const differences = differencesOf(kept, citations, again)
  const verdict = differences.length > 0 ? 'differs' : 'same'
  return { kept, verdict, differences, citations, again, earlier: request.earlier?.length ?? 0 }
}

async function lookedUp(citation: KeptCitation, library: Replaying['library']): Promise<ReplayedCitation> {
  const { reportId, quote, start, end } = citation
  const report = await library.report(reportId)
  if (!report) return { citation, outcome: 'gone', now: null }
  const { revision, text } = report
  if (text.slice(start, end) === quote) {
    const outcome = revision === citation.revision ? 'unchanged' : 'same_text'
    return { citation, outcome, now: { revision, start, end } }
  }
  const found = nearestTo(start, text, quote)
  if (found === undefined) return { citation, outcome: 'changed', now: null }
  return { citation, outcome: 'same_text', now: { revision, start: found, end: found + quote.length } }
}

/** Where the quote stands; of several places, the one that is nearest to where it stood. */
function nearestTo(start: number, text: string, quote: string): number | undefined {
  const before = text.lastIndexOf(quote, start)
  const after = text.indexOf(quote, start)
  if (before < 0 || after < 0) return before < 0 && after < 0 ? undefined : Math.max(before, after)
  return start - before <= after - start ? before : after
}

function differencesOf(kept: KeptAnswer, citations: readonly ReplayedCitation[], again: Answer): Difference[] {
  const quotesBefore = kept.citations.map(({ reportId, quote }) => [reportId, quote])
  const quotesNow = again.citations.map(({ report, quote }) => [report.id, quote])
  const tests: readonly (readonly [Difference, boolean])[] = [
    ['citation_changed', citations.some(({ outcome }) => outcome === 'changed')],
    ['citation_gone', citations.some(({ outcome }) => outcome === 'gone')],
    ['status', again.status !== kept.status],
    ['reason', (again.reason ?? null) !== kept.reason],
    ['quotes', unordered(quotesBefore) !== unordered(quotesNow)],
    ['answer', saysOtherwise(kept, again)],
  ]
  return tests.flatMap(([difference, holds]) => (holds ? [difference] : []))
}

function unordered(quotes: readonly (readonly string[])[]): string {
  return JSON.stringify(quotes.map(quote => JSON.stringify(quote)).sort())
}

/** What the library says of itself (有哪些报告) quotes nothing, so that its words are all there is to compare. */
function saysOtherwise(kept: KeptAnswer, again: Answer): boolean {
  if (kept.status !== 'answered' || kept.citations.length > 0) return false
  const { answer } = JSON.parse(kept.body) as { answer: string }
  return answer !== again.answer
}
