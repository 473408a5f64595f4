import { allTermsIn, termsIn } from '../../../language/terms/terms.ts'
import type { Language } from '../../question.ts'
import { type Held, heldIn, type Said, saidIn } from './binding/counted.ts'
import { figuresBySegment } from './binding/segments.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

type Sign = 'up' | 'down'
/** `firm`: a figure or a rank went that way; else things got better or worse, more or less, in general. */
type Turn = { readonly start: number; readonly end: number; readonly sign: Sign; readonly firm: boolean }

/** Terms of the genre by which something is more or less than it was. */
const TERMS: Readonly<Record<string, readonly [Sign, firm: boolean]>> = {
  上升: ['up', true],
  翻番: ['up', true],
  下降: ['down', true],
  压缩: ['down', true],
  扩大: ['up', false],
  加强: ['up', false],
  减免: ['down', false],
  取消: ['down', false],
}

/** Other words for it, and for being above or below something; what the terms have is left out. */
const FURTHER: Readonly<Record<Language, readonly (readonly [Sign, firm: boolean, words: RegExp])[]>> = {
  zh: [
    ['up', true, /高于|多于|优于|好于|领先于?|上涨|延长/g],
    ['down', true, /低于|少于|劣于|不及(?!时|格)|落后于?|下跌|下滑/g],
    ['up', false, /向好|改善|好转|壮大/g],
    ['down', false, /恶化|变差|削弱|弱化|减弱|缩小|萎缩|倒退/g],
  ],
  en: [
    [
      'up',
      true,
      /\b(?:higher(?= than|[,.;]|$| by)|above|exceed\w*|better than|lengthened|prolonged|(?<=(?:cent|percent|%|days?|hours?|months?|average) )longer|raised (?:from|to|by)|more than (?:the|in|last|a year))\b/gi,
    ],
    [
      'down',
      true,
      /\b(?:lower(?= than|[,.;]|$| by)|below|beneath|worse than|(?<=(?:cent|percent|%|days?|hours?|months?|average) )shorter|fewer than (?:the|in|last|a year)|less than (?:the|in|last|a year))\b/gi,
    ],
    ['up', false, /\b(?:improv\w+|strengthen\w*|enhanc\w+|expand\w*|widen\w*|boost\w*)\b/gi],
    [
      'down',
      false,
      /\b(?:worsen\w*|weaken\w*|deteriorat\w+|undermin\w+|erod(?:ed|es|ing)|impair\w*|shr[aiu]nk\w*|diminish\w*)\b/gi,
    ],
  ],
}

/**
 * Fall short, fall to the bureau, lower levels, rise to the challenge: they say nothing of more or less, unless a number
 * follows (fell to 226).
 */
const NO_TURN =
  /^(?:(?:f[ae]ll|fallen|ris|rose|drop|slip)\w* (?:short|behind|within|under|into|on|upon|to (?:the|its|their|this))\b|(?:low|high)er (?!than|by)[a-z])/i

/** In what words a quote may speak of more or less that stand on no list. */
const HINTS: Readonly<Record<Sign, RegExp>> = {
  up: /[增升高提涨扩超强进优改善好多新快达拓深加翻]/,
  down: /[减降低少缩压削弱退跌短轻免]|取消|回落|下滑/,
}

/** There is less of a thing or a manner (less importance, less often); as a bound (less than a month) it tells nothing. */
const LESS: Readonly<Record<Language, RegExp>> = {
  zh: /更[少低弱差]/,
  en: /(?<!\b(?:or|no|nothing|not) )\bless (?!than|developed|favou?red|privileged|wealthy)[a-z]+/i,
}

/** What gets easier takes less of something. */
const EASIER = /[省易便简速快]/

/** Whether what rose or fell, as the sentence says, did so in the quotes; at each figure, where both did. */
export function checkDirection(sentence: WrittenSentence): Fault | undefined {
  for (const { text, sources } of sentence.segments) {
    const quotes = sources.map(({ quote }) => quote).join('\n')
    const held = turnsIn(quotes, 'zh')
    const turned = turnsIn(text, sentence.language).find(({ sign, firm }) => {
      // That a rate improved tells nothing of whether it is higher or lower.
      const isComparable = held.some(other => other.firm === firm)
      return isComparable && !held.some(other => other.sign === sign) && (firm || !HINTS[sign].test(quotes))
    })
    if (turned) return { reason: 'direction', what: text.slice(turned.start, turned.end) }
    const less = LESS[sentence.language].exec(text)
    const isGrown = held.length > 0 && held.every(({ sign }) => sign === 'up')
    if (less && isGrown && !HINTS.down.test(quotes) && !EASIER.test(quotes))
      return { reason: 'direction', what: less[0] }
  }
  return turnedFigure(sentence)
}

function turnsIn(text: string, language: Language): Turn[] {
  const terms = language === 'zh' ? allTermsIn(text, language) : termsIn(text, language)
  const turns = terms.flatMap(({ start, end, term }): Turn[] => {
    const [sign, firm] = TERMS[term] ?? []
    if (sign === undefined || firm === undefined || NO_TURN.test(text.slice(start))) return []
    return [{ start, end, sign, firm: firm && !/^improv/i.test(text.slice(start, end)) }]
  })
  const further = FURTHER[language].flatMap(([sign, firm, words]) =>
    [...text.matchAll(words)].map(match => ({ start: match.index, end: match.index + match[0].length, sign, firm })),
  )
  return [...turns, ...further].sort((a, b) => a.start - b.start)
}

/** A figure that rose in one and fell in the other, where each of them says only one of the two. */
function turnedFigure(sentence: WrittenSentence): Fault | undefined {
  const turns = turnsIn(sentence.text, sentence.language)
  if (turns.length === 0) return undefined
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(sentence))) {
    const known = sources.flatMap(source => {
      const own = turnsIn(source.quote, 'zh')
      return heldIn(source).map(held => ({ held, sign: signOf(held, own) }))
    })
    for (const figure of figures) {
      const sign = signOf(figure, turns)
      const same = known.filter(({ held }) => held.amount.value === figure.amount.value)
      if (sign !== undefined && same.length > 0 && same.every(other => other.sign !== undefined && other.sign !== sign))
        return { reason: 'direction', what: figure.amount.raw }
    }
  }
  return undefined
}

/** Which way the clause of a figure turns; undefined where it says neither, or both. */
function signOf({ stretches }: Said | Held, turns: readonly Turn[]): Sign | undefined {
  const signs = new Set(
    turns
      .filter(
        turn => turn.firm && stretches.some(({ start, end, lead }) => !lead && turn.start >= start && turn.end <= end),
      )
      .map(({ sign }) => sign),
  )
  const [sign] = signs
  return signs.size === 1 ? sign : undefined
}
