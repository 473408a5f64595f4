import type { Language } from '../../question.ts'
import { heldIn, saidIn } from './binding/counted.ts'
import { figuresBySegment } from './binding/segments.ts'
import { turnedBound } from './polarity/bounds.ts'
import { turnedRound } from './polarity/chinese-denials.ts'
import { deniedOrNot } from './polarity/english-denials.ts'
import { intended, plannedFigure } from './polarity/plans.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

/**
 * What was done is not said to be undone, what is intended not to be done, and the other way round.
 */
export function checkPolarity(sentence: WrittenSentence): Fault | undefined {
  for (const segment of sentence.segments) {
    const what =
      (sentence.language === 'zh' ? turnedRound(segment) : deniedOrNot(segment)) ??
      turnedBound(segment, sentence.language) ??
      intended(segment, sentence)
    if (what) return { reason: 'polarity', what }
  }
  return plannedFigure(sentence) ?? suspendedFigure(sentence)
}

/** What was put off was not done. */
const PUT_OFF: Readonly<Record<Language, RegExp>> = {
  zh: /暂缓|暂停|中止|推迟|延期|缓[建拆办]/,
  en: /\b(?:postpone(?:d|ment)|suspended|suspension|deferred|deferral|put off|delayed|spared|on hold|paused|halted)\b/i,
}

/** In what words a quote may say that something came late or stopped. */
const LATE = /[停缓延迟逾搁止]|不及时|中断|中止/

/** A figure that every quote says was put off, told without that word; or the other way round. */
function suspendedFigure(sentence: WrittenSentence): Fault | undefined {
  const { text, language } = sentence
  const said = PUT_OFF[language].exec(text)
  for (const { figures, sources } of figuresBySegment(sentence, saidIn(sentence))) {
    if (said && figures.length > 0 && !sources.some(({ quote }) => LATE.test(quote)))
      return { reason: 'polarity', what: said[0] }
    const known = sources.flatMap(source =>
      heldIn(source).map(({ amount, stretches }) => ({
        amount,
        putOff: stretches.some(({ start, end, lead }) => !lead && PUT_OFF.zh.test(source.quote.slice(start, end))),
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
