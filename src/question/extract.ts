import { fold } from '../language/tokenize.ts'
import type { LexicalQuery } from '../library/library.ts'
import { figureMatch } from './figure-asked.ts'
import type { Hit } from './fuse.ts'
import type { Query } from './question.ts'

/** A verbatim span that may answer, and what spoke for it. */
export type Extract = {
  readonly hit: Hit
  readonly start: number
  readonly end: number
  readonly score: number
  readonly from: {
    readonly sentence: number
    readonly lexical: number
    readonly passage: number
    readonly passageLexical: number
    readonly figure: number
    readonly plan: number
  }
}

/**
 * What each feature adds at most, the sentence's own cosine being 1. Chosen by hand among a dozen settings on the
 * development questions; round numbers, because finer ones would fit those questions only.
 */
const WEIGHT = { lexical: 0.7, passage: 0.3, passageLexical: 0.3, figure: 0.5, plan: 0.5 } as const

/** Passages whose sentences are looked at: the answer's passage is often not the first. Ten thousand characters or so. */
const PASSAGES_READ = 40

/** In characters: all quotes of one answer together. More than this nobody reads, and the first quote is the answer. */
const LONGEST_ANSWER = 600

/** Headings under which reports write what they are going to do. */
const PLAN_HEADING = /下一步|下一年|下阶段|今后|计划|打算|安排|展望|思路|努力方向/

/**
 * The sentences that answer best, over all hits: each by its own cosine, the rare words it shares with the question, its
 * passage's dense and lexical score, whether it holds a figure where one is asked for, and whether it stands among plans
 * where plans are asked for. Best first, at most `limit`, together no longer than an answer. Where only plans may answer
 * (`planned`), nothing outside them does.
 */
export function extract(
  query: Query,
  hits: readonly Hit[],
  terms: LexicalQuery,
  rarity: Rarity,
  limit: number,
  planned = false,
): Extract[] {
  const read = hits.filter(hit => !planned || amongPlans(hit)).slice(0, PASSAGES_READ)
  const sentences = read.flatMap(hit =>
    hit.sentences.map(sentence => ({ hit, ...sentence, text: textOf(hit, sentence) })),
  )
  const own = scale(sentences.map(({ cosine }) => cosine))
  const passage = scale(read.map(({ from }) => from.passage + from.sentence))
  const passageLexical = scale(read.map(({ from }) => from.lexical))
  const words = overlaps(
    sentences.map(({ text }) => text),
    terms,
    rarity,
  )
  const scored = sentences.map(({ hit, start, end, cosine, text }, at): Extract => {
    const from = {
      sentence: own(cosine),
      lexical: WEIGHT.lexical * (words[at] ?? 0),
      passage: WEIGHT.passage * passage(hit.from.passage + hit.from.sentence),
      passageLexical: WEIGHT.passageLexical * passageLexical(hit.from.lexical),
      figure: query.figure ? WEIGHT.figure * figureMatch(query.figure, text) : 0,
      plan: query.planning && amongPlans(hit) ? WEIGHT.plan : 0,
    }
    return { hit, start, end, score: Object.values(from).reduce((sum, value) => sum + value, 0), from }
  })
  return shortest(
    scored.sort((a, b) => b.score - a.score),
    limit,
  )
}

function amongPlans(hit: Hit): boolean {
  return hit.path.some(heading => PLAN_HEADING.test(heading))
}

/** The idf of each term, in the shape of the query; see `Library.rarity`. */
type Rarity = readonly (readonly number[])[]

function textOf(hit: Hit, span: { readonly start: number; readonly end: number }): string {
  return hit.text.slice(span.start - hit.start, span.end - hit.start)
}

/** How much of the question's rarity each text holds, 1 for the text that holds most. */
function overlaps(texts: readonly string[], terms: LexicalQuery, rarity: Rarity): number[] {
  const groups = terms.map((group, g) =>
    group
      .map((term, t) => ({ text: fold(term.text), worth: term.weight * (rarity[g]?.[t] ?? 0) }))
      .filter(term => term.worth > 0)
      .sort((a, b) => b.worth - a.worth),
  )
  const sums = texts.map(text => {
    const folded = fold(text)
    return groups.reduce((sum, group) => sum + (group.find(term => folded.includes(term.text))?.worth ?? 0), 0)
  })
  const most = Math.max(...sums, Number.EPSILON)
  return sums.map(sum => sum / most)
}

/** Maps the lowest value to 0 and the highest to 1. */
function scale(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  return value => (value - low) / range
}

function shortest(ranked: readonly Extract[], limit: number): Extract[] {
  const chosen: Extract[] = []
  let length = 0
  for (const extract of ranked) {
    if (chosen.length === limit) break
    if (chosen.length > 0 && length + extract.end - extract.start > LONGEST_ANSWER) continue
    chosen.push(extract)
    length += extract.end - extract.start
  }
  return chosen
}
