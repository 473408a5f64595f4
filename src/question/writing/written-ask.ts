import type { Writer, WritingTask } from '../../models/writer.ts'
import type { Ask, AskOptions } from '../ask.ts'
import type { Answer, AnswerParts, NoticeCode } from '../question.ts'
import { generatedClosing, generatedOpening, sharedOpening } from '../saying/answer-text.ts'
import { say } from '../saying/wording.ts'
import type { Checker } from './checking/check.ts'
import { type OfferingDependencies, questionOffered } from './offer-question.ts'
import { type Prose, proseOf } from './prose.ts'
import { taskFor } from './task.ts'
import { type TimeLimit, timeLimit } from './time-limit.ts'
import { type Translations, translated, translationsOf } from './translations.ts'
import type { FellBack, WritingWatch } from './watch.ts'

export type WritingDependencies = OfferingDependencies & {
  readonly checker: Checker
  readonly watch: WritingWatch
  /** After which a text that is still being written is given up. */
  readonly seconds: number
}

/** Of those that are left for an answer: it has to be kept and sent when it is written. */
const SECONDS_BEHIND = 1

/**
 * The same way to ask, in which a model words the answer as far as its words pass the checks. What is true is settled
 * before it begins: status, citations, figures, rows and notices stay as they are, and where its text does not pass, the
 * whole answer does, but for a notice. What is asked again to compare is not worded: its quotes are compared.
 */
export function createWrittenAsk(ask: Ask, dependencies: WritingDependencies): Ask {
  return async (question, options = {}) => {
    const answer = await ask(question, options)
    const { again, signal, onStep, secondsLeft } = options
    if (again) return answer
    signal?.throwIfAborted()
    const { parts } = answer
    const task = taskFor(question.text, answer)
    if (task && parts) onStep?.({ kind: 'quoted', answer })
    const left = (secondsLeft?.() ?? Number.POSITIVE_INFINITY) - SECONDS_BEHIND
    const time = timeLimit(Math.min(dependencies.seconds, left), signal)
    try {
      if (task && parts) return await worded({ answer, parts, task }, dependencies, time, options)
      const offered = await questionOffered(ask, question, answer, dependencies, time.signal)
      return offered ? { ...answer, suggestions: [offered, ...answer.suggestions] } : answer
    } finally {
      time.end()
    }
  }
}

const NO_TRANSLATIONS: Translations = new Map()

type Wording = { readonly answer: Answer; readonly parts: AnswerParts; readonly task: WritingTask }

async function worded(
  { answer, parts, task }: Wording,
  dependencies: WritingDependencies,
  { signal }: TimeLimit,
  { onStep, signal: asker }: AskOptions,
): Promise<Answer> {
  const { writer, watch } = dependencies
  const opening = generatedOpening(parts)
  const release = releasing(text => {
    asker?.throwIfAborted()
    onStep?.({ kind: 'written', text })
  })
  release(sharedOpening(parts))
  const translating = translationsOf(answer, dependencies, signal).catch(error => {
    if (!signal.aborted) watch.fault(error)
    return NO_TRANSLATIONS
  })
  const prose = await proseOf(answer, task, dependencies, signal, text => release(opening + text))
  if (prose.kind === 'failed') {
    watch.fellBack(prose.why)
    return withNotice(answer, prose.why)
  }
  const translations = await translating
  asker?.throwIfAborted()
  return generated({ answer, parts, task }, prose, translations, writer)
}

/** Hands on what a text that only grows has grown by. */
function releasing(onText: (text: string) => void): (whole: string) => void {
  let released = 0
  return whole => {
    if (whole.length > released) onText(whole.slice(released))
    released = whole.length
  }
}

function generated(
  { answer, parts, task }: Wording,
  { text, dropped }: Extract<Prose, { kind: 'complete' }>,
  translations: Translations,
  { model, promptVersion }: Writer,
): Answer {
  const citations = translated(answer.citations, translations)
  return {
    ...answer,
    kind: 'generated',
    answer: generatedOpening(parts) + text + generatedClosing(citations, answer.language),
    citations,
    written: { model, prompt: promptVersion(task.prompt, task.language), dropped },
  }
}

function withNotice(answer: Answer, why: FellBack): Answer {
  const wording = say(answer.language)
  const code = (why === 'text_refused' ? 'model_text_refused' : 'model_unavailable') satisfies NoticeCode
  const message = why === 'text_refused' ? wording.modelTextRefused : wording.modelUnavailable
  return { ...answer, notices: [...answer.notices, { code, message }] }
}
