import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from '../../../../src/channels/http/reports/attachment.ts'

test.each([
  ['report.txt', `attachment; filename="report.txt"; filename*=UTF-8''report.txt`],
  ['增城.md', `attachment; filename="zc.md"; filename*=UTF-8''%E5%A2%9E%E5%9F%8E.md`],
  ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
  ['C:\\reports\\a.txt', `attachment; filename="a.txt"; filename*=UTF-8''a.txt`],
  [
    'a".txt; x="b\r\nset-cookie: c',
    `attachment; filename="a.txt x=bset-cookie c"; filename*=UTF-8''a.txt%20x%3Dbset-cookie%20c`,
  ],
  ["it's (1).txt", `attachment; filename="it's (1).txt"; filename*=UTF-8''it%27s%20%281%29.txt`],
  ['evil\u202etxt.exe', `attachment; filename="eviltxt.exe"; filename*=UTF-8''eviltxt.exe`],
  ['...', `attachment; filename="zc"; filename*=UTF-8''zc`],
])('%j is saved as its own name, made safe', (fileName, header) => {
  expect(attachment(fileName, 'zc')).toBe(header)
})

test('a long name keeps its extension', () => {
  expect(attachment(`${'长'.repeat(400)}.docx`, 'zc')).toContain('filename="zc.docx"')
  expect(decodeURIComponent(attachment(`${'长'.repeat(400)}.docx`, 'zc').split("''")[1] ?? '')).toBe(
    `${'长'.repeat(145)}.docx`,
  )
})

test('any name makes a header of printable ASCII with one quoted name and no way out of it', () => {
  const name = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(name, name, (fileName, id) => {
      expect(attachment(fileName, id)).toMatch(
        /^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9._~!*%-]+$/,
      )
    }),
  )
})
