import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { givenMetadataSchema, parseGiven, readableExtensions, readReport } from '../../src/report/read.ts'

const HAN = '一、工作情况\n2023年，某区办理行政复议案件12件。\n'

/** 一、依法行政 as an older site serves it: GB18030 bytes written out, so that no encoder of ours checks itself. */
const GB18030 = new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2, 0xd2, 0xc0, 0xb7, 0xa8, 0xd0, 0xd0, 0xd5, 0xfe])

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (name: string, text: string) => readReport(name, bytesOf(text))
const headingsOf = ({ text, headings }: ReturnType<typeof readReport>) =>
  headings.map(h => [h.level, text.slice(h.start, h.end)])

function refusal(act: () => unknown): { code: string; message: string } {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('bytes', () => {
  test('reads UTF-8', () => {
    expect(read('a.txt', HAN)).toEqual({ mediaType: 'text/plain', text: HAN, headings: [], given: {} })
  })

  test('reads UTF-8 behind a byte-order mark, which is no part of the text', () => {
    expect(readReport('a.txt', new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(HAN)])).text).toBe(HAN)
  })

  test('reads UTF-16 of either byte order behind its mark', () => {
    const little = Buffer.from(`\ufeff${HAN}`, 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(readReport('a.txt', little).text).toBe(HAN)
    expect(readReport('a.txt', big).text).toBe(HAN)
  })

  test('reads GB18030, as older sites serve it', () => {
    expect(readReport('a.txt', GB18030).text).toBe('一、依法行政')
  })

  test('reads the four-byte characters of GB18030', () => {
    // 㐀 U+3400 and 𠀀 U+20000, both outside GBK.
    const rare = new Uint8Array([...GB18030, 0x81, 0x39, 0xee, 0x39, 0x95, 0x32, 0x82, 0x36])
    expect(readReport('a.txt', rare).text).toBe('一、依法行政㐀𠀀')
  })

  test('keeps private-use characters that stand for a site’s own glyphs', () => {
    const text = `\ue003 ${HAN.repeat(20)}`
    expect(read('a.txt', text).text).toBe(text)
  })

  test.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]],
    ['a compressed archive', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00]],
    ['bytes that are text in no encoding', Array.from({ length: 400 }, (_, at) => (at * 73 + 129) % 256 || 1)],
    ['control characters', Array.from({ length: 200 }, (_, at) => (at % 8) + 1)],
    ['half a UTF-16 character', [0xff, 0xfe, 0x41, 0x00, 0x42]],
  ])('refuses %s and says what to do', (_, bytes) => {
    const { code, message } = refusal(() => readReport('b.txt', new Uint8Array(bytes)))
    expect(code).toBe('report_unreadable')
    expect(message).toMatch(/^b\.txt: .*UTF-8/)
  })

  test('refuses an empty file and a blank one, each by name', () => {
    expect(refusal(() => readReport('b.txt', new Uint8Array()))).toEqual({
      code: 'report_unreadable',
      message: 'b.txt: the file is empty',
    })
    for (const blank of [' \n\t\u3000\r\n', '\ufeff\n'])
      expect(refusal(() => read('b.txt', blank))).toEqual({
        code: 'report_unreadable',
        message: 'b.txt: the file holds no text',
      })
  })
})

describe('names', () => {
  test.each(['report.xls', 'report', 'report.txt.bak', 'txt', '.md.', 'report.constructor', 'report.toString'])(
    'refuses %s, naming what is read',
    name => {
      const { code, message } = refusal(() => read(name, HAN))
      expect(code).toBe('report_unreadable')
      for (const extension of readableExtensions) expect(message).toContain(`.${extension}`)
    },
  )

  test('takes extensions in any case', () => {
    expect(read('A.TXT', HAN).mediaType).toBe('text/plain')
    expect(read('年报.2024.Md', HAN).mediaType).toBe('text/markdown')
  })
})

describe('front matter', () => {
  test('gives what it says of the report and is no part of the text', () => {
    const source =
      '---\ntitle: 某区2024年度报告\nissuer: 某区司法局\nplace: 广东省广州市增城区\nyear: 2024\nplanYear: 2025\npublished: 2025-01-15\ndocumentNumber: 增司〔2025〕1号\nurl: https://example.gov.cn/a.html\n---\n正文。\n'
    expect(read('a.txt', source)).toMatchObject({
      text: '正文。\n',
      given: {
        title: '某区2024年度报告',
        issuer: '某区司法局',
        place: '广东省广州市增城区',
        year: 2024,
        planYear: 2025,
        published: '2025-01-15',
        documentNumber: '增司〔2025〕1号',
        url: 'https://example.gov.cn/a.html',
      },
    })
  })

  test('is read from Markdown, behind a byte-order mark and with Windows line ends', () => {
    expect(read('a.md', '\ufeff---\r\nyear: "2023"\r\n---\r\n# 标题\r\n正文。')).toMatchObject({
      given: { year: 2023 },
      text: '标题\n正文。\n',
    })
  })

  test('ignores fields that other tools fill', () => {
    expect(read('a.txt', '---\ntags: [法治]\nlayout: post\nyear: 2023\n---\n正文。').given).toEqual({ year: 2023 })
  })

  test('may be empty', () => {
    expect(read('a.txt', '---\n\n---\n正文。')).toMatchObject({ given: {}, text: '正文。' })
    expect(read('a.txt', '---\n---\n正文。')).toMatchObject({ given: {}, text: '正文。' })
  })

  test('is not seen in a rule between paragraphs', () => {
    const source = '正文一。\n---\nyear: 1\n---\n正文二。'
    expect(read('a.txt', source)).toMatchObject({ text: source, given: {} })
  })

  test('is no front matter while it is not closed', () => {
    expect(read('a.txt', '---\n正文。')).toMatchObject({ text: '---\n正文。', given: {} })
  })

  test.each([
    ['a year that is none', 'year: 二〇二三', 'year'],
    ['a year out of range', 'year: 23', 'year'],
    ['a date that is none', 'published: 2025-02-30', 'published'],
    ['an address that is none', 'url: 某区政府网', 'url'],
    ['an empty title', 'title: ""', 'title'],
    ['a list for a name', 'issuer: [甲, 乙]', 'issuer'],
  ])('refuses %s and names file and field', (_, line, field) => {
    const { code, message } = refusal(() => read('b.txt', `---\n${line}\n---\n正文。`))
    expect(code).toBe('report_unreadable')
    expect(message).toContain('b.txt')
    expect(message).toContain(field)
  })

  test('refuses what is no YAML, naming the file', () => {
    const { code, message } = refusal(() => read('b.txt', '---\ntitle: "某区\n---\n正文。'))
    expect(code).toBe('report_unreadable')
    expect(message).toContain('b.txt')
  })

  test('does not take a file whose text is front matter only', () => {
    expect(refusal(() => read('b.txt', '---\nyear: 2023\n---\n')).code).toBe('report_unreadable')
  })
})

describe('parseGiven', () => {
  test('refuses unknown fields, so that a misspelt one is not lost', () => {
    expect(refusal(() => parseGiven({ yaer: 2023 })).message).toContain('yaer')
  })

  test('takes unknown fields where the loose schema is passed', () => {
    expect(parseGiven({ yaer: 2023, year: '2023' }, givenMetadataSchema)).toEqual({ year: 2023 })
  })

  test('leaves out what is not said', () => {
    expect(parseGiven(undefined)).toEqual({})
    expect(parseGiven({ title: undefined, year: 2023 })).toEqual({ year: 2023 })
  })

  test.each([[null], [true], [[]], ['']])('takes %j for no year at all', year => {
    expect(refusal(() => parseGiven({ year })).message).toContain('year')
  })
})

describe('Markdown', () => {
  test('keeps headings as headings, with levels and offsets into the text without marks', () => {
    const result = read('a.md', '# 某区年度报告\n\n## 一、主要举措 ##\n正文。\n###   （一）学习\n正文。\n')
    expect(headingsOf(result)).toEqual([
      [1, '某区年度报告'],
      [2, '一、主要举措'],
      [3, '（一）学习'],
    ])
    expect(result.text).toBe('某区年度报告\n\n一、主要举措\n正文。\n（一）学习\n正文。\n\n')
  })

  test('takes emphasis, quotes and list bullets away', () => {
    expect(read('a.md', '> **重点**：__加强__领导\n> > 嵌套\n- 第一点\n* 第二点\n  + 第三点').text).toBe(
      '重点：加强领导\n嵌套\n第一点\n第二点\n第三点\n',
    )
  })

  test('takes marks off headings too', () => {
    expect(headingsOf(read('a.md', '## **一、主要举措**'))).toEqual([[2, '一、主要举措']])
  })

  test('leaves numbers, signs and words alone that only look like marks', () => {
    const lines = ['-5%的降幅', '3*4', '#1楼', '1+X 制度', 'a__b', '2023-2025', '**', '*号']
    expect(read('a.md', lines.join('\n')).text).toBe(`${lines.join('\n')}\n`)
  })

  test('knows no headings in plain text', () => {
    expect(read('a.txt', '# 标题\n正文。')).toMatchObject({ text: '# 标题\n正文。', headings: [] })
  })
})
