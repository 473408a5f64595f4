import { ENGLISH_MEASURES, englishTermsIn, isLightEnglish } from './follow-up-parts.ts'
import { withoutEnd } from './follow-up-scope.ts'

/** What an English follow-up asks, put in the place of the same kind of thing in the earlier question; else before it. */
export function exchangedEnglish(earlier: string, said: string): string {
  const wanted = withoutEnd(said).replace(/^(?:the|for|in|about)\s+/i, '')
  return (
    withMeasure(earlier, wanted) ?? withTerm(earlier, wanted) ?? withHead(earlier, wanted) ?? `${wanted}: ${earlier}`
  )
}

/** "How many were concluded": what there is a number of can be put in where it was left out. */
const HOW_MANY = /^how many(?= (?:were|was|did|does|do|have|has|had|are|is|got)\b)/i

/** What is asked anew, with the topic of the earlier question behind it. */
export function asksAnewEnglish(topic: string, said: string): string {
  const asked = withoutEnd(said)
  if (topic !== '' && HOW_MANY.test(asked)) return asked.replace(HOW_MANY, found => `${found} ${topic}`)
  return topic === '' ? asked : `${asked} (${topic})`
}

/** The words of a question that say what it is about; the step that was asked for only if no other one is. */
export function englishTopic(content: string, said: string): string {
  const keepsMeasures = !namesMeasure(said)
  const terms = englishTermsIn(content)
  return [...content.matchAll(/[A-Za-z][\w'’-]*|\p{Script=Han}+|\d+/gu)]
    .filter(
      ({ 0: word, index }) =>
        terms.some(({ start, end }) => index >= start && index < end) || isTopical(word, keepsMeasures),
    )
    .map(([word]) => word)
    .join(' ')
}

function isTopical(word: string, keepsMeasures: boolean): boolean {
  const lower = word.toLowerCase()
  if (namesMeasure(lower)) return keepsMeasures
  return /\d/.test(word) || /^cases?$/.test(lower) || !isLightEnglish(lower)
}

/** Whether a text names a step that is taken with cases. */
export function namesMeasure(text: string): boolean {
  return new RegExp(ENGLISH_MEASURES.source, 'i').test(text)
}

function withMeasure(earlier: string, wanted: string): string | undefined {
  const [own, ...more] = wanted.match(ENGLISH_MEASURES) ?? []
  if (own === undefined || more.length > 0 || !allLight(wanted)) return undefined
  const terms = englishTermsIn(earlier)
  const isNamed = (at: number) => terms.some(({ start, end }) => at >= start && at < end)
  const last = [...earlier.matchAll(ENGLISH_MEASURES)].filter(({ index }) => !isNamed(index)).at(-1)
  if (!last) return undefined
  const verb = /ed$/i.test(last[0]) ? own : infinitive(own)
  return earlier.slice(0, last.index) + verb + earlier.slice(last.index + last[0].length)
}

/** concluded → conclude, accepted → accept. */
function infinitive(verb: string): string {
  const [long, short] = [verb.replace(/d$/i, ''), verb.replace(/ed$/i, '')]
  return new RegExp(`^${ENGLISH_MEASURES.source}$`, 'i').test(long) ? long : short
}

function allLight(text: string): boolean {
  return (text.match(/[A-Za-z][\w'’-]*|\p{Script=Han}+/gu) ?? []).every(word => isLightEnglish(word.toLowerCase()))
}

function withTerm(earlier: string, wanted: string): string | undefined {
  const rest = englishTermsIn(wanted).reduce((left, { text }) => left.replace(text, ''), wanted)
  if (rest === wanted || !allLight(rest)) return undefined
  const [longest] = englishTermsIn(earlier).sort((a, b) => b.text.length - a.text.length)
  if (!longest) return undefined
  const behind = earlier.slice(longest.start + longest.text.replace(DONE_WITH, '').length)
  // "legal aid cases" for "review" in "review cases": not "cases cases".
  const last = /\w+$/.exec(wanted)?.[0] ?? ''
  const again = new RegExp(`^\\s+${last}\\b`, 'i')
  return earlier.slice(0, longest.start) + wanted + behind.replace(again, '')
}

/** The glossary knows phrases as far as "cases were concluded"; what is done with them stays. */
const DONE_WITH = /\s+(?:cases?\s+)?(?:were|was|are|is|did|does|have|has|had|been)\b.*$/i

/** "the emergency management branch" for "the transport branch". */
function withHead(earlier: string, wanted: string): string | undefined {
  const words = wanted.split(/\s+/)
  const head = words.at(-1) ?? ''
  if (words.length < 2 || isLightEnglish(head.toLowerCase())) return undefined
  const found = new RegExp(`((?:\\S+\\s+){1,5})${head}\\b`, 'i').exec(earlier)
  if (!found) return undefined
  const before = (found[1] ?? '').trim().split(/\s+/)
  const cut = before.findLastIndex(word => isLightEnglish(word.toLowerCase()) || /[,:]$/.test(word))
  if (cut === before.length - 1) return undefined
  const kept = before.slice(0, cut + 1).join(' ')
  const rest = earlier.slice(found.index + found[0].length)
  return `${earlier.slice(0, found.index)}${kept === '' ? '' : `${kept} `}${wanted}${rest}`
}
