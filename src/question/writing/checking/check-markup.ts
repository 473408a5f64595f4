import { replaceMarkers } from '../markers.ts'
import { plain, quotedText } from './held-text.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

/**
 * What no sentence of a report is written with, and what an injected instruction needs to carry something out of an answer
 * or to look like a part of the service: links, images, markup, code, templates, encoded data, ways to reach somebody.
 */

/** Never shown, whatever the quotes hold. */
const NEVER: readonly RegExp[] = [
  // Links and images, also those whose address stands elsewhere.
  /!\[|\]\(|^\s*\[[^\]]*\]:/,
  /```|~~~/,
  /^\s{0,3}#{1,6}\s/,
  /^\s{0,3}>/,
  /^\s*(?:-{3,}|={3,}|\*{3,})\s*$/,
  /\|.*\|/,
  /&#?\w{2,8};/,
  // Controls, private use and unassigned characters.
  /(?!\t)[\p{Cc}\p{Co}\p{Cn}]/u,
  /[\\{}]/,
  // The names of a chat's parts at the beginning of a line.
  /^\s*(?:system|assistant|user|developer|tool)\s*[:：]/i,
]

/** Only as the cited quotes write it. */
const HELD: readonly RegExp[] = [
  /<[^<>]{0,200}>?|>/g,
  /[[\]]/g,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s，。；、（）“”]*/gi,
  /\b(?:javascript|data|mailto|tel|file):[^\s，。；、]*/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)*/g,
  /\bwww\.[\w.-]+/gi,
  // An address without a scheme; "2.Zengcheng" and "e.g." are none.
  /\b[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]{2,})*\.(?:com|cn|net|org|gov|edu|io|ai|app|dev|info|biz|xyz|top|site|online|shop|club|me|co|cc|tv|us|uk|eu|ru|hk|tw|jp|de|fr|example|test|localhost)\b[/\w?=&%.-]*/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  // Telephone numbers.
  /\b0\d{2,3}[-\s]\d{7,8}\b|\b1[3-9]\d{9}\b|\b[48]00-?\d{3}-?\d{4}\b|\+\d[\d\s-]{6,}/g,
  // Encoded data: no word is as long without a blank or a hyphen.
  /[A-Za-z0-9+/=_]{24,}/g,
]

export function checkMarkup({ raw, segments }: WrittenSentence): Fault | undefined {
  const never = NEVER.map(pattern => pattern.exec(raw)?.[0]).find(found => found !== undefined)
  if (never !== undefined) return { reason: 'markup', what: never }
  const unmarked = replaceMarkers(raw, () => ' ').normalize('NFKC')
  const quoted = quotedText(segments.flatMap(({ sources }) => sources))
  for (const pattern of HELD)
    for (const [found] of unmarked.matchAll(pattern))
      if (!quoted.includes(plain(found))) return { reason: 'markup', what: found }
  return undefined
}
