import { z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { AskOptions, Step } from '../../../question/ask.ts'
import type { Answer, Target } from '../../../question/question.ts'
import { type AnswerShape, answerSchema, answerShape, citationSchema } from '../answer-shape.ts'
import { componentNamed, namedEvents } from '../document/event-document.ts'
import type { HttpApp, HttpContext } from '../http-app.ts'
import { problemSchema } from '../problems.ts'
import { scopeSchema, scopeShape } from '../question-shapes.ts'
import { placeName } from '../report-shapes.ts'

/** An answer as it comes about, in server-sent events. */

const TOPICS = ['reports', 'small_talk', 'library', 'off_topic', 'vague'] as const
const COMPARISONS = ['compare', 'which_is_most', 'sum', 'trend'] as const

const ofTarget = { place: z.string().nullable(), year: z.number().int().nullable() }

const stepSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('understood'),
      topic: z.enum(TOPICS).openapi({ description: 'Whether the reports are asked, or what else.' }),
      question: z.string().openapi({ description: 'With what it left out, as an earlier question says it.' }),
      places: z.array(z.string()).openapi({ description: 'As named in the question.' }),
      years: z.array(z.number().int()),
      comparison: z.enum(COMPARISONS).nullable(),
      scope: scopeSchema.openapi({ description: 'Where the answer is looked for; empty where it is not.' }),
    }),
    z.object({
      kind: z.literal('retrieved'),
      ...ofTarget,
      passages: z.number().int().min(0).openapi({ description: 'How many are looked at.' }),
    }),
    z.object({
      kind: z.literal('extracted'),
      ...ofTarget,
      quotes: z.number().int().min(0).openapi({ description: 'How many will be cited.' }),
      confidence: z.number().min(0).max(1),
    }),
  ])
  .openapi('AskStep')

type StepShape = z.infer<typeof stepSchema>

const tokenSchema = z.object({ text: z.string() }).openapi('AskToken', { description: 'A piece of the text.' })
const doneSchema = z.object({ id: z.string() }).openapi('AskDone', { description: 'Of the answer.' })

/** What is streamed: the name of an event with its data. */
export const askEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('step'), data: stepSchema }),
  z.object({ event: z.literal('citation'), data: citationSchema }),
  z.object({ event: z.literal('token'), data: tokenSchema }),
  z.object({ event: z.literal('answer'), data: answerSchema }),
  z.object({ event: z.literal('done'), data: doneSchema }),
  z.object({ event: z.literal('error'), data: problemSchema }),
])

/** Without errors, which only whoever writes the stream can put into words. */
export type AskEvent = Exclude<z.infer<typeof askEventSchema>, { event: 'error' }>

/** The content of a streamed 200, for the OpenAPI document. */
export const eventStreamContent = { 'text/event-stream': { schema: componentNamed('AskEvent') } }

/** Names what `eventStreamContent` refers to. */
export function documentEvents({ openAPIRegistry: registry }: HttpApp): void {
  registry.register(COMPONENTS.step, stepSchema)
  registry.register(COMPONENTS.token, tokenSchema)
  registry.register(COMPONENTS.done, doneSchema)
  registry.registerComponent(
    'schemas',
    'AskEvent',
    namedEvents(
      'One server-sent event of an answer that is streamed. Any number of step come first, then each citation once, before any text: where a model words the answer, before it begins. The texts of all token together are `answer`; each is final, since what a model writes is sent when it has passed the checks. Then the whole answer, whose citations may have a translation by then, and done. error ends the stream in their place.',
      Object.entries(COMPONENTS)
        .map(([event, component]) => `${event}: ${component}`)
        .join(', '),
      Object.fromEntries(Object.entries(COMPONENTS).map(([event, component]) => [event, componentNamed(component)])),
    ),
  )
}

/** What the data of an event is called in the document. */
const COMPONENTS = {
  step: 'AskStep',
  citation: 'Citation',
  token: 'AskToken',
  answer: 'Answer',
  done: 'AskDone',
  error: 'Error',
} as const satisfies Record<z.infer<typeof askEventSchema>['event'], string>

/** Asks, and tells what happens on the way. Cancelling it aborts the question, as does `signal`. */
export function askEvents(
  ask: (options: AskOptions) => Promise<Answer>,
  signal: AbortSignal,
): ReadableStream<AskEvent> {
  const left = new AbortController()
  return new ReadableStream<AskEvent>({
    async start(controller) {
      const told = telling(event => controller.enqueue(event))
      const answer = await ask({ onStep: told.step, signal: AbortSignal.any([left.signal, signal]) })
      if (left.signal.aborted) return
      told.answer(answer)
      controller.close()
    },
    cancel: () => left.abort(),
  })
}

/** Tells each step and each part of the answer once, as soon as it is there. */
function telling(tell: (event: AskEvent) => void) {
  const cited = new Set<number>()
  let written = 0
  const cite = ({ citations }: AnswerShape) => {
    for (const data of citations) {
      if (!cited.has(data.index)) tell({ event: 'citation', data })
      cited.add(data.index)
    }
  }
  const write = (text: string) => {
    for (const piece of piecesOf(text)) tell({ event: 'token', data: { text: piece } })
    written += text.length
  }
  return {
    step(step: Step) {
      if (step.kind === 'quoted') cite(answerShape(step.answer))
      else if (step.kind === 'written') write(step.text)
      else tell({ event: 'step', data: stepShape(step) })
    },
    answer(answer: Answer) {
      const shape = answerShape(answer)
      cite(shape)
      write(shape.answer.slice(written))
      tell({ event: 'answer', data: shape })
      tell({ event: 'done', data: { id: shape.id } })
    },
  }
}

/** Up to and with a line's or a clause's end and the marks behind it, so that nothing is torn where a reader looks. */
const PIECE = /[^\n。；]*(?:[\n。；]+[”’」』）)]*(?: ?\[\d+\])*|$)/gu

/** The text in pieces that, put together, are the text. */
export function piecesOf(text: string): string[] {
  return (text.match(PIECE) ?? []).filter(piece => piece !== '')
}

/**
 * Reads the first event before anything is sent: what fails until then rejects, and can still be an ordinary response.
 * The stream ends at once when the client leaves, and cancels `events`.
 *
 * @param write Puts one event into words, if it is to be sent.
 * @param failure Puts into words what was thrown later.
 */
export async function streamed<Event>(
  c: HttpContext,
  events: ReadableStream<Event>,
  write: (event: Event) => readonly Message[],
  failure: (error: unknown) => Message | Promise<Message>,
): Promise<Response> {
  const reader = events.getReader()
  const first = await reader.read()
  // Proxies of nginx's kind hold a response back until a buffer is full.
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async stream => {
    stream.onAbort(() => reader.cancel())
    try {
      for (let next = first; !next.done; next = await reader.read())
        for (const message of write(next.value)) await stream.writeSSE(message)
    } catch (error) {
      if (!stream.aborted) await stream.writeSSE(await failure(error))
    }
  })
}

export type Message = { readonly event?: string; readonly data: string }

/** An event under its name. */
export function named({ event, data }: AskEvent): Message[] {
  return [{ event, data: JSON.stringify(data) }]
}

function stepShape(step: Exclude<Step, { kind: 'quoted' | 'written' }>): StepShape {
  switch (step.kind) {
    case 'understood': {
      const { query, topic, scope } = step
      return {
        kind: 'understood',
        topic: topic.kind,
        question: query.question,
        places: query.places.map(({ text }) => text),
        years: [...new Set(query.years.map(({ year }) => year))],
        comparison: query.comparison ?? null,
        scope: scopeShape(scope?.kind === 'targets' ? scope.targets : []),
      }
    }
    case 'retrieved':
      return { kind: 'retrieved', ...targetShape(step.target), passages: step.hits.length }
    case 'extracted': {
      const { target, extracts, confidence } = step.found
      const shown = Number(confidence.toFixed(3)) // As in the answer.
      return { kind: 'extracted', ...targetShape(target), quotes: extracts.length, confidence: shown }
    }
  }
}

function targetShape({ place, year }: Target) {
  return { place: placeName(place), year }
}
