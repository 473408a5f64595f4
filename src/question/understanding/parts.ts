import { wordBoundaries, words } from '../../language/tokenize.ts'
import { actionsIn } from './actions.ts'
import { type FigureAsked, figureAsked } from './figure-asked.ts'

/** One of several things that a question asks for: 受理、审结各多少 has two. */
export type Part = {
  /** The wording of this part alone. */
  readonly text: string
  /** Its words that the other parts do not have; empty where a part is told by its unit only. */
  readonly own: string
  readonly figure: FigureAsked | undefined
}

/** What asks, in Chinese and English; each stands once in each part. */
const ASKS =
  /多少|(?<![这那前后近好])几(?![乎近])|哪[些个份项家种类几]|什么|谁|怎[么样]|如何|\bhow (?:many|much)\b|\bwhat\b|\bwhich\b|\bwho\b|\bwhen\b|\bwhere\b/gi

/** Between parts that each ask for themselves. */
const BETWEEN =
  /[，,；;。？?]\s*|(?:以及|并且|还有|和|(?<!涉)及|、)(?=[^，。？?]{0,14}(?:多少|几[^乎近]|哪|什么))|,?\s+and\s+(?=(?:how|what|which|who|when|where|in how)\b)/gi

/** 受理、审结各多少; 复议案件和诉讼案件分别有几宗: what stands before 各 is a list of which each is asked for. */
const EACH = /^(.*?)(各自?|分别)(?=[^，。？?]{0,6}(?:多少|几|是|有|为))/

/** A question that asks for one thing has one part, without words of its own. */
export function partsOf(content: string): Part[] {
  const texts = eachOf(content) ?? verbsOf(content) ?? clausesOf(content)
  if (texts.length < 2) return [{ text: content, own: '', figure: figureAsked(content) }]
  const cut = texts.map(text => new Set(words(text)))
  return texts.map((text, at) => {
    const others = cut.filter((_, other) => other !== at)
    const own = [...(cut[at] ?? [])].filter(word => !others.some(other => other.has(word)))
    return { text, own: own.join(' '), figure: figureAsked(text) ?? figureAsked(content) }
  })
}

const AND = /[、，,]|(?<=\p{Script=Han})(?:以及|[和与及])(?=\p{Script=Han})/gu

/** Cut where a mark or a word for "and" stands, but not inside a word: 和解, 参与, 涉及. */
function cutAt(text: string, mark: RegExp): string[] {
  const boundaries = wordBoundaries(text)
  const pieces: string[] = []
  let from = 0
  for (const { index, 0: found } of text.matchAll(mark)) {
    const isWord = /\p{Script=Han}/u.test(found)
    if (isWord && !(boundaries.has(index) && boundaries.has(index + found.length))) continue
    pieces.push(text.slice(from, index))
    from = index + found.length
  }
  return [...pieces, text.slice(from)]
}

/** The pieces that each ask for something; a piece that asks for nothing leads in the next. */
function clausesOf(content: string): string[] {
  const clauses: string[] = []
  let lead = ''
  for (const piece of cutAt(content, BETWEEN)) {
    const text = `${lead}${piece}`.trim()
    const isAsking = asks(text)
    if (isAsking) clauses.push(text)
    lead = isAsking || text === '' ? '' : `${text}，`
  }
  return clauses
}

/** "receive, accept and conclude", 受理和审结了多少: verbs of which each is a step with a count of its own. */
const VERBS = /\b(?<english>[a-z]+(?:, [a-z]+)*,? and [a-z]+)\b/i
const CHINESE_VERBS =
  /(?<chinese>\p{Script=Han}{2}(?:、\p{Script=Han}{2})*[和与及、]\p{Script=Han}{2})(?=了?(?:多少|几(?!乎)))/u

function verbsOf(content: string): string[] | undefined {
  const found = CHINESE_VERBS.exec(content) ?? (/\bhow many\b/i.test(content) ? VERBS.exec(content) : undefined)
  const { english, chinese } = found?.groups ?? {}
  const written = chinese ?? english
  if (written === undefined) return undefined
  const verbs = chinese ? chinese.split(/[、和与及]/) : written.split(/, and |, | and /)
  const steps = verbs.flatMap(verb => actionsIn(verb).slice(0, 1))
  if (steps.length < verbs.length || new Set(steps).size < verbs.length) return undefined
  return verbs.map(verb => content.replace(written, verb))
}

/** The members of a list before 各, each with what stands before the list and what follows it. */
function eachOf(content: string): string[] | undefined {
  const found = EACH.exec(content)
  if (!found) return undefined
  const list = found[1] ?? ''
  const rest = content.slice(list.length + (found[2] ?? '').length)
  const members = cutAt(list, AND).filter(member => member.trim() !== '')
  return members.length > 1 ? members.map(member => `${member.trim()}${rest}`) : undefined
}

/** The places of a question, at its offsets. */
type Placed = { readonly start: number; readonly end: number; readonly text: string }

/** Pieces that share so much of their words ask for the same of several places. */
const SAME_MATTER = 0.4

/**
 * Questions that stand side by side, each with a place and a matter of its own (how many petitions did A settle, and how
 * many visitors did B receive); empty where the question is one, or asks the same of several places.
 */
export function separateQuestions(question: string, places: readonly Placed[]): string[] {
  const pieces = piecesOf(question).map(piece => ({
    ...piece,
    named: places.filter(({ start, end }) => start >= piece.start && end <= piece.start + piece.text.length),
  }))
  const apart = pieces.length > 1 && pieces.every(({ text, named }) => named.length > 0 && asks(text))
  if (!apart) return []
  const matters = pieces.map(({ text, named }) => {
    const matter = named.reduce((rest, place) => rest.replace(place.text, ' '), text)
    return new Set(words(matter).filter(word => !SAYS_LITTLE.test(word)))
  })
  const alike = matters.some((one, at) => matters.some((other, k) => k < at && overlap(one, other) > SAME_MATTER))
  return alike ? [] : pieces.map(({ text }) => text)
}

/** Of a matter: one character, numbers, and English words of up to four letters (how, many, did, with). */
const SAYS_LITTLE = /^(?:.|\d+|[a-z]{1,4}|多少|几[^乎])$/u

function piecesOf(question: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = []
  let start = 0
  for (const { index, 0: mark } of [...question.matchAll(BETWEEN), { index: question.length, 0: '' }]) {
    const text = question.slice(start, index)
    const last = pieces.at(-1)
    // A piece that asks for nothing leads in the next one.
    if (last && !asks(last.text)) last.text = question.slice(last.start, index)
    else if (text.trim() !== '') pieces.push({ text, start })
    start = index + mark.length
  }
  return pieces
}

function asks(text: string): boolean {
  return text.search(ASKS) >= 0
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter(word => other.has(word)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}
