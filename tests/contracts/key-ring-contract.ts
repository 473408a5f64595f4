import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccessKey, KeyRing } from '../../src/library/key-ring.ts'

/** Where an adapter keeps one key ring: opened again, or twice at once, it is the same. */
export type KeyRingHome = {
  open(): Promise<{ readonly keys: KeyRing; readonly close: () => Promise<void> }>
  dispose(): Promise<void>
}

const NOON = new Date('2026-01-02T12:00:00.123Z')
const LATER = new Date('2026-01-02T18:00:00Z')

/** What every adapter of the key ring keeps to; uses nothing but the port. */
export function keyRingContract(name: string, createHome: () => Promise<KeyRingHome>): void {
  describe(`${name} keeps the key ring contract`, () => {
    let home: KeyRingHome
    let opened: Awaited<ReturnType<KeyRingHome['open']>>[]

    const open = async () => {
      const next = await home.open()
      opened.push(next)
      return next.keys
    }

    beforeEach(async () => {
      home = await createHome()
      opened = []
    })

    afterEach(async () => {
      for (const each of opened) await each.close()
      await home.dispose()
    })

    const key = (id: string, about: Partial<AccessKey> = {}): AccessKey => ({
      id,
      name: `${id}的钥匙`,
      hash: `hash of ${id}`,
      scope: 'ask',
      perMinute: null,
      created: NOON,
      revoked: null,
      ...about,
    })

    test('gives every key back as it was added, oldest first', async () => {
      const keys = await open()
      expect(keys.list()).toEqual([])
      const newest = key('newest', { created: LATER, scope: 'admin', perMinute: 7 })
      const [oldest, sameMoment] = [key('z'), key('a', { revoked: LATER })]
      for (const each of [newest, oldest, sameMoment]) await keys.add(each)
      expect(keys.list()).toEqual([oldest, sameMoment, newest])
      expect((await open()).list()).toEqual([oldest, sameMoment, newest])
    })

    test('finds a key by its whole hash and by nothing else', async () => {
      const keys = await open()
      await keys.add(key('a'))
      expect(keys.byHash('hash of a')).toEqual(key('a'))
      for (const other of ['', 'hash of', 'HASH OF A', 'hash of a ', 'hash of %', "' OR ''='", 'a'])
        expect(keys.byHash(other)).toBeUndefined()
    })

    test('adds no second key of an id or a hash that there is', async () => {
      const keys = await open()
      await keys.add(key('a'))
      await expect(keys.add(key('a', { hash: 'another' }))).rejects.toThrow()
      await expect(keys.add(key('b', { hash: 'hash of a' }))).rejects.toThrow()
      expect(keys.list()).toEqual([key('a')])
    })

    test('revokes a key once, and keeps when that was', async () => {
      const keys = await open()
      await keys.add(key('a'))
      await keys.add(key('b'))
      expect(await keys.revoke('c', LATER)).toBe(false)
      expect(await keys.revoke('a', LATER)).toBe(true)
      expect(await keys.revoke('a', NOON)).toBe(false)
      expect(keys.byHash('hash of a')).toEqual(key('a', { revoked: LATER }))
      expect(keys.list()).toEqual([key('a', { revoked: LATER }), key('b')])
    })

    test('what one opening changes the other sees at once', async () => {
      const [one, other] = [await open(), await open()]
      expect(other.list()).toEqual([])
      await one.add(key('a'))
      expect(other.byHash('hash of a')).toEqual(key('a'))
      await other.revoke('a', LATER)
      expect(one.byHash('hash of a')?.revoked).toEqual(LATER)
      expect(await one.revoke('a', LATER)).toBe(false)
    })
  })
}
