import { beforeEach, expect, test } from 'vitest'
import { createLeases, type Leases } from '../../../../src/channels/wecom/delivery/leases.ts'
import type { Message, Outbox } from '../../../../src/library/outbox.ts'
import { recordsInMemory } from '../../../library/records-in-memory.ts'

const LEASE_MS = 4_000

let at: number
let outbox: Outbox
let message: Message
let mine: Leases
let others: Leases

beforeEach(async () => {
  at = Date.parse('2026-01-02T12:00:00Z')
  outbox = recordsInMemory().outbox
  const now = () => new Date(at)
  mine = createLeases({ outbox, now, leaseMs: LEASE_MS })
  others = createLeases({ outbox, now, leaseMs: LEASE_MS })
  const accepted = await outbox.accept({
    id: 'a',
    channel: 'bot',
    receivedAt: now(),
    chat: 'c',
    text: '?',
    address: '{}',
    stream: null,
    due: now(),
  })
  message = accepted.message
})

const stored = (): Message => outbox.message('a') ?? message

test('one of two gets it', async () => {
  const leases = await Promise.all([mine, others].map(leases => leases.take(message, ['waiting'], {})))
  expect(leases.filter(lease => lease !== undefined)).toHaveLength(1)
})

test('whoever still works on it keeps it beyond its first end', async () => {
  const lease = await mine.take(message, ['waiting'], {})
  for (let step = 0; step < 20; step++) {
    at += LEASE_MS / 4
    mine.renew()
    await expect.poll(() => stored().due.getTime()).toBeGreaterThan(at)
  }
  expect(await lease?.end(['waiting'], { state: 'answered' })).toMatchObject({ state: 'answered' })
  expect(lease?.lost.aborted).toBe(false)
})

test('after its end another takes it, and the first one finds out', async () => {
  const lease = await mine.take(message, ['waiting'], {})
  at += LEASE_MS
  const other = await others.take(stored(), ['waiting'], {})
  mine.renew()
  expect(await lease?.end(['waiting'], { state: 'answered', content: 'mine' })).toBeUndefined()
  expect(lease?.lost.aborted).toBe(true)
  expect(await other?.end(['waiting'], { state: 'answered', content: 'theirs' })).toMatchObject({ content: 'theirs' })
})

test('what is let go of, with a word or without, is not renewed', async () => {
  const lease = await mine.take(message, ['waiting'], {})
  lease?.drop()
  const { due } = stored()
  at += LEASE_MS
  mine.renew()
  expect(stored().due).toEqual(due)
  expect(await others.take(stored(), ['waiting'], {})).toBeDefined()
})

test('writing and renewing at the same time does not lose it', async () => {
  const lease = await mine.take(message, ['waiting'], {})
  at += LEASE_MS * 0.9
  mine.renew()
  expect(await lease?.keep(['waiting'], { state: 'claimed' })).toMatchObject({ state: 'claimed' })
  mine.renew()
  expect(await lease?.end(['claimed'], { state: 'delivered' })).toMatchObject({ state: 'delivered' })
})
