import { z } from '@hono/zod-openapi'
import { answerSchema } from '../http/answer-shape.ts'
import type { AskEvent, Message } from '../http/ask/ask-stream.ts'
import { annotationSchema, annotationsOf } from './annotations.ts'
import { CHAT_MODEL } from './models-route.ts'

const usageSchema = z
  .object({
    prompt_tokens: z.number().int(),
    completion_tokens: z.number().int(),
    total_tokens: z.number().int(),
  })
  .openapi('OpenAIUsage', { description: 'Zeros: whoever asks here is not counted tokens.' })

const USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }

const about = { id: z.string(), created: z.number().int(), model: z.literal(CHAT_MODEL) }
const whole = answerSchema.openapi({ description: 'The answer as POST /v1/ask gives it.' })

export const completionSchema = z
  .object({
    ...about,
    object: z.literal('chat.completion'),
    system_fingerprint: z.string().openapi({ description: 'Of the index that was searched.' }),
    choices: z.array(
      z.object({
        index: z.literal(0),
        message: z.object({
          role: z.literal('assistant'),
          content: z.string(),
          refusal: z.null(),
          annotations: z.array(annotationSchema),
        }),
        logprobs: z.null(),
        finish_reason: z.literal('stop'),
      }),
    ),
    usage: usageSchema,
    nianbao: whole,
  })
  .openapi('OpenAICompletion')

/** One completion, whichever way it is given. */
export type Completing = {
  readonly id: string
  /** Seconds since 1970. */
  readonly created: number
  /** Where people reach this service; undefined where they do not. */
  readonly publicUrl: string | undefined
}

type Answer = z.infer<typeof answerSchema>

/** Chat programs show nothing but the text, so what a reader should know stands below it. */
function noticesBelow({ notices }: Answer): string {
  return notices.map(({ message }) => `\n※ ${message}`).join('')
}

export function completionShape(
  answer: Answer,
  { id, created, publicUrl }: Completing,
): z.infer<typeof completionSchema> {
  const annotations = annotationsOf(answer, publicUrl)
  const message = {
    role: 'assistant' as const,
    content: answer.answer + noticesBelow(answer),
    refusal: null,
    annotations,
  }
  return {
    id,
    object: 'chat.completion',
    created,
    model: CHAT_MODEL,
    system_fingerprint: answer.index,
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: USAGE,
    nianbao: answer,
  }
}

/** One piece of a streamed completion, for the OpenAPI document. */
export const chunkSchema = z
  .object({
    ...about,
    object: z.literal('chat.completion.chunk'),
    choices: z
      .array(
        z.object({
          index: z.literal(0),
          delta: z.object({
            role: z.literal('assistant').optional(),
            content: z.string().optional(),
            annotations: z.array(annotationSchema).optional(),
          }),
          logprobs: z.null(),
          finish_reason: z.union([z.literal('stop'), z.null()]),
        }),
      )
      .openapi({ description: 'Empty in the last chunk where usage is asked for.' }),
    usage: usageSchema.nullish(),
    nianbao: whole.optional(),
  })
  .openapi('OpenAIChunk', {
    description:
      'Streamed chunks: the role, the text in pieces, then the annotations and the whole answer; [DONE] ends them.',
  })

type Chunk = z.infer<typeof chunkSchema>
type Delta = Chunk['choices'][number]['delta']

/** Turns what happens while a question is answered into a completion's chunks. */
export function chunksOf(
  { id, created, publicUrl }: Completing,
  includeUsage: boolean,
): (event: AskEvent) => Message[] {
  const chunk = (given: Partial<Chunk>): Message => {
    const whole: Chunk = { id, object: 'chat.completion.chunk', created, model: CHAT_MODEL, choices: [], ...given }
    return { data: JSON.stringify(includeUsage ? { usage: null, ...whole } : whole) }
  }
  const choice = (delta: Delta, finish_reason: 'stop' | null = null) => ({
    choices: [{ index: 0 as const, delta, logprobs: null, finish_reason }],
  })
  const rest = ({ event, data }: AskEvent): Message[] => {
    if (event === 'token') return [chunk(choice({ content: data.text }))]
    if (event === 'answer') {
      const notices = noticesBelow(data)
      return [
        ...(notices === '' ? [] : [chunk(choice({ content: notices }))]),
        chunk({ ...choice({ annotations: annotationsOf(data, publicUrl) }, 'stop'), nianbao: data }),
      ]
    }
    if (event === 'done') return [...(includeUsage ? [chunk({ usage: USAGE })] : []), { data: '[DONE]' }]
    return []
  }
  let begun = false
  return event => {
    // Steps have no chunks of their own; the first one tells the client that an answer is coming.
    const first = begun ? [] : [chunk(choice({ role: 'assistant', content: '' }))]
    begun = true
    return [...first, ...rest(event)]
  }
}
