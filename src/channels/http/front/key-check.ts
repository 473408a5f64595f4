import { createHash } from 'node:crypto'
import type { AccessKey, KeyRing, KeyScope } from '../../../library/key-ring.ts'

/** A key that is good. */
export type GoodKey = {
  readonly id: string
  readonly scope: KeyScope
  /** Requests a minute. */
  readonly perMinute: number
}

export type Checked =
  | { readonly kind: 'good'; readonly key: GoodKey }
  /** No key, no such key, or one that was revoked. */
  | { readonly kind: 'missing' | 'unknown' | 'revoked' }

export type KeyCheck = {
  /** False until the first key is made; a revoked one counts, or revoking the last would open the service. */
  needed(): boolean
  check(given: string | undefined): Checked
}

export type KeyCheckOptions = {
  readonly ring: Pick<KeyRing, 'byHash' | 'list'>
  /** Keys that stand in the configuration. */
  readonly configured: readonly { readonly scope: KeyScope; readonly hash: string }[]
  /** Of a key that has no limit of its own. */
  readonly perMinute: number
}

/** Begins every key, so that people and scanners for leaked secrets know one when they see it. */
export const KEY_PREFIX = 'nb_'

/** sha256 (hex) of a key, which is all that is stored of it. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** What a configured key is called, having no name of its own. */
export function configuredId(hash: string): string {
  return `config:${hash.slice(0, 8)}`
}

/**
 * Tells good keys from others. Every call hashes once and looks up once, whatever is given; a lookup by hash tells a
 * guesser nothing by its time, because nobody can choose the hash of what he guesses.
 */
export function createKeyCheck({ ring, configured, perMinute }: KeyCheckOptions): KeyCheck {
  const byHash = new Map(
    configured.map(({ scope, hash }) => [hash, { id: configuredId(hash), scope, perMinute }] as const),
  )
  // Keys are never taken out of the ring, so that once there is one it need not be asked again.
  let needed = byHash.size > 0
  return {
    needed() {
      needed ||= ring.list().length > 0
      return needed
    },
    check(given) {
      const hash = hashOf(given ?? '')
      const fromRing = ring.byHash(hash)
      // The ring goes first: a key that is also configured, for the edge or another machine, is revoked here all the same.
      const key = fromRing ? goodKey(fromRing, perMinute) : byHash.get(hash)
      if (given === undefined) return { kind: 'missing' }
      if (!key) return { kind: fromRing ? 'revoked' : 'unknown' }
      return { kind: 'good', key }
    },
  }
}

function goodKey(key: AccessKey, perMinute: number): GoodKey | undefined {
  if (key.revoked !== null) return undefined
  return { id: key.id, scope: key.scope, perMinute: key.perMinute ?? perMinute }
}
