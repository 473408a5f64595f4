import { type ApiContent, type ApiDocument, type ApiOperation, type ApiSchema, componentOf } from './api-document.ts'

/** Schemas nest a few levels; deeper than this an example helps nobody. */
const DEEPEST = 8

const JSON_TYPE = 'application/json'

/** Where the service listens if nobody says otherwise. */
const USUAL_ADDRESS = 'http://127.0.0.1:8787'

/** The example that a JSON content gives, or one put together from what its fields give. */
export function exampleOf(document: ApiDocument, content: ApiContent | undefined): unknown {
  const json = content?.[JSON_TYPE]
  if (json === undefined) return undefined
  return json.example ?? (json.schema && exampleOfSchema(document, json.schema))
}

function exampleOfSchema(document: ApiDocument, schema: ApiSchema, depth = 0): unknown {
  const given = schema.example ?? schema.default ?? schema.const ?? schema.enum?.[0]
  if (given !== undefined) return given
  if (depth >= DEEPEST) return null
  const inner = (each: ApiSchema) => exampleOfSchema(document, each, depth + 1)
  const name = componentOf(schema)
  if (name !== undefined) return inner(document.components.schemas[name] ?? {})
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, each]) => [key, inner(each)]))
  if (schema.items) return [inner(schema.items)]
  const [part] = schema.allOf ?? schema.anyOf ?? schema.oneOf ?? []
  if (part) return inner(part)
  const [type] = [schema.type].flat()
  switch (type) {
    case 'string':
      return '…'
    case 'integer':
    case 'number':
      return schema.minimum ?? 0
    case 'boolean':
      return false
    default:
      return null
  }
}

/** A command for a terminal that calls the operation with its own examples. */
export function curlOf(document: ApiDocument, operation: ApiOperation): string {
  const { method, path, parameters, requestBody } = operation
  const address = document.servers?.[0]?.url ?? USUAL_ADDRESS
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find(parameter => parameter.in === 'path' && parameter.name === name)
    return encodeURIComponent(String(found?.example ?? found?.schema.example ?? 'ID'))
  })
  const query = parameters.flatMap(({ name, in: where, example, schema }) => {
    const shown = example ?? schema.example
    return where === 'query' && shown !== undefined ? [`  --data-urlencode ${quoted(`${name}=${shown}`)}`] : []
  })
  const body = exampleOf(document, requestBody?.content)
  const start = [
    'curl',
    ...(query.length > 0 ? ['-G'] : []),
    ...(method === 'GET' ? [] : ['-X', method]),
    quoted(address + filled),
  ]
  return [
    start.join(' '),
    ...(needsKey(document, operation) ? [`  -H 'Authorization: Bearer YOUR_KEY'`] : []),
    ...query,
    ...(body === undefined ? [] : [`  -H 'Content-Type: ${JSON_TYPE}'`, `  -d ${quoted(JSON.stringify(body))}`]),
  ].join(' \\\n')
}

/** Whether the document asks for a key here; an empty list takes the demand back. */
export function needsKey(document: ApiDocument, { security }: ApiOperation): boolean {
  return (security ?? document.security).length > 0
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
