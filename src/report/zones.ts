/**
 * Development zones issue reports like districts do but stand in no gazetteer. Their names are read from the text: the
 * characters that keep standing before the kind of zone are its name.
 */

const KIND =
  '(?:综合实验区|综合改革试验区|经济技术开发区|经济开发区|高新技术产业开发区|高新技术开发区|高新区|自由贸易试验区|自贸试验区|旅游度假区|生态示范区|示范区|产业园区|工业园区|保税区|开发区|管理区|新区)'
const ZONE = new RegExp(`([\\p{Script=Han}]{2,8}?)(${KIND.slice(3, -1)})`, 'gu')

/** Ends a zone's kind, for taking it off a name: 平潭综合实验区 is called 平潭. */
export const ZONE_KIND = new RegExp(`${KIND}$`)

export type ZoneMention = { readonly name: string; readonly count: number }

/** Zones named in the text, most named first. `knownStem` tells whether a word is a place's short name. */
export function zonesIn(text: string, knownStem: (word: string) => boolean): ZoneMention[] {
  const counts = new Map<string, number>()
  const before = new Map<string, string[]>()
  for (const match of text.matchAll(ZONE))
    before.set(match[2] ?? '', [...(before.get(match[2] ?? '') ?? []), match[1] ?? ''])
  for (const [kind, prefixes] of before) {
    for (const prefix of prefixes) {
      const stem = stemOf(prefix, prefixes, knownStem)
      if (stem) counts.set(stem + kind, (counts.get(stem + kind) ?? 0) + 1)
    }
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}

/** The longest ending of a prefix that is a place's short name, or that at least three of its fellows share. */
function stemOf(prefix: string, fellows: readonly string[], knownStem: (word: string) => boolean): string | undefined {
  for (let length = Math.min(4, prefix.length); length >= 2; length--) {
    const stem = prefix.slice(-length)
    if (knownStem(stem)) return stem
  }
  for (let length = Math.min(4, prefix.length); length >= 2; length--) {
    const stem = prefix.slice(-length)
    if (fellows.filter(fellow => fellow.endsWith(stem)).length >= 3) return stem
  }
  return undefined
}
