import { webcrypto } from 'node:crypto'
import { constants } from 'node:fs'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import hnswlib, { type HierarchicalNSW } from 'hnswlib-node'
import { z } from 'zod'

/**
 * The graph on disk: DATA_DIR/graph.hnsw and graph.json, which says what the former has to be. hnswlib trusts what it
 * reads and brings the process down on some damaged files, so nothing is handed to it before its sha256 is right.
 * Whatever does not fit is as good as missing, because the graph can be built again from the library.
 */
export type GraphIdentity = { readonly fingerprint: string; readonly dimensions: number }

const Sidecar = z.object({
  fingerprint: z.string(),
  dimensions: z.number(),
  sha256: z.string(),
  count: z.number(),
})

/** How hnswlib lays out a file: eleven fields of 8 or 4 bytes, the elements, then the upper links of each. */
const HEADER_BYTES = 96
const COUNT_AT = 16
const ELEMENT_BYTES_AT = 24

/** Inner product: of unit vectors, 1 − cosine. */
export function emptyGraph(dimensions: number): HierarchicalNSW {
  return new hnswlib.HierarchicalNSW('ip', dimensions)
}

/** The graph as last written, if it is whole and of this identity. */
export async function readGraph(dataDir: string, identity: GraphIdentity): Promise<HierarchicalNSW | undefined> {
  try {
    const sidecar = Sidecar.parse(JSON.parse(await readFile(join(dataDir, 'graph.json'), 'utf8')))
    if (sidecar.fingerprint !== identity.fingerprint || sidecar.dimensions !== identity.dimensions) return undefined
    const file = join(dataDir, 'graph.hnsw')
    if ((await sha256(await readFile(file))) !== sidecar.sha256) return undefined
    const graph = emptyGraph(identity.dimensions)
    graph.readIndexSync(file)
    return graph.getCurrentCount() === sidecar.count ? graph : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes beside the old graph and then takes its place. A kill between the two renames, or another process that writes
 * at the same moment, may leave a pair that does not fit, which costs a rebuild.
 */
export async function writeGraph(dataDir: string, identity: GraphIdentity, graph: HierarchicalNSW): Promise<void> {
  const file = join(dataDir, 'graph.hnsw')
  const sidecar = join(dataDir, 'graph.json')
  const count = graph.getCurrentCount()
  try {
    graph.writeIndexSync(`${file}.tmp`)
    const bytes = await readFile(`${file}.tmp`)
    if (!isWhole(bytes, count)) throw new Error('the graph was cut off while it was written')
    const facts: z.infer<typeof Sidecar> = { ...identity, sha256: await sha256(bytes), count }
    await writeFile(`${sidecar}.tmp`, JSON.stringify(facts))
    await sync(`${file}.tmp`)
    await sync(`${sidecar}.tmp`)
    await rename(`${file}.tmp`, file)
    await rename(`${sidecar}.tmp`, sidecar)
  } catch (error) {
    // The disk may be full: at least what was begun goes.
    await rm(`${file}.tmp`, { force: true })
    await rm(`${sidecar}.tmp`, { force: true })
    throw error
  }
}

/** hnswlib does not notice when the disk takes only a part of what it writes. */
function isWhole(bytes: Buffer, count: number): boolean {
  if (bytes.length < HEADER_BYTES || Number(bytes.readBigUInt64LE(COUNT_AT)) !== count) return false
  let at = HEADER_BYTES + count * Number(bytes.readBigUInt64LE(ELEMENT_BYTES_AT))
  for (let i = 0; i < count; i++) {
    if (at + 4 > bytes.length) return false
    at += 4 + bytes.readUInt32LE(at)
  }
  return at === bytes.length
}

/** Away from the event loop: the graph of 20,000 passages is 34 MB. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDWR)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
