import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message, Outbox } from '../../src/library/outbox.ts'

/** Where outboxes over the same messages are opened and closed, as by several processes. */
export type OutboxHome = {
  readonly open: () => { readonly outbox: Outbox; close(): void }
  readonly remove: () => Promise<void>
}

const NOON = new Date('2026-01-02T12:00:00.123Z')
const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000)

type Accepted = Parameters<Outbox['accept']>[0]

function message(id: string, about: Partial<Accepted> = {}): Accepted {
  return {
    id,
    channel: 'bot',
    receivedAt: NOON,
    chat: 'group/user',
    text: '增城区“2024”年?\u0000𠮷',
    address: '{"url":"https://example.com"}',
    stream: `stream-${id}`,
    due: NOON,
    ...about,
  }
}

const fresh = { state: 'waiting', answerId: null, content: null, route: null, attempts: 0 } as const
const ids = (messages: readonly Message[]) => messages.map(({ id }) => id)

/** What every adapter of the outbox port keeps to; uses nothing but the port. */
export function outboxContract(name: string, createHome: () => Promise<OutboxHome>): void {
  describe(`${name} keeps the outbox contract`, () => {
    let home: OutboxHome
    let one: ReturnType<OutboxHome['open']>
    let other: ReturnType<OutboxHome['open']>
    let outbox: Outbox

    beforeEach(async () => {
      home = await createHome()
      one = home.open()
      other = home.open()
      outbox = one.outbox
    })

    afterEach(async () => {
      one.close()
      other.close()
      await home.remove()
    })

    test('keeps a message as it was accepted, also for others and after a restart', async () => {
      const expected = { ...message('a'), ...fresh }
      expect(await outbox.accept(message('a'))).toEqual({ message: expected, fresh: true })
      expect(outbox.message('a')).toEqual(expected)
      expect(other.outbox.message('a')).toEqual(expected)
      one.close()
      one = home.open()
      expect(one.outbox.message('a')).toEqual(expected)
    })

    test('a repeated message is the one that was accepted first, however far that is', async () => {
      await outbox.accept(message('a'))
      const advanced = await outbox.advance('a', ['waiting'], { state: 'answered', content: 'b' })
      const again = message('a', { text: 'another', chat: 'elsewhere', stream: 'new', due: at(9) })
      expect(await other.outbox.accept(again)).toEqual({ message: advanced, fresh: false })
      expect(ids(outbox.open('bot'))).toEqual(['a'])
    })

    test('a message is found by its stream', async () => {
      await outbox.accept(message('a'))
      await outbox.accept(message('b', { stream: null }))
      await outbox.accept(message('c', { stream: null }))
      expect(outbox.byStream('stream-a')?.id).toBe('a')
      expect(outbox.byStream('a')).toBeUndefined()
      expect(outbox.message('b')?.stream).toBeNull()
    })

    test('advancing changes what is said and nothing else', async () => {
      await outbox.accept(message('a'))
      const change = {
        state: 'claimed',
        answerId: 'x',
        content: '{}',
        route: 'stream',
        attempts: 3,
        due: at(7),
        address: '',
      } as const
      const after = await outbox.advance('a', ['answered', 'waiting'], change)
      expect(after).toEqual({ ...message('a'), ...change })
      expect(other.outbox.message('a')).toEqual(after)
      expect(await outbox.advance('a', ['claimed'], {})).toEqual(after)
    })

    test('of several who advance a message from one state only one does', async () => {
      await outbox.accept(message('a'))
      const claims = ['stream', 'response_url', 'stream', 'response_url'].map((route, n) =>
        (n % 2 === 0 ? outbox : other.outbox).advance('a', ['waiting'], { state: 'claimed', route }),
      )
      const won = (await Promise.all(claims)).filter(claim => claim !== undefined)
      expect(won).toEqual([outbox.message('a')])
    })

    test('of several who take a message up for a while only one does', async () => {
      await outbox.accept(message('a'))
      const seen = other.outbox.message('a')
      if (!seen) throw new Error('it is not there')
      expect(await outbox.advance('a', ['waiting'], { due: at(30) }, seen)).toMatchObject({ due: at(30) })
      expect(await other.outbox.advance('a', ['waiting'], { due: at(31) }, seen)).toBeUndefined()
      expect(outbox.message('a')?.due).toEqual(at(30))
      expect(await other.outbox.advance('a', ['waiting'], { due: at(60) }, { due: at(30) })).toBeDefined()
    })

    test('a message that is not there is not advanced', async () => {
      expect(await outbox.advance('a', ['waiting'], { state: 'failed' })).toBeUndefined()
      expect(outbox.message('a')).toBeUndefined()
    })

    test('what is not done is open, oldest first, of one channel', async () => {
      for (const [id, seconds] of Object.entries({ late: 3, early: 1, early2: 1, done: 0, claimed: 2 }))
        await outbox.accept(message(id, { receivedAt: at(seconds) }))
      await outbox.accept(message('elsewhere', { channel: 'app' }))
      await outbox.advance('claimed', ['waiting'], { state: 'claimed' })
      await outbox.advance('early', ['waiting'], { state: 'answered' })
      await outbox.advance('done', ['waiting'], { state: 'delivered' })
      expect(ids(other.outbox.open('bot'))).toEqual(['early', 'early2', 'claimed', 'late'])
      expect(ids(outbox.open('app'))).toEqual(['elsewhere'])
      for (const [id, state] of [
        ['late', 'refused'],
        ['claimed', 'failed'],
      ] as const)
        await outbox.advance(id, ['waiting', 'claimed'], { state })
      expect(ids(outbox.open('bot'))).toEqual(['early', 'early2'])
    })

    test('what is open can be had by when it is due, and by its chat', async () => {
      await outbox.accept(message('now', { due: at(0) }))
      await outbox.accept(message('soon', { due: at(5), chat: 'other' }))
      expect(ids(outbox.open('bot', { dueBy: at(0) }))).toEqual(['now'])
      expect(ids(outbox.open('bot', { dueBy: at(5) }))).toEqual(['now', 'soon'])
      expect(ids(outbox.open('bot', { dueBy: at(-1) }))).toEqual([])
      expect(ids(outbox.open('bot', { chat: 'other' }))).toEqual(['soon'])
      expect(ids(outbox.open('bot', { chat: 'other', dueBy: at(4) }))).toEqual([])
    })

    test('a chat goes on with the conversation that was begun last', async () => {
      expect(outbox.conversationOf('a')).toBeUndefined()
      await outbox.converse('a', 'first', at(0))
      await outbox.converse('b', 'other', at(0))
      await outbox.converse('a', 'second', at(1))
      expect([other.outbox.conversationOf('a'), other.outbox.conversationOf('b')]).toEqual(['second', 'other'])
      await other.outbox.converse('a', null, at(2))
      expect([outbox.conversationOf('a'), outbox.conversationOf('b')]).toEqual([undefined, 'other'])
    })

    test('forgets what is done and old, and chats that are silent, and nothing that is open', async () => {
      for (const id of ['done', 'refused', 'open', 'young']) await outbox.accept(message(id))
      await outbox.accept(message('later', { receivedAt: at(10) }))
      await outbox.advance('done', ['waiting'], { state: 'delivered' })
      await outbox.advance('refused', ['waiting'], { state: 'refused' })
      await outbox.advance('later', ['waiting'], { state: 'failed' })
      await outbox.converse('silent', 'x', at(0))
      await outbox.converse('talking', 'y', at(10))
      expect(await outbox.forget(at(10))).toBe(3)
      expect(['done', 'refused', 'open', 'young', 'later'].filter(id => outbox.message(id))).toEqual([
        'open',
        'young',
        'later',
      ])
      expect([outbox.conversationOf('silent'), outbox.conversationOf('talking')]).toEqual([undefined, 'y'])
      expect(await outbox.forget(at(10))).toBe(0)
    })
  })
}
