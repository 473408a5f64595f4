import { IRREGULAR } from '../../../../language/terms/irregular-verbs.ts'

/**
 * What was done is told in the past: were accepted, concluded, had obtained. Other forms of the same verbs are things or
 * manners (the end of the year, a draft document, closely, demolition), or what somebody says (the report admits that).
 */
export function isPast(wording: string): boolean {
  return wording
    .toLowerCase()
    .split(/[\s-]+/)
    .some(word => /[a-z]{2}ed$/.test(word) || IRREGULAR.has(word))
}
