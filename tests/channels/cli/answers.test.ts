import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type AnswerListOptions, listAnswers, showAnswer } from '../../../src/channels/cli/answers.ts'
import { exportFeedback } from '../../../src/channels/cli/feedback.ts'
import { withRecords } from '../../../src/channels/cli/open.ts'
import { answerShape } from '../../../src/channels/http/answer-shape.ts'
import { keptAnswerSchema } from '../../../src/channels/http/answers/answers-shapes.ts'
import { readConfig } from '../../../src/config.ts'
import type { KeptAnswer } from '../../../src/library/answer-log.ts'
import { temporaryFolder } from '../../library/temporary-library.ts'
import { answer, refusal, zengcheng } from '../http/fake-service.ts'

const [citation = expect.unreachable('the answer cites nothing')] = answer.citations

const answered: KeptAnswer = {
  id: 'answer-1',
  at: new Date('2026-01-02T12:00:00Z'),
  channel: 'http',
  owner: '',
  question: '增城区受理\n多少宗？',
  request: '{}',
  conversationId: 'conversation-1',
  status: 'answered',
  reason: null,
  index: 'f1',
  citations: [
    {
      index: 1,
      reportId: zengcheng.id,
      revision: 2,
      sectionId: 's1',
      path: citation.section.path,
      quote: citation.quote,
      start: citation.start,
      end: citation.end,
    },
  ],
  body: JSON.stringify(answerShape(answer)),
}

const refused: KeptAnswer = {
  ...answered,
  id: 'answer-2',
  at: new Date('2026-01-02T13:00:00Z'),
  channel: 'wecom_bot',
  question: '=1+1，花都区呢？',
  status: 'not_found',
  reason: 'unknown_place',
  citations: [],
  body: JSON.stringify(answerShape(refusal)),
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let printed: string[]
const config = () => readConfig({ DATA_DIR: folder.dataDir })
const print = (text: string) => printed.push(text)
const output = () => printed.join('\n')

beforeEach(async () => {
  folder = await temporaryFolder()
  printed = []
})

afterEach(async () => {
  vi.restoreAllMocks()
  await folder.remove()
})

async function keepTwo(): Promise<void> {
  await withRecords(config(), async ({ answers }) => {
    await answers.keep(answered)
    await answers.keep(refused)
    const at = new Date('2026-01-02T14:00:00Z')
    const about = { answerId: 'answer-2', at, channel: 'wecom_bot' }
    await answers.keepFeedback({ ...about, rating: 'bad', reasons: ['wrong', 'data'], comment: '=cmd|"x"\n没有' })
  })
}

const list = (options: Partial<AnswerListOptions> = {}) => listAnswers(config(), { limit: 50, ...options }, print)

test('lists answers a line each, newest first', async () => {
  await list()
  expect(output()).toBe('No answer is kept')
  await keepTwo()
  printed = []
  await list()
  expect(output().split('\n')).toEqual([
    '2026-01-02T13:00:00.000Z  answer-2  wecom_bot  unknown_place  =1+1，花都区呢？',
    '2026-01-02T12:00:00.000Z  answer-1  http  answered  增城区受理 多少宗？',
  ])
})

test('lists those of a status and a channel, as JSON if asked', async () => {
  await keepTwo()
  await list({ status: 'answered', channel: 'http', json: true })
  expect(JSON.parse(output())).toMatchObject([{ id: 'answer-1', reason: null }])
  await expect(list({ status: 'open' })).rejects.toMatchObject({
    code: 'bad_request',
    message: '--status open is not answered or not_found',
  })
  await expect(list({ limit: 0 })).rejects.toMatchObject({ code: 'bad_request' })
})

test('shows an answer as it was given, with what was said of it', async () => {
  await keepTwo()
  expect(await showAnswer(config(), 'answer-2', {}, print)).toBe(0)
  expect(output()).toContain(refusal.answer)
  expect(output()).toContain('wecom_bot  bad  wrong  data  “=cmd|"x" 没有”')
  printed = []
  expect(await showAnswer(config(), 'answer-1', { json: true }, print)).toBe(0)
  expect(keptAnswerSchema.parse(JSON.parse(output())).answer).toEqual(answerShape(answer))
})

test('an answer that is not kept is named, with exit code 1', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await showAnswer(config(), 'nowhere', {}, print)).toBe(1)
  expect(written).toHaveBeenCalledWith(expect.stringContaining('no answer has the id nowhere'))
  expect(printed).toEqual([])
})

test('feedback is exported as CSV that no spreadsheet program computes', async () => {
  await keepTwo()
  await exportFeedback(config(), { csv: true }, print)
  expect(output()).toBe(
    [
      '\ufeffat,channel,rating,reasons,comment,question,status,answer,citations,answer_id',
      `2026-01-02T14:00:00.000Z,wecom_bot,bad,wrong data,"'=cmd|""x""\n没有",'=1+1，花都区呢？,unknown_place,${refusal.answer},,answer-2`,
    ].join('\r\n'),
  )
})

test('feedback is exported with the quotes it is about, as JSON and for reading', async () => {
  await keepTwo()
  await withRecords(config(), ({ answers }) => {
    const at = new Date('2026-01-03T00:00:00Z')
    return answers.keepFeedback({
      answerId: 'answer-1',
      at,
      channel: 'http',
      rating: 'good',
      reasons: [],
      comment: null,
    })
  })
  await exportFeedback(config(), { json: true }, print)
  expect(JSON.parse(output())).toMatchObject([
    { answer_id: 'answer-2', rating: 'bad', citations: [] },
    {
      answer_id: 'answer-1',
      rating: 'good',
      first_line: '增城区 · 2024年报告',
      citations: [{ report_id: 'zengcheng-2024', revision: 2, quote: citation.quote }],
    },
  ])
  printed = []
  await exportFeedback(config(), {}, print)
  expect(output()).toContain('2026-01-03T00:00:00.000Z  http  good\n')
  await expect(exportFeedback(config(), { csv: true, json: true }, print)).rejects.toMatchObject({
    code: 'bad_request',
  })
})
