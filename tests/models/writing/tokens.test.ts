import { describe, expect, test } from 'vitest'
import { estimateTokens, tokenBudget } from '../../../src/models/writing/tokens.ts'

const HOUR = 3_600_000

test.each([
  ['', 0],
  ['受理行政复议申请。', 9],
  ['1,234', 2],
  ['受理1,234宗', 5],
  ['applications', 4],
])('%j is estimated to be %i tokens', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens)
})

describe('the budget', () => {
  function budgetAt(perHour: number | undefined) {
    const clock = { now: 0 }
    return { clock, budget: tokenBudget(perHour, () => clock.now) }
  }

  test('holds what is being used, and counts what was', () => {
    const { budget } = budgetAt(100)
    const settle = budget.hold(60)
    expect(budget.allows(41)).toBe(false)
    settle(30)
    expect(budget.allows(70)).toBe(true)
    expect(budget.allows(71)).toBe(false)
  })

  test('is that of the hour that ends now', () => {
    const { clock, budget } = budgetAt(100)
    budget.hold(60)(60)
    clock.now = HOUR / 2
    budget.hold(40)(40)
    expect(budget.allows(1)).toBe(false)
    clock.now = HOUR
    expect(budget.allows(60)).toBe(true)
    expect(budget.allows(61)).toBe(false)
    clock.now = HOUR * 1.5
    expect(budget.allows(100)).toBe(true)
  })

  test('has no limit without one', () => {
    const { budget } = budgetAt(undefined)
    budget.hold(1e9)(1e9)
    expect(budget.allows(1e9)).toBe(true)
  })
})
