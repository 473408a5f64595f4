import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredConversation } from '../../src/library/library.ts'
import { DIMENSIONS, first, type LibraryHome, LibraryUnderTest } from './library-under-test.ts'

const NOON = new Date('2026-01-02T12:00:00Z')
const LATER = new Date('2026-01-02T18:00:00Z')

/** Keeps conversations apart, until they expire. */
export function conversationsContract(createHome: (dimensions: number) => Promise<LibraryHome>): void {
  let at: LibraryUnderTest

  beforeEach(async () => {
    at = await LibraryUnderTest.in(await createHome(DIMENSIONS))
  })

  afterEach(() => at.dispose())

  const talk = (id: string, about: Partial<StoredConversation> = {}): StoredConversation => ({
    id,
    owner: 'key-1',
    turns: [{ question: `${id}：受理多少宗？`, memory: '{"places":["增城区"],"note":"“\\u0000”𠮷"}' }],
    home: null,
    expires: LATER,
    ...about,
  })

  test('gives a conversation back as it was kept, also after a restart', async () => {
    const kept = talk('a', { home: '增城区', owner: '' })
    await at.library.keepConversation(kept, NOON)
    expect(await at.library.conversation('a', NOON)).toEqual(kept)
    await at.reopen()
    expect(await at.library.conversation('a', NOON)).toEqual(kept)
  })

  test('never mixes two conversations, whatever their ids and owners are', async () => {
    const ids = ['a', 'A', 'a ', '', "a'--", '对话', 'a%']
    for (const id of ids) await at.library.keepConversation(talk(id), NOON)
    for (const id of ids) expect(await at.library.conversation(id, NOON)).toEqual(talk(id))
    expect(await at.library.conversation('b', NOON)).toBeUndefined()
  })

  test('keeps the last state of a conversation', async () => {
    await at.library.keepConversation(talk('a'), NOON)
    const longer = talk('a', { turns: [...talk('a').turns, { question: '那审结的呢？', memory: '' }], home: '东坑镇' })
    await at.library.keepConversation(longer, NOON)
    expect(await at.library.conversation('a', NOON)).toEqual(longer)
    await at.library.keepConversation(talk('a', { turns: [] }), NOON)
    expect((await at.library.conversation('a', NOON))?.turns).toEqual([])
  })

  test('does not give back what has expired', async () => {
    await at.library.keepConversation(talk('a'), NOON)
    expect(await at.library.conversation('a', new Date(LATER.getTime() - 1))).toBeDefined()
    expect(await at.library.conversation('a', LATER)).toBeUndefined()
  })

  test('deletes what has expired when another is kept, and nothing else', async () => {
    await at.library.put(first())
    await at.library.keepConversation(talk('old'), NOON)
    await at.library.keepConversation(talk('young', { expires: new Date(LATER.getTime() + 1) }), NOON)
    await at.library.keepConversation(talk('new', { expires: new Date(LATER.getTime() + 2) }), LATER)
    // Asked as of an earlier time, an expired one that is still held would come back.
    expect(await at.library.conversation('old', NOON)).toBeUndefined()
    expect(await at.library.conversation('young', NOON)).toBeDefined()
    expect(await at.library.conversation('new', NOON)).toBeDefined()
    expect(at.library.reports()).toHaveLength(1)
  })
}
