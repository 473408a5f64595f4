import { amountsIn } from '../../../../language/amounts/amounts.ts'
import { sameTerm } from '../../../../language/terms/term-said.ts'
import { allTermsIn, termsIn } from '../../../../language/terms/terms.ts'
import type { Segment } from '../verdict.ts'

/** A quote that denies anything, or speaks of what failed, is scarce or was left out, in whatever words. */
const DENIES =
  /[未没无不非免零否勿莫缺仅只弱少薄欠难停尚]|暂缓|拒绝|杜绝|避免|防止|禁止|失败|败诉|取消|废止|除外|有待|差距|滞后|流于|问题/

/** Of one clause: the words that deny what it says, or say that it is scarce or wanting; not those in names of things. */
const CLAUSE_DENIES =
  /未(?![来成知])|(?<!罚)没(?!收)|无(?!障碍|人机|线|论|偿)|不(?!合格|动产|良|断|法|正当|文明|仅|同)|非(?![法遗税诉常物公])|[免缺欠仅只弱少薄难停尚]|暂缓|拒绝|避免|防止|禁止|有待|差距|滞后|流于/
/** 未出现有件不报: twice denied is affirmed. */
const TWICE = /^[^未没无]*[未没无][^未没无不]*不[^不]*$/

/** Denies what was done; not fewer than is a bound, and not only affirms. */
const NOT_DONE =
  /\b(?:(?:did|do|does|was|were|is|are|has|have|had|could|can) not|[a-z]+n[’']t|never|failed to)\b(?! (?:only|just|merely|fewer|less|more)\b)/gi

/** Unreported, but not uncovered or unveiled: with another denial before it, it denies nothing (no document went unreported). */
const UNDONE =
  /(?<=(?:^|[,;:.]| and )(?:(?!\b(?:no|none|not|never|nothing|nor|without|few|zero)\b)[^,;:.])*)\bun(?!cover|veil|earth|leash|lock|block|fold|ifi|it)(?=[a-z]{4,}ed\b)/gi

/** A sentence that denies what no quote does; or affirms what is denied in every clause that it may be from. */
export function deniedOrNot({ text, sources }: Segment): string | undefined {
  const quotes = sources.map(({ quote }) => quote).join('\n')
  const [first] = termsIn(text, 'en').filter(({ kind }) => kind === 'negation')
  if (first && !DENIES.test(quotes)) return text.slice(first.start, first.end)
  const clauses = clausesOf(quotes)
  const denials = [...text.matchAll(NOT_DONE), ...text.matchAll(UNDONE)]
  // Where every 免 is told by a word of its own, none is left for another denial.
  const isExempt = [...text.matchAll(EXEMPT)].length >= [...quotes.matchAll(/免/g)].length
  const denied = denials.find(({ index }) => isAffirmed(clauseAt(text, index), clauses, isExempt))
  if (denied) return denied[0]
  return twisted(text, quotes) ?? (first ? undefined : (affirmedInstead(text, clauses) ?? occurred(text, quotes)))
}

function clausesOf(quotes: string): string[] {
  return quotes.split(/[，,、。；;：:\n](?!\d{3})/)
}

function clauseAt(text: string, at: number): string {
  const start = text.slice(0, at).search(/(?:[^,;:.]|[,.](?=\d))*$/)
  const rest = text.slice(at)
  return text.slice(start, at) + rest.slice(0, rest.search(/[,;:.](?!\d)|$/))
}

/** Says what 免 does, so that this is no denial of what the clause says. */
const EXEMPT = /\b(?:exempt\w*|waive[dr]?s?|waiving)\b/gi

/** A figure tells surely which clause of a quote is meant. */
const FIGURE = 2
/** Less in common tells nothing. */
const LEAST = 2

/** Whether the clauses of the quotes that have most in common with a clause, terms and figures, deny nothing. */
function isAffirmed(clause: string, clauses: readonly string[], isExempt: boolean): boolean {
  const said = termsIn(clause, 'en').filter(({ kind }) => kind !== 'negation')
  const values = amountsIn(clause, 'en').map(({ value }) => value)
  const known = clauses.map(other => {
    const terms = allTermsIn(other, 'zh')
    const figures = amountsIn(other, 'zh').filter(({ value }) => values.includes(value))
    const common = said.filter(term => terms.some(held => sameTerm(held, term)))
    const isDenied = CLAUSE_DENIES.test(isExempt ? other.replaceAll('免', '') : other) && !TWICE.test(other)
    return { isDenied, isSure: figures.length > 0, common: common.length + (figures.length > 0 ? FIGURE : 0) }
  })
  const most = Math.max(...known.map(({ common }) => common))
  const isSure = known.some(each => each.isSure && each.common === most)
  const meant = known.filter(({ common }) => common >= (isSure ? most : most - 1))
  return most >= LEAST && !meant.some(({ isDenied }) => isDenied)
}

/** Denied a second time: too few were not set up, those excepted were not left out. */
const TOO_FEW =
  /(?:^|[.;] )(?:too few|insufficient)\b(?:(?!\b(?:that|so|mean|means|meant|because|which|and)\b)[^,.;])*\b(?:have|has|had|was|were|is|are) not\b/i
const NOT_LEFT_OUT = /\b(?:not|never)(?: been| be)? (?:left out|excluded|excepted)\b/i

function twisted(text: string, quotes: string): string | undefined {
  const few = /[缺欠少薄]|不足/.test(quotes) ? TOO_FEW.exec(text) : null
  const kept = /除外|不含|不包括/.test(quotes) && !/[未非没]\S{0,3}除外/.test(quotes) ? NOT_LEFT_OUT.exec(text) : null
  return (few ?? kept)?.[0]
}

/** Some of what did not occur at all, in a sentence without any denial. */
function occurred(text: string, quotes: string): string | undefined {
  if (!/(?:未|没有)(?:出现|发生|发现)/.test(quotes) || /[多几些数个]|部分|若干|有的/.test(quotes)) return undefined
  return /(?<=(?:^|[,;:]|\b(?:and|but)) ?)(?:several|some|a few|many|multiple|numerous)\b/i.exec(text)?.[0]
}

/** What is denied in a clause of the quotes, where the sentence says most of that clause and denies nothing. */
function affirmedInstead(text: string, clauses: readonly string[]): string | undefined {
  const said = termsIn(text, 'en')
  return clauses.find((clause, at) => {
    if (!/尚未|并未|从未|没有|未(?![来成知]年?|必)/.test(clause)) return false
    const others = allTermsIn(clauses.toSpliced(at, 1).join('\n'), 'zh')
    const own = allTermsIn(clause, 'zh').filter(
      term => term.kind !== 'negation' && !others.some(other => sameTerm(term, other)),
    )
    const told = own.filter(term => said.some(other => sameTerm(term, other)))
    const [deed] = own.filter(({ kind }) => kind === 'stage' || kind === 'outcome')
    return told.length >= own.length / 2
      ? told.length > 0
      : told.length > 1 && deed !== undefined && told.includes(deed)
  })
}
