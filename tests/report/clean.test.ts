import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean } from '../../src/report/clean.ts'
import { heldReports } from './held-reports.ts'

/** Furniture as it stands on pages of government sites; each goes whole. */
const FURNITURE = [
  '• 长者助手',
  '无障碍浏览',
  '繁体',
  'English',
  '为了获得更好的访问效果,建议您将IE升级至IE9及以上版本! x',
  '您的浏览器版本过低，请升级浏览器',
  '您的位置:',
  '您当前的位置：首页 > 政务公开 > 法治政府建设',
  '当前位置： 首页 >> 信息公开目录 >> 年度报告',
  '首页 > 政府信息公开 > 法定主动公开内容',
  '【打印】 【字体:',
  '【打印本页】【关闭窗口】',
  '[打印] [关闭]',
  '打印 | 关闭',
  '分享到：',
  '分享：',
  '分享到微信',
  '打印本页 关闭窗口 返回顶部',
  '分享到： 收藏',
  '字体大小：大 中 小 打印 关闭',
  '浏览次数：[ 96 ]',
  '首页/政务公开/法治政府建设',
  '扫码关注某区发布',
  '返回顶部',
  '【字号: 分享',
  '字号：大 中 小',
  '字体：【大 中 小】',
  '【字体：大 中 小】 打印',
  '浏览次数：1024',
  '阅读量: 88次',
  '扫一扫在手机上查看当前页面',
  '扫一扫 手机端浏览',
  '相关附件',
  '相关新闻：',
  '附件:',
  '上一篇：某区召开法治政府建设推进会',
  '下一篇:没有了',
  '责任编辑：张三',
  '版权所有：某区人民政府',
  '主办单位：某区人民政府办公室 承办单位：某区大数据中心',
  '网站标识码：4401180001',
  '粤ICP备12345678号-1 粤公网安备 44011802000001号',
]

/** Lines that hold what the report says, however much they look like something else. */
const CONTENT = [
  '某区2024年法治政府建设年度报告',
  '来源：某区司法局',
  '发布日期：2025-02-20',
  '索引号: 114420000073333506/2025-00061 分类:',
  '一、打印证明“一次办”改革',
  '（一）字体规范化和无障碍环境建设情况',
  '二、浏览器兼容与网站建设',
  '（三）分享经济监管',
  '三、编辑出版领域行政执法',
  '(二)技术支持和保障体系建设',
  '四、关闭退出“小散乱”企业',
  '附件：2024年行政执法数据统计表',
  '首页 公开 报告',
  '中共某镇委员会 某市某镇人民政府',
  '2024年1月30日',
  '全年推送普法信息120条,阅读量:36万次',
  '阅读量：较上年增长12%，覆盖人群36万',
  '责任编辑制度全面落实',
  '收藏单位12家',
  '扫码支付场所执法检查12次',
  '浏览人次:36万',
  '字号名称登记规范管理',
  '技术支持力度不足；',
  '是否公开 ×',
  '【打印证明一件事】上线运行',
  '审核:全年审核规范性文件15件',
  '四、网站浏览器兼容性升级',
  '1.联系我们：政务热线建设',
  '(三)下载安装“国家反诈中心”',
]

const bare = (text: string) => text.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, '')

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of part) {
    at = whole.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

describe('furniture', () => {
  test.each(FURNITURE)('drops %j and says so', line => {
    const { text, dropped } = clean(`前文。\n${line}\n后文。`)
    expect(text).toBe('前文。\n后文。')
    expect(dropped.map(entry => bare(entry.text))).toEqual([bare(line)])
    expect(dropped.every(entry => entry.reason.length > 0)).toBe(true)
  })

  test.each(CONTENT)('keeps %j', line => {
    expect(clean(line)).toMatchObject({ text: line.trim(), dropped: [] })
  })

  test.each(FURNITURE)('never drops a line that holds a sentence, even one that begins with %j', line => {
    const sentence = `${line}全年受理案件12件。`
    expect(bare(clean(sentence).text)).toBe(bare(sentence))
    expect(clean(sentence).dropped).toEqual([])
  })

  test('takes a counter or button out of a line and leaves the field beside it', () => {
    for (const line of [
      '发布日期:2025-02-20  浏览次数:-',
      '发布日期:2025-02-20\u00a0\u00a0浏览次数:128次',
      '发布日期:2025-02-20 【打印】【关闭】',
      '发布日期:2025-02-20 【字体：大 中 小】',
      '浏览次数：96 发布日期:2025-02-20',
      '发布日期:2025-02-20浏览次数：96次',
      '发布日期:2025-02-20 | 点击数：[96]',
    ]) {
      const { text, dropped } = clean(line)
      expect(text).toBe('发布日期:2025-02-20')
      expect(dropped.length).toBeGreaterThan(0)
    }
  })

  test('drops nothing without saying so: what was dropped is exactly what is missing', () => {
    for (const { stem, source } of heldReports) {
      const { text, dropped } = clean(source)
      const missing = bare(source).length - bare(text).length
      expect(bare(dropped.map(entry => entry.text).join('')).length, stem).toBe(missing)
    }
  })
})

describe('blanks', () => {
  test('indents, blank lines and line ends of any kind go; runs of blanks become one', () => {
    expect(clean('\u3000\u3000一、工作情况\r\n\r\n \t\u00a0\n  全年\u3000\u3000办理  12件。\u00a0\n').text).toBe(
      '一、工作情况\n全年 办理 12件。',
    )
  })

  test('invisible characters go', () => {
    expect(clean('\ufeff法治\u200b政府\u00ad建设\u2060。').text).toBe('法治政府建设。')
  })

  test('an empty text stays empty', () => {
    expect(clean('')).toEqual({ text: '', headings: [], dropped: [] })
    expect(clean('\n \u3000\n').text).toBe('')
  })
})

describe('marked headings', () => {
  const headingsOf = (source: string, starts: readonly [number, number][]) => {
    const result = clean(
      source,
      starts.map(([start, level]) => ({ start, end: source.indexOf('\n', start), level })),
    )
    return result.headings.map(h => [h.level, result.text.slice(h.start, h.end)])
  }

  test('keep pointing at their words when lines before them go', () => {
    const source = '打印\n\n年度报告\n相关附件\n\u3000一、主要  举措\n正文。\n'
    expect(
      headingsOf(source, [
        [source.indexOf('年度'), 1],
        [source.indexOf('\u3000'), 2],
      ]),
    ).toEqual([
      [1, '年度报告'],
      [2, '一、主要 举措'],
    ])
  })

  test('go with their line', () => {
    const source = '相关附件\n一、主要举措\n'
    expect(
      headingsOf(source, [
        [0, 1],
        [5, 2],
      ]),
    ).toEqual([[2, '一、主要举措']])
  })
})

/** Any mixture of report lines and furniture, indented and padded at random. */
const anyLine = fc.constantFrom(
  ...FURNITURE,
  ...CONTENT,
  ...heldReports.flatMap(({ source }) => source.split('\n').flatMap(line => line.split(/(?<=。)/).slice(0, 20))),
)
const padding = fc.constantFrom('', ' ', '\u3000\u3000', '\t', '\u00a0', '\u200b', '    ')
const anyText = fc
  .array(fc.tuple(padding, anyLine, padding), { maxLength: 30 })
  .map(lines => lines.map(parts => parts.join('')).join('\n'))

describe('any mixture of lines', () => {
  test('only loses: the text without blanks is a subsequence of the source without blanks', () => {
    fc.assert(
      fc.property(anyText, source => {
        const { text, dropped } = clean(source)
        expect(isSubsequence(bare(text), bare(source))).toBe(true)
        expect(bare(text).length + bare(dropped.map(entry => entry.text).join('')).length).toBe(bare(source).length)
      }),
    )
  })

  test('keeps every line with a full stop whole', () => {
    fc.assert(
      fc.property(anyText, source => {
        const kept = clean(source).text.split('\n').map(bare)
        for (const line of source.split('\n').filter(candidate => candidate.includes('。')))
          expect(kept).toContain(bare(line))
      }),
    )
  })

  test('is clean after one time', () => {
    fc.assert(
      fc.property(anyText, source => {
        const { text } = clean(source)
        expect(clean(text)).toMatchObject({ text, dropped: [] })
      }),
    )
  })

  test('leaves single blanks inside lines, none at their ends and no blank line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.string({ unit: fc.constantFrom('法', '。', ' ', '\n', '\u3000', '\r', '\u2028', '\u200b') }),
        ),
        source => {
          const { text } = clean(source)
          if (text !== '') for (const line of text.split('\n')) expect(line).toMatch(/^\S+( \S+)*$/)
        },
      ),
    )
  })
})
