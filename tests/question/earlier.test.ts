import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Step } from '../../src/question/ask.ts'
import type { Answer } from '../../src/question/question.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from './asking.ts'
import { reportFiles } from './made-up-reports.ts'

/** Questions that bring along what was asked before, as chat programs do. */

let asking: Asking

beforeAll(async () => {
  asking = await openAsking(await openLocalEmbedder())
  await asking.add(reportFiles)
})

afterAll(() => asking.close())

const RECEIVED = '呈贡区2024年受理行政复议申请多少件？'
const said = ({ figures, citations }: Answer) => ({
  reports: [...new Set(citations.map(({ report }) => report.id))],
  amounts: figures.map(({ figure }) => figure.raw),
})

describe('earlier questions', () => {
  test.each([
    ['give the place and the year', [RECEIVED], '审结了多少', 'chenggong-2024', '287件'],
    ['give the place and the measure', [RECEIVED], '2023年呢', 'chenggong-2023', '268件'],
    ['give the year and the measure', [RECEIVED], '昆山呢', 'kunshan-2024', '982件'],
    ['are gone on from one after the other', [RECEIVED, '2023年呢'], '审结了多少', 'chenggong-2023', '251件'],
    ['may be courtesies', [RECEIVED, '谢谢'], '法律援助案件办理了多少件', 'chenggong-2024', '846件'],
    ['may have had no answer', [RECEIVED, '官渡区呢？'], '昆山呢', 'kunshan-2024', '982件'],
    ['may have been about other matters', [RECEIVED, '今天天气怎么样？'], '审结了多少', 'chenggong-2024', '287件'],
  ])('%s', async (_, earlier, text, report, amount) => {
    expect(said(await asking.ask({ text, earlier }))).toEqual({ reports: [report], amounts: [amount] })
  })

  test('mean what they mean in a conversation', async () => {
    const talk = [RECEIVED, '昆山呢', '今天天气怎么样？', '2023年呢', '呈贡区的法律援助案件呢']
    let conversationId: string | undefined
    for (const [at, text] of talk.entries()) {
      const kept = await asking.ask({ text, ...(conversationId && { conversationId }) })
      const brought = await asking.ask({ text, earlier: talk.slice(0, at) })
      expect([brought.answer, said(brought)]).toEqual([kept.answer, said(kept)])
      conversationId = kept.conversationId
    }
  })

  test('that give nothing leave a question that stands alone as it is', async () => {
    const text = '昆山市2024年走访企业多少家次？'
    const alone = await asking.ask({ text })
    const { answer } = await asking.ask({ text, earlier: ['你好', '默认', RECEIVED] })
    expect(answer).toBe(alone.answer)
  })

  test('are the last eight; one before them is as good as never asked', async () => {
    const held = await asking.ask({ text: '2023年呢', earlier: [RECEIVED, ...Array.from({ length: 7 }, () => '谢谢')] })
    expect(said(held).reports).toEqual(['chenggong-2023'])
    const gone = await asking.ask({ text: '2023年呢', earlier: [RECEIVED, ...Array.from({ length: 8 }, () => '谢谢')] })
    expect(said(gone).reports).toEqual(
      (await asking.ask({ text: '2023年呢' })).citations.map(({ report }) => report.id),
    )
  })

  test('are kept with the question, so that its conversation goes on from all of them', async () => {
    const { conversationId } = await asking.ask({ text: '审结了多少', earlier: [RECEIVED] })
    const stored = await asking.library.conversation(conversationId, NOW)
    expect(stored?.turns.map(({ question }) => question)).toEqual([RECEIVED, '审结了多少'])
    expect(said(await asking.ask({ text: '昆山呢', conversationId })).reports).toEqual(['kunshan-2024'])
  })

  test('are answered silently, within the filters of the question', async () => {
    const steps: Step[] = []
    const filters = { years: [2023] }
    const earlier = ['呈贡区受理行政复议申请多少件？']
    const answer = await asking.ask({ text: '审结了多少', earlier, filters }, { onStep: step => void steps.push(step) })
    expect(said(answer).reports).toEqual(['chenggong-2023'])
    expect(steps.filter(({ kind }) => kind === 'understood')).toHaveLength(1)
  })

  test('end with the question when the asker leaves', async () => {
    const leaving = new AbortController()
    const asked = asking.ask({ text: '昆山呢', earlier: [RECEIVED, RECEIVED] }, { signal: leaving.signal })
    leaving.abort(new Error('left'))
    await expect(asked).rejects.toThrow('left')
  })
})

describe('a default place that was set before', () => {
  const text = '受理行政复议申请多少件？'
  const thanks = Array.from({ length: 12 }, () => '谢谢')

  test.each([
    ['is meant where none is named', ['默认昆山'], ['kunshan-2024']],
    ['is the last one set', ['默认昆山', '默认呈贡区'], ['chenggong-2024']],
    ['is meant however long ago it was set', ['默认昆山', ...thanks], ['kunshan-2024']],
    ['is the last one of those set long ago', ['默认呈贡区', '默认昆山', ...thanks], ['kunshan-2024']],
  ])('%s', async (_, earlier, reports) => {
    expect(said(await asking.ask({ text, earlier })).reports).toEqual(reports)
  })

  test.each([
    ['just now', ['默认昆山', '取消默认地区']],
    ['long ago', ['默认昆山', '取消默认地区', ...thanks]],
  ])('is not meant once it was taken away %s', async (_, earlier) => {
    const { conversationId, answer } = await asking.ask({ text, earlier })
    expect((await asking.library.conversation(conversationId, NOW))?.home).toBeNull()
    expect(answer).toBe((await asking.ask({ text })).answer)
  })
})
