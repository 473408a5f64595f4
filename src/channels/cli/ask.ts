import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { isLonger, LONGEST_QUESTION, MOST_PASSAGES, MOST_QUOTES } from '../../question/limits.ts'
import { holdsCorpus, isComplete, type Opened, openEverything, takeInCorpus } from './open.ts'
import { answerJson, answerText, searchText, stepText, summary } from './print.ts'
import { showProgress } from './progress.ts'

type Print = (text: string) => void

export type AskOptions = {
  readonly json?: true
  readonly explain?: true
  readonly topK: number
  /** The id of an earlier answer's conversation. */
  readonly conversation?: string
}

/** Exit code 0 for an answer, 2 for "not found": a script can tell them apart. JSON stands alone on standard output. */
export async function askCommand(config: Config, question: string, options: AskOptions, print: Print): Promise<number> {
  const text = requireText(question)
  const { topK, conversation } = options
  requireWithin('--top-k', topK, MOST_QUOTES)
  const explain = options.json ? (line: string) => process.stderr.write(`${line}\n`) : print
  return withLibrary(config, async opened => {
    const asked = { text, topK, channel: 'cli', ...(conversation !== undefined && { conversationId: conversation }) }
    const answer = await opened.ask(asked, {
      onStep: step => {
        if (options.explain) explain(stepText(step))
      },
    })
    print(options.json ? answerJson(answer) : answerText(answer))
    return answer.status === 'answered' ? 0 : 2
  })
}

export async function searchCommand(
  config: Config,
  query: string,
  options: { json?: true; limit: number },
  print: Print,
): Promise<number> {
  const text = requireText(query)
  requireWithin('--limit', options.limit, MOST_PASSAGES)
  return withLibrary(config, async opened => {
    const outcome = await opened.search(text, { limit: options.limit })
    print(options.json ? JSON.stringify(outcome.hits, null, 2) : searchText(outcome))
    return outcome.hits.length > 0 ? 0 : 2
  })
}

function requireText(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '')
    throw new AppError(
      'bad_request',
      'The question is empty; write it in quotation marks: nianbao ask "增城区2024年…？"',
    )
  if (isLonger(text, LONGEST_QUESTION))
    throw new AppError(
      'bad_request',
      `The question has ${[...text].length} characters; ${LONGEST_QUESTION} are read at most`,
    )
  return trimmed
}

function requireWithin(option: string, given: number, most: number): void {
  if (given < 1 || given > most) throw new AppError('bad_request', `${option} ${given} is not from 1 to ${most}`)
}

export async function withLibrary(config: Config, act: (opened: Opened) => Promise<number>): Promise<number> {
  const opened = await openEverything(config)
  try {
    await fill(opened, config)
    return await act(opened)
  } finally {
    await opened.close()
  }
}

/**
 * Takes the corpus in where the library was never filled, not to the end, or by other rules; progress on standard error.
 *
 * @param signal ends it early
 */
export async function fill(opened: Opened, config: Config, signal?: AbortSignal): Promise<void> {
  if (isComplete(opened.library) && holdsCorpus(opened.library, config.corpusDir)) return
  const bar = showProgress()
  const taken = await takeInCorpus(opened, config.corpusDir, bar.update, signal).finally(bar.stop)
  if (signal?.aborted) return
  for (const line of summary(taken)) process.stderr.write(`${line}\n`)
  if (opened.library.reports().length === 0)
    throw new AppError(
      'not_ready',
      `No report is held; put .txt or .md files into ${config.corpusDir} or run: nianbao ingest FILE`,
    )
}
