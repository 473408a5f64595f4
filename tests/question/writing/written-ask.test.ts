import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WriterError } from '../../../src/models/writer.ts'
import type { AskOptions, Step } from '../../../src/question/ask.ts'
import type { Answer, Question } from '../../../src/question/question.ts'
import { type Checker, createChecker } from '../../../src/question/writing/checking/check.ts'
import { createWrittenAsk } from '../../../src/question/writing/written-ask.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from '../asking.ts'
import { reportFiles } from '../made-up-reports.ts'
import { DEAF_SILENCE, SILENCE, scriptedWriter } from './scripted-writer.ts'

/** Answers of a real library, worded by a model that does what a test tells it to. */

let held: Asking
let checker: Checker

beforeAll(async () => {
  const embedder = await openLocalEmbedder()
  held = await openAsking(embedder)
  checker = createChecker({ embedder })
  await held.add(reportFiles)
})

afterAll(() => held.close())

type Scripts = Parameters<typeof scriptedWriter>[0]

async function asked(scripts: Scripts, question: string | Question, options: AskOptions & { seconds?: number } = {}) {
  const model = scriptedWriter(scripts)
  const counted: string[] = []
  const { seconds = 30, onStep, ...rest } = options
  const ask = createWrittenAsk(held.ask, {
    writer: model.writer,
    checker,
    watch: {
      dropped: reason => counted.push(`dropped ${reason}`),
      fellBack: why => counted.push(`fell back ${why}`),
      fault: error => counted.push(`fault ${error}`),
    },
    library: held.library,
    now: () => NOW,
    seconds,
  })
  const steps: Step[] = []
  const answer = await ask(typeof question === 'string' ? { text: question } : question, {
    ...rest,
    onStep(step) {
      steps.push(step)
      model.log.push(step.kind)
      onStep?.(step)
    },
  })
  const written = steps.flatMap(step => (step.kind === 'written' ? [step.text] : []))
  expect(answer.answer.startsWith(written.join(''))).toBe(true)
  return { answer, written, counted, ...model }
}

/** All but what differs each time the same is asked. */
function lasting({ id: _, conversationId: __, timings: ___, ...rest }: Answer) {
  return rest
}

/** The same but for the wording. */
function settled(answer: Answer) {
  const { answer: _, kind: __, written: ___, citations, ...rest } = lasting(answer)
  return { ...rest, citations: citations.map(({ translation: _, ...citation }) => citation) }
}

const ACCEPTED = '呈贡区2024年受理行政复议申请多少件？'
const BOTH = '呈贡区2024年受理行政复议申请多少件？审结多少件？'
/** That a model wrote it. */
const LABEL = '（以上文字由大模型依据下列原文撰写，由程序逐句核对过；引用时以原文为准。）'
const HEADER = '呈贡区 · 2024年报告\n'
const SAID = '2024年，呈贡区受理行政复议申请312件[1]。'
const CONCLUDED = '审结行政复议申请287件[1]。'

describe('an answer whose wording passes', () => {
  test('is generated: what was understood, the sentences, the quotes; all else is as without a model', async () => {
    const without = await held.ask({ text: ACCEPTED })
    const { answer, counted, tasks } = await asked({ answer: [SAID] }, ACCEPTED)
    const [, , ...quotes] = without.answer.split('\n')
    expect(answer.answer).toBe(`${HEADER}${SAID}\n\n${LABEL}\n${quotes.join('\n')}`)
    expect(answer.kind).toBe('generated')
    expect(answer.written).toEqual({ model: 'scripted', prompt: 'answer.zh@00000000', dropped: 0 })
    expect(settled(answer)).toEqual(settled(without))
    expect(counted).toEqual([])
    expect(tasks.map(({ prompt, language }) => [prompt, language])).toEqual([['answer', 'zh']])
  })

  test('is quoted before the model is asked, and written as it passes', async () => {
    const { written, log } = await asked({ answer: [SAID, CONCLUDED] }, ACCEPTED)
    expect(written).toEqual([HEADER, SAID, CONCLUDED])
    expect(log.slice(-5)).toEqual(['quoted', 'written', 'answer begins', 'written', 'written'])
  })

  test('loses the sentences that do not, and tells how many', async () => {
    const { answer, counted } = await asked({ answer: [SAID, '增长了五成。', CONCLUDED] }, ACCEPTED)
    expect(answer.answer).toContain(`${HEADER}${SAID}${CONCLUDED}\n\n${LABEL}\n“`)
    expect(answer.written?.dropped).toBe(1)
    expect(counted).toEqual(['dropped no_marker'])
  })

  test('is shown only when it states every figure that was asked for', async () => {
    const { answer, written } = await asked({ answer: [SAID, CONCLUDED] }, BOTH)
    expect(written).toEqual([HEADER, SAID + CONCLUDED])
    expect(answer.kind).toBe('generated')
    const half = await asked({ answer: [SAID] }, BOTH)
    expect(half.written).toEqual([HEADER])
    expect(half.answer.notices.at(-1)?.code).toBe('model_text_refused')
  })

  test('keeps the lines of a list', async () => {
    const list = [`- ${SAID}\n`, `- ${CONCLUDED}\n`]
    const { answer } = await asked({ answer: list }, BOTH)
    expect(answer.answer).toContain(`${HEADER}- ${SAID}\n- ${CONCLUDED}\n\n${LABEL}\n“`)
  })

  test('does not run a line without an end mark into the next one', async () => {
    const { answer } = await asked({ answer: ['审结行政复议申请287件[1]\n', SAID] }, ACCEPTED)
    expect(answer.answer).toContain(`${HEADER}审结行政复议申请287件[1]\n${SAID}\n\n${LABEL}\n“`)
  })

  test('says nothing twice', async () => {
    const { answer, ends } = await asked({ answer: [SAID, SAID, SAID] }, ACCEPTED)
    expect(answer.answer.split(SAID)).toHaveLength(2)
    expect(ends).toEqual(['left'])
  })
})

describe('an answer whose wording does not pass', () => {
  const unavailable = ['model_unavailable'] as const
  const refused = ['model_text_refused'] as const

  test.each([
    ['says nothing', [], refused],
    ['marks nothing', ['2024年，呈贡区受理行政复议申请312件。'], refused],
    ['marks what it was not given', ['2024年，呈贡区受理行政复议申请312件[2]。'], refused],
    ['leaves out the figure', ['呈贡区受理了行政复议申请[1]。'], refused],
    ['breaks off in the sentence', [SAID.slice(0, 12), new WriterError('broken', 'broke off')], unavailable],
    ['cannot be reached', [new WriterError('unreachable', 'nobody there')], unavailable],
    ['meets a fault of ours', [new TypeError('not a function')], unavailable],
  ] as const)('%s: the answer stands as it was, with a notice', async (_, script, [code]) => {
    const without = await held.ask({ text: ACCEPTED })
    const { answer, written, counted } = await asked({ answer: script }, ACCEPTED)
    expect(answer.notices.at(-1)).toMatchObject({ code, message: expect.stringContaining('报告原文') })
    expect(lasting({ ...answer, notices: answer.notices.slice(0, -1) })).toEqual(lasting(without))
    expect(written).toEqual([HEADER])
    expect(counted).toContainEqual(expect.stringMatching(/^fell back/))
  })

  test('tells what fault of ours it was', async () => {
    const { counted } = await asked({ answer: [SAID.slice(0, 9), new TypeError('not a function')] }, ACCEPTED)
    expect(counted).toEqual(['fault TypeError: not a function', 'fell back fault'])
  })

  test.each([
    ['stalls', SILENCE],
    ['stalls and heeds no signal', DEAF_SILENCE],
  ] as const)('%s: it is given up after its seconds', async (_, silence) => {
    const { answer, counted } = await asked({ answer: [SAID.slice(0, 9), silence] }, ACCEPTED, { seconds: 0.05 })
    expect([answer.kind, answer.notices.at(-1)?.code]).toEqual(['extractive', 'model_unavailable'])
    expect(counted).toEqual(['fell back timeout'])
  })

  test('is not begun where no time is left for it', async () => {
    const { answer, counted } = await asked({ answer: [SAID] }, ACCEPTED, { secondsLeft: () => 0.9 })
    expect(answer.kind).toBe('extractive')
    expect(counted).toEqual(['fell back timeout'])
  })

  test.each([
    ['breaks off', new WriterError('broken', 'broke off'), 30],
    ['stalls', SILENCE, 0.5],
  ] as const)('%s after all was said: what passed stands', async (_, end, seconds) => {
    const { answer } = await asked({ answer: [SAID, '审结行政复议', end] }, ACCEPTED, { seconds })
    expect(answer.kind).toBe('generated')
    expect(answer.answer).toContain(`${HEADER}${SAID}\n\n${LABEL}`)
  })
})

test('whoever leaves ends the model, and gets his own reason', async () => {
  const leaving = new AbortController()
  const model = scriptedWriter({ answer: [SAID, '审结', SILENCE] })
  const ask = createWrittenAsk(held.ask, {
    writer: model.writer,
    checker,
    watch: { dropped: () => {}, fellBack: () => {}, fault: () => {} },
    library: held.library,
    now: () => NOW,
    seconds: 30,
  })
  const onStep = ({ kind }: Step) => {
    model.log.push(kind)
    if (kind === 'written' && model.log.includes('answer begins')) leaving.abort(new Error('gone'))
  }
  await expect(ask({ text: ACCEPTED }, { signal: leaving.signal, onStep })).rejects.toThrow('gone')
  expect(model.ends).toEqual(['left'])
})

test('what is asked again to compare, refused or said of the library itself is not worded', async () => {
  for (const [text, again] of [
    [ACCEPTED, { at: NOW, home: null }],
    ['呈贡区2019年受理行政复议申请多少件？', undefined],
    ['现在有哪些报告？', undefined],
  ] as const) {
    const { tasks, written, answer } = await asked({ answer: [SAID] }, text, again ? { again } : {})
    expect([tasks, written]).toEqual([[], []])
    expect(answer.notices.map(({ code }) => code)).not.toContain('model_text_refused')
  }
})

describe('several places and years', () => {
  const COMPARED = '呈贡区2024年和2023年受理行政复议申请各多少件？哪年多？'
  const PROSE = '呈贡区2024年受理行政复议申请312件[1]，2023年受理268件[2]。'

  test('that are compared keep what is computed and the table, with prose below', async () => {
    const without = await held.ask({ text: COMPARED })
    const { answer, written } = await asked({ comparison: [PROSE] }, COMPARED)
    const [opening = ''] = written
    expect(opening).toContain('比2023年（268件）多44件')
    expect(opening).toContain('| 呈贡区 | 2023 | 268件[2] |')
    expect(without.answer.startsWith(opening)).toBe(true)
    expect(answer.answer).toBe(`${opening}${PROSE}\n\n${LABEL}\n${without.answer.slice(opening.length)}`)
    expect([answer.kind, answer.rows, answer.measures]).toEqual(['generated', without.rows, without.measures])
  })

  test('that are compared stay a comparison where the prose leaves one out', async () => {
    const without = await held.ask({ text: COMPARED })
    const { answer } = await asked({ comparison: ['呈贡区2024年受理行政复议申请312件[1]。'] }, COMPARED)
    expect([answer.kind, answer.answer]).toEqual(['comparison', without.answer])
    expect(answer.notices.at(-1)?.code).toBe('model_text_refused')
  })

  test('that are told one after the other begin with all that was understood', async () => {
    const question = '呈贡区2024年受理行政复议申请多少件？昆山市2024年走访企业多少家次？'
    const without = await held.ask({ text: question })
    expect(without.parts?.blocks).toHaveLength(2)
    const prose = ['呈贡区2024年受理行政复议申请312件[1]。', '昆山市2024年走访企业2140家次[2]。']
    const { answer, written } = await asked({ answer: prose }, question)
    expect(written[0]).toBe('呈贡区 · 2024年报告')
    expect(answer.answer.split('\n').slice(0, 2)).toEqual(['呈贡区 · 2024年报告；昆山市 · 2024年报告', prose.join('')])
    const one = await asked({ answer: prose.slice(0, 1) }, question)
    expect([one.written, one.answer.answer]).toEqual([['呈贡区 · 2024年报告'], without.answer])
  })
})

describe('an answer in English', () => {
  const ENGLISH = 'How many administrative review applications did Chenggong accept in 2024?'
  const PROSE = 'In 2024, Chenggong accepted 312 applications for administrative review [1].'
  const WHOLE =
    'Over the year, 312 applications for administrative review were accepted and 287 concluded, with a mediation rate of 41.5%.'

  test('shows below each quote its translation, and keeps it with the citation', async () => {
    const { answer, tasks } = await asked({ answer: [PROSE], translation: [`[1] ${WHOLE}\n`] }, ENGLISH)
    expect(tasks.map(({ prompt }) => prompt).sort()).toEqual(['answer', 'translation'])
    expect(answer.kind).toBe('generated')
    expect(answer.citations[0]?.translation).toBe(WHOLE)
    const [, prose, , , quote, translation] = answer.answer.split('\n')
    expect(prose).toBe(PROSE)
    expect(quote).toContain('“全年受理行政复议申请312件，审结287件，调解率为41.5%。” [1]')
    expect(translation).toBe(`(Translated by a model: ${WHOLE})`)
  })

  test.each([
    ['lacks a number of its quote', '[1] Over the year, 312 applications were accepted and 287 concluded.'],
    ['holds one that is not its own', `[1] ${WHOLE.replace('287', '278')}`],
    ['names the year that its quote does not', `[1] ${WHOLE.replace('Over the year', 'In 2024')}`],
    ['is of a quote that was not given', `[2] ${WHOLE}`],
  ])('leaves out a translation that %s, and says nothing of it', async (_, line) => {
    const { answer } = await asked({ answer: [PROSE], translation: [line] }, ENGLISH)
    expect(answer.kind).toBe('generated')
    expect(answer.citations.map(({ translation }) => translation)).toEqual([undefined])
    expect(answer.answer).not.toContain('Translated')
    expect(answer.notices.map(({ code }) => code)).not.toContain('model_text_refused')
  })

  test('waits for translations no longer than its time, and keeps those that were whole by then', async () => {
    const { answer } = await asked({ answer: [PROSE], translation: [`[1] ${WHOLE}\n`, SILENCE] }, ENGLISH, {
      seconds: 1,
    })
    expect([answer.kind, answer.citations[0]?.translation]).toEqual(['generated', WHOLE])
  })

  test('has no translations where its wording does not pass', async () => {
    const { answer } = await asked({ answer: [], translation: [`[1] ${WHOLE}`] }, ENGLISH)
    expect([answer.kind, answer.citations[0]?.translation]).toEqual(['extractive', undefined])
  })
})

describe('a follow-up that is not answered', () => {
  const begun = async () => (await held.ask({ text: '呈贡区2024年办理法律援助案件多少件？' })).conversationId
  const UNCLEAR = '帮了多少穷人'

  test('is offered as a question that stands alone, if that one is answered', async () => {
    const conversationId = await begun()
    const before = await held.ask({ text: UNCLEAR, conversationId: await begun() })
    expect(before.status).toBe('not_found')
    const better = '呈贡区2024年法律援助案件帮了多少件？'
    const { answer } = await asked({ 'follow-up': [better] }, { text: UNCLEAR, conversationId })
    expect(answer.suggestions[0]).toEqual({ kind: 'question', text: better })
    expect([answer.status, answer.answer]).toEqual([before.status, before.answer])
  })

  test('is not, if that one is refused too, or if there was nothing before', async () => {
    const refused = await asked(
      { 'follow-up': ['呈贡区2024年经费多少？'] },
      { text: '经费多少', conversationId: await begun() },
    )
    expect(refused.tasks).toHaveLength(1)
    expect(refused.answer.suggestions.map(({ kind }) => kind)).not.toContain('question')
    const alone = await asked({ 'follow-up': ['呈贡区2024年法律援助案件帮了多少件？'] }, UNCLEAR)
    expect(alone.tasks).toEqual([])
  })
})
