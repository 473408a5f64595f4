import { describe, expect, test } from 'vitest'
import { dateIn, type FrontFields, readFront } from '../../src/report/front-fields.ts'

const TITLE = '某区2024年法治政府建设年度报告'

/** Page heads as government sites write them, after cleaning: one string a line. */
const HEADS: readonly { site: string; lines: readonly string[]; fields: FrontFields }[] = [
  {
    site: 'a catalogue table, two fields a line',
    lines: [
      '索引号: 114420000073333506/2025-00061 分类:',
      '发布机构: 某市人民政府某街道办事处 成文日期: 2025-02-17',
      `名称: ${TITLE}`,
      '文号: 发布日期: 2025-02-20',
      '主题词:',
    ],
    fields: { title: TITLE, issuer: '某市人民政府某街道办事处', published: '2025-02-20' },
  },
  {
    site: 'a catalogue table, one field a line, full-width colons',
    lines: [
      '索引号：11350128/2024-00012',
      '发布机构：某区司法局',
      '生成日期：2024-03-15',
      `标题：${TITLE}`,
      '发文字号：某司〔2024〕15号',
      '有效性：有效',
    ],
    fields: { title: TITLE, issuer: '某区司法局', published: '2024-03-15', documentNumber: '某司〔2024〕15号' },
  },
  {
    site: 'labels in 【】',
    lines: [TITLE, '【发布时间】：2024-01-23 11:19', '【来源】：某区人民政府办公室', '【文号】：某政办〔2024〕3号'],
    fields: {
      title: TITLE,
      issuer: '某区人民政府办公室',
      published: '2024-01-23',
      documentNumber: '某政办〔2024〕3号',
    },
  },
  {
    site: 'labels in 【】 with the colon inside or without one',
    lines: [TITLE, '【发布日期：2024-01-23】 【来源：某区司法局】'],
    fields: { title: TITLE, issuer: '某区司法局', published: '2024-01-23' },
  },
  {
    site: 'labels in 【】 that stand for the colon',
    lines: [TITLE, '【信息来源】某区司法局 【发布日期】2024-01-23'],
    fields: { title: TITLE, issuer: '某区司法局', published: '2024-01-23' },
  },
  {
    site: 'a line of source and time under the title',
    lines: [TITLE, '来源:天津市河东区人民政府鲁山道街道办事处 发布时间:2024-01-23 11:19'],
    fields: { title: TITLE, issuer: '天津市河东区人民政府鲁山道街道办事处', published: '2024-01-23' },
  },
  {
    site: 'time first and without a label',
    lines: [TITLE, '2025-01-15 来源: 广州市增城区司法局'],
    fields: { title: TITLE, issuer: '广州市增城区司法局', published: '2025-01-15' },
  },
  {
    site: 'no blank between the fields',
    lines: [TITLE, '发布时间：2024年3月5日来源：某市司法局作者：张三'],
    fields: { title: TITLE, issuer: '某市司法局', published: '2024-03-05' },
  },
  {
    site: 'bars between the fields',
    lines: [TITLE, '来源：某市司法局 | 发布时间：2024/03/05 | 作者：'],
    fields: { title: TITLE, issuer: '某市司法局', published: '2024-03-05' },
  },
  {
    site: 'blanks inside the labels',
    lines: [
      '索 引 号：11350128/2024-00012',
      '发文机关：某县人民政府',
      '标 题：某县2023年度法治政府建设情况报告',
      '文 号：某政〔2024〕8号',
      '日 期：2024年03月29日',
    ],
    fields: {
      title: '某县2023年度法治政府建设情况报告',
      issuer: '某县人民政府',
      published: '2024-03-29',
      documentNumber: '某政〔2024〕8号',
    },
  },
  {
    site: 'full-width digits',
    lines: [TITLE, '发布时间：２０２４－０１－２３', '来源：某区司法局'],
    fields: { title: TITLE, issuer: '某区司法局', published: '2024-01-23' },
  },
  {
    site: 'a date in Chinese numerals',
    lines: [TITLE, '某区司法局', '二〇二四年十二月三十一日'],
    fields: { title: TITLE, published: '2024-12-31' },
  },
  {
    site: 'a date in brackets under the title',
    lines: [TITLE, '（2024年1月30日）'],
    fields: { title: TITLE, published: '2024-01-30' },
  },
  {
    site: 'a document number on a line of its own',
    lines: ['某府办〔2024〕12号', TITLE],
    fields: { title: TITLE, documentNumber: '某府办〔2024〕12号' },
  },
  {
    site: 'fields that are empty',
    lines: ['索引号：', '发布机构：', '文号：-', '主题词：', '发布日期：', TITLE],
    fields: { title: TITLE },
  },
  {
    site: 'the site’s name and navigation above the title',
    lines: ['政府信息公开 规章库', '某市人民政府某街道办事处政府信息公开', TITLE],
    fields: { title: TITLE },
  },
  {
    site: 'a column’s name that ends like a title',
    lines: ['法治政府建设年度报告', '某区人民政府关于2024年法治政府建设情况的报告', '发布日期：2025-01-03'],
    fields: { title: '某区人民政府关于2024年法治政府建设情况的报告', published: '2025-01-03' },
  },
  {
    site: 'a government work report',
    lines: ['2025年政府工作报告', '——2025年1月10日在某区第十八届人民代表大会第四次会议上', '某区人民政府区长 张三'],
    fields: { title: '2025年政府工作报告', published: '2025-01-10' },
  },
  {
    site: 'a title with a note in brackets',
    lines: ['某区2024年度法治政府建设年度报告（公开稿）', '来源：区司法局'],
    fields: { title: '某区2024年度法治政府建设年度报告（公开稿）', issuer: '区司法局' },
  },
  {
    site: 'a field that no list of labels knows',
    lines: [TITLE, '点击日期：2023-01-01 来源：某区司法局 发布日期：2025-02-20'],
    fields: { title: TITLE, issuer: '某区司法局', published: '2025-02-20' },
  },
  {
    site: 'time behind the source in one value',
    lines: [TITLE, '来源：某区司法局 2025-02-20 10:30'],
    fields: { title: TITLE, issuer: '某区司法局', published: '2025-02-20' },
  },
  {
    site: 'a column and a catalogue name',
    lines: ['法治政府建设年度报告', `名称：${TITLE}`],
    fields: { title: TITLE },
  },
  {
    site: 'a source that names the paper it stood in, not an office',
    lines: [TITLE, '来源：https://www.example.gov.cn/ 时间：2024-05-06'],
    fields: { title: TITLE, published: '2024-05-06' },
  },
]

describe('the head of a page', () => {
  test.each(HEADS)('with $site', ({ lines, fields }) => {
    expect(readFront(lines.join('\n'))).toEqual(fields)
  })

  test('that is empty says nothing', () => {
    expect(readFront('')).toEqual({})
    expect(readFront('\n \n')).toEqual({})
  })
})

describe('a title', () => {
  const titleOf = (...lines: string[]) => readFront(lines.join('\n')).title

  test.each([
    '某区人民政府关于2023年法治政府建设情况的报告',
    '某镇2023年依法行政工作总结',
    '某市2024年度法治政府建设工作报告',
    '某县司法局2024年法治建设工作情况汇报',
    '2024年度推进法治政府建设工作情况',
    '某区财政局2023年度法治政府建设情况报告(公开)',
  ])('is %s', title => {
    expect(titleOf(title, '来源：某局')).toBe(title)
  })

  test.each(['某区司法局', '政府信息公开', '区长 张三', '2024年1月30日', '2024年，某区完成年度报告。', '名称：'])(
    'is not %s',
    line => {
      expect(titleOf(line)).toBeUndefined()
    },
  )

  test('that is broken over two lines is put together', () => {
    expect(titleOf('某区人民政府', '关于2024年法治政府建设情况的报告')).toBe(
      '某区人民政府关于2024年法治政府建设情况的报告',
    )
    expect(titleOf('某区人民政府关于2024年法治政府', '建设情况的报告', '来源：某局')).toBe(
      '某区人民政府关于2024年法治政府建设情况的报告',
    )
  })

  test('as the page shows it wins over the catalogue’s shorter name', () => {
    expect(titleOf('名称：2024年法治政府建设年度报告', TITLE)).toBe(TITLE)
  })
})

describe('the first date in a text', () => {
  test.each([
    ['2025-02-20', '2025-02-20'],
    ['2025-2-5 09:30:00', '2025-02-05'],
    ['2025/02/20', '2025-02-20'],
    ['2025.02.20', '2025-02-20'],
    ['2025年2月20日', '2025-02-20'],
    ['2025 年 2 月 20 日', '2025-02-20'],
    ['２０２５年２月２０日', '2025-02-20'],
    ['２０２５－０２－２０', '2025-02-20'],
    ['二〇二五年二月二十日', '2025-02-20'],
    ['二○二五年十二月三十一日', '2025-12-31'],
    ['二零二三年十月十日', '2023-10-10'],
    ['二O二三年十月十日', '2023-10-10'],
    ['于2025年2月20日印发，2025年3月1日公布', '2025-02-20'],
    ['自一九九八年一月一日起', '1998-01-01'],
  ])('%s is %s', (text, date) => {
    expect(dateIn(text)).toBe(date)
  })

  test.each([
    '',
    '2025年2月',
    '2025年',
    '二〇二五年二月',
    '2025-13-01',
    '2025-02-32',
    '2025-00-10',
    '2025-02-30',
    '2023-02-29',
    '114420000073333506/2025-00061',
    '12025-02-20',
    '2025-02-201',
  ])('there is none in %j', text => {
    expect(dateIn(text)).toBeUndefined()
  })

  test('a number that is no date does not hide the date behind it', () => {
    expect(dateIn('2025-00061 2025-02-20')).toBe('2025-02-20')
    expect(dateIn('2025-13-45，2025-02-20')).toBe('2025-02-20')
  })
})
