import type { Embedder } from '../../../models/embedder.ts'
import type { Language } from '../../question.ts'
import { checkBinding } from './check-binding.ts'
import { checkDirection } from './check-direction.ts'
import { checkDocuments } from './check-documents.ts'
import { checkLanguage } from './check-language.ts'
import { checkMarkup } from './check-markup.ts'
import { checkNumbers } from './check-numbers.ts'
import { checkPlaces } from './check-places.ts'
import { checkPolarity } from './check-polarity.ts'
import { checkStage } from './check-stage.ts'
import { createSupportCheck } from './check-support.ts'
import { citedInstead } from './cited-instead.ts'
import { withoutOrders } from './orders.ts'
import { readSentence, shownOf } from './read-sentence.ts'
import type { Source } from './source.ts'
import type { Check, Fault } from './verdict.ts'

export type Checked =
  /** `shown`: the sentence with its markers written as `[1]`; `cited`: the quotes it cites, in its order. */
  | { readonly kind: 'passed'; readonly shown: string; readonly cited: readonly number[] }
  | { readonly kind: 'dropped'; readonly fault: Fault }

/** Judges a sentence as a model wrote it, markers and all, by the quotes that the model was given. */
export type Checker = (raw: string, language: Language, sources: readonly Source[]) => Promise<Checked>

export type CheckerDependencies = { readonly embedder: Pick<Embedder, 'embedQuery'> }

/** Cheap ones first; each looks for one kind of fault, and the first that is found decides. */
const CHECKS: readonly Check[] = [
  checkMarkup,
  checkLanguage,
  checkNumbers,
  checkStage,
  checkDirection,
  checkPolarity,
  checkDocuments,
  checkPlaces,
  checkBinding,
]

export function createChecker({ embedder }: CheckerDependencies): Checker {
  const checkSupport = createSupportCheck({ embedder })
  return async (raw, language, sources) => {
    const given = sources.map(withoutOrders)
    const sentence = readSentence(raw, language, given)
    if ('reason' in sentence) return { kind: 'dropped', fault: sentence }
    for (const check of CHECKS) {
      const fault = check(sentence)
      if (fault) return { kind: 'dropped', fault }
    }
    const unsupported = citedInstead(sentence, given) ?? (await checkSupport(sentence))
    if (unsupported) return { kind: 'dropped', fault: unsupported }
    const cited = sentence.segments.flatMap(segment => segment.sources.map(({ index }) => index))
    return { kind: 'passed', shown: shownOf(raw), cited: [...new Set(cited)] }
  }
}
