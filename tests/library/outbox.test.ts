import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openRecords } from '../../src/library/open-records.ts'
import { outboxContract } from '../contracts/outbox-contract.ts'
import { temporaryFolder } from './temporary-library.ts'

outboxContract('SQLite', async () => {
  const { dataDir, remove } = await temporaryFolder()
  return {
    remove,
    open() {
      const { outbox, close } = openRecords(dataDir)
      return { outbox, close }
    },
  }
})

const CHILD = fileURLToPath(new URL('accept-forever.ts', import.meta.url))

/** Runs the child until it has written so many lines, and kills it. */
async function linesUntilKilled(dataDir: string, first: number, count: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, dataDir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (lines.length === count) child.kill('SIGKILL')
  }
  return lines
}

test('whatever was acknowledged outlives a process that is killed', async () => {
  const { dataDir, remove } = await temporaryFolder()
  const acknowledged = new Map<string, string>()
  for (const [first, count] of [
    [0, 1],
    [1000, 2],
    [2000, 33],
  ] as const)
    for (const line of await linesUntilKilled(dataDir, first, count)) {
      const [id = '', state = ''] = line.split(' ')
      acknowledged.set(id, state)
    }
  const { outbox, close } = openRecords(dataDir)
  try {
    expect(acknowledged.size).toBeGreaterThan(17)
    for (const [id, state] of acknowledged) {
      // The step after the last one that was heard of may have been taken as well.
      const states = state === 'claimed' ? ['claimed'] : ['waiting', 'claimed']
      expect(states).toContain(outbox.message(id)?.state)
      expect(outbox.byStream(id)?.id).toBe(id)
    }
  } finally {
    close()
    await remove()
  }
})
