import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ProcessLeases } from '../../src/library/leases.ts'

/** Where the same leases are opened and closed, as by several processes. */
export type LeasesHome = {
  readonly open: () => { readonly leases: ProcessLeases; close(): void }
  readonly remove: () => Promise<void>
}

const NOON = Date.parse('2026-01-02T12:00:00.123Z')
const term = (fromSecond: number, toSecond: number) => ({
  from: new Date(NOON + fromSecond * 1000),
  until: new Date(NOON + toSecond * 1000),
})

/** What every adapter of the port keeps to; uses nothing but the port. */
export function processLeasesContract(name: string, createHome: () => Promise<LeasesHome>): void {
  describe(`${name} keeps the contract of process leases`, () => {
    let home: LeasesHome
    let one: ReturnType<LeasesHome['open']>
    let other: ReturnType<LeasesHome['open']>

    beforeEach(async () => {
      home = await createHome()
      one = home.open()
      other = home.open()
    })

    afterEach(async () => {
      one.close()
      other.close()
      await home.remove()
    })

    test('of several who want it one has it, until it ends', async () => {
      const taken = [
        await one.leases.hold('wecom', 'a', term(0, 10)),
        await other.leases.hold('wecom', 'b', term(0, 10)),
      ]
      expect(taken).toEqual([true, false])
      expect(await other.leases.hold('wecom', 'b', term(9.999, 19))).toBe(false)
      expect(await other.leases.hold('wecom', 'b', term(10, 20))).toBe(true)
      expect(await one.leases.hold('wecom', 'a', term(10, 20))).toBe(false)
    })

    test('whoever has it renews it, also from another connection to the same library', async () => {
      await one.leases.hold('wecom', 'a', term(0, 10))
      expect(await other.leases.hold('wecom', 'a', term(5, 15))).toBe(true)
      expect(await one.leases.hold('wecom', 'b', term(12, 22))).toBe(false)
      // Late, but nobody else came.
      expect(await one.leases.hold('wecom', 'a', term(60, 70))).toBe(true)
    })

    test('is free at once when its holder lets go, and nobody else can end it', async () => {
      await one.leases.hold('wecom', 'a', term(0, 10))
      await other.leases.release('wecom', 'b')
      expect(await other.leases.hold('wecom', 'b', term(1, 11))).toBe(false)
      await one.leases.release('wecom', 'a')
      expect(await other.leases.hold('wecom', 'b', term(1, 11))).toBe(true)
    })

    test('names are apart', async () => {
      await one.leases.hold('wecom', 'a', term(0, 10))
      expect(await other.leases.hold('another', 'b', term(0, 10))).toBe(true)
    })
  })
}
