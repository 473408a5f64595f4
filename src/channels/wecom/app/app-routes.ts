import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { messageOf } from '../../../errors.ts'
import { isKept, MOST_CALLBACK_BYTES, openCallback, refused, verifyAddress } from '../callback-route.ts'
import { type CallbackSecret, type SignedQuery, sealEncrypted, signedQueryOf } from '../crypto.ts'
import { type AppMessage, readAppMessage, readEnvelope } from './app-message.ts'
import { envelopeXml, replyXml } from './app-reply.ts'

/** What goes back with a callback: a text, or nothing. */
export type AppReply = { readonly text: string | undefined }

export type AppRoutesOptions = {
  /** Its receive id is the corp id. */
  readonly secret: CallbackSecret
  readonly agentId: number
  /** Resolves when what was said is safe on the disk; undefined while nothing can be taken yet. */
  readonly hear: (message: AppMessage, gone: AbortSignal) => Promise<AppReply | undefined>
  readonly now: () => Date
  readonly randomBytes: (count: number) => Uint8Array
  readonly onFault: (line: string) => void
}

export const APP_PATH = '/wecom/app'

/** What goes back with a callback that the gateway has kept would be lost. */
const NOBODY_WAITS = AbortSignal.abort()

/** GET and POST /wecom/app */
export function createAppRoutes(options: AppRoutesOptions): Hono {
  const { secret, hear, onFault } = options
  const app = new Hono()

  app.get(APP_PATH, verifyAddress(secret))

  app.post(APP_PATH, bodyLimit({ maxSize: MOST_CALLBACK_BYTES, onError: refused }), async c => {
    const query = signedQueryOf(c.req.queries())
    const message = query && messageIn(await c.req.text(), query, options)
    if (!query || !message) return refused(c)
    try {
      const reply = await hear(message, isKept(c) ? NOBODY_WAITS : c.req.raw.signal)
      // WeCom repeats what is not answered with 200.
      if (reply === undefined) return c.body(null, 503, { 'retry-after': '5' })
      if (reply.text === undefined) return c.body(null, 200)
      return c.body(sealed(message, reply.text, query, options), 200, { 'content-type': 'application/xml' })
    } catch (error) {
      onFault(`a callback of the app could not be taken (${message.kind}): ${messageOf(error)}`)
      return c.body(null, 503)
    }
  })

  return app
}

/** The message, if it is for this app; of what stands outside the encrypted part nothing is signed. */
function messageIn(
  body: string,
  query: SignedQuery,
  { secret, agentId }: Pick<AppRoutesOptions, 'secret' | 'agentId'>,
): AppMessage | undefined {
  // Some events belong to no app, and say so by naming none.
  const isOurs = (given: string) => given === '' || given === String(agentId)
  const envelope = readEnvelope(body)
  if (!envelope || envelope.toUserName !== secret.receiveId || !isOurs(envelope.agentId)) return undefined
  const plaintext = openCallback(secret, query, envelope.encrypt)
  const message = plaintext === undefined ? undefined : readAppMessage(plaintext)
  return message?.corpId === secret.receiveId && isOurs(message.agentId) ? message : undefined
}

function sealed(
  { userId, corpId }: AppMessage,
  text: string,
  { nonce }: SignedQuery,
  { secret, now, randomBytes }: Pick<AppRoutesOptions, 'secret' | 'now' | 'randomBytes'>,
): string {
  const createTime = Math.floor(now().getTime() / 1000)
  const timestamp = String(createTime)
  const xml = replyXml({ userId, corpId, createTime, text })
  const { encrypt, signature } = sealEncrypted(secret, xml, { timestamp, nonce, random16: randomBytes(16) })
  return envelopeXml({ encrypt, signature, timestamp, nonce })
}
