import type { Language } from '../../../question.ts'
import type { Segment } from '../verdict.ts'

/** A bound that stands before a verb (每年至少举办一期) belongs to no figure; most and least are still not the same. */
const BOUNDS: Readonly<Record<Language, { readonly least: RegExp; readonly most: RegExp }>> = {
  zh: { least: /至少|最少(?!的|[，。])/, most: /至多|最多(?!的|[，。])/ },
  en: { least: /\bat least\b/i, most: /\bat most\b/i },
}

const LEAST_HELD = /至少|最少|不少于|不低于|以上/
const MOST_HELD = /至多|最多|不超过|不多于|不高于|以内/
/** Other ways in which a quote may say the one or the other. */
const LEAST_HINT = /至少|最少|不少|不低|以上|[超多余逾]|起码/
const MOST_HINT = /至多|最多|不超|不多|不高|未超|不得|不足|以[内下]|[限近内]/

/** At most, where the quotes only know of at least; or the other way round. */
export function turnedBound({ text, sources }: Segment, language: Language): string | undefined {
  const quotes = sources.map(({ quote }) => quote).join('\n')
  const { least, most } = BOUNDS[language]
  if (LEAST_HELD.test(quotes) && !MOST_HINT.test(quotes)) return most.exec(text)?.[0]
  if (MOST_HELD.test(quotes) && !LEAST_HINT.test(quotes)) return least.exec(text)?.[0]
  return undefined
}
