/**
 * What a stream is made of, for the OpenAPI document. OpenAPI 3.1 has no words for server-sent events; as tools agree,
 * the schema of such a content is that of one event, whose data is JSON inside a text.
 */

const JSON_TEXT = { type: 'string', contentMediaType: 'application/json' } as const

export function componentNamed(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

/** Events that go by names, each with JSON of its own. */
export function namedEvents(description: string, said: string, data: Readonly<Record<string, object>>) {
  return {
    type: 'object' as const,
    description,
    required: ['event', 'data'],
    properties: {
      event: { type: 'string' as const, enum: Object.keys(data) },
      data: { ...JSON_TEXT, description: said },
    },
    oneOf: Object.entries(data).map(([event, contentSchema]) => ({
      properties: { event: { enum: [event] }, data: { ...JSON_TEXT, contentSchema } },
    })),
  }
}

/** Events without names, and a word that is the data of the last one. */
export function unnamedEvents(description: string, said: string, schemas: readonly object[], last: string) {
  const json = schemas.map(contentSchema => ({ ...JSON_TEXT, contentSchema }))
  return {
    type: 'object' as const,
    description,
    required: ['data'],
    properties: {
      data: { description: said, anyOf: [{ type: 'string' as const, enum: [last] }, ...json] },
    },
  }
}
