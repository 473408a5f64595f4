import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { keptAnswerSchema } from '../../src/channels/http/answers/answers-shapes.ts'
import { say } from '../../src/question/saying/wording.ts'
import { fails, says, saysTo, slowFirst } from '../fakes/llm/behaviours.ts'
import { type Llm, startLlm } from '../fakes/llm/start-llm.ts'
import { startPlatform } from '../fakes/wecom/client.ts'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, parsed, type Settings, serve, temporaryFolder } from './nianbao.ts'

/** The program with a model beside it that words its answers, well and badly. */

const QUESTION = '云溪区2024年受理行政复议申请多少宗？'
const SAID = '2024年，云溪区受理行政复议申请31宗[1]。'
const KEY = 'sk-nobody-may-read-this'

let llm: Llm
let settings: Settings

beforeAll(async () => {
  llm = await startLlm()
  await llm.requireKey(KEY)
  const folder = await temporaryFolder()
  const [DATA_DIR, CORPUS_DIR] = [join(folder, 'data'), join(folder, 'corpus')]
  await madeUpReport(CORPUS_DIR, 'yunxi.txt', { place: '云溪区', year: 2024, received: 31 })
  settings = { DATA_DIR, CORPUS_DIR, LLM_BASE_URL: llm.baseUrl, LLM_MODEL: 'scripted', LLM_API_KEY: KEY }
})

afterAll(async () => {
  await cleanUp()
  await llm.stop()
})

test('a service counts what its model does, and logs neither words nor key', async () => {
  const service = await serve(settings)
  await service.ready()
  await llm.script(
    saysTo('faithful'),
    says(`${SAID}同比增长12%[1]。受理31宗。`),
    says('2024年，云溪区受理行政复议申请37宗[1]。'),
    fails(401),
  )
  const kinds: unknown[] = []
  for (const _ of Array(4)) {
    const { answer_kind, written, notices, citations } = await parsed(answerSchema, await service.ask(QUESTION))
    kinds.push([answer_kind, written?.dropped_sentences, notices.at(-1)?.code])
    expect(citations.map(({ quote }) => quote)).toEqual(['全年受理行政复议申请31宗，审结28宗。'])
  }
  expect(kinds).toEqual([
    ['generated', 0, undefined],
    ['generated', 2, undefined],
    ['extractive', undefined, 'model_text_refused'],
    ['extractive', undefined, 'model_unavailable'],
  ])
  const metrics = (await (await service.get('/metrics')).text()).split('\n')
  const answered = (await llm.calls()).filter(({ status }) => status === 200)
  // The service counts a token a character.
  const length = (texts: readonly string[]) => [...texts.join('')].length
  const read = length(answered.flatMap(({ messages }) => messages.map(({ content }) => content)))
  expect(metrics).toEqual(
    expect.arrayContaining([
      'nianbao_answers_total{status="answered",reason="none",kind="generated",channel="http"} 2',
      'nianbao_answers_total{status="answered",reason="none",kind="extractive",channel="http"} 2',
      'nianbao_model_calls_total{outcome="ok"} 3',
      'nianbao_model_calls_total{outcome="refused"} 1',
      'nianbao_model_call_seconds_count 4',
      `nianbao_model_tokens_total{kind="prompt"} ${read}`,
      `nianbao_model_tokens_total{kind="completion"} ${length(answered.map(({ said }) => said))}`,
      'nianbao_model_sentences_dropped_total{reason="number"} 2',
      'nianbao_model_sentences_dropped_total{reason="no_marker"} 1',
      'nianbao_model_fallbacks_total{why="text_refused"} 1',
      'nianbao_model_fallbacks_total{why="refused"} 1',
    ]),
  )
  expect(await service.stop()).toBe(0)
  const { stdout, stderr } = service.output
  expect(stdout).toContain('"kind":"generated"')
  expect(stdout + stderr).not.toMatch(/31宗|37宗|受理行政|sk-nobody/)
})

test('a bot in WeCom waits for the words, and shows them above the quotes', async () => {
  const platform = await startPlatform()
  const bot = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }
  const service = await serve({ ...settings, WECOM_BOT_TOKEN: bot.token, WECOM_BOT_AES_KEY: bot.aesKey })
  await service.ready()
  await platform.configureBot({ ...bot, callbackUrl: `${service.url}/wecom/bot`, pollMs: 30, windowMs: 240_000 })
  // Longer than the callback may take.
  await llm.script(slowFirst(6000, `${SAID}**审结28宗**，详见[这里](http://127.0.0.1/)[1]。`))
  const { answers } = await platform.answered(await platform.say({ user: 'somebody', text: QUESTION }))
  expect(answers.at(-1)?.content.split('\n\n').slice(0, 3)).toEqual([
    `云溪区 · 2024年报告\n${SAID}`,
    say('zh').modelWrote,
    expect.stringMatching(/^> “全年受理行政复议申请31宗，审结28宗。”\[1\]\n> —— 《.*》 · .* · 2024年$/),
  ])
  expect(await service.stop()).toBe(0)
  await platform.stop()
})

test('the command line prints the words with their quotes, and shows later who wrote them', async () => {
  await llm.script(saysTo('faithful'))
  const asked = await nianbao(['ask', QUESTION], settings)
  expect([asked.code, asked.stdout]).toEqual([
    0,
    expect.stringMatching(
      /^云溪区 · 2024年报告\n.*31宗.*\[1\]。\n\n（以上文字由大模型.*）\n“全年受理行政复议申请31宗，审结28宗。”\[1\] —— 《/,
    ),
  ])
  const { stdout } = await nianbao(['ask', QUESTION, '--json'], settings)
  const { id, answer_kind, written } = answerSchema.parse(JSON.parse(stdout))
  expect([answer_kind, written?.model]).toEqual(['generated', 'scripted'])
  const shown = await nianbao(['answers', 'show', id], settings)
  expect(shown.stdout).toContain(`\nworded by scripted with ${written?.prompt}; sentences that failed the checks: 0\n`)
  const kept = await nianbao(['answers', 'show', id, '--json'], settings)
  expect(keptAnswerSchema.parse(JSON.parse(kept.stdout)).answer.written).toEqual(written)
  // Worded anew it would say the same quotes.
  expect((await nianbao(['answers', 'replay', id], settings)).code).toBe(0)
})

test('the doctor tries the model, and the exit code tells whether it is well', async () => {
  await llm.script(saysTo('faithful'))
  const well = await nianbao(['doctor'], settings)
  expect([well.code, well.stdout]).toEqual([
    0,
    expect.stringMatching(/\nok {4}model scripted, zh: passed: .*\[1\]。\n/),
  ])
  const refused = await nianbao(['doctor'], { ...settings, LLM_API_KEY: 'sk-another' })
  expect([refused.code, refused.stdout]).toEqual([
    1,
    expect.stringMatching(/\nFAIL {2}model scripted at \S+: .*401: check LLM_API_KEY\n/),
  ])
  expect(refused.stdout + refused.stderr + well.stdout).not.toMatch(/sk-/)
})
