import { describe, expect, test } from 'vitest'
import { clean } from '../../src/report/clean.ts'
import { outlineOf } from '../../src/report/outline.ts'
import { readReport } from '../../src/report/read.ts'

const PROSE = '2024年，某区坚持以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下：'
const BODY = '一、主要举措和成效\n（一）加强学习。全年组织集体学习12次，覆盖干部职工600人次。'

/** Front, text proper and signature of a text, as strings. */
function parts(text: string, headings: Parameters<typeof outlineOf>[1] = []) {
  const { front, signature } = outlineOf(text, headings)
  return {
    front: text.slice(0, front).trimEnd(),
    proper: text.slice(front, signature).trimEnd(),
    signature: text.slice(signature),
  }
}

function partsOfMarkdown(source: string) {
  const read = readReport('a.md', new TextEncoder().encode(source))
  const { text, headings } = clean(read.text, read.headings)
  return parts(text, headings)
}

describe('where the text proper begins', () => {
  test.each([
    ['a title', '某区2024年法治政府建设年度报告'],
    ['a title of two lines', '某区人民政府\n关于2024年法治政府建设情况的报告'],
    ['a title and its date in brackets', '某区2024年法治政府建设年度报告\n（2025年1月15日）'],
    [
      'page fields',
      '索引号：1234/2025-00061\n发布机构：某区司法局\n名称：某区2024年法治政府建设年度报告\n文号：\n主题词：',
    ],
    ['a speaker', '政府工作报告\n（2025年1月10日在某区第十八届人民代表大会第四次会议上）\n区长 张三'],
    ['furniture that the cleaner does not know', '某区政府信息公开\n规章库\n某区2024年法治政府建设年度报告'],
  ])('is behind %s', (_, front) => {
    expect(parts(`${front}\n${PROSE}\n${BODY}`)).toEqual({ front, proper: `${PROSE}\n${BODY}`, signature: '' })
    expect(parts(`${front}\n${BODY}`)).toMatchObject({ front, proper: BODY })
  })

  test.each(['市委、市政府：', '省司法厅:', '各位代表：', '市人大常委会、市法治办：'])(
    'takes the addressee %s with it',
    addressee => {
      expect(parts(`某区年度报告\n${addressee}\n${PROSE}\n${BODY}`).proper).toBe(`${addressee}\n${PROSE}\n${BODY}`)
    },
  )

  test.each(['文号：', '主题词:', '索引号：', '发布日期：', '信息来源：', '有效性：', '关键词：'])(
    'does not take the empty field %s for an addressee',
    field => {
      expect(parts(`某区年度报告\n${field}\n${PROSE}`).front).toBe(`某区年度报告\n${field}`)
    },
  )

  test.each([
    '第一部分 工作情况',
    '第一章 总则',
    '一、总体情况',
    '（一）加强学习',
    '(一)加强学习',
    '1.加强学习',
    '1、加强学习',
  ])('may be the heading %s', heading => {
    expect(parts(`某区年度报告\n${heading}\n学习12次。`).front).toBe('某区年度报告')
  })

  test('is the beginning where there is neither title nor field', () => {
    expect(parts(`${PROSE}\n${BODY}`)).toEqual({ front: '', proper: `${PROSE}\n${BODY}`, signature: '' })
    expect(parts(BODY).front).toBe('')
  })

  test('is the beginning where nothing looks like prose', () => {
    expect(parts('某区\n某局').front).toBe('')
    expect(outlineOf('', [])).toEqual({ front: 0, signature: 0 })
  })
})

describe('Markdown headings', () => {
  test('the first of the outermost level is the title, and sections follow it', () => {
    expect(partsOfMarkdown(`# 某区年度报告\n${PROSE}\n## 一、总体情况\n正文。`)).toMatchObject({
      front: '某区年度报告',
    })
  })

  test('a section heading without an ordinal ends the front', () => {
    expect(partsOfMarkdown(`# 某区年度报告\n## 总体情况\n${PROSE}`)).toMatchObject({ front: '某区年度报告' })
  })

  test('a title below page fields is a title still', () => {
    expect(partsOfMarkdown(`发布日期：2025-01-15\n\n# 某区年度报告\n\n${PROSE}\n\n## 总体情况\n正文。`)).toMatchObject({
      front: '发布日期：2025-01-15\n某区年度报告',
    })
  })

  test('a first heading with fellows on its level is a section, not a title', () => {
    expect(partsOfMarkdown(`# 总体情况\n${PROSE}\n# 下一步打算\n正文。`)).toMatchObject({ front: '' })
    expect(partsOfMarkdown(`# 一、总体情况\n${PROSE}\n## （一）学习\n正文。`)).toMatchObject({ front: '' })
  })
})

describe('where the signature begins', () => {
  test.each([
    ['issuer and date', '某区人民政府\n2024年1月30日'],
    ['two issuers on a line', '中共某镇委员会 某市某镇人民政府\n2024年1月30日'],
    ['a date in Chinese numerals', '某区司法局\n二〇二四年一月三十日'],
    ['a date with blanks, as word processors export it', '某区司法局\n2024 年 1 月 30 日'],
    ['a date in full-width digits', '某镇人民政府办公室\n２０２４年１月３０日'],
    ['a date in brackets', '某管委会\n（2024年1月30日）'],
    ['the date alone', '2024年1月30日'],
    ['the date alone in Chinese numerals', '二〇二四年十二月三十一日'],
    ['the date alone, with blanks', '2024 年 1 月 30 日'],
    ['the issuer alone', '某县人民政府'],
    ['issuer and date on a line', '某街道办事处 2024年1月30日'],
    ['issuer and date without a blank', '某街道办事处2024年1月30日'],
    ['a note on publication behind it', '某区人民政府\n2024年1月30日\n（此件公开发布）'],
  ])('finds %s, on lines of their own or behind the last full stop', (_, signature) => {
    expect(parts(`${PROSE}\n${BODY}\n${signature}`).signature).toBe(signature)
    const flat = signature.replaceAll('\n', ' ')
    expect(parts(`${PROSE}${BODY.replaceAll('\n', '')} ${flat}`).signature).toBe(flat)
    expect(parts(`${PROSE}${BODY.replaceAll('\n', '')}${flat}`).signature).toBe(flat)
  })

  test.each([
    ['a paragraph', '全年受理行政复议案件12件。'],
    ['a paragraph that lacks its full stop', '全年受理行政复议案件12件，办结10件'],
    ['a heading without text', '五、其他需要报告的情况'],
    ['a heading that ends like an office', '（三）建设区公共法律服务中心'],
    ['a numbered item that ends like an office', '3.区市场监督管理局'],
    ['a tag that closes a section', '（责任处室：民政处）'],
    ['a date without a day', '2024年1月'],
    ['a date inside a sentence', '以上数据截至2024年12月31日，供参考'],
  ])('is not seen in %s', (_, last) => {
    expect(parts(`${PROSE}\n${BODY}\n${last}`).signature).toBe('')
  })

  test('never lies before the text proper', () => {
    for (const text of ['某区人民政府', '某区人民政府\n2024年1月30日', '2024年1月30日', `某区司法局\n${PROSE}`]) {
      const { front, signature } = outlineOf(text, [])
      expect(signature).toBeGreaterThanOrEqual(front)
    }
  })
})
