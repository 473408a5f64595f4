import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { outdatedReports } from '../../assemble.ts'
import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import { describeModel } from '../../models/local-embedder.ts'
import { openLibraryOnly } from './open.ts'

export type Finding = { readonly ok: boolean; readonly line: string }

/** Checks what a running service depends on; each finding says what to do if it is not well. */
export async function doctor(config: Config): Promise<Finding[]> {
  const findings: Finding[] = [nodeVersion(), ...(await modelFiles(config)), corpusFolder(config)]
  // Every command comes by here; the checks of a model are loaded for this one only.
  const { modelThatWrites } = await import('./doctor-model.ts')
  findings.push(await library(config), ...(await modelThatWrites(config)))
  return findings
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    ok: major >= 20,
    line: `node ${process.versions.node}${major >= 20 ? '' : ': version 20 or later is needed'}`,
  }
}

async function modelFiles(config: Config): Promise<Finding[]> {
  try {
    const { fingerprint, dimensions } = describeModel(config.modelDir)
    const found = { ok: true, line: `model ${config.modelDir}: ${dimensions} dimensions, fingerprint ${fingerprint}` }
    return [
      found,
      ...(config.modelSums
        ? await checkSums(config.modelSums)
        : [{ ok: true, line: 'model files: not the shipped model, no sums to compare with' }]),
    ]
  } catch (error) {
    return [{ ok: false, line: messageOf(error) }]
  }
}

/** Lines of `sha256  path`, paths relative to the file that holds them. */
async function checkSums(sumsFile: string): Promise<Finding[]> {
  if (!existsSync(sumsFile))
    return [{ ok: false, line: `model sums: ${sumsFile} is missing; restore it from the repository` }]
  const lines = readFileSync(sumsFile, 'utf8').trim().split('\n')
  return Promise.all(
    lines.map(async line => {
      const [expected = '', path = ''] = line.trim().split(/\s+\*?/)
      const actual = await sha256Of(join(dirname(sumsFile), path))
      return actual === expected
        ? { ok: true, line: `${path}: sha256 as published` }
        : { ok: false, line: `${path}: sha256 differs from the published one; restore it from the repository` }
    }),
  )
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
  } catch {
    return 'unreadable'
  }
  return hash.digest('hex')
}

function corpusFolder(config: Config): Finding {
  const exists = existsSync(config.corpusDir) && statSync(config.corpusDir).isDirectory()
  return {
    ok: exists,
    line: exists ? `corpus ${config.corpusDir}` : `corpus ${config.corpusDir}: there is no such folder; set CORPUS_DIR`,
  }
}

async function library(config: Config): Promise<Finding> {
  try {
    const library = await openLibraryOnly(config)
    const { reports, passages, sentences, graph } = library.stats()
    const outdated = outdatedReports(library).length
    await library.close()
    const state = outdated > 0 ? `; ${outdated} to be read again at the next start` : ''
    return {
      ok: true,
      line: `library ${config.dataDir}: ${reports} reports, ${passages} passages, ${sentences} sentences, index ${library.fingerprint} (graph ${graph})${state}`,
    }
  } catch (error) {
    return { ok: false, line: messageOf(error) }
  }
}
