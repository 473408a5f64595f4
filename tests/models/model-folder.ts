import { appendFile, copyFile, mkdir, mkdtemp, rm, symlink, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

export const SHIPPED_MODEL = resolve(import.meta.dirname, '../../embeddings/multilingual-e5-small')

const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'] as const
export type ModelFile = (typeof FILES)[number]

/** A folder that holds the shipped model, in part or in a changed form. */
export type ModelFolder = { readonly modelDir: string; readonly remove: () => Promise<void> }

/** What to do to single files; all others are links to those that are shipped. */
export type Changes = {
  readonly without?: readonly ModelFile[]
  readonly cutTo?: Partial<Record<ModelFile, number>>
  readonly append?: Partial<Record<ModelFile, string>>
}

export async function modelFolder({ without = [], cutTo = {}, append = {} }: Changes = {}): Promise<ModelFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-model-'))
  // transformers.js joins loads that are still going on by the model's name alone, so each has a name of its own.
  const modelDir = join(folder, basename(folder))
  for (const file of FILES) {
    const path = join(modelDir, file)
    const [bytes, text] = [cutTo[file], append[file]]
    await mkdir(dirname(path), { recursive: true })
    if (without.includes(file)) continue
    if (bytes === undefined && text === undefined) await symlink(join(SHIPPED_MODEL, file), path)
    else await copyFile(join(SHIPPED_MODEL, file), path)
    if (bytes !== undefined) await truncate(path, bytes)
    if (text !== undefined) await appendFile(path, text)
  }
  return { modelDir, remove: () => rm(folder, { recursive: true, force: true }) }
}
