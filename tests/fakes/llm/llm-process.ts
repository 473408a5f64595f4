import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { replyTo } from './replies.ts'
import { stream } from './stream.ts'
import type { Behaviour, Call, Control, Message, Stray } from './terms.ts'

/**
 * An OpenAI-compatible service of our own, in a process of its own: it says what it is told to, well or badly, and
 * writes down what it was asked. Started by start-llm.ts, which it ends with. Says on its first line where it listens.
 */

const MODEL = 'scripted'

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
  temperature: z.number().optional(),
  max_tokens: z.int().positive().optional(),
  stream: z.boolean().default(false),
  stream_options: z.object({ include_usage: z.boolean().default(false) }).optional(),
})

type Asked = z.output<typeof requestSchema>
type OpenCall = { -readonly [Name in keyof Call]: Call[Name] }

let script: readonly Behaviour[] = []
let next = 0
let key: string | null = null
let calls: OpenCall[] = []
let strays: Stray[] = []

const control: { [Name in keyof Control]: (given: Parameters<Control[Name]>[0]) => ReturnType<Control[Name]> } = {
  script(behaviours) {
    ;[script, next, calls, strays] = [behaviours ?? [], 0, [], []]
    return null
  },
  requireKey(given) {
    key = given ?? null
    return null
  },
  calls: () => calls,
  strays: () => strays,
}

function behaviourNow(): Behaviour {
  const behaviour = script[Math.min(next, script.length - 1)]
  if (!behaviour) throw new Error('script what the service shall do first')
  next += 1
  return behaviour
}

async function complete(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
  const asked = requestSchema.safeParse(JSON.parse(body))
  if (!asked.success) return refuse(response, 400, `invalid request: ${asked.error.message}`)
  const call = opened(request, asked.data)
  calls.push(call)
  const seed = calls.length
  let ending: Behaviour['ending']
  response.on('close', () => {
    call.endedAt = Date.now()
    call.closedEarly = !response.writableFinished && ending !== 'breaks_off'
  })
  // As real services do, it repeats what should be in no log: the key, and what was sent.
  if (key !== null && request.headers.authorization !== `Bearer ${key}`)
    return fail(call, response, 401, `Incorrect API key provided: ${request.headers.authorization}`)
  const behaviour = behaviourNow()
  const { status, retryAfter, refusesField } = behaviour
  ending = behaviour.ending
  if (behaviour.html) return page(call, response, status ?? 200)
  if (status !== undefined) return fail(call, response, status, `cannot answer ${body}`, retryAfter)
  if (refusesField !== undefined && refusesField in asked.data)
    return fail(call, response, 400, `Unrecognized request argument supplied: ${refusesField} in ${body}`)
  await answer(behaviour, asked.data, call, response, seed)
}

async function answer(behaviour: Behaviour, asked: Asked, call: OpenCall, response: ServerResponse, seed: number) {
  const { says = '' } = behaviour
  const text = typeof says === 'string' ? says : replyTo(asked.messages, says.to)
  const usage = usageOf(asked.messages, `${behaviour.reasons ?? ''}${text}`)
  if (!asked.stream) {
    call.said = text
    const message = { role: 'assistant', content: text, reasoning_content: behaviour.reasons }
    const choices = [{ index: 0, message, finish_reason: behaviour.finish ?? 'stop' }]
    return json(response, 200, {
      id: 'chatcmpl',
      object: 'chat.completion',
      created: 0,
      model: asked.model,
      choices,
      usage,
    })
  }
  await stream(behaviour, {
    response,
    model: asked.model,
    text,
    usage,
    withUsage: asked.stream_options?.include_usage ?? false,
    seed,
    said: piece => {
      call.said += piece
    },
  })
}

function opened(request: IncomingMessage, asked: Asked): OpenCall {
  return {
    messages: asked.messages,
    model: asked.model,
    temperature: asked.temperature ?? null,
    maxTokens: asked.max_tokens ?? null,
    streamed: asked.stream,
    fields: Object.keys(asked),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    said: '',
    status: 200,
    at: Date.now(),
    endedAt: null,
    closedEarly: false,
  }
}

/** A token a character, so that a test can tell what has to be counted. */
function usageOf(messages: readonly Message[], text: string): Record<string, number> {
  const prompt = messages.reduce((sum, { content }) => sum + [...content].length, 0)
  const completion = [...text].length
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

function fail(call: OpenCall, response: ServerResponse, status: number, message: string, retryAfter?: string): void {
  call.status = status
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  refuse(response, status, message)
}

function refuse(response: ServerResponse, status: number, message: string): void {
  json(response, status, { error: { message, type: 'error', param: null, code: null } })
}

/** What stands before a service that is down, or at an address that is none. */
function page(call: OpenCall, response: ServerResponse, status: number): void {
  call.status = status
  response.writeHead(status, { 'content-type': 'text/html' })
  response.end('<!doctype html>\n<title>Welcome</title>\n<p>data: is not here</p>\n')
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request
  const path = request.url ?? '/'
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const body = Buffer.concat(pieces).toString()
  if (path === '/v1/chat/completions' && method === 'POST') return complete(request, response, body)
  if (path === '/v1/models')
    return json(response, 200, {
      object: 'list',
      data: [{ id: MODEL, object: 'model', created: 0, owned_by: 'tests' }],
    })
  const name = path.replace('/control/', '')
  if (!Object.hasOwn(control, name)) {
    strays.push({ method, path, body })
    return json(response, path.startsWith('/v1/') ? 404 : 200, {})
  }
  const act = control[name as keyof Control] as (given: unknown) => unknown
  json(response, 200, { result: act(JSON.parse(body)) })
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    if (response.headersSent) response.destroy()
    else refuse(response, 500, message)
  })
})
const port = Number(process.argv[2] ?? 0)
server.listen(port, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
// The one who started it holds the other end, so that it outlives no test.
process.stdin.on('end', () => process.exit()).resume()
