import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WecomCrypto } from '@wecom/aibot-node-sdk'

/** A bot that says what it is told to, with the official SDK's crypto: what the platform is tried against. */

export const TOKEN = 'QDG6eK'
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'

type Fields = Readonly<Record<string, unknown>>

/** What a callback says. */
export type Heard = Fields & {
  readonly msgid: string
  readonly msgtype: string
  readonly response_url?: string
  readonly stream?: { readonly id: string }
  readonly text?: { readonly content: string }
}

/** Undefined is an empty 200, a number a status. `raw` is the envelope as it goes out. */
export type Says = (heard: Heard) => Fields | number | undefined | Promise<Fields | number | undefined>

export type TinyBot = {
  readonly url: string
  /** Everything heard, in its order. */
  readonly heard: readonly Heard[]
  readonly close: () => void
}

export async function tinyBot(
  says: Says,
  alter: (envelope: Fields) => Fields = envelope => envelope,
): Promise<TinyBot> {
  const crypto = new WecomCrypto(TOKEN, AES_KEY, '')
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const { searchParams: query } = new URL(request.url ?? '/', 'http://bot')
    const [signature = '', timestamp = '', nonce = ''] = ['msg_signature', 'timestamp', 'nonce'].map(
      name => query.get(name) ?? '',
    )
    try {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      const echo = query.get('echostr')
      const encrypted = echo ?? (JSON.parse(Buffer.concat(pieces).toString()) as { encrypt: string }).encrypt
      if (!crypto.verifySignature(signature, timestamp, nonce, encrypted)) throw new Error('not signed')
      const message = crypto.decrypt(encrypted)
      if (echo !== null) {
        response.end(message)
        return
      }
      const said = JSON.parse(message) as Heard
      heard.push(said)
      const reply = await says(said)
      if (typeof reply === 'number') response.writeHead(reply).end()
      else if (reply === undefined) response.end()
      else {
        const sealed = crypto.encrypt(JSON.stringify(reply), timestamp, nonce)
        response.end(
          JSON.stringify(
            alter({ encrypt: sealed.encrypt, msgsignature: sealed.signature, timestamp: Number(timestamp), nonce }),
          ),
        )
      }
    } catch {
      response.writeHead(400).end()
    }
  })
  await new Promise<void>(listening => {
    server.listen(0, '127.0.0.1', listening)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot`,
    heard,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A snapshot of a stream that is called after its message. */
export function snapshot(id: string, content: string, finish: boolean): Fields {
  return { msgtype: 'stream', stream: { id, content, finish } }
}
