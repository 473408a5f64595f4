/**
 * Writes false copies of true paraphrases: `npx tsx tests/quality/writing/make-corruptions.mts <word>` reads
 * `paraphrases-<word>.jsonl` beside this file and writes `corruptions-<word>.jsonl`, always the same.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { KINDS } from './corruption-kinds.mts'
import { NONSENSE } from './corruption-tables.mts'
import { type Corruption, isSameRounded, type Paraphrase } from './corruption-text.mts'

type Candidate = Corruption & { readonly of: string; readonly kind: string }

const TOTAL = 500

type Half = { readonly seed: number; readonly isFit: (candidate: Candidate) => boolean }

const isSense = ({ text }: Candidate): boolean => !NONSENSE.some(pattern => pattern.test(text))

/** The first half was drawn before there was a rule about rounding; it stays as it is. */
const HALVES: Readonly<Record<string, Half>> = {
  before: { seed: 20261122, isFit: isSense },
  after: { seed: 20270315, isFit: candidate => isSense(candidate) && !isSameRounded(candidate) },
}

const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const shuffled = <T,>(items: readonly T[], random: () => number): T[] =>
  items
    .map(item => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)

/** Takes candidates kind by kind, always from the paraphrase used least, first by this kind and then by all. */
class Selection {
  readonly chosen: Candidate[] = []
  readonly #texts = new Set<string>()
  readonly #uses = new Map<string, number>()

  forbid(text: string): void {
    this.#texts.add(text)
  }

  take(candidates: readonly Candidate[], wanted: number): void {
    const left = [...candidates]
    const usesOfKind = new Map<string, number>()
    const cost = ({ of }: Candidate): number => 100 * (usesOfKind.get(of) ?? 0) + (this.#uses.get(of) ?? 0)
    for (let taken = 0; taken < wanted && left.length > 0; ) {
      const least = left.reduce((best, each, at) => (cost(each) < cost(left[best] ?? each) ? at : best), 0)
      const [candidate] = left.splice(least, 1)
      if (candidate === undefined || this.#texts.has(candidate.text)) continue
      this.#texts.add(candidate.text)
      this.chosen.push(candidate)
      usesOfKind.set(candidate.of, (usesOfKind.get(candidate.of) ?? 0) + 1)
      this.#uses.set(candidate.of, (this.#uses.get(candidate.of) ?? 0) + 1)
      taken += 1
    }
  }
}

const corrupt = (paraphrases: readonly Paraphrase[], { seed, isFit }: Half): Candidate[] => {
  const selection = new Selection()
  for (const paraphrase of paraphrases) selection.forbid(paraphrase.text)
  for (const [at, { kind, share, make }] of KINDS.entries()) {
    const random = seeded(seed + at)
    const candidates = paraphrases.flatMap(paraphrase =>
      make(paraphrase, random).map(corruption => ({ ...corruption, of: paraphrase.id, kind })),
    )
    const isLast = at === KINDS.length - 1
    const wanted = isLast ? TOTAL - selection.chosen.length : Math.round((TOTAL * share) / 100)
    selection.take(shuffled(candidates, random).filter(isFit), wanted)
  }
  return selection.chosen
}

const word = process.argv[2] ?? ''
const half = HALVES[word]
if (half === undefined) throw new Error(`Usage: make-corruptions.mts ${Object.keys(HALVES).join('|')}`)

const fileOf = (name: string): URL => new URL(`${name}-${word}.jsonl`, import.meta.url)
const paraphrases = readFileSync(fileOf('paraphrases'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Paraphrase)

const lines = shuffled(corrupt(paraphrases, half), seeded(half.seed - 1))
  .sort((a, b) => a.of.localeCompare(b.of, 'en'))
  .map(({ of, kind, was, now, text }, at) => {
    const id = `c${word.charAt(0)}-${String(at + 1).padStart(4, '0')}`
    return JSON.stringify({ id, of, kind, was, now, text })
  })
writeFileSync(fileOf('corruptions'), `${lines.join('\n')}\n`)
console.log(`${lines.length} corruptions of ${paraphrases.length} paraphrases`)
