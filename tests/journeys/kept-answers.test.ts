import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { keptAnswerSchema, replaySchema } from '../../src/channels/http/answers/answers-shapes.ts'
import { type Facts, madeUpReport, reportText } from './made-up-reports.ts'
import { cleanUp, killed, nianbao, parsed, type Service, serve, temporaryFolder } from './nianbao.ts'

/** An answer from the moment it is given to the day its report says something else. */

const FACTS: Facts = { place: '云溪区', year: 2024, received: 31 }
const QUESTION = '云溪区2024年受理行政复议申请多少宗？'

afterAll(cleanUp)

const post = ({ url }: Service, path: string, body?: object) =>
  fetch(url + path, {
    method: 'POST',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })

test('an answer outlives kill -9, is spoken of, and its replay tells when the report no longer says so', async () => {
  const folder = await temporaryFolder()
  const settings = { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus') }
  const file = await madeUpReport(settings.CORPUS_DIR, 'yunxi.txt', FACTS)

  const first = await serve(settings)
  await first.ready()
  const answer = await parsed(answerSchema, await first.ask(QUESTION))
  await killed(first.child)
  expect(answer.citations[0]?.quote).toContain('受理行政复议申请31宗')

  const second = await serve(settings)
  await second.ready()
  const path = `/v1/answers/${answer.id}`
  const kept = await parsed(keptAnswerSchema, await second.get(path))
  expect(kept).toMatchObject({ question: QUESTION, channel: 'http', feedback: [] })
  expect(kept.answer).toEqual(answer)
  const said = await post(second, `${path}/feedback`, { rating: 'bad', reasons: ['incomplete'], comment: '缺少审结数' })
  expect(said.status).toBe(201)
  const same = await parsed(replaySchema, await post(second, `${path}/replay`))
  expect(same).toMatchObject({ verdict: 'same', differences: [], citations: [{ outcome: 'unchanged' }] })

  // Another program replaces the report while the service runs.
  await writeFile(file, reportText(FACTS).replace(/受理行政复议申请31宗，审结28宗。/, '工作平稳。'))
  expect((await nianbao(['ingest'], settings)).code).toBe(0)
  const differs = await parsed(replaySchema, await post(second, `${path}/replay`))
  expect(differs).toMatchObject({ verdict: 'differs', citations: [{ outcome: 'changed', now: null }] })
  expect(differs.differences).toEqual(expect.arrayContaining(['citation_changed', 'quotes']))
  // What was said and quoted is still there to be read.
  const { report, quote, start, end } = answer.citations[0] ?? expect.unreachable('nothing is cited')
  const revision = await second.get(`/v1/reports/${report.id}?revision=${report.revision}`)
  const { text } = (await revision.json()) as { text: string }
  expect(text.slice(start, end)).toBe(quote)
  expect(await second.stop()).toBe(0)

  const one = await nianbao(['answers', 'replay', answer.id], settings)
  expect([one.code, one.stdout]).toEqual([2, expect.stringContaining('[1] changed  yunxi revision 1')])
  const all = await nianbao(['answers', 'replay', '--all'], settings)
  // Asking again was kept nowhere.
  expect([all.code, all.stdout]).toEqual([2, expect.stringMatching(/\n0 same, 1 differ\n$/)])
  const { stdout } = await nianbao(['feedback', '--csv'], settings)
  expect(stdout).toContain(`bad,incomplete,缺少审结数,${QUESTION}`)
})

test('an answer of the command line is kept, and replayed as the same with exit code 0', async () => {
  const folder = await temporaryFolder()
  const settings = { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus') }
  await madeUpReport(settings.CORPUS_DIR, 'yunxi.txt', FACTS)
  const asked = await nianbao(['ask', QUESTION, '--json'], settings)
  const answer = answerSchema.parse(JSON.parse(asked.stdout))
  const listed = await nianbao(['answers', 'list', '--channel', 'cli'], settings)
  expect(listed.stdout).toContain(`${answer.id}  cli  answered  ${QUESTION}`)
  const shown = await nianbao(['answers', 'show', answer.id, '--json'], settings)
  expect(keptAnswerSchema.parse(JSON.parse(shown.stdout)).answer).toEqual(answer)
  const replayed = await nianbao(['answers', 'replay', answer.id, '--json'], settings)
  expect([replayed.code, replaySchema.parse(JSON.parse(replayed.stdout))]).toMatchObject([0, { verdict: 'same' }])
  const unknown = await nianbao(['answers', 'replay', 'nowhere'], settings)
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('no answer has the id nowhere')])
  const neither = await nianbao(['answers', 'replay'], settings)
  expect([neither.code, neither.stderr]).toEqual([1, expect.stringContaining('--all')])
})
