import { createRoute, z } from '@hono/zod-openapi'
import { explainInvalid } from '../http/explain-invalid.ts'
import type { HttpApp } from '../http/http-app.ts'
import { limitBodyTo } from '../http/limit-body.ts'
import { JSON_UTF8 } from '../http/problems.ts'
import { text } from '../http/question-shapes.ts'
import { readyService, type ServiceState } from '../http/service.ts'
import { modelNotFound, openaiProblems, refused } from './openai-errors.ts'

/** Texts embed one after the other, on one processor beside everybody's questions. */
const MOST_INPUTS = 64

/** In characters, of all texts: a text of 512 tokens takes up to a second on a busy machine, and this is a dozen such. */
const MOST_CHARACTERS = 8000

/** In characters: more than the 512 tokens that the model reads, so that nothing it can read is refused. */
const LONGEST_INPUT = 2000

/** Bytes: all of `input` at its largest, in UTF-8 with room for escapes. */
const MAX_EMBEDDINGS_BODY = 1024 * 1024

/** What the union of both cannot say as clearly. */
const textsSchema = z.object({
  input: z
    .array(text(LONGEST_INPUT))
    .min(1)
    .max(MOST_INPUTS)
    .refine(
      texts => texts.reduce((sum, { length }) => sum + length, 0) <= MOST_CHARACTERS,
      `must have at most ${MOST_CHARACTERS} characters in all; send fewer texts at once`,
    ),
})
const textSchema = z.object({ input: text(LONGEST_INPUT) })

const embeddingsRequestSchema = z
  .looseObject({
    model: z.string(),
    input: z
      .union([z.string(), z.array(z.string())], {
        error: 'must be a text or a list of texts; lists of token numbers are not taken',
      })
      .openapi({
        description: `At most ${MOST_INPUTS} texts of at most ${LONGEST_INPUT} characters, ${MOST_CHARACTERS} in all, none blank. The model reads the first 512 tokens of a text, about 700 Chinese characters.`,
      }),
    encoding_format: z.enum(['float', 'base64']).nullish().openapi({
      description: 'base64 is of 32-bit floats, little-endian; float if left out.',
    }),
    dimensions: z.number().int().nullish().openapi({ description: "Only the model's own number." }),
    input_type: z.enum(['query', 'passage']).nullish().openapi({
      description:
        'Which of the two prefixes e5 was trained with is put before each text; query if left out. Texts to be found are passages.',
    }),
  })
  .openapi('OpenAIEmbeddingsRequest', {
    example: { model: 'multilingual-e5-small', input: ['受理行政复议申请'], encoding_format: 'float' },
  })

const embeddingsSchema = z
  .object({
    object: z.literal('list'),
    model: z.string(),
    data: z.array(
      z.object({
        object: z.literal('embedding'),
        index: z.number().int().min(0),
        embedding: z.union([z.array(z.number()), z.string()]).openapi({ description: 'Of unit length.' }),
      }),
    ),
    usage: z
      .object({ prompt_tokens: z.number().int(), total_tokens: z.number().int() })
      .openapi({ description: 'Zeros: tokens are not counted.' }),
  })
  .openapi('OpenAIEmbeddings')

const embeddingsRoute = createRoute({
  method: 'post',
  path: '/v1/embeddings',
  operationId: 'embeddings',
  tags: ['openai'],
  summary: 'Embed texts with the model that searches, as OpenAI does',
  middleware: limitBodyTo(MAX_EMBEDDINGS_BODY),
  request: {
    body: { required: true, content: { 'application/json': { schema: embeddingsRequestSchema } } },
  },
  responses: {
    200: { description: 'The vectors.', content: { 'application/json': { schema: embeddingsSchema } } },
    ...openaiProblems,
  },
})

/** POST /v1/embeddings */
export function addEmbeddings(app: HttpApp, state: () => ServiceState): void {
  app.openapi(embeddingsRoute, async c => {
    const { model, input, encoding_format, dimensions, input_type } = c.req.valid('json')
    const { embedding } = readyService(state())
    if (model !== embedding.model) return modelNotFound(c, model, [embedding.model])
    if (typeof dimensions === 'number' && dimensions !== embedding.dimensions)
      return refused(c, 400, 'bad_request', 'dimensions', `${model} has ${embedding.dimensions} dimensions.`)
    const texts = typeof input === 'string' ? textSchema.safeParse({ input }) : textsSchema.safeParse({ input })
    if (!texts.success) {
      const { message, field = 'input' } = explainInvalid(texts.error.issues, 'the body', { input })
      return refused(c, 400, 'bad_request', field, message)
    }
    const encode = encoding_format === 'base64' ? base64Of : (vector: readonly number[]) => [...vector]
    const vectors = await embedding.embed([texts.data.input].flat(), input_type ?? 'query', c.req.raw.signal)
    const data = vectors.map((vector, index) => ({
      object: 'embedding' as const,
      index,
      embedding: encode(vector),
    }))
    const usage = { prompt_tokens: 0, total_tokens: 0 }
    return c.json({ object: 'list' as const, model, data, usage }, 200, JSON_UTF8)
  })
}

function base64Of(vector: readonly number[]): string {
  return Buffer.from(Float32Array.from(vector).buffer).toString('base64')
}
