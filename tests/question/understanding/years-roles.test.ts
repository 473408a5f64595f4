import { expect, test } from 'vitest'
import { yearsAsked } from '../../../src/question/understanding/years.ts'
import { yearRole } from '../../../src/question/understanding/years-roles.ts'

const now = new Date('2026-03-01T00:00:00Z')
const roles = (question: string) => yearsAsked(question, now).map(asked => [asked.year, yearRole(question, asked)])

test.each([
  ['按青石镇对2022年的安排，每年最少办几期', 2022],
  ['红河镇对2024年的计划里有几件事', 2024],
  ['对2025年工作有什么打算', 2025],
  ['2023年底前要完成哪些任务', 2023],
  ['2024年要抓哪几件事', 2024],
  ['2024年将推进哪些改革', 2024],
  ['2025年准备怎么做', 2025],
  ['2025年的工作思路是什么', 2025],
  ['What five things does Liulin set out to do in 2024?', 2024],
  ['What are the plans for 2025?', 2025],
  ['What does the town promise for 2025?', 2025],
  ['What will Liulin do in 2025?', 2025],
])('%s asks for what is planned for %d', (question, year) => {
  expect(roles(question)).toEqual([[year, 'planned']])
})

test.each([
  ['清源区2023年对文件做了全面清理，打算废止几份', 2023],
  ['2024年推动哪几个项目进入下一年的计划', 2024],
  ['2024年主要做了什么', 2024],
  ['2023年底前完成了多少', 2023],
  ['How many stations had been set up by the end of 2021?', 2021],
  ['What was done in 2024?', 2024],
])('%s asks for what was done in %d', (question, year) => {
  expect(roles(question)).toEqual([[year, 'reviewed']])
})

test.each([
  '2024年主要职责',
  '2024年立法计划有几件',
  '2024年会议纪要有几份',
  '2024年将军山景区怎么管',
  '2024年受理多少',
  'cases in 2024',
])('%s does not say it of itself', question => {
  expect(roles(question)).toEqual([[2024, undefined]])
})

test('each year has its own', () => {
  expect(roles('2024年做了什么，2025年打算做什么')).toEqual([
    [2024, 'reviewed'],
    [2025, 'planned'],
  ])
})
