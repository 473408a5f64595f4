import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { AnswerFilter, AnswerLog, KeptAnswer } from '../../library/answer-log.ts'
import { type Replay, replay } from '../answers/replay.ts'
import { keptAnswerShape, listedAnswerShape, replayShape } from '../http/answers/answers-shapes.ts'
import { withLibrary } from './ask.ts'
import { withRecords } from './open.ts'

type Print = (text: string) => void

export type AnswerListOptions = {
  readonly status?: string
  readonly channel?: string
  readonly limit: number
  readonly json?: true
}

/** Answers read at a time where all are gone through. */
const PAGE = 200

const STATUSES = ['answered', 'not_found'] as const

/** The answers that are kept, a line each, newest first. */
export async function listAnswers(
  config: Config,
  { status, channel, limit, json }: AnswerListOptions,
  print: Print,
): Promise<void> {
  const known = STATUSES.find(each => each === status)
  if (status !== undefined && known === undefined)
    throw new AppError('bad_request', `--status ${status} is not ${STATUSES.join(' or ')}`)
  if (limit < 1) throw new AppError('bad_request', `--limit ${limit} is not from 1`)
  await withRecords(config, async ({ answers }) => {
    const filter = { limit, ...(known && { status: known }), ...(channel !== undefined && { channel }) }
    const listed = await answers.list(filter)
    if (json) print(JSON.stringify(listed.map(listedAnswerShape), null, 2))
    else print(listed.length > 0 ? listed.map(answerLine).join('\n') : 'No answer is kept')
  })
}

/** Exit code 1 where there is no such answer. */
export async function showAnswer(config: Config, id: string, options: { json?: true }, print: Print): Promise<number> {
  return withRecords(config, async ({ answers }) => {
    const kept = await answers.find(id)
    if (!kept) return unknown(id)
    const shape = keptAnswerShape(kept, await answers.feedback(id))
    print(options.json ? JSON.stringify(shape, null, 2) : shownText(kept, shape))
    return 0
  })
}

/** Exit code 0 where today's library gives the same, 2 where it differs, 1 where there is no such answer. */
export async function replayAnswers(
  config: Config,
  id: string | undefined,
  { all, json }: { all?: true; json?: true },
  print: Print,
): Promise<number> {
  if ((id === undefined) === (all === undefined))
    throw new AppError('bad_request', 'Give the id of an answer or --all: nianbao answers replay ID')
  return withLibrary(config, async opened => {
    const { answers } = opened.records
    const one = id === undefined ? undefined : await answers.find(id)
    if (id !== undefined && !one) return unknown(id)
    const replays: Replay[] = []
    for await (const kept of one ? [one] : everyAnswer(answers)) {
      const replayed = await replay(kept, opened)
      replays.push(replayed)
      if (!json) print(all ? verdictLine(replayed) : replayText(replayed))
    }
    const differing = replays.filter(({ verdict }) => verdict === 'differs').length
    if (json) print(JSON.stringify(one ? replays.map(replayShape)[0] : replays.map(replayShape), null, 2))
    else if (all) print(`${replays.length - differing} same, ${differing} differ`)
    return differing > 0 ? 2 : 0
  })
}

/** Newest first, a page at a time: not all of a year in memory at once. */
async function* everyAnswer(answers: Pick<AnswerLog, 'list'>): AsyncGenerator<KeptAnswer> {
  let filter: AnswerFilter = { limit: PAGE }
  for (;;) {
    const page = await answers.list(filter)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    filter = { limit: PAGE, before: last.id }
  }
}

function answerLine({ id, at, channel, question, status, reason }: KeptAnswer): string {
  return `${at.toISOString()}  ${id}  ${channel}  ${reason ?? status}  ${oneLine(question)}`
}

function shownText(kept: KeptAnswer, { answer, feedback }: ReturnType<typeof keptAnswerShape>): string {
  const said = feedback.map(({ at, channel, rating, reasons, comment }) =>
    [at, channel, rating, ...reasons, ...(comment === null ? [] : [`“${oneLine(comment)}”`])].join('  '),
  )
  return [
    `${kept.at.toISOString()}  ${kept.channel}  ${kept.id}`,
    `? ${kept.question}`,
    '',
    answer.answer,
    ...answer.notices.map(({ message }) => `※ ${message}`),
    ...(answer.written ? ['', writtenLine(answer.written)] : []),
    ...(said.length > 0 ? ['', ...said] : []),
  ].join('\n')
}

function writtenLine({
  model,
  prompt,
  dropped_sentences: dropped,
}: NonNullable<ReturnType<typeof keptAnswerShape>['answer']['written']>): string {
  return `worded by ${oneLine(model)} with ${prompt}; sentences that failed the checks: ${dropped}`
}

function verdictLine({ kept, verdict, differences }: Replay): string {
  const why = differences.length > 0 ? `  (${differences.join(', ')})` : ''
  return `${verdict.padEnd('differs'.length)}  ${kept.id}  ${oneLine(kept.question)}${why}`
}

function replayText(replayed: Replay): string {
  const { kept, citations, again, earlier, verdict } = replayed
  const lines = citations.map(({ citation: { index, reportId, revision, quote }, outcome, now }) => {
    const where = now && outcome === 'same_text' ? ` (revision ${now.revision}, ${now.start}–${now.end})` : ''
    return `[${index}] ${outcome}${where}  ${reportId} revision ${revision}  “${quote}”`
  })
  return [
    verdictLine(replayed),
    ...lines,
    ...(earlier > 0 ? [`asked again after ${earlier} earlier questions of its conversation`] : []),
    ...(verdict === 'differs'
      ? ['', `answered ${kept.at.toISOString()}:`, bodyText(kept), '', 'today:', again.answer]
      : []),
  ].join('\n')
}

function bodyText(kept: KeptAnswer): string {
  return keptAnswerShape(kept, []).answer.answer
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function unknown(id: string): number {
  process.stderr.write(`nianbao: no answer has the id ${id}, or it is no longer kept; see: nianbao answers list\n`)
  return 1
}
