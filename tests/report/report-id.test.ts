import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportIdFrom } from '../../src/report/report-id.ts'

describe('an id', () => {
  test.each([
    ['dongkeng-2023', 'dongkeng-2023'],
    ['Zengcheng-2024', 'zengcheng-2024'],
    ['pingtan_fzzf_2023_han', 'pingtan_fzzf_2023_han'],
    ['东坑镇2023', 'dongkengzhen-2023'],
    ['2023年东坑镇年报', '2023-niandongkengzhennianbao'],
    ['增城区 2024', 'zengchengqu-2024'],
    ['Ｄｏｎｇｋｅｎｇ　２０２３', 'dongkeng-2023'],
    ['a (copy).final', 'a-copy-.final'],
    ['绿色发展', 'lvsefazhan'],
    ['--..a..--', 'a'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\reports\\a', 'c-reports-a'],
    ['', ''],
    ['！？', ''],
  ])('of %j is %j', (name, id) => {
    expect(reportIdFrom(name)).toBe(id)
  })

  test('is made of small letters, digits and ._- only, whatever the name', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('东坑', '2023', '.', '-', ' ', '/', 'Ａ', '𠀀', 'é'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const id = reportIdFrom(pieces.join(''))
        expect(id).toMatch(/^[a-z0-9._-]*$/)
        expect(id).not.toMatch(/^[-.]|[-.]$|--/)
      }),
    )
  })

  test('does not change when made again', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        expect(reportIdFrom(reportIdFrom(name))).toBe(reportIdFrom(name))
      }),
    )
  })
})
