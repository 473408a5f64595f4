import { randomBytes } from 'node:crypto'
import { post, type Request, signedRequest } from './deliver.ts'
import { encrypt, type Secrets } from './envelope.ts'
import type { Attack, AttackOutcome } from './terms.ts'

/** Where callbacks go and how they are wrapped: JSON for the bot, XML for the app. */
export type Target = {
  readonly callbackUrl: string
  readonly secrets: Secrets
  readonly wrap: (encrypted: string) => { readonly body: string; readonly contentType: string }
  /** A message that would be taken if it were rightly wrapped. */
  readonly message: () => string
}

/** Sends one callback that must not be let in. */
export async function attack(target: Target, kind: Attack): Promise<AttackOutcome> {
  const reply = await post(ATTACKERS[kind](target))
  return reply.kind === 'answered'
    ? { attack: kind, status: reply.status, body: reply.body }
    : { attack: kind, status: 0, body: '' }
}

const ATTACKERS: Record<Attack, (target: Target) => Request> = {
  wrong_signature(target) {
    const request = honest(target)
    const url = new URL(request.url)
    url.searchParams.set('msg_signature', randomBytes(20).toString('hex'))
    return { ...request, url: url.href }
  },
  another_token: target => honest({ ...target, secrets: { ...target.secrets, token: 'somebodyelsestoken' } }),
  another_receiver: target => honest({ ...target, secrets: { ...target.secrets, receiveId: 'wwSomebodyElse' } }),
  truncated_ciphertext: target => signed(target, encrypt(target.secrets, target.message()).slice(0, -24)),
  flipped_ciphertext(target) {
    const bytes = Buffer.from(encrypt(target.secrets, target.message()), 'base64')
    // This byte decides over the last one of the plaintext, which says how long the padding is.
    bytes[bytes.length - 17] = (bytes.at(-17) ?? 0) ^ 0xff
    return signed(target, bytes.toString('base64'))
  },
  garbage: target => ({ ...honest(target), body: randomBytes(200).toString('latin1') }),
}

function honest(target: Target): Request {
  return signed(target, encrypt(target.secrets, target.message()))
}

function signed({ callbackUrl, secrets, wrap }: Target, encrypted: string): Request {
  return signedRequest(callbackUrl, secrets, encrypted, wrap)
}
