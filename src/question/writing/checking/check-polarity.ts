import { isPlanned, isPlanSection } from '../../../language/figures/figure-facts.ts'
import { sameTerm } from '../../../language/terms/term-said.ts'
import { allTermsIn, termsIn } from '../../../language/terms/terms.ts'
import type { Language } from '../../question.ts'
import { heldIn, saidIn } from './binding/counted.ts'
import { figuresBySegment } from './binding/segments.ts'
import type { Source } from './source.ts'
import type { Fault, Segment, WrittenSentence } from './verdict.ts'

/**
 * What was done is not said to be undone, what is intended not to be done, and the other way round.
 */
export function checkPolarity(sentence: WrittenSentence): Fault | undefined {
  for (const segment of sentence.segments) {
    const what =
      (sentence.language === 'zh' ? turnedRound(segment) : deniedOrNot(segment)) ?? intended(segment, sentence.language)
    if (what) return { reason: 'polarity', what }
  }
  return plannedFigure(sentence) ?? suspendedFigure(sentence)
}

/** 未, 没有, 尚未 and the like where they deny what follows; in 不断, 未来, 无障碍 and 不少于 they are part of a word. */
const DENIAL =
  /(?:无法|尚未|并未|从未|未能|未曾|未(?![来成知]年?|必)|没有|没能|没(?![收入])|不再|不予|拒绝|(?<![百千万])零(?![售距跑星工花散点件部碎一二两三四五六七八九])|无(?![障偿线人缝锡论纸形证限疑数需法]|需)|不(?![断动仅同足少低超高到满多但论管良忘法正折久可得已]|正当))/g

/** How much of what is denied has to be the same, in characters; punctuation ends it. */
const DENIED = 6

type Denial = { readonly at: number; readonly denied: string }

function denialsIn(text: string): Denial[] {
  return [...text.matchAll(DENIAL)].map(match => {
    const rest = text.slice(match.index + match[0].length)
    return { at: match.index, denied: (/^[^，,。；;：:、（()）\s]*/.exec(rest)?.[0] ?? '').slice(0, DENIED) }
  })
}

/** Something that is denied here and affirmed there. */
function turnedRound({ text, sources }: Segment): string | undefined {
  const quotes = sources.map(({ quote }) => quote).join('\n')
  const said = denialsIn(text)
  const held = denialsIn(quotes)
  const isHeld = ({ denied }: Denial) => held.some(other => sharesWord(denied, other.denied))
  const added = said.find(denial => !isHeld(denial))
  if (added) return text.slice(added.at, added.at + 1 + DENIED)
  // 全年出现问题 for 全年未出现问题: what is denied is said without the word that denies it.
  const lost = held.find(({ denied }) => {
    const begins = denied.slice(0, 2)
    if (begins.length < 2 || affirmed(quotes, begins)) return false
    return text.includes(begins) && !said.some(other => sharesWord(denied, other.denied))
  })
  return lost?.denied
}

function affirmed(quotes: string, words: string): boolean {
  return [...quotes.matchAll(new RegExp(words, 'g'))].some(
    ({ index }) => !denialsIn(quotes).some(({ at }) => at < index && index - at <= 4),
  )
}

function sharesWord(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  const pairs = (text: string) => [...text].slice(1).map((_, at) => text.slice(at, at + 2))
  const known = new Set(pairs(b))
  return pairs(a).some(pair => known.has(pair)) || (a.length < 2 && b.includes(a))
}

/** A quote that denies anything, or speaks of what failed or was left out, in whatever words. */
const QUOTE_DENIES = /[未没无不非免零否勿莫]|暂缓|拒绝|杜绝|避免|防止|禁止|缺|失败|败诉|取消|废止|停|尚|除外|难/

/** An English sentence that denies what no quote does; or affirms what is denied in every clause that it may be from. */
function deniedOrNot({ text, sources }: Segment): string | undefined {
  const quotes = sources.map(({ quote }) => quote).join('\n')
  const denials = termsIn(text, 'en').filter(({ kind }) => kind === 'negation')
  const [first] = denials
  if (first && !QUOTE_DENIES.test(quotes)) return text.slice(first.start, first.end)
  const undone = [...text.matchAll(UNDONE)].map(match => ({ start: match.index, end: match.index + 2 }))
  const what = [...denials.filter(({ start, end }) => DENIES_DEED.test(text.slice(start, end))), ...undone]
    .map(denial => deniedDone(text, denial, quotes))
    .find(denied => denied !== undefined)
  return what ?? (first ? undefined : affirmedInstead(text, quotes))
}

/** Of these what was done is denied; no and none may deny how it was done (none was reported late). */
const DENIES_DEED = /not|n[’']t|never|fail|without/i
/** Unreported: with another denial before it, it denies nothing (no document went unreported). */
const UNDONE =
  /(?<=(?:^|[,;:.]| and )(?:(?!\b(?:no|none|not|never|nothing|nor|without|few|zero)\b)[^,;:.])*)\bun(?=[a-z]{4,}ed\b)/gi

/** What is denied in a clause of the quotes, where the sentence says most of that clause and denies nothing. */
function affirmedInstead(text: string, quotes: string): string | undefined {
  const said = termsIn(text, 'en')
  const clauses = quotes.split(/[，,。；;：:\n]/)
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

/** What is done, as a term of the clause says, and as no denial of the quotes stands near. */
function deniedDone(text: string, denial: { start: number; end: number }, quotes: string): string | undefined {
  const rest = text.slice(denial.end)
  const clause = rest.slice(0, rest.search(/[,;.:]|$/))
  const done = termsIn(clause, 'en').find(({ kind }) => kind === 'stage' || kind === 'outcome')
  if (!done) return undefined
  const names = new Set([done.term, ...(done.also ?? [])])
  const said = allTermsIn(quotes, 'zh').filter(({ term }) => names.has(term))
  if (said.length === 0) return undefined
  const denied = said.some(({ start }) => QUOTE_DENIES.test(clauseBefore(quotes, start)))
  return denied ? undefined : text.slice(denial.start, denial.end + done.end)
}

function clauseBefore(text: string, at: number): string {
  const before = text.slice(0, at)
  return before.slice(before.search(/[^，,。；;：:\n]*$/))
}

/** Words by which a sentence may show that something is still to come, more than those that must mean it. */
const TO_COME: Readonly<Record<Language, RegExp>> = {
  zh: /将|拟|计划|力争|争取|下一步|下一年|下阶段|今后|明年|来年|打算|展望|目标|安排|部署|思路|要|继续|进一步|着力|持续|预计|预期|即将|确保|任务|重点|规划|努力/,
  en: /\b(?:will|would|shall|plan\w*|aim\w*|intend\w*|going to|to be|next|propos\w+|target\w*|goals?|strive\w*|seek\w*|expect\w*|schedul\w+|continue\w*|further|future|priorit\w+|need\w* to|should|must|is to|are to|ensure\w*|set out|tasks?|envisage\w*|hope\w*)\b/i,
}

/** Words that can hardly mean anything but what is to come. */
const SURELY_TO_COME: Readonly<Record<Language, RegExp>> = {
  zh: /拟(?![定订稿写制])|计划(?!生育|单列)|力争|下一步|今后|明年|打算|即将|(?:^|[，,。；;：:\s年区市县镇])将(?:继续|进一步|于|持续|努力|开展|推进|推动|完成|建成|实现|新建|组织|制定|修订|废止|举办|实施|审|办|受)/,
  en: /\b(?:will(?! of)|plans? to|planned to|aims? to|intends? to|(?:is|are) going to|(?:is|are) to be|proposes? to|expects? to)\b/i,
}

/** All of a quote is intended, and the sentence tells it as done; or none of it is, and the sentence says it is to come. */
function intended({ text, sources }: Segment, language: Language): string | undefined {
  if (sources.length === 0) return undefined
  const planned = sources.filter(isIntended)
  if (planned.length === sources.length && !TO_COME[language].test(text)) return text
  const surely = SURELY_TO_COME[language].exec(text)
  if (surely && !sources.some(source => isPlanSection(source.path) || TO_COME.zh.test(source.quote))) return surely[0]
  return undefined
}

function isIntended({ quote, path, year }: Source): boolean {
  return isPlanSection(path) || isPlanned(quote, Math.min(quote.length, 1 + quote.search(/[，,。；;]|$/)), year)
}

/** Words that tell something as done. */
const DONE: Readonly<Record<Language, RegExp>> = {
  zh: /已|了|完成/,
  en: /\b(?:has|have|had|was|were|already|been)\b/i,
}

/** A figure that is intended in every quote that holds it, told as reached. */
function plannedFigure(sentence: WrittenSentence): Fault | undefined {
  const { text, language } = sentence
  const toCome = TO_COME[language].test(text)
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(text, language))) {
    const known = sources.flatMap(({ quote, year }) =>
      heldIn(quote).map(({ amount }) => ({ amount, planned: isPlanned(quote, amount.start, year) })),
    )
    for (const { amount, stretches } of figures) {
      const same = known.filter(other => other.amount.value === amount.value)
      if (same.length === 0 || !same.every(({ planned }) => planned)) continue
      const beside = stretches.filter(({ lead }) => !lead).map(({ start, end }) => text.slice(start, end))
      const own = beside.join('\n')
      if (!toCome || (DONE[language].test(own) && !TO_COME[language].test(own)))
        return { reason: 'polarity', what: amount.raw }
    }
  }
  return undefined
}

/** What was put off was not done. */
const PUT_OFF: Readonly<Record<Language, RegExp>> = {
  zh: /暂缓|暂停|中止|推迟|延期|缓[建拆办]/,
  en: /\b(?:postpon\w+|suspen\w+|defer\w*|put off|delay\w*|spar(?:e|ed|ing)|on hold|paus\w+|halt\w*|stay\w*|not yet)\b/i,
}

/** A figure that every quote says was put off, told without that word; or the other way round. */
function suspendedFigure(sentence: WrittenSentence): Fault | undefined {
  const { text, language } = sentence
  const said = PUT_OFF[language].exec(text)
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(text, language))) {
    if (said && figures.length > 0 && !sources.some(({ quote }) => PUT_OFF.zh.test(quote)))
      return { reason: 'polarity', what: said[0] }
    const known = sources.flatMap(({ quote }) =>
      heldIn(quote).map(({ amount, stretches }) => ({
        amount,
        putOff: stretches.some(({ start, end, lead }) => !lead && PUT_OFF.zh.test(quote.slice(start, end))),
      })),
    )
    for (const { amount } of figures) {
      const same = known.filter(other => other.amount.value === amount.value)
      if (!said && same.length > 0 && same.every(({ putOff }) => putOff))
        return { reason: 'polarity', what: amount.raw }
    }
  }
  return undefined
}
