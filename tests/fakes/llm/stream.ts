import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Behaviour, Ending } from './terms.ts'

/** A text as it leaves a service: in events of a few characters, which the network cuts anywhere. */

const LONGEST_PIECE = 4

export type Leaving = {
  readonly response: ServerResponse
  readonly model: string
  readonly text: string
  readonly usage: Readonly<Record<string, number>>
  readonly withUsage: boolean
  /** The same numbers give the same pieces. */
  readonly seed: number
  readonly said: (piece: string) => void
}

export async function stream(behaviour: Behaviour, leaving: Leaving): Promise<void> {
  const { response, text } = leaving
  const { ending = 'well', share = 1, reasons, waitMs = 0 } = behaviour
  const random = randomFrom(leaving.seed)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  response.flushHeaders()
  if (waitMs > 0) await pause(waitMs)
  if (reasons !== undefined)
    await sayAll(reasons, piece => chunk(leaving, { reasoning_content: piece }), random, leaving)
  const characters = [...text]
  const shown = characters.slice(0, Math.ceil(characters.length * share)).join('')
  do {
    await sayAll(shown, piece => chunk(leaving, { content: piece }), random, leaving, leaving.said)
  } while (ending === 'endless' && !response.destroyed)
  await ENDINGS[ending](behaviour, leaving)
}

async function sayAll(
  text: string,
  eventOf: (piece: string) => string,
  random: () => number,
  { response }: Leaving,
  said: (piece: string) => void = () => {},
): Promise<void> {
  for (const piece of piecesOf(text, random)) {
    if (response.destroyed) return
    await torn(response, eventOf(piece), random)
    said(piece)
  }
}

/** Never within a character, but within a marker, a number or a word. */
export function* piecesOf(text: string, random: () => number): Generator<string> {
  const characters = [...text]
  for (let at = 0; at < characters.length; ) {
    const length = 1 + Math.floor(random() * LONGEST_PIECE)
    yield characters.slice(at, at + length).join('')
    at += length
  }
}

/** In two packets, the cut lying anywhere, within a character too. */
async function torn(response: ServerResponse, event: string, random: () => number): Promise<void> {
  const bytes = Buffer.from(event)
  const cut = Math.floor(random() * bytes.length)
  response.write(bytes.subarray(0, cut))
  await nextTurn()
  response.write(bytes.subarray(cut))
  await nextTurn()
}

function chunk({ model, seed }: Leaving, delta: object, finish: string | null = null): string {
  return event({
    id: `chatcmpl-${seed}`,
    object: 'chat.completion.chunk',
    created: 0,
    model,
    choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: finish }],
  })
}

const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`

const ENDINGS: Record<Ending, (behaviour: Behaviour, leaving: Leaving) => void | Promise<void>> = {
  well(behaviour, leaving) {
    finish(behaviour, leaving)
    leaving.response.end('data: [DONE]\n\n')
  },
  without_done(behaviour, leaving) {
    finish(behaviour, leaving)
    leaving.response.end()
  },
  unfinished: (_, { response }) => void response.end(),
  stalls() {},
  breaks_off: async (_, { response }) => {
    // What was written before has to arrive before the connection dies.
    await pause(20)
    response.destroy()
  },
  garbage(_, { response }) {
    response.write(Buffer.from([0x64, 0x61, 0x74, 0x61, 0x3a, 0x20, 0x7b, 0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0a, 0x0a]))
    response.end(Buffer.from([0x00, 0xff, 0x0a, 0x0a]))
  },
  error(_, { response }) {
    response.end(event({ error: { message: 'the engine died', type: 'server_error', code: null } }))
  },
  endless() {},
}

function finish({ finish: reason = 'stop' }: Behaviour, leaving: Leaving): void {
  const { response, model, seed, usage, withUsage } = leaving
  response.write(chunk(leaving, {}, reason))
  if (!withUsage) return
  response.write(
    event({ id: `chatcmpl-${seed}`, object: 'chat.completion.chunk', created: 0, model, choices: [], usage }),
  )
}

/** mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
