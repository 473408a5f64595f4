import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one library, to be removed afterwards. */
export async function temporaryFolder(): Promise<{ readonly dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nianbao-library-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
}
