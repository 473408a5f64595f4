import { expect, test } from 'vitest'
import { parseChecksums, sha256 } from '../../embeddings/checksums.ts'

const hash = sha256(Buffer.from('abc'))

test('hashes as sha256sum does', () => {
  expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('reads the lines that sha256sum prints', () => {
  expect([...parseChecksums(`${hash}  a.json\n${hash}  b/c d.onnx\n`)]).toEqual([
    ['a.json', hash],
    ['b/c d.onnx', hash],
  ])
})

test.each(['abc  file', `${hash} file`, `${hash.toUpperCase()}  file`])('refuses the line %j', line => {
  expect(() => parseChecksums(`${hash}  good\n${line}\n`)).toThrow(`Not a line of a checksum file: ${line}`)
})
