import { wordBoundaries } from '../tokenize.ts'
import type { Standing } from './figure-clauses.ts'
import { CLOSERS, LIGHT, NOUN_ENDS, OPENERS, VERBS, WHOLE } from './figure-words.ts'

/** In characters: a measure is read beside its figure; of a longer one the words nearest to the figure are kept. */
const LONGEST_BEFORE = 32
const LONGEST_AFTER = 28

/** A part of a figure is often named by a word alone: 线上3件. */
const PART_NAME = 3

const LEADING = new RegExp(
  `^(?:以及|[\\s、，,和及与且而]|[一二三四五六七八九十]{1,3}是|其[一二三四五]是?|[（(][一二三四五六七八九十]{1,3}[)）]|[㈠-㈩]|${OPENERS}|${WHOLE}|(?:将|对|把|为|由|在)(?=\\s*$))`,
)
const TRAILING = new RegExp(`(?:[\\s“]|${CLOSERS})$`)
const TIME =
  /(?:截[至止]到?)?\s*(?:20|２０)[0-9０-９]{2}\s*年\s*(?:[0-9０-９]{1,2}(?:[-—–~～至][0-9０-９]{1,2})?月(?:[0-9０-９]{1,2}日)?)?(?:以来|度|来|底|末|间|中)?|截[至止](?:到)?[^，,]{0,12}(?=$)/g
const MIDDLE = /累计|共计|总计|合计|全年|其中/g
/** 共 before a verb says only that all are counted; in 公共 and 共享 it is part of a word. */
const ALL = new RegExp(`(?<!公)共(?=${VERBS})`, 'g')
const IS_LIGHT = new RegExp(`^(?:${LIGHT}|\\s)*$`)
const LAST_VERB = new RegExp(`^.*(?:${VERBS})(?=[^数率量])`)
const END_VERBS = new RegExp(
  `(?:${VERBS}|成功|(?<!人民|行政|司法|专业)调解|和解|了|由|从|并|拟|总数|数量|人数|次数|件数|总量)+$`,
)
/** What follows a figure and goes on with the story instead of naming what was counted. */
const GOES_ON =
  /^(?:并|且|均|已|全部|都|等|而|后|时|用于|外|共|和|与|及|以及|或|明显|显著|大幅|同比|较|比|增长|上升|下降|增加|减少|提高|提升|，|,)/
const NOUN_END = new RegExp(NOUN_ENDS)

/**
 * What each figure of a sentence counts: the words before it, the noun after it, and where these only say what was done
 * (审结476宗), the thing named by the figure or clause before. `lead` is the measure that the sentence before ended with,
 * if this one goes on with it; `year` is the report's own, which tells none of its figures from another.
 */
export function measuresOf(
  standings: readonly Standing[],
  is: { readonly change: (at: number) => boolean; readonly part: (at: number) => boolean },
  lead: string,
  year: number | null,
): string[] {
  const measures: string[] = []
  const shares = distributed(standings)
  const nouns = standings.map(standing => nounAfter(standing, year))
  for (const [at, standing] of standings.entries()) {
    const said = shares.get(at) ?? cleaned(standing.before, year)
    // 10大类52项民生实事: the second stands between the first and its noun.
    const noun = nouns[at] || (said === '' && standings[at + 1]?.joined ? (nouns[at + 1] ?? '') : '')
    const words = said || (noun === '' ? sumIn(standing) : '')
    const named = !IS_LIGHT.test(words)
    const thing = () => thingBefore(standings, measures, at, i => !is.part(i) || (is.part(at) && !named), lead, year)
    if (is.change(at)) measures.push('')
    else if (noun !== '' && (words !== '' || !IS_LIGHT.test(noun))) measures.push(words + noun)
    else if (!light(words, is.part(at))) measures.push(words)
    else if (standing.joined && words === '') measures.push(measures.at(-1) ?? '')
    else measures.push(joinedTo(thing(), words + noun) || standing.before.trim())
  }
  return measures
}

/** 新增2家，累计达11家: where nothing else is said, what tells the second figure from the first. */
function sumIn({ before, joined }: Standing): string {
  return joined ? '' : (/累计|合计|总计/.exec(before)?.[0] ?? '')
}

function cleaned(text: string, year: number | null): string {
  let rest = text.replaceAll(TIME, time =>
    year === null || time.includes(String(year)) || !/\d/.test(time) ? '' : time,
  )
  rest = rest.replaceAll(MIDDLE, '').replaceAll(ALL, '')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(LEADING, '').replace(TRAILING, '')
  }
  return tail(rest.replaceAll(/\s+/g, ''))
}

/** The last words, whole ones. */
function tail(text: string): string {
  if (text.length <= LONGEST_BEFORE) return text
  const least = text.length - LONGEST_BEFORE
  const pause = text.slice(least, least + LONGEST_BEFORE / 2).search(/[、》）]/)
  if (pause >= 0) return text.slice(least + pause + 1)
  return text.slice([...wordBoundaries(text)].find(at => at >= least))
}

function nounAfter({ after, shared, found }: Standing, year: number | null): string {
  let text = after.replaceAll(/\s+/g, '').replace(/^的/, '')
  if (GOES_ON.test(text)) return ''
  if (shared) {
    const end = text.search(NOUN_END)
    text = end < 0 ? (found.unit === '%' ? '' : text) : text.slice(0, end)
  }
  text = text.replaceAll(TIME, time => (year !== null && time.includes(String(year)) ? '' : time))
  text = text.replace(/[和与及]$/, '')
  if (text.length <= LONGEST_AFTER) return text
  return text.slice(
    0,
    [...wordBoundaries(text)].findLast(at => at <= LONGEST_AFTER),
  )
}

function light(words: string, part: boolean): boolean {
  return IS_LIGHT.test(words) || (part && [...words].length <= PART_NAME)
}

/** The thing that a figure with few words of its own counts: of the figure it is part of, or of the nearest before it. */
function thingBefore(
  standings: readonly Standing[],
  measures: readonly string[],
  at: number,
  fits: (at: number) => boolean,
  lead: string,
  year: number | null,
): string {
  const standing = standings[at]
  if (!standing) return ''
  if (standing.within !== undefined && measures[standing.within]) return objectOf(measures[standing.within] ?? '')
  const alike = measures.findLastIndex(
    (m, i) => m !== '' && standing.found.unit !== '%' && standings[i]?.found.unit === standing.found.unit && fits(i),
  )
  const outside = (i: number) => standings[i]?.within === undefined || standing.within !== undefined
  if (alike >= 0 && outside(alike)) return objectOf(measures[alike] ?? '')
  const context = cleaned(standing.context, year)
  if (context !== '' && !IS_LIGHT.test(context)) return objectOf(context)
  const nearest =
    [(i: number) => outside(i) && fits(i) && standings[i]?.found.unit !== '%', outside]
      .map(suits => measures.findLastIndex((m, i) => m !== '' && suits(i)))
      .find(i => i >= 0) ?? -1
  return objectOf(nearest >= 0 ? (measures[nearest] ?? '') : lead)
}

/** 受理行政复议申请, 行政复议申请受理 → 行政复议申请. */
function objectOf(measure: string): string {
  const stem = measure.replace(END_VERBS, '')
  const object = stem.replace(LAST_VERB, '')
  return IS_LIGHT.test(object) ? stem : object
}

function joinedTo(thing: string, words: string): string {
  return thing.endsWith(words) || words === '' ? thing : `${thing}${words}`
}

/**
 * 受理、审结行政复议案件分别为930宗、476宗: each figure has a name of its own, in the same order. Without as many names as
 * figures the words stand for each.
 */
function distributed(standings: readonly Standing[]): Map<number, string> {
  const shares = new Map<number, string>()
  for (const [at, { before }] of standings.entries()) {
    const split = /^(.*?)(?:各自|分别)(.*)$/.exec(before)
    if (!split) continue
    let count = 1
    while (standings[at + count]?.joined) count++
    const names = cleanedNames(split[1] ?? '')
    if (count < 2 || names.length !== count) continue
    const last = names.at(-1) ?? ''
    const thing = IS_LIGHT.test(last) ? '' : objectOf(last)
    const done = cleaned(split[2] ?? '', null)
    for (const [i, name] of names.entries()) shares.set(at + i, `${IS_LIGHT.test(name) ? thing : ''}${name}${done}`)
  }
  return shares
}

function cleanedNames(text: string): string[] {
  return cleaned(text, null)
    .split(/[、和与及]/)
    .filter(name => name !== '')
}
