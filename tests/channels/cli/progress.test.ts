import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { showProgress } from '../../../src/channels/cli/progress.ts'

/** A stream as a process has it, on a terminal or not. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  let written = ''
  const passing = new PassThrough()
  passing.on('data', piece => {
    written += piece
  })
  return {
    stream: Object.assign(passing, { isTTY, columns: 200 }) as unknown as NodeJS.WriteStream,
    written: () => written,
  }
}

test('away from a terminal there is a line for each report', () => {
  const { stream: log, written } = stream(false)
  const { update, stop } = showProgress(log)
  update({ name: 'a.txt', done: 1, total: 2 })
  update({ name: 'a.txt', done: 2, total: 2 })
  update({ name: 'b.txt', done: 1, total: 1 })
  stop()
  expect(written()).toBe('reading a.txt\nreading b.txt\n')
})

test('on a terminal a bar shows how far the report at hand is, and how long it may take', () => {
  const { stream: terminal, written } = stream(true)
  const { update, stop } = showProgress(terminal)
  update({ name: 'a.txt', done: 32, total: 64 })
  update({ name: 'a.txt', done: 64, total: 64 })
  stop()
  expect(written()).toMatch(/a\.txt \[.*\] 50% 32\/64, .* left/)
})

test('a run in which nothing was read leaves no bar behind', () => {
  const { stream: terminal, written } = stream(true)
  showProgress(terminal).stop()
  expect(written()).not.toContain('%')
})
