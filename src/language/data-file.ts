import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A file of `data/`, unpacked; from dist/ as from src/, for the build copies no data. */
export function readData(name: string): Buffer {
  return gunzipSync(readFileSync(new URL(`../../src/language/data/${name}`, import.meta.url)))
}

/** Where each line of a text begins, and behind them where one after the last would begin. */
export function lineStarts(text: string): Int32Array {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  const starts = new Int32Array(lines + 1)
  for (let line = 1; line < lines; line++) starts[line] = text.indexOf('\n', starts[line - 1]) + 1
  starts[lines] = text.length + 1
  return starts
}
