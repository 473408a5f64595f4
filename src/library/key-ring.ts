/** The keys that callers identify themselves by: one of the records. A key itself is never stored. */

/** `ask` may ask, search and read; `admin` may do everything. */
export type KeyScope = 'ask' | 'admin'

export type AccessKey = {
  readonly id: string
  /** For people: whose key it is. */
  readonly name: string
  /** sha256 (hex) of the key. A key is 32 random bytes, which no dictionary holds: a slow hash would protect nothing. */
  readonly hash: string
  readonly scope: KeyScope
  /** Requests a minute; null for the service's own limit. */
  readonly perMinute: number | null
  readonly created: Date
  /** Null while it is good. */
  readonly revoked: Date | null
}

export type KeyRing = {
  add(key: AccessKey): Promise<void>
  /** Revoked ones too: the caller tells them apart. Another process's changes are seen at once. */
  byHash(hash: string): AccessKey | undefined
  /** Oldest first. */
  list(): readonly AccessKey[]
  /** False if there is no such key or it was revoked before. */
  revoke(id: string, at: Date): Promise<boolean>
}
