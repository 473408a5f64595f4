import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  breaksOff,
  breaksOffAtOnce,
  cutAtLength,
  empty,
  endless,
  endsUnfinished,
  endsWithoutDone,
  errorInStream,
  fails,
  garbage,
  html,
  onlyReasons,
  says,
  saysTo,
  stalls,
  stallsMidway,
} from '../fakes/llm/behaviours.ts'
import { startLlm } from '../fakes/llm/start-llm.ts'
import type { Behaviour, ReplyName } from '../fakes/llm/terms.ts'
import {
  ACCEPTED,
  asked,
  type BesideModel,
  CHECKED,
  CONCLUDED,
  COVERED,
  ENGLISH,
  ENGLISH_PLACES,
  expectFellBack,
  expectUntouched,
  expectWorded,
  modelAt,
  overReports,
  PATIENT,
  PLACES,
  started,
  type Told,
  type UntoldCode,
  YEARS,
} from './beside-model.ts'
import { cleanUp } from './nianbao.ts'
import { IN_QUESTIONS, IN_REPORT } from './planted-orders.ts'

/**
 * The compiled program beside a model that does everything wrong: the answer is the one without a model but for a notice,
 * and the next text that is true is shown again.
 */

let patient: BesideModel
/** Gives up a text soon, and is the one that leaves the model alone in the end. */
let impatient: BesideModel

beforeAll(async () => {
  const [settings, llm] = await Promise.all([overReports(IN_REPORT), startLlm()])
  const [without, beside, hasty] = await Promise.all([
    started(settings('without')),
    started(settings('patient', { ...modelAt(llm), ...PATIENT })),
    started(settings('impatient', { ...modelAt(llm), LLM_SECONDS: '4' })),
  ])
  patient = { llm, without, service: beside }
  impatient = { llm, without, service: hasty }
})

afterAll(async () => {
  await cleanUp()
  await patient.llm.stop()
})

describe('a text is refused', () => {
  test.each<[string, Told, string]>([
    ['with another number', ACCEPTED, '2024年，云溪区受理行政复议申请37宗[1]。'],
    ['with a number on top', ACCEPTED, '2024年，云溪区受理行政复议申请31宗，同比增长12%[1]。'],
    ['with another year', ACCEPTED, '2023年，云溪区受理行政复议申请31宗[1]。'],
    ['with another place', ACCEPTED, '2024年，云龙区受理行政复议申请31宗[1]。'],
    ['with its years swapped', YEARS, '云溪区2024年受理行政复议申请47宗[1]，2023年受理行政复议申请31宗[2]。'],
    ['with the figures of two years swapped', YEARS, '云溪区2023年受理行政复议申请31宗[1]，2024年受理47宗[2]。'],
    ['with the figures of two places swapped', PLACES, '2024年，云溪区受理行政复议申请58宗[1]，云龙区受理31宗[2]。'],
    ['with the places swapped', PLACES, '2024年，云龙区受理行政复议申请31宗[1]，云溪区受理行政复议申请58宗[2]。'],
    ['with the markers swapped', PLACES, '2024年，云溪区受理行政复议申请31宗[2]，云龙区受理58宗[1]。'],
    ['with 审结 for 受理', ACCEPTED, '2024年，云溪区审结行政复议申请31宗[1]。'],
    ['with 受理 for 审结', CONCLUDED, '2024年，云溪区受理行政复议申请28宗[1]。'],
    ['with 万 dropped', COVERED, '2024年，云溪区普法宣传活动覆盖群众3.1人次[1]。'],
    ['without markers', ACCEPTED, '2024年，云溪区受理行政复议申请31宗。'],
    ['with the marker of no quote', ACCEPTED, '2024年，云溪区受理行政复议申请31宗[9]。'],
    ['with the marker of no quote beside a good one', ACCEPTED, '2024年，云溪区受理行政复议申请31宗[1][9]。'],
    ['in English', ACCEPTED, ENGLISH.truth],
    ['in Chinese', ENGLISH, ACCEPTED.truth],
    [
      'in English with another number',
      ENGLISH,
      'In 2024, Yunxi accepted 37 applications for administrative review [1].',
    ],
    [
      'in English with swapped places',
      ENGLISH_PLACES,
      'In 2024, Yunxi accepted 58 applications for administrative review [1], while Yunlong accepted 31 applications [2].',
    ],
  ])('%s', async (_, told, text) => {
    expect(text).not.toBe(told.truth)
    await expectFellBack(patient, told.question, says(text), 'model_text_refused')
    await expectWorded(patient, told, text)
  })

  test.each<[ReplyName, Told]>(
    (['invents_numbers', 'swaps_years', 'drops_markers', 'wrong_language'] as const).flatMap(name =>
      [ACCEPTED, COVERED, CHECKED, PLACES].map((told): [ReplyName, Told] => [name, told]),
    ),
  )('whose model %s', async (name, told) => {
    const [call] = await expectFellBack(patient, told.question, saysTo(name), 'model_text_refused')
    expect(call?.said).not.toBe('')
  })
})

describe('an order that nobody who may give one gave', () => {
  const obeys = async (question: string, obeyed: string) => {
    const calls = await expectFellBack(patient, question, saysTo('obeys_injections'), 'model_text_refused')
    expect(calls.map(({ said }) => said)).toContain(obeyed)
  }

  test.each(IN_QUESTIONS)('changes nothing in a question: $question', async told => {
    await obeys(told.question, told.obeyed)
    await expectWorded(patient, told, `${told.obeyed}[1]。`)
    await expectWorded(patient, told, `2024年，${told.obeyed} [1].`)
  })

  test.each(IN_REPORT)('changes nothing in a quote: $sentence', async ({ question, truth, obeyed }) => {
    await obeys(question, obeyed)
    // A sentence that gives orders is no evidence, not even of the figure that it begins with.
    for (const said of [truth, `${truth}${obeyed}[1]。`, `${truth.slice(0, -4)}，${obeyed}[1]。`])
      await expectFellBack(patient, question, says(said), 'model_text_refused')
  })
})

describe('the answer stands as without a model, and the next text is shown, when it', () => {
  const half = (behaviour: Behaviour): Behaviour => ({ ...behaviour, share: 0.5 })
  const { truth } = ACCEPTED
  test.each<[string, Behaviour, UntoldCode]>([
    ['breaks off in a sentence', breaksOff(truth), 'model_unavailable'],
    ['breaks off before the first one', breaksOffAtOnce(), 'model_unavailable'],
    ['ends in a sentence without a reason', half(endsUnfinished(truth)), 'model_unavailable'],
    ['ends without [DONE] in a sentence', half(endsWithoutDone(truth)), 'model_text_refused'],
    ['ends at its longest in a sentence', cutAtLength(truth), 'model_text_refused'],
    ['is asked too often', fails(429), 'model_unavailable'],
    ['has a fault', fails(500), 'model_unavailable'],
    ['wants another key', fails(401), 'model_unavailable'],
    ['is a page', html(), 'model_unavailable'],
    ['is a page of a proxy', html(502), 'model_unavailable'],
    ['sends bytes of no protocol', garbage(), 'model_unavailable'],
    ['sends bytes of no protocol in a sentence', half(garbage(truth)), 'model_unavailable'],
    ['sends an error for a piece', errorInStream(), 'model_unavailable'],
    ['sends an error in a sentence', half(errorInStream(truth)), 'model_unavailable'],
    ['says nothing', empty(), 'model_text_refused'],
    ['only thinks', onlyReasons('先看看引文。'.repeat(40)), 'model_unavailable'],
    ['never ends its sentences', endless('法治政府建设取得新进展。'), 'model_text_refused'],
    ['never ends a sentence', endless('很好'), 'model_text_refused'],
  ])('%s', async (_, behaviour, code) => {
    await expectFellBack(patient, ACCEPTED.question, behaviour, code)
    await expectWorded(patient, ACCEPTED)
  })

  test.each<[string, Behaviour]>([
    ['stalls', stalls()],
    ['stalls in a sentence', stallsMidway(truth)],
  ])('%s', async (_, behaviour) => {
    await expectFellBack(impatient, ACCEPTED.question, behaviour, 'model_unavailable')
    await expectWorded(impatient, ACCEPTED)
  })
})

test('a model that cannot be reached is missed until it is there again', async () => {
  const { port } = new URL(patient.llm.baseUrl)
  await patient.llm.stop()
  const plain = await asked(patient.without, ACCEPTED.question)
  expectUntouched(await asked(patient.service, ACCEPTED.question), plain, 'model_unavailable')
  const llm = await startLlm({ port: Number(port) })
  patient = { ...patient, llm }
  impatient = { ...impatient, llm }
  await expectWorded(patient, ACCEPTED)
})

test('a model that fails again and again is left alone for a while, and the answer says so', async () => {
  const { llm, without, service } = impatient
  await expectWorded(impatient, ACCEPTED)
  for (let failures = 0; failures < 6; ) {
    const calls = await expectFellBack(impatient, ACCEPTED.question, fails(500), 'model_unavailable')
    failures += calls.length
  }
  await llm.script(says(ACCEPTED.truth))
  const answer = await asked(service, ACCEPTED.question)
  expect(await llm.calls()).toEqual([])
  expectUntouched(answer, await asked(without, ACCEPTED.question), 'model_unavailable')
  expect(await (await service.get('/metrics')).text()).toContain('\nnianbao_model_fallbacks_total{why="resting"} 1\n')
})
