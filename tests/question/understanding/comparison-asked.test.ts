import { describe, expect, test } from 'vitest'
import { type Counts, comparisonAsked } from '../../../src/question/understanding/comparison-asked.ts'

const one: Counts = { places: 1, years: 1, allPlaces: false, parts: 1 }
const twoPlaces: Counts = { ...one, places: 2 }
const twoYears: Counts = { ...one, years: 2 }
const noYear: Counts = { ...one, years: 0 }
const everywhere: Counts = { places: 0, years: 1, allPlaces: true, parts: 1 }

describe('comparisonAsked', () => {
  test.each([
    ['和平区和云冈区2024年谁的复议案件多？', 'which_is_most'],
    ['和平区和云冈区2024年哪个受理得更多', 'which_is_most'],
    ['和平区、云冈区哪边的调解率高一些', 'which_is_most'],
    ['Which of Heping and Yungang concluded more cases in 2024?', 'which_is_most'],
    ['和平区和云冈区的工单办理量排名', 'which_is_most'],
    ['和平区与云冈区2024年相比，工单差多少', 'compare'],
    ['和平区的工单比云冈区多吗？', 'compare'],
    ['和平区和云冈区2024年各受理多少', 'compare'],
    ['和平区与云冈区分别受理多少', 'compare'],
    ['和平区和云冈区各共办理多少件', 'compare'],
    ['Compare the mediation rates of Heping and Yungang', 'compare'],
    ['How many cases did Heping and Yungang each accept?', 'compare'],
    ['和平区和云冈区哪类案件最多', 'compare'],
    ['和平区和云冈区2024年一共受理多少宗', 'sum'],
    ['和平区和云冈区加起来办了多少件', 'sum'],
    ['和平区与云冈区共受理多少件', 'sum'],
    ['和平区和云冈区的公共法律服务中心有多少个', 'compare'],
    ['How many cases did Heping and Yungang accept altogether?', 'sum'],
    ['How many cases did Heping and Yungang handle in total?', 'sum'],
    ['和平区和云冈区近三年受理量有什么变化', 'trend'],
  ] as const)('of two places, %s: %s', (question, asked) => {
    expect(comparisonAsked(question, twoPlaces)).toBe(asked)
  })

  test.each([
    ['和平区2023年到2024年受理量的变化', 'trend'],
    ['和平区2024年受理的案件比2023年增长多少', 'trend'],
    ['Did cases in Heping increase from 2023 to 2024?', 'trend'],
    ['和平区2023年和2024年哪一年受理得多', 'which_is_most'],
    ['和平区2023年和2024年合计受理多少', 'sum'],
    ['和平区2023年和2024年各受理多少', 'compare'],
  ] as const)('of two years, %s: %s', (question, asked) => {
    expect(comparisonAsked(question, twoYears)).toBe(asked)
  })

  test.each([
    ['和平区近三年受理了多少件', 'trend'],
    ['和平区历年的出庭应诉率', 'trend'],
    ['和平区受理量的变化趋势', 'trend'],
    ['和平区每年受理多少件', 'trend'],
    ['How has the number of cases in Heping changed over the years?', 'trend'],
    ['和平区哪一年受理的案件最多', 'which_is_most'],
  ] as const)('of one place without a year, %s: %s', (question, asked) => {
    expect(comparisonAsked(question, noYear)).toBe(asked)
  })

  test.each([
    '和平区2024年受理多少宗',
    '和平区2024年一共受理多少宗',
    '和平区2024年受理量比上年增长多少',
    '和平区2024年受理和审结分别多少',
    '和平区2024年有什么变化',
    '和平区2024年哪类案件最多',
    'How many cases did Heping accept in total in 2024?',
    'How much did cases in Heping increase year-on-year in 2024?',
    'What is the difference between mediation and conciliation in Heping in 2024?',
  ])('of one place and year, %s is not a comparison', question => {
    expect(comparisonAsked(question, { ...one, parts: 2 })).toBeUndefined()
  })

  test.each([
    '和平区受理量比上年增长多少',
    '和平区有哪些变化',
    '和平区的法治建设发展趋势如何',
    '和平区是否每年至少开展一次述法',
    '和平区“近三年重点工作”方案讲了什么',
    '和平区《逐年提升计划》的目标是什么',
  ])('of one place without a year, %s is not a comparison', question => {
    expect(comparisonAsked(question, noYear)).toBeUndefined()
  })

  test.each([
    ['2024年哪个区受理的复议案件最多', 'which_is_most'],
    ['2024年哪些街道的调解率更高', 'which_is_most'],
    ['Which district had the highest mediation rate in 2024?', 'which_is_most'],
    ['2024年所有地区一共受理多少', 'sum'],
    ['How many cases did all districts accept in total in 2024?', 'sum'],
    ['2024年各区受理量对比', 'compare'],
    ['2024年哪类案件最多', undefined],
    ['2024年一共受理多少', undefined],
    ['2024年全部办结的一共多少件', undefined],
    ['2024年受理多少宗', undefined],
  ] as const)('of all places, %s: %s', (question, asked) => {
    expect(comparisonAsked(question, everywhere)).toBe(asked)
  })
})
