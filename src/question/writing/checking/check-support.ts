import type { Embedder } from '../../../models/embedder.ts'
import type { Language } from '../../question.ts'
import { quotedText } from './held-text.ts'
import { rankedAlone } from './ranked.ts'
import { type Support, supportOf } from './support.ts'
import type { Fault, Segment, WrittenSentence } from './verdict.ts'

export type SupportCheck = (sentence: WrittenSentence) => Promise<Fault | undefined>

/**
 * What is asked of the words between two markers, by language. `npx tsx tests/quality/writing/support.ts` prints, for
 * sentences that are true and for such as obeying or inventing models write, the share of words that nothing in the quotes
 * stands for and the cosine with the nearest quote. Shares: true ones up to .17 in Chinese and .38 in English, false ones
 * from .5 in both but for a few. Cosines of English sentences with Chinese quotes part almost as well (true from .80, false
 * up to .81); those of Chinese ones overlap (from .88, up to .91), and tell only beside a word that is not supported.
 */
const BOUNDS: Readonly<Record<Language, Bounds>> = {
  zh: { most: 0.4, doubtful: 0.2, near: 0.88, nearest: 0.8 },
  en: { most: 0.5, doubtful: 0.25, near: 0.805, nearest: 0.785 },
}

type Bounds = {
  /** From this share of unsupported words on, two or more of them, it is not what the quotes say. */
  readonly most: number
  /** From this share on it has to be as near to a quote as `near`. */
  readonly doubtful: number
  readonly near: number
  /** Nothing true is as far from its quote as this; only asked of whole sentences, since a piece of one says little. */
  readonly nearest: number
}

/** A part of a sentence that says more than half of its words by itself is put into it. */
const MOST_OF_CLAUSE = 0.6
const CLAUSES = /[，；：。！？]|[,;:.!?—](?:\s|$)|\s[–—-]\s/

/** No report speaks as I or to you; 我区 is the report's own. */
const PERSONS: Readonly<Record<Language, RegExp>> = {
  zh: /我(?![省市区县镇乡街州旗盟国局院委办])|您|你(?!好)|本助手|本模型|本人工智能|作为(?:一[个名])?(?:AI|人工智能|语言模型|助手)/i,
  en: /\b(?:I|I['’]m|I['’]ve|me|my|myself|you|your|yours|yourself)\b/,
}

/**
 * A sentence that does not speak of what its quotes say: an invention without a number, or an instruction that was obeyed.
 * Words come first, in every part of the sentence; the embedding model tells where they leave a doubt.
 */
export function createSupportCheck({ embedder }: { readonly embedder: Pick<Embedder, 'embedQuery'> }): SupportCheck {
  const unlike = async (segment: Segment, bound: number) => {
    const text = await embedder.embedQuery(segment.text.trim())
    const quotes = await Promise.all(segment.sources.map(({ quote }) => embedder.embedQuery(quote)))
    return Math.max(...quotes.map(quote => product(text, quote))) < bound
  }
  return async sentence => {
    const { language, segments } = sentence
    const bounds = BOUNDS[language]
    const plainly = personal(sentence) ?? rankedAlone(sentence) ?? inventedClause(sentence)
    if (plainly) return fault(plainly)
    const supports = segments.map(({ text, sources }) => supportOf(text, language, sources))
    if (isEmpty(sentence.text, supports)) return fault(sentence.raw)
    for (const [at, { words, unsupported, share }] of supports.entries()) {
      const segment = segments[at]
      if (segment === undefined || words === 0) continue
      if (share >= bounds.most && unsupported.length > 1) return fault(unsupported.join(' '))
      const bound = share >= bounds.doubtful ? bounds.near : segments.length === 1 ? bounds.nearest : 0
      if (bound > 0 && (await unlike(segment, bound))) return fault(unsupported.join(' ') || segment.text.trim())
    }
    return undefined
  }
}

function fault(what: string): Fault {
  return { reason: 'unsupported', what }
}

function personal({ text, language, segments }: WrittenSentence): string | undefined {
  const said = PERSONS[language].exec(text)?.[0]
  const quoted = quotedText(segments.flatMap(({ sources }) => sources))
  return said !== undefined && !quoted.includes(said.toLowerCase()) ? said : undefined
}

/** 好的[1]。, 312[1]: no word of a report, or no word at all. */
function isEmpty(text: string, supports: readonly Support[]): boolean {
  if (!/\p{L}/u.test(text)) return true
  return supports.every(({ words }) => words === 0) && !/[\d０-９一二三四五六七八九十百]/.test(text)
}

function inventedClause({ language, segments }: WrittenSentence): string | undefined {
  for (const { text, sources } of segments)
    for (const [at, clause] of text.split(CLAUSES).entries()) {
      const { unsupported, share } = supportOf(clause, language, sources)
      // One word alone is a claim of its own in Chinese (，成效显著); before the first comma it may lead in (值得一提的是).
      const isClaim = language === 'zh' && at > 0 && share === 1 && !/\d/.test(clause)
      if (isClaim || (unsupported.length > 1 && share > MOST_OF_CLAUSE)) return unsupported.join(' ')
    }
  return undefined
}

/** Of unit vectors: their cosine. */
function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}
