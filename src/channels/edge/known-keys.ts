/** Keys at the edge: as in the Node service only their hashes are known. */

export type KnownKeys = { readonly has: (hash: string) => boolean }

const ENTRY = /^(?:ask|admin):[0-9a-f]{64}$/

/**
 * Undefined where no hashes are set: then the origin alone judges keys.
 *
 * @throws where an entry is malformed: a list that is half read would keep out those it should let in
 */
export function knownKeys(given: string | undefined): KnownKeys | undefined {
  const entries = (given ?? '').split(',').flatMap(entry => entry.trim() || [])
  if (entries.length === 0) return undefined
  if (!entries.every(entry => ENTRY.test(entry))) {
    throw new Error('KEY_HASHES must be ask:HASH or admin:HASH (sha256, hex), with commas between')
  }
  return new Set(entries.map(entry => entry.slice(entry.indexOf(':') + 1)))
}

/** sha256 (hex) of a key. */
export async function keyHash(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
