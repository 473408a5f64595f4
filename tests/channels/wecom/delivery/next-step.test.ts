import { expect, test } from 'vitest'
import { nextStep } from '../../../../src/channels/wecom/delivery/next-step.ts'
import type { Message, MessageState } from '../../../../src/library/outbox.ts'

/** Answers go from the 5th minute on; from the 9th a question is refused, and after the 10th nothing is said. */
const RECEIVED = new Date('2026-01-02T12:00:00Z')
const minute = (minutes: number) => new Date(RECEIVED.getTime() + minutes * 60_000)
const way = { route: 'post', ends: () => minute(10), refusesFrom: () => minute(9) }

function message(state: MessageState, route: string | null): Message {
  return {
    id: 'm1',
    channel: 'c',
    receivedAt: RECEIVED,
    chat: 'zhang',
    text: '？',
    address: '{}',
    stream: null,
    state,
    answerId: null,
    content: null,
    route,
    attempts: 0,
    due: RECEIVED,
  }
}

test.each([
  ['waiting', null, 1, 'answer'],
  ['waiting', null, 9, 'refuse'],
  ['waiting', null, 10, 'miss'],
  ['answered', null, 1, 'hand_over'],
  ['answered', null, 9, 'hand_over'],
  ['answered', null, 10, 'give_up'],
  ['claimed', 'post', 1, 'hand_over'],
  ['claimed', 'post', 10, 'give_up'],
  ['claimed', 'stream', 1, 'settle'],
  ['claimed', 'stream', 10, 'settle'],
] as const)('%s by %s in minute %i: %s', (state, route, at, step) => {
  expect(nextStep(message(state, route), way, minute(at))).toBe(step)
})
