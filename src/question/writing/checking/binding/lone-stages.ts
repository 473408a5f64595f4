import { amountsIn } from '../../../../language/amounts/amounts.ts'
import type { Language } from '../../../question.ts'
import type { Segment } from '../verdict.ts'

/**
 * Words that beside a count mean one step of a case and nothing else, with any sign by which a quote may say it, in words
 * of its own too. Where the verb of a quote is on no list (聘请, 承接, 办案), nothing contradicts them, but nothing gives
 * them either.
 */
const LONE: Readonly<Record<Language, readonly (readonly [said: RegExp, given: RegExp])[]>> = {
  zh: [
    [/审结|办结|结案/, /[结毕完]/],
    [/立案/, /立/],
    [/受理/, /[受接收承]/],
    [/驳回/, /[驳退拒]/],
    [/撤销/, /[撤销废]|取消/],
  ],
  en: [
    [/\b(?:concluded|closed)\b/i, /[结闭关停签订毕终完封]|达成|缔约|成交/],
    [/\bdismissed\b/i, /[驳辞免退拒撤开除]|解聘|解职|不予/],
    [/\b(?:revoked|quashed|annulled|rescinded)\b/i, /[撤销废吊]|取消|作废|无效/],
    [/\bupheld\b/i, /[维支坚秉护]/],
    [/\bsolved\b/i, /[破解化决调结消处办]/],
    [/\bapplied for\b/i, /[申报请考办领]/],
  ],
}

/** A step said in one clause with a figure, which no quote gives to anything, nor do the headings above it. */
export function loneStage({ text, sources }: Segment, language: Language): string | undefined {
  if (sources.length === 0) return undefined
  const quotes = sources.map(({ quote, path }) => [...path, quote].join('\n')).join('\n')
  for (const clause of text.split(/[，。；,;:](?!\d)/)) {
    if (amountsIn(clause, language).length === 0) continue
    for (const [said, given] of LONE[language]) {
      const word = said.exec(clause)
      if (word && !given.test(quotes)) return word[0]
    }
  }
  return undefined
}
