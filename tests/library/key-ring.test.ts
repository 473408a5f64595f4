import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openLibrary } from '../../src/library/open-library.ts'
import { openRecords } from '../../src/library/open-records.ts'
import { keyRingContract } from '../contracts/key-ring-contract.ts'
import { temporaryFolder } from './temporary-library.ts'

keyRingContract('the key ring in SQLite', async () => {
  const { dataDir, remove } = await temporaryFolder()
  return {
    async open() {
      const { keys, close } = openRecords(dataDir)
      return { keys, close: async () => close() }
    },
    dispose: remove,
  }
})

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

test('the ring is the one beside the reports, and another process changes it under an open one', async () => {
  const { dataDir, remove } = await temporaryFolder()
  const library = await openLibrary({ dataDir, fingerprint: 'f', dimensions: 8 })
  try {
    const { keys } = library.records
    expect(keys.list()).toEqual([])
    // No model is there: keys need none.
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, EMBEDDING_MODEL: '/nowhere' }
    const run = (...args: string[]) => promisify(execFile)(process.execPath, [CLI, 'keys', ...args], { env })
    await run('create', '--name', '门户网站', '--per-minute', '5')
    const [made] = keys.list()
    expect(made).toMatchObject({ name: '门户网站', scope: 'ask', perMinute: 5, revoked: null })
    await run('revoke', made?.id ?? '')
    expect(keys.list()[0]?.revoked).toBeInstanceOf(Date)
  } finally {
    await library.close()
    await remove()
  }
})
