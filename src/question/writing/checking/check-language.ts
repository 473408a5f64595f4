import { ENGLISH_FUNCTION_WORDS } from '../../../language/terms/function-words.ts'
import { QUOTED } from '../../places/place-words.ts'
import { heldText, plain } from './held-text.ts'
import type { Fault, WrittenSentence } from './verdict.ts'

/**
 * Little words of languages that are written in the same letters, none of which is English: French, Spanish, Portuguese,
 * Italian, German, Dutch, Indonesian, Vietnamese.
 */
const LITTLE_ELSEWHERE = new Set(
  (
    'le la les de des du et est sont une un dans pour avec par sur qui que aux cette ses ont ' +
    'el los las del y es una por para con se su fue como al ' +
    'os das dos da foi em uma pelo pela não são ' +
    'il gli che di della delle nel per sono è stato ' +
    'der das und ist ein eine für mit von zu den dem im auf wurden wurde nicht ' +
    'het een van voor zijn werd met ' +
    'yang dan untuk dengan dari pada telah ini ' +
    'và của các cho được trong không'
  ).split(' '),
)

/** That many of them, and more than there are English ones. */
const ELSEWHERE = 2

/** A sentence in another language than was asked for. Names in quotation marks, and what the quotes hold, do not count. */
export function checkLanguage({ language, text, segments }: WrittenSentence): Fault | undefined {
  const held = heldText(segments.flatMap(({ sources }) => sources))
  // Names of documents and what is quoted stay in the language that they have.
  const own = text.replace(QUOTED, ' ')
  const foreign = /(?![\p{Script=Han}\p{Script=Latin}])\p{L}+/u.exec(own.normalize('NFKC'))?.[0]
  if (foreign && !held.includes(plain(foreign))) return { reason: 'language', what: foreign }
  return language === 'zh' ? notChinese(own, held) : notEnglish(own, held)
}

/** Reports write OA and App; whoever writes from a quote needs no Latin word that is not in it. */
function notChinese(text: string, held: string): Fault | undefined {
  const latin = latinWords(text).filter(word => !held.includes(plain(word)))
  if (/\p{Script=Han}/u.test(text) && latin.length === 0) return undefined
  return /\p{L}/u.test(text) ? { reason: 'language', what: latin.join(' ') || text } : undefined
}

function notEnglish(text: string, held: string): Fault | undefined {
  const words = latinWords(text)
  const han = [...text.matchAll(/\p{Script=Han}+/gu)].map(([run]) => run)
  const unheld = han.find(run => !held.includes(plain(run)))
  if (unheld) return { reason: 'language', what: unheld }
  if (han.join('').length > words.length) return { reason: 'language', what: han.join(' ') }
  const small = words.map(word => word.toLowerCase().replace(/['’].*$/, ''))
  const elsewhere = small.filter(word => LITTLE_ELSEWHERE.has(word))
  const english = small.filter(word => ENGLISH_FUNCTION_WORDS.has(word))
  if (elsewhere.length < ELSEWHERE || elsewhere.length <= english.length) return undefined
  return { reason: 'language', what: elsewhere.join(' ') }
}

function latinWords(text: string): string[] {
  return text.normalize('NFKC').match(/\p{Script=Latin}+(?:['’]\p{Script=Latin}+)?/gu) ?? []
}
