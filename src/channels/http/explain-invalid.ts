import type { z } from '@hono/zod-openapi'
import { shortened } from './shortened.ts'

type Issue = z.core.$ZodIssue

/** How many faults one message lists. */
const FAULTS_SHOWN = 3

/** Characters shown of a key that the caller made up. */
const KEY_SHOWN = 40

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
}

/**
 * One sentence that says which fields are wrong and what they may be, and the first of them.
 *
 * @param whole What the issues are about where they name no field, e.g. `the body`.
 * @param input What was validated; tells a missing field from one of a wrong type.
 */
export function explainInvalid(
  issues: readonly Issue[],
  whole: string,
  input: unknown,
): { message: string; field?: string } {
  const faults = issues.slice(0, FAULTS_SHOWN).map(issue => `${fieldName(issue.path) || whole} ${rule(issue, input)}`)
  const more = issues.length > FAULTS_SHOWN ? `; and ${issues.length - FAULTS_SHOWN} more` : ''
  const sentence = `${faults.join('; ')}${more}.`
  const [first] = issues
  const path =
    first?.code === 'unrecognized_keys'
      ? [...first.path, shortened(first.keys[0] ?? '', KEY_SHOWN)]
      : (first?.path ?? [])
  // A field's name is written as it is, also at the beginning.
  const message =
    whole.startsWith('the ') && sentence.startsWith(whole)
      ? sentence.charAt(0).toUpperCase() + sentence.slice(1)
      : sentence
  return path.length > 0 ? { message, field: fieldName(path) } : { message }
}

function rule(issue: Issue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, valueAt(input, issue.path))
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be blank'
      return bound('at least', issue.minimum, issue.origin)
    case 'too_big':
      return bound('at most', issue.maximum, issue.origin)
    case 'invalid_value':
      return `must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}`
    case 'unrecognized_keys':
      return `${issue.message}, not ${issue.keys
        .slice(0, FAULTS_SHOWN)
        .map(key => shortened(key, KEY_SHOWN))
        .join(', ')}`
    default:
      return issue.message
  }
}

function wrongType(expected: string, given: unknown): string {
  if (given === undefined) return 'is required'
  // A parameter given twice arrives as a list.
  if (Array.isArray(given) && expected !== 'object') return 'must be a single value, not a list'
  return `must be ${TYPE_NAMES[expected] ?? expected}`
}

function bound(limit: 'at least' | 'at most', amount: number | bigint, origin: string): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' ? 'item' : undefined
  return unit ? `must have ${limit} ${amount} ${unit}${amount === 1 ? '' : 's'}` : `must be ${limit} ${amount}`
}

/** filters.years[0] */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    return name === '' ? String(step) : `${name}.${String(step)}`
  }, '')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  }, input)
}
