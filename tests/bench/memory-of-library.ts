import { openLibrary } from '../../src/library/open-library.ts'

/** Opens a library, searches it a little, tells its parent how much memory that took. */
const [dataDir = '', fingerprint = '', dimensions = '0'] = process.argv.slice(2)
const library = await openLibrary({ dataDir, fingerprint, dimensions: Number(dimensions) })
const size = Number(dimensions)
for (let round = 0; round < 50; round++) {
  const vector = Array.from({ length: size }, (_, at) => Math.sin(at * (round + 1)) / Math.sqrt(size / 2))
  const found = await library.nearest(vector, {}, 100)
  await library.inspect(
    found.map(({ passage }) => passage),
    vector,
  )
  await library.lexical([[{ field: 'word', text: '行政', weight: 1 }]], {}, 100)
}
globalThis.gc?.()
process.send?.({ passages: library.stats().passages, rss: process.memoryUsage().rss })
await library.close()
process.disconnect()
