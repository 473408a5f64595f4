import { html } from 'hono/html'
import { type ApiSchema, componentOf } from './api-document.ts'
import type { Html } from './page.ts'

/** One row of a table of fields. */
export type Field = {
  /** Dotted from the outside: filters.years[] */
  readonly name: string
  readonly required: boolean
  readonly schema: ApiSchema
}

/** The fields of an object, those of objects inside it included; named schemas have a table of their own. */
export function fieldsOf(schema: ApiSchema, prefix = ''): Field[] {
  const whole = merged(schema)
  return Object.entries(whole.properties ?? {}).flatMap(([key, each]) => {
    const name = prefix + key
    const inner = each.items && componentOf(each) === undefined ? each.items : each
    const below = componentOf(inner) === undefined ? fieldsOf(inner, `${name}${inner === each ? '' : '[]'}.`) : []
    return [{ name, required: whole.required?.includes(key) ?? false, schema: each }, ...below]
  })
}

/** `allOf` is how the generator adds to a schema; together its parts are one. */
function merged(schema: ApiSchema): ApiSchema {
  const parts = [schema, ...(schema.allOf ?? [])]
  return {
    ...schema,
    properties: Object.assign({}, ...parts.map(part => part.properties)),
    required: parts.flatMap(part => part.required ?? []),
  }
}

/** A schema in words: text, list of Citation, "zh" or "en". Named schemas are linked. */
export function typeOf(schema: ApiSchema): Html {
  const name = componentOf(schema)
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`
  if (schema.enum) return html`${schema.enum.map(value => JSON.stringify(value)).join(' or ')}`
  if (schema.const !== undefined) return html`${JSON.stringify(schema.const)}`
  const named = schema.allOf?.find(part => componentOf(part) !== undefined)
  if (named) return typeOf(named)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return html`${choices.map((each, at) => html`${at > 0 ? ' or ' : ''}${typeOf(each)}`)}`
  if (schema.items) return html`list of ${typeOf(schema.items)}${nullable(schema) ? ' or null' : ''}`
  const types = [schema.type ?? 'anything'].flat().map(type => TYPE_NAMES[type] ?? type)
  return html`${types.join(' or ')}`
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
}

function nullable({ type }: ApiSchema): boolean {
  return [type].flat().includes('null')
}

/** What values a field takes beyond its type: 1 to 2000 characters; from 1 to 10; 3 if left out. */
export function limitsOf(schema: ApiSchema): string {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, format } = schema
  return [
    range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
    range(minimum, maximum, ''),
    format,
    schema.default === undefined ? undefined : `${JSON.stringify(schema.default)} if left out`,
    schema.items && limitsOf(schema.items) !== '' ? `each ${limitsOf(schema.items)}` : undefined,
  ]
    .filter(said => said !== undefined)
    .join('; ')
}

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`
  if (least !== undefined) return `at least ${least}${unit}`
  return most === undefined ? undefined : `at most ${most}${unit}`
}
