import { randomBytes } from 'node:crypto'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { AccessKey, KeyRing, KeyScope } from '../../library/key-ring.ts'
import { configuredId, hashOf, KEY_PREFIX } from '../http/front/key-check.ts'
import { withRecords } from './open.ts'

type Print = (text: string) => void

export type CreateKeyOptions = { readonly name: string; readonly scope: KeyScope; readonly perMinute?: number }

/** Nobody guesses so many random bytes; see `AccessKey.hash`. */
const KEY_BYTES = 32
/** Enough to tell the keys of one service apart; an id is no secret. */
const ID_BYTES = 6
const LONGEST_NAME = 80

/** Makes a key and prints it alone, so that a script can take it; what there is to know goes to `tell`. */
export async function createKey(
  config: Config,
  { name, scope, perMinute }: CreateKeyOptions,
  print: Print,
  tell: Print,
): Promise<void> {
  const called = name.trim()
  if (called === '' || called.length > LONGEST_NAME || /\p{Cc}/u.test(called))
    throw new AppError('bad_request', `--name must be 1 to ${LONGEST_NAME} characters on one line: whose key it is`)
  if (perMinute !== undefined && perMinute < 1)
    throw new AppError('bad_request', '--per-minute must be at least 1; to stop a key, run: nianbao keys revoke ID')
  const key = KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url')
  const id = randomBytes(ID_BYTES).toString('hex')
  const hash = hashOf(key)
  await withRecords(config, async ({ keys }) => {
    const isFirst = config.keyHashes.length === 0 && keys.list().length === 0
    const created = new Date()
    await keys.add({ id, name: called, hash, scope, perMinute: perMinute ?? null, created, revoked: null })
    tell(`key ${id} (${scope}) for ${called}; it is shown only now. Send it as: Authorization: Bearer KEY`)
    tell(`a service without this disk takes it by KEY_HASHES=${scope}:${hash}`)
    if (isFirst) tell('from now on every caller needs a key; a running service listens on HOST after a restart')
  })
  print(key)
}

/** One line a key, revoked ones too. */
export async function listKeys(config: Config, options: { json?: true }, print: Print): Promise<void> {
  await withRecords(config, async ({ keys }) => {
    const listed = [...keys.list().map(madeKey), ...config.keyHashes.map(configuredKey)]
    if (options.json) print(JSON.stringify(listed, null, 2))
    else print(listed.map(keyLine).join('\n') || 'No key has been made; run: nianbao keys create --name NAME')
  })
}

/** The exit code. A running service notices at its next request. */
export async function revokeKey(config: Config, id: string, print: Print, tell: Print): Promise<number> {
  if (config.keyHashes.some(({ hash }) => configuredId(hash) === id)) {
    tell(`nianbao: ${id} stands in KEY_HASHES; take it out there and start the service again`)
    return 1
  }
  return withRecords(config, async ({ keys }) => {
    if (await keys.revoke(id, new Date())) {
      print(`revoked ${id}`)
      return 0
    }
    tell(`nianbao: ${whyNot(keys, id)}`)
    return 1
  })
}

function whyNot(keys: KeyRing, id: string): string {
  const key = keys.list().find(each => each.id === id)
  if (key?.revoked) return `key ${id} was revoked on ${key.revoked.toISOString()}`
  return `no key has the id ${id}; nianbao keys list shows them`
}

type ListedKey = {
  readonly id: string
  readonly name: string
  readonly scope: KeyScope
  readonly per_minute: number | null
  readonly created: string | null
  readonly revoked: string | null
}

function madeKey({ id, name, scope, perMinute, created, revoked }: AccessKey): ListedKey {
  return {
    id,
    name,
    scope,
    per_minute: perMinute,
    created: created.toISOString(),
    revoked: revoked?.toISOString() ?? null,
  }
}

function configuredKey({ scope, hash }: Config['keyHashes'][number]): ListedKey {
  return { id: configuredId(hash), name: 'KEY_HASHES', scope, per_minute: null, created: null, revoked: null }
}

function keyLine({ id, name, scope, per_minute, created, revoked }: ListedKey): string {
  const parts = [
    id,
    scope.padEnd(5),
    name,
    ...(per_minute === null ? [] : [`${per_minute} a minute`]),
    ...(created === null ? [] : [`made ${created}`]),
    ...(revoked === null ? [] : [`REVOKED ${revoked}`]),
  ]
  return parts.join('  ')
}
