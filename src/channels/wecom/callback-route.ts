import type { Context } from 'hono'
import {
  CallbackRefused,
  type CallbackSecret,
  openEcho,
  openEncrypted,
  type SignedQuery,
  signedQueryOf,
} from './crypto.ts'

/**
 * What the callbacks of bot and app have in common. Anybody can call them, so whatever is not signed by WeCom, or is no
 * message of WeCom's although it is, gets one and the same bare answer.
 */

/** The longest message that is read, as base64 within its envelope. */
export const MOST_CALLBACK_BYTES = 512 * 1024

export function refused(c: Context): Response {
  return c.body(null, 403)
}

/** GET: proves to WeCom that the address is its owner's. */
export function verifyAddress(secret: CallbackSecret): (c: Context) => Response {
  return c => {
    const query = signedQueryOf(c.req.queries())
    // A proxy that decodes the query once turns a plus into a blank; base64 has none.
    const encrypted = c.req.query('echostr')?.replaceAll(' ', '+')
    const plaintext = query && encrypted && opened(() => openEcho(secret, query, encrypted))
    return plaintext ? c.body(plaintext, 200, { 'content-type': 'text/plain' }) : refused(c)
  }
}

/** The plaintext of a callback; undefined for whatever is not WeCom's. */
export function openCallback(secret: CallbackSecret, query: SignedQuery, encrypted: string): string | undefined {
  return opened(() => openEncrypted(secret, query, encrypted))
}

function opened(open: () => string): string | undefined {
  try {
    return open()
  } catch (error) {
    if (error instanceof CallbackRefused) return undefined
    throw error
  }
}

/**
 * Set by the gateway on a callback that it has kept and acknowledged with an empty answer: WeCom does not read what is
 * answered to it now, and asks for no stream.
 *
 * It is not signed, and does no harm in other hands. Nobody gets this far without a callback that WeCom signed. Whoever
 * has got hold of one and repeats it finds its message in the outbox, where it stays as it is. Were he the first, the
 * answer would go to the same person by the other way of the same message, and by that one alone.
 */
const KEPT = 'x-nianbao-kept'

export function isKept(c: Context): boolean {
  return c.req.header(KEPT) === 'true'
}
