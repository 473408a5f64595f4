import fc from 'fast-check'

/** Values that a JSON Schema of the OpenAPI document allows, and values that it nearly allows. */

export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly example?: unknown
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

export type Resolve = (schema: Schema) => Schema

/** Long texts and lists only cost time: a limit is tried by those that break it. */
const LONGEST = 12

/** What the schema allows; its examples more often than anything else, as they reach further. */
export function valid(given: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const schema = resolve(given)
  const made = madeFrom(schema, resolve)
  if (schema.example === undefined) return made
  return fc.oneof({ weight: 2, arbitrary: fc.constant(schema.example) }, { weight: 1, arbitrary: made })
}

function madeFrom(schema: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(each => valid(each, resolve)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const [type, ...more] = [schema.type ?? []].flat()
  if (more.length > 0)
    return fc.oneof(...[type, ...more].map(each => madeFrom({ ...schema, type: each ?? [] }, resolve)))
  const { minimum: min = -1e6, maximum: max = 1e6 } = schema
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min, max })
    case 'number':
      return fc.double({ min, max, noNaN: true })
    case 'string':
      return textOf(schema)
    case 'array':
      return fc.array(valid(schema.items ?? {}, resolve), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? LONGEST, 3),
      })
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, each]) => [key, valid(each, resolve)])),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    default:
      return fc.jsonValue()
  }
}

function textOf({ pattern, minLength = 0, maxLength = LONGEST }: Schema): fc.Arbitrary<string> {
  const text = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, LONGEST) })
  const allowed = pattern === undefined ? undefined : new RegExp(pattern, 'u')
  return text.filter(given => [...given].length <= maxLength && (allowed?.test(given) ?? true))
}

/** A value with one thing changed somewhere: replaced, left out, put in, or made long. */
export function nearly(made: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', ' ', '\ud800', '\ufffd', 'x'.repeat(3000), -1, 1e300, null, [], {}, ['__proto__']),
  )
  return fc.tuple(made, odd, fc.nat(), fc.constantFrom('replace', 'leave out', 'put in')).map(change)
}

type Change = 'replace' | 'leave out' | 'put in'

function change([value, odd, step, how]: [unknown, unknown, number, Change]): unknown {
  if (typeof value !== 'object' || value === null) return odd
  const entries = Object.entries(value)
  const at = step % (entries.length + 1)
  const [key, inner] = entries[at] ?? []
  if (key === undefined || how === 'put in')
    return Array.isArray(value) ? [...value, odd] : { ...value, [`unknown${step}`]: odd }
  const deeper = typeof inner === 'object' && inner !== null && step % 2 === 0
  const changed = deeper ? change([inner, odd, Math.floor(step / 2), how]) : odd
  const left = how === 'leave out' && !deeper ? entries.toSpliced(at, 1) : entries.with(at, [key, changed])
  return Array.isArray(value) ? left.map(([, each]) => each) : Object.fromEntries(left)
}
