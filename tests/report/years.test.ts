import { describe, expect, test } from 'vitest'
import { yearsOf } from '../../src/report/years.ts'

const years = (evidence: Partial<Parameters<typeof yearsOf>[0]>) =>
  yearsOf({ title: '', headings: [], body: '', published: undefined, fileName: '', ...evidence })

describe('the year of a title', () => {
  test.each([
    ['某区2024年法治政府建设年度报告', 2024],
    ['某区2024年度法治政府建设情况的报告', 2024],
    ['某区２０２４年法治政府建设年度报告', 2024],
    ['某区二〇二四年法治政府建设年度报告', 2024],
    ['某区二○二三年度依法行政工作报告', 2023],
    ['2024 年某市政府信息公开工作年度报告', 2024],
    ['某县2023年工作总结', 2023],
    ['关于落实《法治政府建设实施纲要（2021—2025年）》2023年情况的报告', 2023],
    ['某市法治政府建设五年总结报告（2021—2025年）', 2025],
  ])('%s reviews %i', (title, year) => {
    expect(years({ title })).toEqual({ year, planYear: year + 1 })
  })

  test('of a government work report is the year that it plans for', () => {
    expect(years({ title: '2026年政府工作报告' })).toEqual({ year: 2025, planYear: 2026 })
    expect(years({ title: '某区人民政府2025年政府工作报告' })).toEqual({ year: 2024, planYear: 2025 })
  })

  test.each([
    ['某局2023年法治政府建设工作总结及2024年工作计划', 2023],
    ['关于2024年法治政府建设情况和2025年工作打算的报告', 2024],
    ['关于某市2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告', 2024],
    ['某镇2024年重点工作完成情况暨2025年工作思路', 2024],
    ['某局2025年法治政府建设工作计划', 2024],
  ])('%s is the reviewed one, not the planned one', (title, year) => {
    expect(years({ title })).toEqual({ year, planYear: year + 1 })
  })

  test('outweighs publication, file name and mentions', () => {
    expect(
      years({
        title: '某区2023年法治政府建设年度报告',
        published: '2025-03-01',
        fileName: '2024',
        body: '全区坚持依法行政。2024年，2024年，2024年，2024年办理案件。',
      }).year,
    ).toBe(2023)
  })
})

describe('a report without a title', () => {
  test('opens with its year', () => {
    expect(years({ body: '2023年，某镇坚持依法行政。2021年以来，成效明显。' })).toEqual({ year: 2023, planYear: 2024 })
    expect(years({ body: '二〇二三年，某镇坚持依法行政。' }).year).toBe(2023)
  })

  test('names it in the headings of its review', () => {
    expect(years({ headings: ['一、2024年工作情况', '二、存在问题'] }).year).toBe(2024)
    expect(years({ headings: ['一、2024年度推进法治政府建设主要举措和成效'] }).year).toBe(2024)
    expect(years({ headings: ['一、二〇二四年工作回顾'] }).year).toBe(2024)
  })

  test('names the next one in the headings of its plans', () => {
    expect(years({ headings: ['一、工作情况', '三、2025年工作计划'] })).toEqual({ year: 2024, planYear: 2025 })
    expect(years({ headings: ['四、2025年推进法治政府建设的主要安排'] }).year).toBe(2024)
    expect(years({ headings: ['三、下一步工作打算（2025年）'] }).year).toBe(2024)
    expect(years({ headings: ['2023年，我们将继续推进法治政府建设'] }).year).toBe(2022)
  })

  test('is not misled by a plan whose results a heading reports', () => {
    expect(years({ headings: ['一、2024年目标任务完成情况'] }).year).toBe(2024)
    expect(years({ headings: ['一、2024年计划执行情况及2025年安排'] }).year).toBe(2024)
  })

  test('is of the year before it was published', () => {
    expect(years({ published: '2025-02-20' })).toEqual({ year: 2024, planYear: 2025 })
  })

  test('has the year of its file', () => {
    expect(years({ fileName: 'dongkeng-2023' }).year).toBe(2023)
    expect(years({ fileName: 'pingtan_fzzf_2021' }).year).toBe(2021)
    expect(years({ fileName: '东坑镇2023年报' }).year).toBe(2023)
  })

  test('has the year that it speaks of most', () => {
    expect(years({ body: '全区工作取得新的明显成效。2023年办理12件，2023年办结10件，较2022年增长8%。' }).year).toBe(
      2023,
    )
  })
})

describe('years that speak of other things', () => {
  const body = (text: string) => years({ body: `全区坚持依法行政工作不动摇。${text}` }).year

  test.each([
    '落实《法治政府建设实施纲要（2021—2025年）》和《2021年工作要点》《2021年工作方案》，2023年办理12件。',
    '落实“八五”普法规划(2021-2025年)、(2021-2025年)、（2021—2025年），2023年办理12件。',
    '2021年以来、2021年以来、2021年以来成效明显，2023年办理12件。',
    '编号20210012021，证号2021202，2023年办理12件。',
  ])('do not count: %s', text => {
    expect(body(text)).toBe(2023)
  })
})

test('nothing to go by gives no year', () => {
  expect(years({})).toEqual({ year: null, planYear: null })
  expect(years({ title: '年度报告', body: '全区办理案件1204件，投入2024万元。', fileName: 'report' })).toEqual({
    year: null,
    planYear: null,
  })
})
