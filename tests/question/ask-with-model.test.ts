import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, openAsking, openLocalEmbedder } from './asking.ts'
import { reportFiles } from './made-up-reports.ts'

/** With the model that ships with the project: what only it can do, English and everyday words on Chinese reports. */

let asking: Asking

beforeAll(async () => {
  asking = await openAsking(await openLocalEmbedder())
  await asking.add(reportFiles)
})

afterAll(() => asking.close())

test.each([
  ['How many administrative review applications did Chenggong District receive in 2024?', 'chenggong-2024', '312件'],
  ['How many enterprises did Kunshan visit in 2024?', 'kunshan-2024', '2140家次'],
  ['What is the court attendance rate of agency heads in Chenggong of Kunming?', 'chenggong-2024', '98.2%'],
  ['How many legal aid cases did Chenggong handle in 2023?', 'chenggong-2023', '733件'],
  ['呈贡区2025年打算怎么推进数字政府建设？', 'chenggong-2024', '推动更多事项网上办理'],
  ['昆山2024年调解成了多少起纠纷', 'kunshan-2024', '15820件'],
  ['呈贡去年给老百姓打官司帮了多少忙，法律援助多少件', 'chenggong-2024', '846件'],
])('%s', async (question, report, figure) => {
  const { citations, answer } = await asking.ask({ text: question })
  expect(citations[0]?.report.id).toBe(report)
  expect(citations.map(({ quote }) => quote).join('')).toContain(figure)
  expect(answer).toContain(figure)
})

test('an English question is answered in English around Chinese quotes', async () => {
  const answer = await asking.ask({ text: 'What problems did Chenggong District report for 2024?' })
  expect(answer.language).toBe('en')
  expect(answer.answer.split('\n')[0]).toMatch(/2024 report/)
  for (const { quote } of answer.citations) expect(quote).toMatch(/\p{Script=Han}/u)
})
