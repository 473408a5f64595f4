import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CompareOptions, compare } from '../../../src/question/comparing/compare.ts'
import type { ComparisonAsked, Language, Row } from '../../../src/question/question.ts'
import { district, figure, row } from '../made-up-rows.ts'

const rowsOf = (...cells: [string, string | ReturnType<typeof figure> | null][]) =>
  cells.map(([name, cell]) => row(name, 2024, [cell]))

function conclusion(asked: ComparisonAsked, rows: readonly Row[], language: Language = 'zh', options?: CompareOptions) {
  return compare(asked, rows, ['受理'], language, options).conclusion
}

function codes(asked: ComparisonAsked, rows: readonly Row[], options?: CompareOptions) {
  return compare(asked, rows, ['受理'], 'zh', options).notices.map(({ code }) => code)
}

describe('the table', () => {
  test('holds each figure as written with its citation, and says what is not stated', () => {
    const rows = [row('东山区', 2024, ['930宗', null]), row('西山区', 2024, ['87件', '60件'])]
    expect(compare('compare', rows, ['受理', '审结'], 'zh').table).toBe(
      [
        '| 地区 | 年份 | 受理 | 审结 |',
        '| --- | --- | --- | --- |',
        '| 东山区 | 2024 | 930宗[1] | 未载明 |',
        '| 西山区 | 2024 | 87件[1] | 60件[2] |',
      ].join('\n'),
    )
  })

  test('explains units in English and keeps the figure as written', () => {
    const { table } = compare('compare', [row('东山区', 2024, ['2700余件', null])], ['accepted', 'concluded'], 'en')
    expect(table).toContain('| 东山区 | 2024 | 2700余件 (at least 2,700 cases) [1] | not stated |')
  })

  test('a bar in a name opens no cell', () => {
    expect(compare('compare', rowsOf(['东|山区', '1宗']), ['a|b'], 'zh').table).toContain('东\\|山区')
  })

  test('two reports of one place and year are told apart by who issued them', () => {
    const rows = [row('东山区', 2024, ['5宗'], '东山区政府'), row('东山区', 2024, ['3宗'], '东山区司法局')]
    const { table, conclusion } = compare('compare', rows, ['受理'], 'zh')
    expect(table).toContain('东山区（东山区司法局）')
    expect(conclusion).toBe('东山区（东山区政府）更多（5宗），比东山区（东山区司法局）（3宗）多2宗。')
  })

  test('two places of one name are told apart by what they lie in', () => {
    const rows = rowsOf(['和平区', '5宗'], ['和平区', '3宗']).map((each, at) =>
      at === 0 ? each : { ...each, place: district('和平区', '乙市') },
    )
    expect(conclusion('compare', rows)).toContain('甲市和平区更多')
    expect(conclusion('compare', rows)).toContain('乙市和平区')
  })
})

describe('the order of exact figures', () => {
  test('of two: which is more, and by how much', () => {
    const rows = rowsOf(['西山区', '87件'], ['东山区', '930宗'])
    expect(conclusion('which_is_most', rows)).toBe('东山区更多（930宗），比西山区（87件）多843宗。')
  })

  test('in English, with the name that the question uses', () => {
    const placeNames: CompareOptions['placeNames'] = ({ path }) =>
      path.at(-1) === '东山区' ? 'Dongshan District' : undefined
    const rows = rowsOf(['西山区', '87件'], ['东山区', '1930宗'])
    expect(conclusion('compare', rows, 'en', { placeNames })).toBe(
      'Dongshan District has more: 1930宗 (cases) against 87件 (cases) in 西山区, a difference of 1,843.',
    )
  })

  test('of three: a ranking and the lead of the first', () => {
    const rows = rowsOf(['甲区', '12宗'], ['乙区', '30宗'], ['丙区', '20宗'])
    expect(conclusion('compare', rows)).toBe(
      '从多到少：乙区（30宗），丙区（20宗），甲区（12宗）。乙区最多，比丙区多10宗。',
    )
  })

  test('a tie is called one', () => {
    expect(conclusion('compare', rowsOf(['甲区', '12宗'], ['乙区', '12宗']))).toBe('乙区（12宗）与甲区（12宗）相同。')
    expect(conclusion('which_is_most', rowsOf(['甲区', '12宗'], ['乙区', '12宗'], ['丙区', '3宗']))).toBe(
      '从多到少：乙区（12宗）、甲区（12宗）并列，丙区（3宗）。乙区与甲区并列最多，比丙区多9宗。',
    )
  })

  test('shares differ by percentage points, without noise of binary fractions', () => {
    expect(conclusion('compare', rowsOf(['甲区', '22.1%'], ['乙区', '31.35%']))).toBe(
      '乙区更高（31.35%），比甲区（22.1%）高9.25个百分点。',
    )
    expect(conclusion('compare', rowsOf(['甲区', '22.1%'], ['乙区', '31.35%']), 'en')).toContain(
      'a difference of 9.25 percentage points',
    )
  })

  test('which of the years is most', () => {
    const rows = [row('甲区', 2022, ['10宗']), row('甲区', 2024, ['8宗']), row('甲区', 2023, ['12宗'])]
    expect(conclusion('which_is_most', rows)).toBe(
      '从多到少：2023年（12宗），2022年（10宗），2024年（8宗）。2023年最多，比2022年多2宗。',
    )
  })
})

describe('figures that are not exact', () => {
  test.each([
    ['2700余件', '1259件'],
    ['2900件', '2700余件'],
    ['超87%', '80%'],
    ['近1000件', '87件'],
    ['100件', '不足80件'],
  ])('%s is more than %s, by nothing that is computed', (more, less) => {
    const said = conclusion('compare', rowsOf(['甲区', less], ['乙区', more]))
    expect(said).toContain('乙区更')
    expect(said).toMatch(/[多高]于甲区（[^）]+）。$/)
    expect(codes('compare', rowsOf(['甲区', less], ['乙区', more]))).toContain('approximate')
  })

  test.each([
    ['2700余件', '2750件'],
    ['超87%', '90%'],
    ['约100件', '105件'],
    ['不足80件', '75件'],
    ['2700余件', '2700余件'],
  ])('whether %s or %s is more cannot be told', (one, other) => {
    expect(conclusion('compare', rowsOf(['甲区', one], ['乙区', other]))).toContain('无法判定')
  })

  test('of three, what can be told is told', () => {
    const rows = rowsOf(['甲区', '2700余件'], ['乙区', '2750件'], ['丙区', '9件'])
    expect(conclusion('which_is_most', rows)).toBe(
      '从多到少：乙区（2750件）、甲区（2700余件）次序无法判定，丙区（9件）。乙区、甲区之中哪个最多，无法判定。',
    )
  })

  test('an open end above hides no figure', () => {
    expect(conclusion('compare', rowsOf(['甲区', '超20件'], ['乙区', '超10件']))).toContain('无法判定')
  })

  test('a figure rounded to 万 has no exact difference with one that is counted', () => {
    expect(conclusion('compare', rowsOf(['甲区', '1.9万件'], ['乙区', '930件']))).toContain('多约18000件')
    expect(conclusion('compare', rowsOf(['甲区', '1.9万件'], ['乙区', '19020件']))).toContain('无法判定')
  })
})

describe('units', () => {
  test('家 and 家次 count different things: an order by the number alone, and no difference', () => {
    const rows = rowsOf(['甲区', '40家'], ['乙区', '90家次'])
    expect(conclusion('compare', rows)).toBe('仅就数字而言，乙区更多（90家次），多于甲区（40家）。')
    expect(codes('compare', rows)).toContain('different_units')
    expect(conclusion('sum', rows)).toContain('不相加')
  })

  test.each([
    ['930宗', '87件'],
    ['5起', '3例'],
    ['12份', '7部'],
    ['20名', '8人'],
    ['9场', '3场次'],
  ])('%s and %s count the same things', (more, less) => {
    expect(conclusion('compare', rowsOf(['甲区', less], ['乙区', more]))).toMatch(/多\d+/)
    expect(codes('compare', rowsOf(['甲区', less], ['乙区', more]))).not.toContain('different_units')
  })

  test.each([
    ['22.1%', '87件'],
    ['3万元', '87件'],
    ['3公里', '40小时'],
  ])('%s and %s have no order', (one, other) => {
    expect(conclusion('compare', rowsOf(['甲区', one], ['乙区', other]))).toContain('单位不可比')
  })
})

describe('sums', () => {
  test('of exact figures', () => {
    expect(conclusion('sum', rowsOf(['甲区', '930宗'], ['乙区', '87件']))).toBe(
      '合计1017宗：甲区（930宗）、乙区（87件）。',
    )
    expect(conclusion('sum', rowsOf(['甲区', '930宗'], ['乙区', '187件']), 'en')).toContain('Together 1,117')
  })

  test('of money, as the reports write it', () => {
    const rows = rowsOf(['甲区', '119.96万元'], ['乙区', '64.80万元'])
    expect(conclusion('sum', rows)).toContain('合计184.76万元')
    expect(conclusion('compare', rows)).toContain('多55.16万元')
    expect(conclusion('sum', rows, 'en')).toContain('Together 1,847,600 yuan')
  })

  test('say at least where a figure is at least, and about where one is about', () => {
    expect(conclusion('sum', rowsOf(['甲区', '2700余件'], ['乙区', '87件']))).toContain('合计至少2787件')
    expect(conclusion('sum', rowsOf(['甲区', '近1000件'], ['乙区', '87件']))).toContain('合计约1087件')
    expect(conclusion('sum', rowsOf(['甲区', '近1000件'], ['乙区', '80余件']))).toContain('得不出合计')
  })

  test('of shares there is none', () => {
    expect(conclusion('sum', rowsOf(['甲区', '22.1%'], ['乙区', '30%']))).toBe(
      '比例不能相加：乙区（30%）、甲区（22.1%）。',
    )
  })

  test('name what they lack', () => {
    const rows = rowsOf(['甲区', '3宗'], ['乙区', '4宗'], ['丙区', null])
    expect(conclusion('sum', rows)).toBe('合计7宗：乙区（4宗）、甲区（3宗）；不含未载明的丙区。')
  })

  test('a city and its district are not added up', () => {
    const city = { path: ['某省', '甲市'], level: 'city' } as const
    const [first, second] = rowsOf(['甲市', '30宗'], ['乙区', '4宗'])
    if (!first || !second) throw new Error('two rows were made')
    expect(conclusion('sum', [{ ...first, place: city }, second])).toContain('重复计算')
  })

  test('a plan and a result are neither added nor subtracted', () => {
    const rows = rowsOf(['甲区', figure('30场', { plan: true })], ['乙区', '20场'])
    expect(conclusion('sum', rows)).toContain('计划数与完成数不相加')
    expect(conclusion('compare', rows)).toBe('甲区更多（30场（计划数）），多于乙区（20场）。')
  })
})

describe('trends', () => {
  test('each step, first to last, and the highest year, sorted by year', () => {
    const rows = [row('甲区', 2024, ['150宗']), row('甲区', 2022, ['100宗']), row('甲区', 2023, ['160宗'])]
    expect(conclusion('trend', rows)).toBe(
      '2022年100宗；2023年160宗，较2022年增加60宗（60.0%）；2024年150宗，较2023年减少10宗（6.3%）。2022年至2024年总体增加50宗（50.0%）。2023年最多。',
    )
    expect(conclusion('trend', rows, 'en')).toBe(
      '2022: 100宗 (cases); 2023: 160宗 (cases), up 60 (60.0%) on 2022; 2024: 150宗 (cases), down 10 (6.3%) on 2023. From 2022 to 2024: up 50 (50.0%). Highest in 2023.',
    )
  })

  test('says which years are missing, with and without a report', () => {
    const rows = [row('甲区', 2020, ['10宗']), row('甲区', 2022, [null]), row('甲区', 2023, ['10宗'])]
    expect(conclusion('trend', rows)).toBe('2020年10宗；2023年10宗，较2020年持平。缺2021年、2022年的数字。')
  })

  test('shares move by percentage points', () => {
    expect(conclusion('trend', [row('甲区', 2023, ['90%']), row('甲区', 2024, ['95.5%'])])).toBe(
      '2023年90%；2024年95.5%，较2023年上升5.5个百分点。',
    )
  })

  test('of figures that are not exact only what holds', () => {
    expect(conclusion('trend', [row('甲区', 2023, ['1259件']), row('甲区', 2024, ['2700余件'])])).toContain(
      '较2023年增加。',
    )
    expect(conclusion('trend', [row('甲区', 2023, ['2750件']), row('甲区', 2024, ['2700余件'])])).toContain(
      '增减无法判定',
    )
  })

  test('several places one by one', () => {
    const rows = ['甲区', '乙区'].flatMap(name => [row(name, 2023, ['10宗']), row(name, 2024, ['12宗'])])
    expect(conclusion('trend', rows)).toContain('甲区：2023年10宗；2024年12宗，较2023年增加2宗（20.0%）。')
    expect(conclusion('trend', rows)).toContain('乙区：')
  })

  test("a report's own growth that the figures contradict is pointed out", () => {
    const grown = figure('150宗', { change: { direction: 'up', percent: 20 } })
    const rows = [row('甲区', 2023, ['100宗']), row('甲区', 2024, [grown])]
    const { notices } = compare('trend', rows, ['受理'], 'zh')
    expect(notices).toEqual([
      {
        code: 'change_differs',
        message: '2024年的报告称较上年增长20%，与两年报告所载数字（100宗、150宗）算得的50.0%不符。',
      },
    ])
    const rounded = figure('150宗', { change: { direction: 'up', percent: 50.4 } })
    expect(codes('trend', [row('甲区', 2023, ['100宗']), row('甲区', 2024, [rounded])])).toEqual([])
  })
})

describe('what is missing', () => {
  test('nothing to compare', () => {
    expect(compare('compare', [], ['受理'], 'zh')).toEqual({
      table: '',
      conclusion: '没有可供比较的报告。',
      notices: [],
    })
  })

  test('one figure only', () => {
    expect(conclusion('compare', rowsOf(['甲区', '9宗'], ['乙区', null]))).toBe(
      '仅有甲区（9宗）的数字，乙区未载明，无法比较。',
    )
    expect(conclusion('trend', [row('甲区', 2024, ['9宗'])])).toBe('仅有甲区（9宗）的数字，无法比较。')
    expect(codes('compare', rowsOf(['甲区', '9宗'], ['乙区', null]))).toEqual(['not_stated'])
  })

  test('no figure at all', () => {
    expect(conclusion('sum', rowsOf(['甲区', null], ['乙区', null]), 'en')).toBe(
      'Not stated by 乙区 and 甲区; a comparison is not possible.',
    )
  })

  test('an order is of those that state the figure', () => {
    const rows = rowsOf(['甲区', '9宗'], ['乙区', null], ['丙区', '5宗'])
    expect(conclusion('which_is_most', rows)).toBe('在已载明的当中，甲区更多（9宗），比丙区（5宗）多4宗。')
  })

  test('each measure has its own conclusion', () => {
    const rows = [row('甲区', 2024, ['9宗', '5宗']), row('乙区', 2024, ['3宗', null])]
    const { conclusion, notices } = compare('compare', rows, ['受理', '审结'], 'zh')
    expect(conclusion).toBe(
      '受理：甲区更多（9宗），比乙区（3宗）多6宗。审结：仅有甲区（5宗）的数字，乙区未载明，无法比较。',
    )
    expect(notices).toEqual([{ code: 'not_stated', message: '乙区未载明“审结”。' }])
  })
})

describe('notices', () => {
  test("figures that count different things are named in their reports' own words", () => {
    const rows = rowsOf(['甲区', '930宗'], ['乙区', figure('87件', { measure: '办理行政复议案件' })])
    expect(compare('compare', rows, ['复议案件'], 'zh').notices).toEqual([
      {
        code: 'different_measures',
        message: '口径不同：甲区为“受理行政复议申请”，乙区为“办理行政复议案件”。比较时请注意。',
      },
    ])
  })

  test.each([
    ['审结案件', '办结案件'],
    ['立案', '查处'],
    ['新收案件', '收到案件'],
    ['行政复议受理', '行政诉讼受理'],
    ['街道办受理', '受理'],
  ])('%s is not %s', (one, other) => {
    const rows = rowsOf(['甲区', figure('9件', { measure: one })], ['乙区', figure('5件', { measure: other })])
    expect(codes('compare', rows)).toContain('different_measures')
  })

  test.each([
    ['全区受理案件', '受理案件'],
    ['受理复议申请', '受理复议案件'],
  ])('%s may be %s', (one, other) => {
    const rows = rowsOf(['甲区', figure('9件', { measure: one })], ['乙区', figure('5件', { measure: other })])
    expect(codes('compare', rows)).toEqual([])
  })

  test('a part, a plan, a day of the year, and the figure of a larger place are said', () => {
    for (const about of [
      { part: true },
      { plan: true },
      { asOf: '截至2024年9月底' },
      { measure: '全国受理行政复议申请' },
    ])
      expect(codes('compare', rowsOf(['甲区', figure('9件', about)], ['乙区', '5件']))).toEqual(['different_measures'])
  })

  test('the ends of two years are the same day', () => {
    const of = (year: number) => row('甲区', year, [figure('9件', { asOf: `截至${year}年12月底` })])
    expect(codes('trend', [of(2023), of(2024)])).toEqual([])
  })

  test('a report that contradicts itself leaves nothing exact', () => {
    const rows = rowsOf(['甲区', '930宗'], ['乙区', '925宗'])
    const rivals = [{ row: 0, cell: 0, figure: figure('920宗'), citation: 3 }]
    const { conclusion, notices } = compare('compare', rows, ['受理'], 'zh', { rivals })
    expect(conclusion).toContain('无法判定')
    expect(notices).toEqual([
      { code: 'figures_disagree', message: '甲区对“受理行政复议申请”所载数字不一致：930宗、920宗[3]。' },
    ])
    expect(compare('sum', rows, ['受理'], 'zh', { rivals }).conclusion).toContain('不相加')
  })
})

describe('any rows', () => {
  const cell = fc.option(
    fc
      .tuple(
        fc.integer({ min: 0, max: 99_999 }),
        fc.constantFrom('', '约', '超', '不足'),
        fc.constantFrom('件', '宗', '家', '家次', '%', '万元'),
      )
      .map(([value, before, unit]) => `${before}${value}${unit}`),
    { nil: null },
  )
  const names = ['甲区', '乙区', '丙区', '丁区']
  const rows = fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(2022, 2023, 2024), cell), { maxLength: 6 })
    .map(made => {
      const unique = new Map(made.map(each => [`${each[0]}${each[1]}`, each]))
      return [...unique.values()].map(([name, year, raw]) => row(name, year, [raw]))
    })
  const asked = fc.constantFrom<ComparisonAsked[]>('compare', 'which_is_most', 'sum', 'trend')
  const languages = fc.constantFrom<Language[]>('zh', 'en')

  test('the conclusion does not depend on their order', () => {
    fc.assert(
      fc.property(asked, languages, rows, fc.infiniteStream(fc.integer()), (asked, language, rows, keys) => {
        const shuffled = rows
          .map(row => ({ row, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        expect(conclusion(asked, shuffled, language)).toBe(conclusion(asked, rows, language))
      }),
    )
  })

  test('exact like figures add up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 4 }), cents => {
        const rows = cents.map((value, at) => row(names[at] ?? '', 2024, [`${value / 100}万元`]))
        const total = cents.reduce((a, b) => a + b) / 100
        expect(conclusion('sum', rows)).toContain(`合计${total}万元`)
      }),
    )
  })

  test('every number said stands in a figure or comes from exact ones', () => {
    fc.assert(
      fc.property(asked, rows, (asked, rows) => {
        const figures = rows.flatMap(({ cells }) => cells.flatMap(cell => (cell ? [cell.figure] : [])))
        const exact = figures.filter(({ bound }) => bound === null).map(({ value }) => value)
        const plain = figures.map(({ raw }) => raw)
        const said = plain
          .toSorted((a, b) => b.length - a.length)
          // 4宗 stands in 25854宗 as well, which is another number.
          .reduce((text, raw) => text.replaceAll(new RegExp(`(?<!\\d)${raw}`, 'g'), ' '), conclusion(asked, rows))
          .replace(/20\d\d年/g, '')
        // A sum is bounded as its figures are, and says so; everything else comes from two exact figures.
        const numbers = [...said.matchAll(/(?<!合计(?:约|至少|至多)?)(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g)].map(
          ([text]) => Number(text),
        )
        const from = exact.flatMap(a =>
          exact.flatMap(b => [a - b, (a - b) / 1e4, a + b, Number(((Math.abs(a - b) / b) * 100).toFixed(1))]),
        )
        for (const number of numbers) expect(from.some(value => Math.abs(value - number) < 0.11)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
