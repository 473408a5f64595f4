import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesIn } from '../../src/language/sentences.ts'
import type { Figure } from '../../src/library/library.ts'
import { figuresIn } from '../../src/report/figures.ts'

/** The figures of a text under headings, of a report that reviews 2024. */
function read(text: string, path: readonly string[] = []): Figure[] {
  const passages = [{ start: 0, end: text.length, sectionId: 's1', sentences: sentencesIn(text) }]
  return figuresIn({ text, sections: [{ id: 's1', path }], passages, year: 2024 })
}

const brief = (text: string) => read(text).map(({ raw, value, unit, measure }) => [raw, value, unit, measure])

describe('a figure and what it counts', () => {
  test.each<[string, [string, number, string, string][]]>([
    ['全区共受理行政复议申请31宗。', [['31宗', 31, '宗', '受理行政复议申请']]],
    [
      '2024年，云溪县行政复议案件受理31宗、审结28宗。',
      [
        ['31宗', 31, '宗', '云溪县行政复议案件受理'],
        ['28宗', 28, '宗', '云溪县行政复议案件审结'],
      ],
    ],
    [
      '受理行政复议申请31宗,同比增长5%,审结28宗,其中调解、和解7宗,调解率为25%。',
      [
        ['31宗', 31, '宗', '受理行政复议申请'],
        ['28宗', 28, '宗', '行政复议申请审结'],
        ['7宗', 7, '宗', '行政复议申请调解、和解'],
        ['25%', 25, '%', '行政复议申请调解率'],
      ],
    ],
    [
      '受理、审结行政复议案件分别为31宗、28宗。',
      [
        ['31宗', 31, '宗', '行政复议案件受理'],
        ['28宗', 28, '宗', '审结行政复议案件'],
      ],
    ],
    [
      '共立电诈案件68起，破电诈案件22起。',
      [
        ['68起', 68, '起', '立电诈案件'],
        ['22起', 22, '起', '破电诈案件'],
      ],
    ],
    [
      '立盗窃案件30起，破案19起，打处犯罪嫌疑人21人。',
      [
        ['30起', 30, '起', '立盗窃案件'],
        ['19起', 19, '起', '立盗窃案件破案'],
        ['21人', 21, '人', '打处犯罪嫌疑人'],
      ],
    ],
    [
      '全年走访20家企业，制定规范性文件3件，43人获任人民陪审员。',
      [
        ['20家', 20, '家', '走访企业'],
        ['3件', 3, '件', '制定规范性文件'],
        ['43人', 43, '人', '获任人民陪审员'],
      ],
    ],
    [
      '接待来访85批次154人次。',
      [
        ['85批次', 85, '批次', '接待来访'],
        ['154人次', 154, '人次', '接待来访'],
      ],
    ],
    [
      '梳理权责清单239项、许可事项清单32项。',
      [
        ['239项', 239, '项', '梳理权责清单'],
        ['32项', 32, '项', '许可事项清单'],
      ],
    ],
    [
      '已建成1个法律服务中心、13个工作站和15个工作室。',
      [
        ['1个', 1, '个', '建成法律服务中心'],
        ['13个', 13, '个', '工作站'],
        ['15个', 15, '个', '工作室'],
      ],
    ],
    [
      '127个网格成功调处矛盾纠纷2106件。',
      [
        ['127个', 127, '个', '网格'],
        ['2106件', 2106, '件', '网格成功调处矛盾纠纷'],
      ],
    ],
    [
      '下达行政处罚决定83起，罚款金额共计32200元。',
      [
        ['83起', 83, '起', '下达行政处罚决定'],
        ['32200元', 32200, '元', '行政处罚决定罚款金额'],
      ],
    ],
    [
      '受理工单85宗，按期办结率99.8%，满意率97%。',
      [
        ['85宗', 85, '宗', '受理工单'],
        ['99.8%', 99.8, '%', '工单按期办结率'],
        ['97%', 97, '%', '工单满意率'],
      ],
    ],
    [
      '拆除各类违建67宗3280.2平方米。',
      [
        ['67宗', 67, '宗', '拆除各类违建'],
        ['3280.2平方米', 3280.2, '平方米', '拆除各类违建'],
      ],
    ],
    ['超87%的行政争议在复议环节化解。', [['超87%', 87, '%', '行政争议在复议环节化解']]],
    [
      '处理投诉举报22起，规范了行为；办结率100%。',
      [
        ['22起', 22, '起', '处理投诉举报'],
        ['100%', 100, '%', '投诉举报办结率'],
      ],
    ],
    ['为群众提供法律服务701(件/次)。', [['701(件/次)', 701, '件次', '为群众提供法律服务']]],
    [
      '办结案件11件19人，相较去年22件59人明显下降。',
      [
        ['11件', 11, '件', '办结案件'],
        ['19人', 19, '人', '办结案件'],
        ['22件', 22, '件', '案件相较去年'],
        ['59人', 59, '人', '案件相较去年'],
      ],
    ],
    [
      '2021年废止文件3份，2022年废止7份。',
      [
        ['3份', 3, '份', '2021年废止文件'],
        ['7份', 7, '份', '文件2022年废止'],
      ],
    ],
    [
      '汇聚了440,696户籍人口和4889栋楼栋数据。',
      [
        ['440,696', 440696, '', '汇聚户籍人口'],
        ['4889栋', 4889, '栋', '楼栋数据'],
      ],
    ],
  ])('%s', (sentence, figures) => {
    expect(brief(sentence)).toEqual(figures)
  })
})

describe('how a number is written', () => {
  test.each([
    ['930宗', 930, '宗', null],
    ['2700余件', 2700, '件', 'at_least'],
    ['超87%', 87, '%', 'at_least'],
    ['近三成', 30, '%', 'about'],
    ['八成以上', 80, '%', 'at_least'],
    ['百分之八十', 80, '%', null],
    ['1.2亿元', 120_000_000, '元', null],
    ['119.96万元', 1_199_600, '元', null],
    ['6.2万余件', 62_000, '件', 'at_least'],
    ['3万5千份', 35_000, '份', null],
    ['1亿2000万元', 120_000_000, '元', null],
    ['6千余辆次', 6_000, '辆次', 'at_least'],
    ['１２件', 12, '件', null],
    ['十二件', 12, '件', null],
    ['两批次', 2, '批次', null],
    ['三万五千余人', 35_000, '人', 'at_least'],
    ['二百多份', 200, '份', 'at_least'],
    ['上百条', 100, '条', 'about'],
    ['8,559件', 8_559, '件', null],
    ['219 个', 219, '个', null],
    ['96.25 %', 96.25, '%', null],
    ['99％', 99, '%', null],
    ['不少于40小时', 40, '小时', 'at_least'],
    ['不足5人', 5, '人', 'at_most'],
    ['30个以内', 30, '个', 'at_most'],
    ['约230万元', 2_300_000, '元', 'about'],
    ['20个左右', 20, '个', 'about'],
    ['3—5次', 3, '次', 'at_least'],
    ['3.2个百分点', 3.2, '个百分点', null],
    ['10万+', 100_000, '', 'at_least'],
  ])('%s', (raw, value, unit, bound) => {
    expect(read(`本年度相关数字为${raw}。`)).toMatchObject([{ raw, value, unit, bound }])
  })

  test('reads alike in digits, full-width digits and Chinese numerals', () => {
    const digits = '零一二三四五六七八九'
    const chinese = (value: number): string => {
      const [tens, ones] = [Math.floor(value / 10), value % 10]
      return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
    }
    const wide = (value: number) => [...String(value)].map(d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')
    const sentences = fc.constantFrom(
      ['全区共办理案件', '，均已办结。'],
      ['走访', '企业，其中民营企业7家。'],
      ['收到申请（线上', '、线下2件）。'],
    )
    const unit = fc.constantFrom('件', '宗', '名', '家', '场次', '个工作日')
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 99 }), unit, sentences, (value, unit, [before = '', after = '']) => {
        const seen = [String(value), wide(value), chinese(value)].map(written =>
          read(`${before}${written}${unit}${after}`).map(({ raw, start, end, ...rest }) => rest),
        )
        expect(seen[0]?.some(figure => figure.value === value && figure.unit === unit)).toBe(true)
        expect(seen[1]).toEqual(seen[0])
        expect(seen[2]).toEqual(seen[0])
      }),
    )
  })
})

describe('what is no figure', () => {
  test.each([
    '2024年1—6月，党的二十大和二十届三中全会精神深入人心。',
    '依据国办发〔2021〕5号文件和《法治政府建设实施纲要（2021-2025年）》推进工作。',
    '拨打12345热线，受理12345热线诉求。',
    '构建“1+6+N”体系，落实“百千万工程”，坚持“两个维护”，执行三项制度和中央八项规定。',
    '履行第一责任人职责，一是加强领导，二是压实责任，召开第3次会议、第二十一批推进会。',
    '落实一村一法律顾问，实行一岗双责，提供7×24小时服务，十分重视。',
    '25-26号地块于5月20日9:30开工，第三季度完工。',
    '营商环境3.0版改革深化，5G网络覆盖，KTV场所整治。',
    '千家万户受益，成立工作专班，成效显著，形成合力。',
    '区二届八次全体会议召开，9部门联合发文。',
    '办好群众关心的一件事，建立一个平台、一张网、一批机制。',
  ])('%s', sentence => {
    expect(brief(sentence)).toEqual([])
  })
})

describe('what is said of a figure', () => {
  const flags = (text: string, path?: readonly string[]) =>
    read(text, path).map(({ raw, part, plan }) => [raw, ...(part ? ['part'] : []), ...(plan ? ['plan'] : [])])

  test.each([
    ['收到申请5件（线上申请3件、线下来信2件）。', [['5件'], ['3件', 'part'], ['2件', 'part']]],
    ['公开信息471条(含互动类信息42条)，受理52件。', [['471条'], ['42条', 'part'], ['52件']]],
    [
      '开展审计117个，其中行政审计26个，村居审计91个；整改12个。',
      [['117个'], ['26个', 'part'], ['91个', 'part'], ['12个']],
    ],
    [
      '办理案件230件（其中：公安类120件，社保类35件），已审结210件。',
      [['230件'], ['120件', 'part'], ['35件', 'part'], ['210件']],
    ],
  ])('parts of a whole: %s', (sentence, expected) => {
    expect(flags(sentence)).toEqual(expected)
  })

  test('a name of one word stands with the whole it is part of', () => {
    expect(brief('办理行政复议案件30件，其中公安类12件、社保类8件。').map(([, , , measure]) => measure)).toEqual([
      '办理行政复议案件',
      '行政复议案件公安类',
      '行政复议案件社保类',
    ])
  })

  test.each([
    ['下一步，建成服务站20个。', [['20个', 'plan']]],
    ['我区计划新建服务站20个。', [['20个', 'plan']]],
    ['力争覆盖率达到95%以上。', [['95%以上', 'plan']]],
    ['拟废止文件9份，保留文件30份。', [['9份', 'plan'], ['30份']]],
    ['到2025年，示范村达到30%以上。', [['30%以上', 'plan']]],
    ['2025年将继续开展培训12期。', [['12期', 'plan']]],
    ['上半年，共将14个事项调整为即办事项。', [['14个']]],
    ['制定年度培训计划，开展培训27场次。', [['27场次']]],
    ['计划完成率为98%。', [['98%']]],
    ['四个单位制定五项检查计划，对25家企业开展检查。', [['四个'], ['五项'], ['25家']]],
  ])('results and plans: %s', (sentence, expected) => {
    expect(flags(sentence)).toEqual(expected)
  })

  test.each([
    [['三、2025年工作计划', '（一）深化复议改革'], true],
    [['二、存在问题和下一步打算'], false],
    [['四、下一步工作安排'], true],
    [['一、2024年工作情况', '（二）落实三年行动计划'], false],
    [['一、2024年重点工作完成情况'], false],
    [['五、今后努力方向', '（一）加强培训'], true],
  ])('figures under %j are planned: %s', (path, plan) => {
    expect(read('新建服务站20个。', path)[0]?.plan).toBe(plan)
  })

  test.each([
    ['受理31宗，同比增长5.2%。', [['31宗', 'up', 5.2]]],
    ['受理31宗，比上年下降12%，审结28宗。', [['31宗', 'down', 12], ['28宗']]],
    ['共有律师156人，较上年增加8人，增长5.4%。', [['156人', 'up', 5.4], ['8人']]],
    ['案件数量同比上升15%，创新高。', [['15%']]],
    ['案件受理数较2023年的210件增长9.5%。', [['210件'], ['9.5%']]],
    ['应诉率达98%，同比提高3.2个百分点。', [['98%'], ['3.2个百分点']]],
  ])('a change: %s', (sentence, expected) => {
    const changes = read(sentence).map(({ raw, change }) => [
      raw,
      ...(change ? [change.direction, change.percent] : []),
    ])
    expect(changes).toEqual(expected)
  })

  test.each([
    ['截至2024年12月底，建成工作站12个。', '截至2024年12月底'],
    ['截止2022年底，处理案件21件。', '截止2022年底'],
    ['截至目前，全县建成工作站12个。', '截至目前'],
    ['截至11月30日，公开信息110条。', '截至11月30日'],
    ['全年公开信息110条，截至目前运行良好。', null],
  ])('the day it is of: %s', (sentence, asOf) => {
    expect(read(sentence)[0]?.asOf).toBe(asOf)
  })
})

test('every figure is a slice of the text, in its order, and none overlaps another', () => {
  const piece = fc.constantFrom(
    ...[
      '受理',
      '案件',
      '930宗',
      '、',
      '，',
      '。',
      '；',
      '（',
      '）',
      '其中',
      '近三成',
      '12',
      '万元',
      '“',
      '”',
      '《',
      '》',
    ],
    ...[
      '1,234',
      '件',
      '同比增长',
      '5%',
      '十二',
      '名',
      '余',
      '以上',
      '2024年',
      '第',
      '\n',
      '𠮷',
      ' ',
      '各',
      '分别为',
      '一是',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      let last = 0
      for (const { raw, start, end, value, measure } of read(text)) {
        expect(text.slice(start, end)).toBe(raw)
        expect(start).toBeGreaterThanOrEqual(last)
        expect(Number.isFinite(value)).toBe(true)
        expect(measure).not.toMatch(/undefined|\0|\n/)
        last = end
      }
    }),
    { numRuns: 500 },
  )
})

test('a long run of numbers, brackets or one character is read to its end', () => {
  const long = [
    '受理930宗、'.repeat(2000),
    '1'.repeat(20_000),
    '（'.repeat(20_000),
    '一'.repeat(20_000),
    '比较'.repeat(5_000),
  ]
  expect(long.map(text => read(text).length)).toEqual([2000, 0, 0, 0, 0])
})
