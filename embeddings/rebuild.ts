import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError, messageOf } from '../src/errors.ts'
import type { Checksums } from './checksums.ts'
import { sha256 } from './checksums.ts'
import type { E5Model } from './e5s1.ts'
import { readE5s1 } from './e5s1.ts'
import { buildGraph } from './graph.ts'
import { configJson, tokenizerConfigJson, tokenizerJson } from './tokenizer.ts'

export type Rebuild = {
  /** Path of the E5S1 file. */
  readonly weights: string
  /** sha256 (hex) that it must have. */
  readonly weightsHash: string
  /** The folder to write to, made if it is missing. */
  readonly folder: string
  /** What the files must hash to, by their path within the folder. */
  readonly expected: Checksums
  /** Whether to write a file that differs from the expected one. */
  readonly keepDifferent: boolean
  readonly print: (line: string) => void
}

/**
 * Makes the model's four files from the published weights and tells of each whether it is the expected one. Resolves
 * to whether all are. Throws `model_missing` without weights and `model_corrupt` for any but the published ones.
 */
export async function rebuild({
  weights,
  weightsHash,
  folder,
  expected,
  keepDifferent,
  print,
}: Rebuild): Promise<boolean> {
  const model = await readWeights(weights, weightsHash)
  let allEqual = true
  for (const { path, bytes } of modelFiles(model)) {
    const hash = sha256(bytes)
    const equal = hash === expected.get(path)
    if (equal || keepDifferent) await writeInto(join(folder, path), bytes)
    print(`${hash}  ${path}  ${equal ? 'as expected' : `DIFFERS from ${expected.get(path) ?? 'nothing expected'}`}`)
    allEqual &&= equal
  }
  return allEqual
}

async function readWeights(path: string, expectedHash: string): Promise<E5Model> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('model_missing', `Cannot read ${path}. Get e5-small-q4.bin as embeddings/README.md says.`, {
      cause,
    })
  })
  // Before the hash, because "cut short" helps more than "another file".
  const model = readE5s1(bytes)
  const hash = sha256(bytes)
  if (hash !== expectedHash) {
    throw new AppError(
      'model_corrupt',
      `${path} is not the published file: its sha256 is ${hash}, not ${expectedHash}. Get it as embeddings/README.md says.`,
    )
  }
  return model
}

/** The model's files in the layout that transformers.js loads, one at a time since the graph is large. */
export function* modelFiles({ config, vocabulary, weights }: E5Model): Generator<{ path: string; bytes: Uint8Array }> {
  yield { path: 'onnx/model_quantized.onnx', bytes: buildGraph({ config, weights }) }
  yield { path: 'tokenizer.json', bytes: Buffer.from(tokenizerJson(vocabulary)) }
  yield { path: 'tokenizer_config.json', bytes: Buffer.from(tokenizerConfigJson(vocabulary, config)) }
  yield { path: 'config.json', bytes: Buffer.from(configJson(config, vocabulary)) }
}

async function writeInto(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  } catch (cause) {
    throw new AppError('bad_request', `Cannot write ${path}: ${messageOf(cause)}. Name another folder with --out.`, {
      cause,
    })
  }
}
