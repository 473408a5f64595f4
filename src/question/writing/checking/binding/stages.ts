import { EXCLUSIVE_GROUPS } from '../../../../language/terms/exclusions.ts'
import { exclusive, meanings, type TermSaid } from '../../../../language/terms/term-said.ts'

/** What a quote says in words of its own, and a sentence in common ones. */
const FURTHER_STEPS = [['案结事了', '化解', '解决', '调处', '和解']]

/** True where one may be said for the other: they may mean the same, or the genre counts both as one step. */
export function mayStandFor(a: TermSaid, b: TermSaid): boolean {
  return meanings(a).some(one => meanings(b).some(other => one === other || isOneStep(one, other)))
}

/** True where one is said of what the other is not: 受理 and 审结. */
export function contradicts(a: TermSaid, b: TermSaid): boolean {
  return !mayStandFor(a, b) && meanings(a).some(one => meanings(b).some(other => exclusive(one, other)))
}

function isOneStep(a: string, b: string): boolean {
  const steps = [...EXCLUSIVE_GROUPS.flatMap(group => group.steps), ...FURTHER_STEPS]
  return steps.some(step => step.includes(a) && step.includes(b))
}
