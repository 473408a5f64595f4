import type { Language } from '../../../../src/question/question.ts'
import { readSentence } from '../../../../src/question/writing/checking/read-sentence.ts'
import type { Source } from '../../../../src/question/writing/checking/source.ts'
import type { Check, FaultReason } from '../../../../src/question/writing/checking/verdict.ts'

/** What one check makes of a sentence: the reason and the piece at fault, or that there is none. */
export function judged(
  check: Check,
  raw: string,
  language: Language,
  sources: readonly Source[],
): `${FaultReason}: ${string}` | 'no fault' {
  const sentence = readSentence(raw, language, sources)
  const fault = 'reason' in sentence ? sentence : check(sentence)
  return fault ? `${fault.reason}: ${fault.what}` : 'no fault'
}
