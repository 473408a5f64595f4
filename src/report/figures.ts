import { standingsOf } from '../language/figures/figure-clauses.ts'
import { asOfAt, changesIn, isPart, isPlanned, isPlanSection, speaksOfPlans } from '../language/figures/figure-facts.ts'
import { measuresOf } from '../language/figures/figure-measures.ts'
import { type Found, numbersIn } from '../language/figures/figure-numbers.ts'
import type { Figure, Passage, Section, Sentence } from '../library/library.ts'

/** Names what `figuresIn` does, for index fingerprints; raise it when its outcome changes. */
export const figureReaderVersion = 'figures/2'

/** What of a report its figures are read from; `year` is the one it reviews. */
export type ReadSoFar = {
  readonly text: string
  readonly sections: readonly Pick<Section, 'id' | 'path'>[]
  readonly passages: readonly Passage[]
  readonly year: number | null
}

/** Every number with a unit in the sentences of a report, in the order of the text. */
export function figuresIn({ text, sections, passages, year }: ReadSoFar): Figure[] {
  const paths = new Map(sections.map(section => [section.id, section.path]))
  const figures: Figure[] = []
  for (const passage of passages) {
    const planned = isPlanSection(paths.get(passage.sectionId) ?? [])
    let before = { lead: '', planned }
    for (const sentence of passage.sentences) {
      const read = figuresOf(text, sentence, { ...before, year })
      figures.push(...read)
      const said = text.slice(sentence.start, sentence.end)
      // Only ； goes on with what was said; after 。 something else is spoken of.
      before = /[；;]$/.test(said)
        ? { lead: read.at(-1)?.measure ?? before.lead, planned: before.planned || speaksOfPlans(said) }
        : { lead: '', planned }
    }
  }
  return figures
}

type Surroundings = { readonly lead: string; readonly planned: boolean; readonly year: number | null }

function figuresOf(text: string, { start, end }: Sentence, { lead, planned, year }: Surroundings): Figure[] {
  const sentence = text.slice(start, end)
  const found = numbersIn(sentence).filter(figure => isWhole(text, start, end, figure))
  const changes = changesIn(sentence, found)
  const standings = standingsOf(sentence, found)
  const parts = standings.map(standing => isPart(sentence, standing))
  const is = { change: (at: number) => changes.has(at), part: (at: number) => parts[at] === true }
  const measures = measuresOf(standings, is, lead, year)
  return standings.flatMap((standing, at): Figure[] => {
    if (changes.has(at)) return []
    const { start: from, end: to, value, unit, bound } = standing.found
    return [
      {
        raw: sentence.slice(from, to),
        value,
        unit,
        measure: measures[at] ?? '',
        bound,
        change: [...changes.values()].find(({ of }) => of === at)?.change ?? null,
        part: is.part(at),
        asOf: asOfAt(sentence, from),
        plan: planned || isPlanned(sentence, from, year),
        start: start + from,
        end: start + to,
      },
    ]
  })
}

/** A "sentence" of a table may be cut inside a number. */
function isWhole(text: string, start: number, end: number, figure: Found): boolean {
  const cutBefore = figure.start === 0 && /[0-9０-９.．][,，]?$/.test(text.slice(Math.max(0, start - 2), start))
  const cutAfter = start + figure.end === end && /^[0-9０-９]/.test(text.slice(end, end + 1))
  return !cutBefore && !cutAfter
}
