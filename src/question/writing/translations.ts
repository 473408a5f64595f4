import { amountsIn } from '../../language/amounts/amounts.ts'
import { datesIn } from '../../language/amounts/dates.ts'
import { type Writer, WriterError } from '../../models/writer.ts'
import type { Answer, Citation } from '../question.ts'
import type { Checker } from './checking/check.ts'
import { sourceOf } from './checking/source.ts'
import { translationsFrom, translationTask } from './task.ts'
import { untilAborted } from './until-aborted.ts'

/** English beside the quotes, by a model: each translation is checked as a sentence that cites its quote, and is whole. */

/** By `Citation.index`. */
export type Translations = ReadonlyMap<number, string>

export type TranslatingDependencies = { readonly writer: Writer; readonly checker: Checker }

/**
 * The translations that pass, of an answer in English; as many as are there when `signal` aborts. The others are left out:
 * their quotes stand for themselves.
 *
 * @throws what `signal` gives as reason, other than a WriterError
 */
export async function translationsOf(
  answer: Answer,
  { writer, checker }: TranslatingDependencies,
  signal: AbortSignal,
): Promise<Translations> {
  const passed = new Map<number, string>()
  const task = translationTask(answer)
  if (!task) return passed
  const written = translationsFrom(await textOf(writer.write(task, { signal }), signal))
  for (const citation of answer.citations) {
    const translation = written.get(citation.index)
    if (translation !== undefined && (await isFaithful(translation, citation, checker)))
      passed.set(citation.index, translation)
  }
  return passed
}

/** The text as far as it came; of one that broke off, its whole lines. */
async function textOf(pieces: AsyncIterable<string>, signal: AbortSignal): Promise<string> {
  let text = ''
  try {
    for await (const piece of untilAborted(pieces, signal)) text += piece
    return text
  } catch (error) {
    if (!(error instanceof WriterError)) throw error
    return text.slice(0, text.lastIndexOf('\n') + 1)
  }
}

async function isFaithful(translation: string, citation: Citation, checker: Checker): Promise<boolean> {
  if (!holdsNumbersOf(citation.quote, translation) || addsYear(citation.quote, translation)) return false
  const checked = await checker(`${translation} [${citation.index}]`, 'en', [sourceOf(citation)])
  return checked.kind === 'passed'
}

/** Whether every number and date of the quote is in its translation; one that lacks some is not the whole quote. */
function holdsNumbersOf(quote: string, translation: string): boolean {
  const values = new Set(amountsIn(translation, 'en').map(({ value }) => value))
  const dates = datesIn(translation, 'en')
  return (
    // 一个平台 is "a platform" as often as "one platform".
    amountsIn(quote, 'zh').every(({ value, article }) => article === true || values.has(value)) &&
    datesIn(quote, 'zh').every(asked =>
      (['year', 'month', 'day'] as const).every(
        unit => asked[unit] === null || dates.some(said => said[unit] === asked[unit]),
      ),
    )
  )
}

/** A sentence may say which year its report reviews; a translation says what the quote does. */
function addsYear(quote: string, translation: string): boolean {
  const years = new Set(datesIn(quote, 'zh').map(({ year }) => year))
  return datesIn(translation, 'en').some(({ year }) => year !== null && !years.has(year))
}

export function translated(citations: readonly Citation[], translations: Translations): Citation[] {
  return citations.map(citation => {
    const translation = translations.get(citation.index)
    return translation === undefined ? citation : { ...citation, translation }
  })
}
