import { simplified } from '../../language/traditional.ts'
import { QUOTED } from '../places/place-words.ts'

/**
 * Words that ask of every report that is held: 各地, 所有报告, which place. Words for the parts of one place (各镇街, 各部门,
 * 全区) and for where something is (在哪里设立, which areas of work) ask for nothing of the kind.
 */
const CHINESE =
  /各地(?!址|方言|段|块)|各个?(?:地方|区县|县区|市[区县]|区(?![域间块])|市(?!场|民|值)|份?报告)|(?:所有|全部|每一?[个份]?|哪[几些]?[个份]?|几[个份])的?(?:地区|区(?![域间块别])|区县|市(?!场|民)|县(?!域)|年?报告|年报|地方(?!.{0,8}(?:不足|不够|改进|完善|加强|问题|提升|短板)))|哪里的?(?:最|更|受理|办理|收到|查处|报告)|谁(?:家|的|最|更|受理|办理|收到|查处)/u
const ENGLISH =
  /\b(?:all|every|each)(?: of)?(?: the| these)?(?: held)? (?:places?|reports?|districts?|cit(?:y|ies)|localit(?:y|ies)|local governments?|jurisdictions?)\b|\b(?:which|what) (?:places?|reports?|districts?|localit(?:y|ies)|local governments?|jurisdictions?|cit(?:y|ies)|towns?|counties|county)\b|\bwho (?:has|had|handled|accepted|received|reported)\b|\bwhose report\b|\beverywhere\b/i

/** True where a question that names no place means all of them, and not that it forgot to name one. */
export function allPlacesAsked(question: string): boolean {
  const text = simplified(question).replace(QUOTED, '')
  return CHINESE.test(text) || ENGLISH.test(text)
}
