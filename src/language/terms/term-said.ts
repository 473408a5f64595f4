import { EXCLUSIVE_GROUPS } from './exclusions.ts'

export type TermKind = 'stage' | 'outcome' | 'matter' | 'direction' | 'negation' | 'plan' | 'part' | 'rank' | 'noun'

/** A term of the genre where a text says it, in whatever language. */
export type TermSaid = {
  readonly start: number
  readonly end: number
  /** As reports call it, in Chinese: 受理 for accepted. */
  readonly term: string
  readonly kind: TermKind
  /** What else the wording may equally mean: completed is 办结, and 完成 or 审结 as well. */
  readonly also?: readonly string[]
}

/** True where both may mean the same. */
export function sameTerm(a: TermSaid, b: TermSaid): boolean {
  const meant = meanings(b)
  return meanings(a).some(term => meant.includes(term))
}

/** True where one cannot be a wording of the other: accepted of 审结. Two terms may also be neither this nor the same. */
export function excludes(a: TermSaid, b: TermSaid): boolean {
  return !sameTerm(a, b) && exclusive(a.term, b.term)
}

/** True for two terms, by their Chinese names, that are not the same thing said otherwise: 受理 and 审结, 上升 and 下降. */
export function exclusive(a: string, b: string): boolean {
  if (a === b) return false
  return EXCLUSIVE_GROUPS.some(({ steps }) => {
    const [ofA, ofB] = [steps.filter(step => step.includes(a)), steps.filter(step => step.includes(b))]
    return ofA.length > 0 && ofB.length > 0 && !ofA.some(step => ofB.includes(step))
  })
}

/** All that a wording may mean, the likeliest first. */
export function meanings(said: TermSaid): readonly string[] {
  return said.also ? [said.term, ...said.also] : [said.term]
}
