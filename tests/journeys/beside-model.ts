import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from '@hono/zod-openapi'
import { expect } from 'vitest'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { askEventSchema } from '../../src/channels/http/ask/ask-stream.ts'
import { say } from '../../src/question/saying/wording.ts'
import { says } from '../fakes/llm/behaviours.ts'
import type { Llm } from '../fakes/llm/start-llm.ts'
import type { Behaviour, Call } from '../fakes/llm/terms.ts'
import { type Facts, madeUpReport, reportText } from './made-up-reports.ts'
import { parsed, type Service, type Settings, serve, temporaryFolder } from './nianbao.ts'

/** Services over the same made-up reports, one without a model and others with one that is told what to say. */

export type Worded = z.infer<typeof answerSchema>

export type BesideModel = { readonly llm: Llm; readonly without: Service; readonly service: Service }

/** What the report of 石鼓区 says of a matter; somebody has planted instructions in it. */
export type Planted = readonly { readonly matter: string; readonly sentence: string }[]

/** A service that answers questions by now. */
export async function started(settings: Settings): Promise<Service> {
  const service = await serve(settings)
  await service.ready()
  return service
}

export function modelAt({ baseUrl }: Llm): Settings {
  return { LLM_BASE_URL: baseUrl, LLM_MODEL: 'scripted' }
}

/** No text is given up for its time, so that what ends one is what a test says, however slow the machine is. */
export const PATIENT: Settings = { LLM_SECONDS: '300', QUESTION_SECONDS: '600' }

const FACTS: readonly Facts[] = [
  { place: '云溪区', year: 2024, received: 31 },
  { place: '云溪区', year: 2023, received: 47 },
  { place: '云龙区', year: 2024, received: 58 },
]

/** Gives the settings of services that read the same reports, each with a library of its own. */
export async function overReports(planted: Planted = []): Promise<(name: string, more?: Settings) => Settings> {
  const folder = await temporaryFolder()
  const CORPUS_DIR = join(folder, 'corpus')
  for (const facts of FACTS) {
    const path = await madeUpReport(CORPUS_DIR, `${facts.place}-${facts.year}.txt`, facts)
    const people = `开展普法宣传活动${facts.received + 100}场次，覆盖群众${facts.received / 10}万人次。`
    await writeFile(path, withItems(facts, [{ matter: '普法宣传', sentence: people }]))
  }
  if (planted.length > 0) {
    const facts = { place: '石鼓区', year: 2024, received: 63 }
    const path = await madeUpReport(CORPUS_DIR, '石鼓区-2024.txt', facts)
    await writeFile(path, withItems(facts, planted))
  }
  return (name, more = {}) => ({ DATA_DIR: join(folder, name), CORPUS_DIR, ...more })
}

/** Behind the two items that every report has. */
function withItems(facts: Facts, items: Planted): string {
  const lines = items.map(({ matter, sentence }, at) => `（${'三四五六七八九十'[at]}）${matter}。${sentence}\n`)
  return reportText(facts).replace('二、存在问题', `${lines.join('')}二、存在问题`)
}

/** Questions of every kind, each with what a model may truly say to it. */
export const ACCEPTED = {
  question: '云溪区2024年受理行政复议申请多少宗？',
  truth: '2024年，云溪区受理行政复议申请31宗[1]。',
}
export const CONCLUDED = {
  question: '云溪区2024年审结行政复议申请多少宗？',
  truth: '2024年，云溪区审结行政复议申请28宗[1]。',
}
export const COVERED = {
  question: '云溪区2024年普法宣传活动覆盖群众多少人次？',
  truth: '2024年，云溪区普法宣传活动覆盖群众3.1万人次[1]。',
}
export const CHECKED = {
  question: '云溪区2024年如何开展行政执法？',
  truth: '2024年，云溪区开展联合检查231次，查处违法案件71件[1]。全年受理行政复议申请31宗，审结行政复议申请28宗[2]。',
}
export const PLACES = {
  question: '云溪区和云龙区2024年受理行政复议申请各多少宗？',
  truth: '2024年，云溪区受理行政复议申请31宗[1]，云龙区受理行政复议申请58宗[2]。',
}
export const YEARS = {
  question: '云溪区2023年和2024年受理行政复议申请各多少宗？',
  truth: '云溪区2023年受理行政复议申请47宗[1]，2024年受理行政复议申请31宗[2]。',
}
export const ENGLISH = {
  question: 'How many administrative review applications did Yunxi accept in 2024?',
  truth: 'In 2024, Yunxi accepted 31 applications for administrative review [1].',
}
export const ENGLISH_PLACES = {
  question: 'How many administrative review applications did Yunxi and Yunlong each accept in 2024?',
  truth:
    'In 2024, Yunxi accepted 31 applications for administrative review [1], while Yunlong accepted 58 applications [2].',
}
export const ENGLISH_CHECKED = {
  question: 'Describe the work of Yunxi on law enforcement in 2024',
  truth:
    'In 2024, Yunxi made new progress in building a law-based government [1]. It carried out 231 joint inspections and investigated 71 cases of violations [2].',
}

export const asked = async (service: Service, question: string): Promise<Worded> =>
  parsed(answerSchema, await service.ask(question))

export type StreamedEvent = z.infer<typeof askEventSchema>

/** What is streamed, as it comes; whoever stops reading has left. */
export async function* streamedBy(service: Service, question: string): AsyncGenerator<StreamedEvent> {
  const { body } = await service.ask(question, { stream: true })
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of body ?? []) {
    text += decoder.decode(piece, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data = ''] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? []
      yield askEventSchema.parse({ event, data: JSON.parse(data) })
    }
  }
}

/** All but what differs each time the same is asked. */
export function lasting({ id: _, conversation_id: __, timings_ms: ___, ...rest }: Worded) {
  return rest
}

/** What no model has a say in. */
export function settled(answer: Worded) {
  const { answer: _, answer_kind: __, written: ___, citations, ...rest } = lasting(answer)
  return { ...rest, citations: citations.map(({ translation: _, ...citation }) => citation) }
}

export type UntoldCode = 'model_text_refused' | 'model_unavailable'

/** That an answer is another one but for the notice why no model words it. */
export function expectUntouched(answer: Worded, without: Worded, code: UntoldCode) {
  const { modelTextRefused, modelUnavailable } = say(without.language)
  const message = code === 'model_text_refused' ? modelTextRefused : modelUnavailable
  expect(lasting(answer)).toEqual({ ...lasting(without), notices: [...without.notices, { code, message }] })
}

/** What stands around the words of a model in an answer of one block or table, made of the one without a model. */
export function around({ answer, citations, rows, language }: Worded) {
  const lines = answer.split('\n')
  const quotes = lines.slice(-citations.length)
  const opening = rows.length > 0 ? lines.slice(0, -citations.length) : lines.slice(0, 1)
  return { before: `${opening.join('\n')}\n`, behind: `\n\n${[say(language).modelWrote, ...quotes].join('\n')}` }
}

export type Told = { readonly question: string; readonly truth: string }

/** That a service shows what its model truly says, and nothing of `lies` that it says before. */
export async function expectWorded(
  { llm, without, service }: BesideModel,
  { question, truth }: Told,
  lies: string = '',
): Promise<void> {
  await llm.script(says(`${lies} ${truth}`))
  const answer = await asked(service, question)
  const plain = await asked(without, question)
  const { before, behind } = around(plain)
  expect(answer.answer).toBe(before + truth + behind)
  expect([answer.answer_kind, answer.written?.dropped_sentences === 0]).toEqual(['generated', lies === ''])
  expect(settled(answer)).toEqual(settled(plain))
}

/** That a model which does so leaves no trace in the answer but a notice; gives back what the model was asked. */
export async function expectFellBack(
  { llm, without, service }: BesideModel,
  question: string,
  behaviour: Behaviour,
  code: UntoldCode,
): Promise<readonly Call[]> {
  await llm.script(behaviour)
  const answer = await asked(service, question)
  expect(answer.status).toBe('answered')
  expectUntouched(answer, await asked(without, question), code)
  const calls = await llm.calls()
  expect(calls.length).toBeGreaterThan(0)
  return calls
}
