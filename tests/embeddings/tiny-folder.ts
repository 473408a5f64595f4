import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { env } from '@xenova/transformers'
import { readE5s1 } from '../../embeddings/e5s1.ts'
import { modelFiles } from '../../embeddings/rebuild.ts'
import type { TinyModel } from './tiny-model.ts'
import { e5s1File } from './tiny-model.ts'

/** Converts a model into a new folder, where transformers.js finds it by the name `tiny`. */
export async function convertTiny(model: TinyModel): Promise<{ remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-embeddings-'))
  for (const { path, bytes } of modelFiles(readE5s1(e5s1File(model)))) {
    const file = join(folder, 'tiny', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
  env.allowRemoteModels = false
  env.localModelPath = folder
  return { remove: () => rm(folder, { recursive: true }) }
}
