import type { Source } from '../source.ts'
import type { WrittenSentence } from '../verdict.ts'
import type { Said } from './counted.ts'

/** The figures of each segment of a sentence, with the quotes that they are taken from. */
export function figuresBySegment<Figure extends Pick<Said, 'amount'>>(
  { segments }: WrittenSentence,
  figures: readonly Figure[],
): { figures: Figure[]; sources: readonly Source[] }[] {
  let end = 0
  return segments.map(({ text, sources }) => {
    const start = end
    end += text.length
    return { figures: figures.filter(({ amount }) => amount.start >= start && amount.start < end), sources }
  })
}
