import { describe } from 'vitest'
import { conversationsContract } from './library-conversations.ts'
import { figuresContract } from './library-figures.ts'
import { replacingContract } from './library-replacing.ts'
import { searchingContract } from './library-searching.ts'
import { storingContract } from './library-storing.ts'
import type { LibraryHome } from './library-under-test.ts'

/** What every adapter of the library port keeps to; uses nothing but the port. */
export function libraryContract(name: string, createHome: (dimensions: number) => Promise<LibraryHome>): void {
  describe(`${name} keeps the library contract`, () => {
    describe('storing', () => storingContract(createHome))
    describe('replacing and removing', () => replacingContract(createHome))
    describe('figures', () => figuresContract(createHome))
    describe('conversations', () => conversationsContract(createHome))
    describe('searching', () => searchingContract(createHome))
  })
}
