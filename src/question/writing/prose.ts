import { type Writer, WriterError, type WritingTask } from '../../models/writer.ts'
import type { Answer } from '../question.ts'
import type { Checked, Checker } from './checking/check.ts'
import { sourceOf } from './checking/source.ts'
import { type Passed, saysAll } from './complete.ts'
import { runningText } from './running-text.ts'
import { sentencesFrom } from './sentence-stream.ts'
import { untilAborted } from './until-aborted.ts'
import type { FellBack, WritingWatch } from './watch.ts'

export type ProseDependencies = {
  readonly writer: Writer
  readonly checker: Checker
  readonly watch: Pick<WritingWatch, 'dropped' | 'fault'>
}

export type Prose =
  /** Sentences that passed and say together all that was asked; `dropped`: how many did not pass. */
  | { readonly kind: 'complete'; readonly text: string; readonly dropped: number }
  | { readonly kind: 'failed'; readonly why: FellBack }

/**
 * The sentences of a model that pass the checks. `onText` gets the text so far each time it has grown, from the moment
 * that it says all that was asked: until then it may still turn out that none of it stands. What breaks off after that
 * moment stands as far as it came.
 *
 * @throws what `signal` gives as reason, other than a WriterError; whatever else goes wrong is told to `watch`
 */
export async function proseOf(
  answer: Answer,
  task: WritingTask,
  { writer, checker, watch }: ProseDependencies,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Prose> {
  const passed: Passed[] = []
  let dropped = 0
  let isComplete = false
  let why: FellBack = 'text_refused'
  try {
    for await (const checked of untilAborted(checkedSentences(answer, task, writer, checker, signal), signal)) {
      if (checked.kind === 'dropped') {
        dropped++
        watch.dropped(checked.fault.reason)
        continue
      }
      if (passed.some(({ shown }) => shown === checked.shown)) {
        // Small models say a sentence again and again, and come to no end.
        if (isComplete) break
        continue
      }
      passed.push(checked)
      isComplete ||= saysAll(answer, passed)
      if (isComplete) onText(runningText(passed, answer.language))
    }
  } catch (error) {
    if (error instanceof WriterError) why = error.fault
    else if (signal.aborted) throw error
    else {
      watch.fault(error)
      why = 'fault'
    }
  }
  return isComplete
    ? { kind: 'complete', text: runningText(passed, answer.language), dropped }
    : { kind: 'failed', why }
}

async function* checkedSentences(
  { citations, language }: Answer,
  task: WritingTask,
  writer: Writer,
  checker: Checker,
  signal: AbortSignal,
): AsyncGenerator<Checked> {
  const sources = citations.map(sourceOf)
  for await (const raw of sentencesFrom(writer.write(task, { signal }))) yield checker(raw, language, sources)
}
