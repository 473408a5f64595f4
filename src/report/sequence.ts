import { LONGEST_RUN_IN_HEADING } from './heading-end.ts'
import { type Candidate, type OrdinalStyle, PLACE } from './ordinals.ts'

/**
 * Which candidates are headings is decided for the text as a whole: ordinals must run 1, 2, 3 … under their parent, and
 * the reading that explains most of the well-placed candidates that way wins. Found by a beam search over readings; a
 * reading's state is its stack of open lists, so readings that agree on the stack are merged and few remain.
 */

export type Heading = Candidate & {
  /** 1 is outermost. */
  readonly depth: number
  /** The list restarted at 1 with no parent of its own: an unnamed parent has to be opened before this heading. */
  readonly restarts: boolean
}

/** `level`: of the headings that the file format marks, undefined where it marks none of this list. */
type OpenList = {
  readonly style: OrdinalStyle
  readonly level: number | undefined
  readonly last: number
  readonly slips: number
}
type Step = { readonly heading: Heading; readonly before: Step | undefined }
type Reading = { readonly stack: readonly OpenList[]; readonly score: number; readonly steps: Step | undefined }

const BEAM = 48

/**
 * In the units of PLACE. A list that opens has to earn its cost by a second member. A gap or a repeat costs less than
 * leaving out a heading that begins a line (3), more than one in running text. A restart costs as much as opening twice.
 */
const COST = { open: 1.5, lonely: 2, gap: 1.5, repeat: 2, restart: 2.5, skipLine: 1 } as const

/** Styles that may stand inside a list of this style; a list never holds one that is drawn as further out. */
const RANK: Record<OrdinalStyle, number> = { 第一部分: 0, '一、': 1, '(一)': 2, '1.': 3, '(1)': 4, marked: -1 }

/** The most convincing set of headings, in the order of the text. */
export function readSequence(candidates: readonly Candidate[]): Heading[] {
  let readings: Reading[] = [{ stack: [], score: 0, steps: undefined }]
  for (const candidate of candidates) {
    const next = readings.flatMap(reading => [skip(reading, candidate), ...accept(reading, candidate)])
    readings = best(next)
  }
  const closed = readings.map(reading => ({ ...reading, score: reading.score - closingCost(reading.stack) }))
  const winner = closed.reduce((a, b) => (b.score > a.score ? b : a))
  const headings: Heading[] = []
  for (let step = winner.steps; step; step = step.before) headings.push(step.heading)
  return headings.reverse()
}

function skip(reading: Reading, candidate: Candidate): Reading {
  return candidate.place === 'line' ? { ...reading, score: reading.score - COST.skipLine } : reading
}

function accept(reading: Reading, candidate: Candidate): Reading[] {
  const open = reading.stack.findLastIndex(list => isNextOf(list, candidate))
  const options =
    open >= 0
      ? [continued(reading, candidate, open), restarted(reading, candidate, open)]
      : [opened(reading, candidate)]
  return options.filter(option => option !== undefined)
}

/** Levels that the file format marks tell lists apart; where it marks none, the style of the ordinals does. */
function isNextOf(list: OpenList, { style, marked }: Candidate): boolean {
  if (marked && list.level !== undefined) return list.level === marked.level
  return style !== 'marked' && list.style === style
}

/** The list goes on; whatever was open below it closes. What the format marks is a heading whatever its number. */
function continued(reading: Reading, candidate: Candidate, at: number): Reading | undefined {
  const list = reading.stack[at]
  if (!list) return undefined
  const step = candidate.value - list.last
  const slip = candidate.marked || step === 1 ? 0 : step === 2 ? COST.gap : step === 0 ? COST.repeat : undefined
  if (slip === undefined || (slip > 0 && list.slips > 0)) return undefined
  if (slip > 0 && candidate.place !== 'line' && candidate.place !== 'sentence') return undefined
  const closing = closingCost(reading.stack.slice(at + 1))
  const style = candidate.style === 'marked' ? list.style : candidate.style
  const level = candidate.marked?.level ?? list.level
  const next = { style, level, last: candidate.value || list.last, slips: list.slips + (slip > 0 ? 1 : 0) }
  return take(reading, candidate, [...reading.stack.slice(0, at), next], slip + closing, false)
}

function opened(reading: Reading, candidate: Candidate): Reading | undefined {
  const { style, value, marked } = candidate
  if (value > 1 && !marked) return undefined
  const parents = marked ? reading.stack.slice(0, levelsAbove(reading.stack, candidate)) : reading.stack
  const parent = parents.at(-1)
  if (parent && style !== 'marked' && !marked && RANK[parent.style] >= RANK[style]) return undefined
  const cost = COST.open + closingCost(reading.stack.slice(parents.length))
  return take(reading, candidate, [...parents, { style, level: marked?.level, last: value, slips: 0 }], cost, false)
}

/** How many of the open lists a marked heading may stand below: those of outer levels or, unmarked, of outer styles. */
function levelsAbove(stack: readonly OpenList[], { style, marked }: Candidate): number {
  const inner = stack.findIndex(list =>
    list.level === undefined
      ? style !== 'marked' && RANK[list.style] >= RANK[style]
      : list.level > (marked?.level ?? 0),
  )
  return inner < 0 ? stack.length : inner
}

/** 1 again where the list had gone on to 2 or further: a second list, whose parent has no heading. */
function restarted(reading: Reading, candidate: Candidate, at: number): Reading | undefined {
  const list = reading.stack[at]
  if (!list || candidate.value !== 1 || list.last < 2 || candidate.marked) return undefined
  const stack = [...reading.stack.slice(0, at), { style: list.style, level: list.level, last: 1, slips: 0 }]
  return take(reading, candidate, stack, COST.restart + closingCost(reading.stack.slice(at + 1)), true)
}

function take(reading: Reading, candidate: Candidate, stack: OpenList[], cost: number, restarts: boolean): Reading {
  const heading = { ...candidate, depth: stack.length, restarts }
  const place = opensBelow(reading, heading) ? Math.max(PLACE[candidate.place], PLACE.sentence) : PLACE[candidate.place]
  return { stack, score: reading.score + place - cost, steps: { heading, before: reading.steps } }
}

/** 一、…（一）…: the first heading of a list right behind the heading above it, as flat texts glue them. */
function opensBelow(reading: Reading, heading: Heading): boolean {
  const above = reading.steps?.heading
  if (!above || above.depth !== heading.depth - 1 || heading.place === 'quoted') return false
  return above.start >= heading.sentenceStart && heading.start - above.start <= LONGEST_RUN_IN_HEADING + 20
}

/** A list of one member is rarely a list. */
function closingCost(stack: readonly OpenList[]): number {
  return stack.filter(list => list.last === 1).length * COST.lonely
}

/** Of readings with the same open lists only the best can win; of the rest the BEAM best go on. */
function best(readings: readonly Reading[]): Reading[] {
  const byStack = new Map<string, Reading>()
  for (const reading of readings) {
    const key = reading.stack.map(list => `${list.style}${list.level ?? ''}:${list.last}/${list.slips}`).join(' ')
    const other = byStack.get(key)
    if (!other || reading.score > other.score) byStack.set(key, reading)
  }
  return [...byStack.values()].sort((a, b) => b.score - a.score).slice(0, BEAM)
}
