import { withoutNames } from '../../../../language/figures/figure-numbers.ts'
import { exclusive, meanings, type TermSaid } from '../../../../language/terms/term-said.ts'
import { allTermsIn, termsIn } from '../../../../language/terms/terms.ts'
import type { Language } from '../../../question.ts'
import { isInside } from './stretches.ts'

/** The terms of a sentence, the longest wording at each place; what is applied for is a thing, see `asCounted`. */
export function termsSaid(text: string, language: Language): TermSaid[] {
  const terms = asCounted(text, termsIn(text, language))
  return language === 'en' ? terms.filter(({ start, end }) => !isOfName(text, start, end)) : terms
}

/** What a place is called by: Yiling District is no district office, and tells no figure of its report from others. */
const LEVEL = /^(?:District|County|Town|Township|Subdistrict|City|Province|Zone|Bureau)$/

function isOfName(text: string, start: number, end: number): boolean {
  return LEVEL.test(text.slice(start, end)) && /\b[A-Z][a-z]+ $/.test(text.slice(0, start))
}

/** The terms of a quote, those inside longer ones too, so that a sentence may say less. */
export function termsHeld(quote: string): TermSaid[] {
  const terms = asCounted(quote, allTermsIn(quote, 'zh'))
  // 不予受理 is not 受理, although it holds the word.
  return terms.filter(
    term => !terms.some(outer => outer !== term && isInside(term, outer) && exclusive(term.term, outer.term)),
  )
}

/** What was done with the things counted, or how it ended. */
export function isStage({ kind }: TermSaid): boolean {
  return kind === 'stage' || kind === 'outcome'
}

/** All that a term may mean, told from words that are written so. */
export function namesOf(term: TermSaid): string[] {
  return meanings(term).map(name => `#${name}`)
}

/** What names a body, a person or a rate by what it does: 调解组织, 调解员, mediation committee. */
const NAMED_BY =
  /^(?:员|室|站|点|所|委|庭|厅|局|队|处(?![理置罚分])|机构|机关|组织|中心|平台|窗口|指引|办法|制度)|^ (?:organi[sz]ations?|committees?|cent(?:re|er)s?|studios?|rooms?|stations?|officers?|offices?|teams?|platforms?|windows?|agenc(?:y|ies)|bureaus?|institutions?|windows?|networks?|services?|systems?)\b/i

/**
 * Stages that are part of a name or title are things. 申请 is one where it is counted (受理行政复议申请930宗); only to apply for
 * something is a stage.
 */
function asCounted(text: string, terms: readonly TermSaid[]): TermSaid[] {
  const plain = withoutNames(text)
  return terms.map(term => {
    const quoted = plain.charAt(term.start) === '\0'
    const isName = isStage(term) && (quoted || NAMED_BY.test(text.slice(term.end)))
    const isThing = term.term === '申请' && !/^appl(?:y|ied|ies|ying) for$/i.test(text.slice(term.start, term.end))
    return isName || isThing ? { ...term, kind: 'noun' } : term
  })
}
