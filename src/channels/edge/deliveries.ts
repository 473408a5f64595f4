import { DurableObject } from 'cloudflare:workers'
import type { EdgeEnv } from './edge-env.ts'
import { forward } from './origin.ts'

/** A callback that is acknowledged as soon as it is kept, and handed to the origin when that is back. */
export type KeptCallback = {
  /** The same for every repetition of a callback. */
  readonly id: string
  /** Path and query as they came: the signature in them stays good. */
  readonly address: string
  readonly contentType: string
  readonly body: string
  readonly requestId: string
}

type Waiting = { readonly [Column in keyof KeptCallback]: string } & {
  readonly received: number
  readonly attempts: number
}

/** The first try after a second, as the origin may just be starting anew; then twice as long each, up to half a minute. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** An acknowledgement never waits for an answer, so an origin that takes longer is not well. */
const TRY_MS = 10_000

/**
 * WeCom takes an answer for an hour. The origin sends one to what was kept here as soon as it has it; the rest is for
 * answering and tries.
 */
const MATTERS_MS = 50 * 60_000

/** Of a few KiB each as a rule. More is an outage that no answer will catch up with. */
const MOST_WAITING = 5_000

/** Callbacks that wait for the origin, in the order they came; there is one object for all of them. */
export class Deliveries extends DurableObject<EdgeEnv> {
  readonly #sql: SqlStorage

  constructor(ctx: DurableObjectState, env: EdgeEnv) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS waiting (
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT NOT NULL, contentType TEXT NOT NULL,
      body TEXT NOT NULL, requestId TEXT NOT NULL, received INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT`)
  }

  /** Resolves true when it is on the disk (nothing leaves a Durable Object before), false when too many wait. */
  async keep({ id, address, contentType, body, requestId }: KeptCallback): Promise<boolean> {
    if (this.#waiting() >= MOST_WAITING) return false
    this.#sql.exec(
      `INSERT INTO waiting (id, address, contentType, body, requestId, received) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      ...[id, address, contentType, body, requestId, Date.now()],
    )
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + FIRST_WAIT_MS)
    return true
  }

  /** Tries them in their order, since the second of a chat may refer to the first. */
  override async alarm(): Promise<void> {
    let position = -1
    for (let next = this.#after(position); next; next = this.#after(position)) {
      position = next.position
      const result = Date.now() - next.received > MATTERS_MS ? 'outdated' : await this.#deliver(next)
      if (result === 'taken' || result === 'outdated')
        this.#sql.exec('DELETE FROM waiting WHERE position = ?', position)
      else this.#sql.exec('UPDATE waiting SET attempts = attempts + 1 WHERE position = ?', position)
      if (result === 'outdated') {
        console.error(`callback ${next.requestId} is given up: the origin did not take it while it mattered`)
      }
      // The others would fare no better. One that is refused holds nobody up: the origin may not know its secrets yet.
      if (result === 'unreachable') break
    }
    const [first] = this.#sql.exec<Waiting>('SELECT * FROM waiting ORDER BY position LIMIT 1')
    if (first) await this.ctx.storage.setAlarm(Date.now() + waitMs(first.attempts))
  }

  async #deliver({ address, contentType, body, requestId }: Waiting): Promise<'taken' | 'refused' | 'unreachable'> {
    const request = new Request(new URL(address, 'https://edge'), {
      method: 'POST',
      // WeCom has its acknowledgement and asks for no stream, so the answer is not held back for one.
      headers: { 'content-type': contentType, 'x-nianbao-kept': 'true' },
      body,
    })
    const response = await forward(this.env, request, { requestId, withinMs: TRY_MS })
    await response.body?.cancel()
    if (response.ok) return 'taken'
    return response.status >= 500 || response.status === 429 ? 'unreachable' : 'refused'
  }

  #after(position: number): (Waiting & { readonly position: number }) | undefined {
    const rows = this.#sql.exec<Waiting & { readonly position: number }>(
      'SELECT * FROM waiting WHERE position > ? ORDER BY position LIMIT 1',
      position,
    )
    return rows.toArray()[0]
  }

  #waiting(): number {
    return this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM waiting').one().count
  }
}

function waitMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 10), LONGEST_WAIT_MS)
}
