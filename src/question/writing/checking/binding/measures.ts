import { standingsOf } from '../../../../language/figures/figure-clauses.ts'
import { changesIn, isPart } from '../../../../language/figures/figure-facts.ts'
import { measuresOf } from '../../../../language/figures/figure-measures.ts'
import { numbersIn } from '../../../../language/figures/figure-numbers.ts'

/** What a figure of a Chinese sentence counts, put together from its words and those it takes from before. */
export type Measured = {
  readonly start: number
  readonly end: number
  readonly measure: string
  readonly part: boolean
}

export function measuresIn(sentence: string): Measured[] {
  const figures = numbersIn(sentence)
  const changes = changesIn(sentence, figures)
  const standings = standingsOf(sentence, figures)
  const parts = standings.map(standing => isPart(sentence, standing))
  const is = { change: (at: number) => changes.has(at), part: (at: number) => parts[at] === true }
  const measures = measuresOf(standings, is, '', null)
  return figures.map(({ start, end }, at) => ({ start, end, measure: measures[at] ?? '', part: is.part(at) }))
}
