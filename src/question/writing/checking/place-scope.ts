import type { Language } from '../../question.ts'
import { plain } from './held-text.ts'
import type { Source } from './source.ts'

/** 全市 for what a district's report says of its district: the words that say how far a figure reaches. */

const CHINESE = /(?:全|我|本|该|整个)(?<kind>街道|街|[省市区县镇乡州旗盟])(?![域场值容级别外集])/g

/** The characters one of which the report's place or its quote must have. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the|this|that) (?:whole |entire )?(?:province)\b|\bprovince-?wide\b/i, '省'],
  [
    /\b(?:the|this|that) (?:whole |entire )?(?:city|municipality)\b(?! (?:district|appearance|management|centre|center))|\bcity-?wide\b/i,
    '市',
  ],
  [/\b(?:the|this|that) (?:whole |entire )?county\b|\bcounty-?wide\b/i, '县'],
  [/\b(?:the|this|that) (?:whole |entire )?district\b|\bdistrict-?wide\b/i, '区街'],
  [/\b(?:the|this|that) (?:whole |entire )?sub-?district\b/i, '街区'],
  [/\b(?:the|this|that) (?:whole |entire )?town\b(?! hall)|\btown-?wide\b/i, '镇'],
  [/\b(?:the|this|that) (?:whole |entire )?township\b/i, '乡镇'],
]

/** Said of all of a place that is of another kind than the report's, where the quotes do not say so. */
export function otherReach(text: string, language: Language, sources: readonly Source[]): string | undefined {
  const quoted = plain(sources.flatMap(({ quote, path }) => [quote, ...path]).join('\n'))
  const own = sources.map(({ place }) => place?.path.at(-1) ?? '')
  if (language === 'en')
    return ENGLISH.flatMap(([words, kinds]) => {
      const isHeld = [...kinds].some(kind => quoted.includes(kind) || own.some(name => name.includes(kind)))
      return isHeld ? [] : (words.exec(text)?.[0] ?? [])
    })[0]
  for (const { 0: said, groups } of text.matchAll(CHINESE)) {
    const kind = groups?.kind ?? ''
    if (quoted.includes(said) || own.some(name => name.includes(kind))) continue
    // 该市 of a quote that speaks of 市政府 is its city; 全市 is not said by that.
    if (/^(?:该|本|我)/.test(said) && quoted.includes(kind)) continue
    return said
  }
  return undefined
}
