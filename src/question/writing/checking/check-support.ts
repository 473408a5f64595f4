import type { Embedder } from '../../../models/embedder.ts'
import type { Language } from '../../question.ts'
import { quotedText } from './held-text.ts'
import { rankedAlone } from './ranked.ts'
import type { Source } from './source.ts'
import { type Support, supportOf } from './support.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

export type SupportCheck = (sentence: WrittenSentence) => Promise<Fault | undefined>

/**
 * How far a text is from what its quotes say: the cosine with the nearest clause of them, less for each word that nothing in
 * them stands for. `npx tsx tests/quality/writing/support.ts` prints both for true and false sentences, those the bounds
 * were chosen by and others. In Chinese the two part without overlap. In English a dictionary lacks a third of the words of
 * some true sentences, so that only what is far in both is refused.
 */
const BOUNDS: Readonly<Record<Language, Bounds>> = {
  zh: {
    fewest: 0.3,
    least: 1,
    weight: 0.06,
    near: 0.885,
    nearOfFew: 0.885,
    nearOfFigures: 0.87,
    nearest: 0.86,
    nearestOfFew: 0.87,
  },
  en: {
    fewest: 0.3,
    least: 2,
    weight: 0.2,
    near: 0.68,
    nearOfFew: 0.745,
    nearOfFigures: 0.66,
    nearest: 0.74,
    nearestOfFew: 0.795,
  },
}

type Bounds = {
  /** From this share of unsupported words on it is asked how near it is. */
  readonly fewest: number
  /** So many at least have to be lacking in a piece of a sentence; a single English word tells little there. */
  readonly least: number
  /** What a share of 1 takes from the cosine. */
  readonly weight: number
  readonly near: number
  /** Of few words those that are held tell little: they are anybody's (officials, government). */
  readonly nearOfFew: number
  /** A figure is held by other checks, so that more has to speak against what is said of it. */
  readonly nearOfFigures: number
  /** Nothing true is as far, even if no word is lacking; only asked of whole sentences, since a piece of one says little. */
  readonly nearest: number
  readonly nearestOfFew: number
}

const FEW_WORDS = 3

/** A part of a sentence that says as much of its words by itself, and is as far from every clause, is put into it. */
const CLAUSE: Readonly<Record<Language, { share: number; words: number; weight: number; near: number }>> = {
  zh: { share: 0.6, words: 1, weight: 0.15, near: 0.84 },
  en: { share: 0.6, words: 2, weight: 0.075, near: 0.745 },
}
const CLAUSES = /[，；：。！？]|[,;:.!?—](?:\s|$)|\s[–—-]\s/
/** An English part of a sentence that claims something has a verb; others are items of a list. */
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|should|do|does|did|not|(?:which|that|who)\s+\w+ed)\b/i
const FIGURE =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|dozen)\b|[一二两三四五六七八九十百]+[个件名家次场份项]/iu
/** A year says whose report is spoken of, and nothing of what it says. */
const YEAR = /(?<!\d)20\d\d(?!\d)年?/g
const holdsFigure = (text: string): boolean => FIGURE.test(text.replace(YEAR, ''))
const CLAUSES_OF_QUOTE = /[，；。：！？;,\n]/
/** In characters; shorter ones say nothing. */
const SHORTEST_CLAUSE = 4

/** No report speaks as I or to you; 我区 is the report's own. */
const PERSONS: Readonly<Record<Language, RegExp>> = {
  zh: /我(?![省市区县镇乡街州旗盟国局院委办])|您|你(?!好)|本助手|本模型|本人工智能|作为(?:一[个名])?(?:AI|人工智能|语言模型|助手)/i,
  en: /\b(?:I|I['’]m|I['’]ve|me|my|myself|you|your|yours|yourself)\b/,
}

/**
 * A sentence that does not speak of what its quotes say: an invention without a number, or an instruction that was obeyed.
 * Refused on strong evidence only: words that the quotes lack and a meaning that is far from all of their clauses.
 */
export function createSupportCheck({ embedder }: { readonly embedder: Pick<Embedder, 'embedQuery'> }): SupportCheck {
  const read = new WeakMap<Source, Promise<Vector[]>>()
  const clausesOf = (source: Source) => {
    const clauses = source.quote.split(CLAUSES_OF_QUOTE).filter(clause => clause.trim().length >= SHORTEST_CLAUSE)
    const vectors =
      read.get(source) ?? Promise.all([source.quote, ...clauses].map(clause => embedder.embedQuery(clause.trim())))
    read.set(source, vectors)
    return vectors
  }
  const nearness = async (text: string, sources: readonly Source[]) => {
    const own = await embedder.embedQuery(text.trim())
    const clauses = await Promise.all(sources.map(clausesOf))
    return Math.max(...clauses.flat().map(clause => product(own, clause)))
  }
  const isInvented = async (text: string, sources: readonly Source[], language: Language) => {
    const { unsupported, share } = supportOf(text, language, sources)
    const { share: most, words, weight, near } = CLAUSE[language]
    if (share < most || unsupported.length < words || holdsFigure(text)) return false
    return (await nearness(text, sources)) - weight * share < near
  }
  return async sentence => {
    const { language, segments } = sentence
    const plainly = personal(sentence) ?? rankedAlone(sentence)
    if (plainly) return fault(plainly)
    const supports = segments.map(({ text, sources }) => supportOf(text, language, sources))
    if (isEmpty(sentence.text, supports)) return fault(sentence.raw)
    for (const [at, { words, unsupported, share }] of supports.entries()) {
      const segment = segments[at]
      if (segment === undefined || words === 0) continue
      const { text, sources } = segment
      const bounds = BOUNDS[language]
      const isFew = words <= FEW_WORDS
      const near = holdsFigure(text) ? bounds.nearOfFigures : isFew ? bounds.nearOfFew : bounds.near
      const nearest = segments.length > 1 ? 0 : isFew ? bounds.nearestOfFew : bounds.nearest
      const isDoubtful = share >= bounds.fewest && (segments.length === 1 || unsupported.length >= bounds.least)
      if (!isDoubtful && nearest === 0) continue
      const nearby = await nearness(text, sources)
      if ((isDoubtful && nearby - bounds.weight * share < near) || nearby < nearest)
        return fault(unsupported.join(' ') || text.trim())
    }
    for (const { text, sources } of segments)
      for (const [at, clause] of text.split(CLAUSES).entries())
        if (isClaim(clause, at, language) && (await isInvented(clause, sources, language))) return fault(clause.trim())
    return undefined
  }
}

type Vector = readonly number[]

/** What stands before the first comma may lead in: 值得一提的是. */
function isClaim(clause: string, at: number, language: Language): boolean {
  return language === 'zh' ? at > 0 : VERB.test(clause)
}

function fault(what: string): Fault {
  return { reason: 'unsupported', what }
}

function personal({ text, language, segments }: WrittenSentence): string | undefined {
  const said = PERSONS[language].exec(text)?.[0]
  const quoted = quotedText(segments.flatMap(({ sources }) => sources))
  return said !== undefined && !quoted.includes(said.toLowerCase()) ? said : undefined
}

/** Says nothing, but that something is said next. */
const LEADS_IN = /(?:如下|以下|下列|\b(?:as follows|the following|these|below))\P{L}*[:：]\s*$/iu

/** 好的[1]。, 312[1]: no word of a report, or no word at all. */
function isEmpty(text: string, supports: readonly Support[]): boolean {
  if (LEADS_IN.test(text)) return false
  if (!/\p{L}/u.test(text)) return true
  return supports.every(({ words }) => words === 0) && !/[\d０-９一二三四五六七八九十百]/.test(text)
}

/** Of unit vectors: their cosine. */
function product(a: Vector, b: Vector): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}
