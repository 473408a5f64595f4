import type { Segment } from '../verdict.ts'

/**
 * 未, 没有, 尚未 and the like where they deny what follows; in 不断, 未来, 罚没款 and 不少于 they are part of a word. That
 * something is not needed is no denial: it is said in many ways that share no word (无需, 不用, 不再需要).
 */
const DENIAL =
  /(?:无法|尚未|并未|从未|未能|未曾|未(?![来成知]年?|必)|没有|没能|(?<!罚)没(?![收入])|不再(?!需|用)|不予|拒绝|(?<![百千万])零(?![售距跑星工花散点件部碎一二两三四五六七八九])|无(?![障偿线人缝锡论纸形证限疑数需法]|需须)|不(?![断动仅同再足少低超高到满多但论管良忘法正折久可得已用需必须]|正当))/g

/** How much of what is denied has to be the same, in characters; punctuation ends it. */
const DENIED = 6

/** Words that deny a success in themselves, and by what signs a quote may say so. */
const FAILED = /落选|落榜|失利|失败|垫底|被淘汰/
const FAILED_HINT = /[落失败未没不无汰末]/

type Denial = { readonly at: number; readonly denied: string }

function denialsIn(text: string): Denial[] {
  return [...text.matchAll(DENIAL)].map(match => {
    const rest = text.slice(match.index + match[0].length)
    return { at: match.index, denied: (/^[^，,。；;：:、（()）\s]*/.exec(rest)?.[0] ?? '').slice(0, DENIED) }
  })
}

/** Something that is denied here and affirmed there. */
export function turnedRound({ text, sources }: Segment): string | undefined {
  const quotes = sources.map(({ quote }) => quote).join('\n')
  const said = denialsIn(text)
  const held = denialsIn(quotes)
  const isHeld = ({ denied }: Denial) => held.some(other => sharesWord(denied, other.denied))
  const added = said.find(denial => !isHeld(denial))
  if (added) return text.slice(added.at, added.at + 1 + DENIED)
  const failed = FAILED.exec(text)
  if (failed && !FAILED_HINT.test(quotes)) return failed[0]
  // 全年出现问题 for 全年未出现问题: what is denied is said without the word that denies it.
  const lost = held.find(({ denied }) => {
    const begins = denied.slice(0, 2)
    if (begins.length < 2 || affirmed(quotes, begins)) return false
    return text.includes(begins) && !said.some(other => sharesWord(denied, other.denied))
  })
  return lost?.denied
}

function affirmed(quotes: string, words: string): boolean {
  return [...quotes.matchAll(new RegExp(words, 'g'))].some(
    ({ index }) => !denialsIn(quotes).some(({ at }) => at < index && index - at <= 4),
  )
}

function sharesWord(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  const pairs = (text: string) => [...text].slice(1).map((_, at) => text.slice(at, at + 2))
  const known = new Set(pairs(b))
  return pairs(a).some(pair => known.has(pair)) || (a.length < 2 && b.includes(a))
}
