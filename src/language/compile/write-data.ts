import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

// Of a gzip header: which system wrote it. 255 is "unknown", so that every system writes the same bytes.
const operatingSystemByte = 9

/** Writes a text into `data/`, gzipped; the same text gives the same bytes. */
export async function writeData(name: string, text: string): Promise<void> {
  const packed = gzipSync(text, { level: 9 })
  packed[operatingSystemByte] = 255
  await writeFile(new URL(`../data/${name}`, import.meta.url), packed)
  console.log(`${name}: ${text.length} characters, ${packed.length} bytes`)
}

/** True in the file that was started, false where it is imported. */
export function isMain(moduleUrl: string): boolean {
  return process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === moduleUrl
}
