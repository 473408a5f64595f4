import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexFingerprint } from '../../src/assemble.ts'
import { openLibrary } from '../../src/library/open-library.ts'
import { createBulkEmbedder } from '../../src/models/bulk-embedder.ts'
import type { BulkEmbedder, Embedder } from '../../src/models/embedder.ts'
import { ingest } from '../../src/report/ingest.ts'
import { withTempDir } from './service.ts'
import { median, pairedRatio, timed } from './statistics.ts'

/** Taking reports in, beside the bare embedding of the very texts that were embedded on the way. */
export async function benchIngest(
  corpusDir: string,
  modelDir: string,
  embedder: Embedder,
  print: (line: string) => void,
): Promise<void> {
  const files = readdirSync(corpusDir).map(name => ({ name, bytes: readFileSync(join(corpusDir, name)) }))
  const worker = createBulkEmbedder({ modelDir })
  await worker.embedAll(['warm'])
  const whole: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 3; round++) {
    const texts: string[] = []
    const recording: BulkEmbedder = {
      embedAll(batch, onProgress) {
        texts.push(...batch)
        return worker.embedAll(batch, onProgress)
      },
      close: worker.close,
    }
    await withTempDir(async dataDir => {
      const library = await openLibrary({
        dataDir,
        fingerprint: indexFingerprint(embedder.fingerprint),
        dimensions: embedder.dimensions,
      })
      whole.push((await timed(() => ingest(files, { library, embedder: recording }))).ms)
      await library.close()
    })
    bare.push((await timed(() => embedder.embedDocuments(texts))).ms)
    if (round === 0) print(`ingest: ${files.length} reports, ${texts.length} texts embedded`)
  }
  await worker.close()
  print(
    `  median ${median(whole).toFixed(0)} ms; bare embedding of the same texts ${median(bare).toFixed(0)} ms; ratio ${pairedRatio(whole, bare)} (floor: ≤ 1.3)`,
  )
}
