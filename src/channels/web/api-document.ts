import { z } from 'zod'

/** As much of an OpenAPI 3.1 document as the page at /docs shows; what it does not know it leaves out. */

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  example: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  get items() {
    return schemaShape.optional()
  },
  get properties() {
    return z.record(z.string(), schemaShape).optional()
  },
  get allOf() {
    return z.array(schemaShape).optional()
  },
  get anyOf() {
    return z.array(schemaShape).optional()
  },
  get oneOf() {
    return z.array(schemaShape).optional()
  },
})

const content = z.record(z.string(), z.object({ schema: schemaShape.optional(), example: z.unknown().optional() }))

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().optional(),
  example: z.unknown().optional(),
  schema: schemaShape.default({}),
})

const operation = z.object({
  operationId: z.string(),
  summary: z.string().default(''),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: content.optional() })),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
})

const apiDocument = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  servers: z.array(z.object({ url: z.string() })).optional(),
  tags: z.array(z.object({ name: z.string(), description: z.string().default('') })).default([]),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  components: z
    .object({
      schemas: z.record(z.string(), schemaShape).default({}),
      securitySchemes: z
        .record(
          z.string(),
          z.looseObject({
            description: z.string().optional(),
            scheme: z.string().optional(),
            name: z.string().optional(),
          }),
        )
        .default({}),
    })
    .default({ schemas: {}, securitySchemes: {} }),
  // Beside operations a path may hold parameters and a summary of its own, which this project's paths do not.
  paths: z.record(z.string(), z.record(z.string(), operation)).default({}),
})

export type ApiDocument = z.infer<typeof apiDocument>
export type ApiSchema = z.infer<typeof schemaShape>
export type ApiOperation = z.infer<typeof operation> & { readonly method: string; readonly path: string }
export type ApiContent = z.infer<typeof content>

/** Reads a document that was JSON. */
export function readApiDocument(document: unknown): ApiDocument {
  return apiDocument.parse(document)
}

/** Every operation with its method and path, in the order of the document. */
export function operationsOf({ paths }: ApiDocument): ApiOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, given]) => ({ ...given, method: method.toUpperCase(), path })),
  )
}

const COMPONENT = '#/components/schemas/'

/** The name of the component that a schema refers to. */
export function componentOf({ $ref }: ApiSchema): string | undefined {
  return $ref?.startsWith(COMPONENT) ? $ref.slice(COMPONENT.length) : undefined
}
