import { changesIn } from '../../../../language/figures/figure-facts.ts'
import { numbersIn } from '../../../../language/figures/figure-numbers.ts'
import type { Language } from '../../../question.ts'
import type { Said } from './counted.ts'

/** A share that says how another figure changed: 同比增长55% of 930宗. */
export type Change = { readonly percent: number; readonly of: number }

/** Up 55%, an increase of 55%, rising by 55%: nothing else stands between the figure and its change. */
const GROWTH =
  /^(?:\s+[\w'-]+){0,6},?\s+(?:up|down|(?:an?|the) (?:[\w-]+ ){0,3}(?:increase|rise|growth|decrease|decline|drop|fall|reduction) of|(?:increas|ris|grow|declin|decreas|fall|dropp)ing(?: by)?)\s+(?:about |nearly |over |more than |by )?$/i
/** 企业1208户,同比分别增长14.3%和9.7%: which change is whose is not told by what stands nearest. */
const SHARED_OUT = /分别|各自|依次/
const OTHER_DEED = /\b(?:and|while|but)\b/i

export function changesOf(text: string, language: Language, figures: readonly Pick<Said, 'amount'>[]): Change[] {
  if (language === 'zh') {
    const numbers = numbersIn(text)
    return [...changesIn(text, numbers)].flatMap(([at, { of }]) => {
      const [share, whole] = [numbers[at], numbers[of]]
      if (!share || !whole || whole.unit === '%' || SHARED_OUT.test(text.slice(whole.end, share.start))) return []
      return [{ percent: share.value, of: whole.value }]
    })
  }
  return figures.flatMap(({ amount }, at) => {
    const last = figures[at - 1]?.amount
    if (amount.unit !== '%' || last === undefined || last.unit === '%') return []
    const between = text.slice(last.end, amount.start)
    return GROWTH.test(between) && !OTHER_DEED.test(between) ? [{ percent: amount.value, of: last.value }] : []
  })
}
