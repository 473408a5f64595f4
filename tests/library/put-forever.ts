import { writeSync } from 'node:fs'
import { openLibrary } from '../../src/library/open-library.ts'
import { numberedReport } from './numbered-report.ts'

/**
 * A process to be killed: puts reports without end and prints `id revision` of each once it is acknowledged; stops
 * with the error's code if it cannot go on, after printing what it can still read.
 *
 *     put-forever.ts DATA_DIR DIMENSIONS BYTES_OF_SOURCE
 *
 * With `talk` instead of the bytes it keeps conversations, and prints the id of each.
 */
const [dataDir = '', dimensions = '8', bytes = '0'] = process.argv.slice(2)
const library = await openLibrary({ dataDir, fingerprint: 'model-a', dimensions: Number(dimensions) })
writeSync(1, 'open\n')
try {
  for (let i = 0; bytes === 'talk'; i++) {
    const id = `c${i}`
    const turns = [{ question: `${id}？`, memory: '{}' }]
    await library.keepConversation({ id, owner: '', turns, home: null, expires: new Date(1e12) }, new Date(0))
    writeSync(1, `${id}\n`)
  }
  for (let i = 0; ; i++) {
    const id = `r${i % 4}`
    const revision = (library.reports().find(report => report.id === id)?.revision ?? 0) + 1
    const record = await library.put({
      ...numberedReport(id, revision, Number(dimensions)),
      source: new Uint8Array(Number(bytes)),
    })
    writeSync(1, `${record.id} ${record.revision}\n`)
  }
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : 'none'
  const readable = await Promise.all(library.reports().map(report => library.report(report.id)))
  const found = await library.lexical([[{ field: 'substring', text: '共同', weight: 1 }]], {}, 1_000)
  writeSync(1, `${code} ${readable.filter(Boolean).length} ${found.length}\n`)
  await library.close()
}
