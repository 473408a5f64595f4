import { afterAll, beforeAll, expect, test } from 'vitest'
import { stepText } from '../../../src/channels/cli/print.ts'
import { type Asking, openAsking, openLocalEmbedder } from '../../question/asking.ts'
import { reportFiles } from '../../question/made-up-reports.ts'

let held: Asking

const explained = async (text: string) => {
  const steps: string[] = []
  const answer = await held.ask({ text }, { onStep: step => void steps.push(stepText(step)) })
  return { answer, steps }
}

beforeAll(async () => {
  held = await openAsking(await openLocalEmbedder())
  await held.add(reportFiles)
})

afterAll(() => held.close())

test('an explanation tells what was understood, what was searched for and how each sentence was judged', async () => {
  const { answer, steps } = await explained('呈贡区2024年受理行政复议申请多少件？')
  const [understood, retrieved, extracted] = steps
  expect(steps).toHaveLength(3)
  expect(understood).toContain('places 呈贡区; years 2024')
  expect(understood).toContain('target: 云南省昆明市呈贡区 2024 [chenggong-2024]')
  expect(retrieved).toMatch(/^words: .*复议/)
  expect(retrieved).toMatch(/ {2}\d\.\d{3} chenggong-2024@\d+ \(passage \d/)
  const [citation] = answer.citations
  expect(extracted).toContain(`chenggong-2024@${citation?.start} ${citation?.quote.slice(0, 10)}`)
  expect(extracted).toMatch(/^ {7}signals: \w+ -?\d/m)
  expect(extracted).toContain(`quoted: chenggong-2024@${citation?.start}`)
})

test('an explanation of several things asked names each', async () => {
  const { steps } = await explained('呈贡区2024年行政复议受理、审结各多少？')
  expect(steps[0]).toMatch(/^searched for: \S*受理\S*, \S*审结\S*$/m)
})

test('where nothing is searched the explanation says what the utterance was taken for', async () => {
  const { steps } = await explained('今天天气怎么样？')
  expect(steps).toHaveLength(1)
  expect(steps[0]).toContain('target: off_topic: nothing is searched')
})

test('where the scope is refused the explanation says why', async () => {
  const { steps } = await explained('花都区2024年受理了多少件？')
  expect(steps).toHaveLength(1)
  expect(steps[0]).toContain('target: refused: unknown_place')
})
