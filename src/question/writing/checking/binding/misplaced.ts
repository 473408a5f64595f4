/**
 * A figure of a sentence, with how well its words fit each figure of the quotes that may be meant: `same` by index the
 * ones of its value, `other` the ones of another value.
 */
export type Choice = {
  readonly fits: readonly number[]
  readonly same: readonly number[]
  readonly other: readonly number[]
}

/** How much better the words must fit a figure of another value before the figure is held to be the wrong one. */
const CLEARLY = 0.28
/** Of two figures that would both fit better the other way round. */
const CLEARLY_SWAPPED = 0.22

/**
 * The first figure (by index) whose words are said of a figure of another value: alone, or together with another one, as
 * where two figures changed places. A figure whose value no quote has is no matter of this.
 */
export function misplaced(choices: readonly Choice[]): number | undefined {
  const now = asItStands(choices)
  const at = choices.findIndex((choice, index) => {
    const own = now[index]
    if (own === undefined || choice.other.length === 0) return false
    return gainAlone(choices, now, index) > CLEARLY || swapped(choices, now, index)
  })
  return at < 0 ? undefined : at
}

type Best = { readonly at: number; readonly fit: number }

/** Each figure with the one of its value that it fits best; each of those is taken once, as long as there are any. */
function asItStands(choices: readonly Choice[]): (Best | undefined)[] {
  const pairs = choices
    .flatMap(({ fits, same }, index) => same.map(at => ({ index, at, fit: fits[at] ?? 0 })))
    .sort((a, b) => b.fit - a.fit)
  const taken = new Map<number, Best>()
  for (const { index, at, fit } of pairs)
    if (!taken.has(index) && ![...taken.values()].some(best => best.at === at)) taken.set(index, { at, fit })
  return choices.map(({ fits, same }, index) => taken.get(index) ?? bestOf(fits, same))
}

function bestOf(fits: readonly number[], among: readonly number[]): Best | undefined {
  return among
    .map(at => ({ at, fit: fits[at] ?? 0 }))
    .reduce<Best | undefined>((best, one) => (best === undefined || one.fit > best.fit ? one : best), undefined)
}

/** What a figure gains by another value that no other figure of the sentence has rightly. */
function gainAlone(choices: readonly Choice[], now: readonly (Best | undefined)[], index: number): number {
  const choice = choices[index]
  const own = now[index]
  if (choice === undefined || own === undefined) return 0
  const taken = new Set(now.flatMap((best, at) => (best && at !== index ? [best.at] : [])))
  const best = bestOf(
    choice.fits,
    choice.other.filter(at => !taken.has(at)),
  )
  return (best?.fit ?? 0) - own.fit
}

function swapped(choices: readonly Choice[], now: readonly (Best | undefined)[], index: number): boolean {
  const choice = choices[index]
  const own = now[index]
  if (choice === undefined || own === undefined) return false
  return choices.some((other, at) => {
    const theirs = now[at]
    if (at === index || theirs === undefined) return false
    if (!choice.other.includes(theirs.at) || !other.other.includes(own.at)) return false
    const gain = (choice.fits[theirs.at] ?? 0) - own.fit + (other.fits[own.at] ?? 0) - theirs.fit
    return gain > CLEARLY_SWAPPED
  })
}
