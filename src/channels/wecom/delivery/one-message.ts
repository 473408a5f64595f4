import type { Answer, Language } from '../../../question/question.ts'
import { splitMessage } from '../saying/split.ts'

/** Of UTF-8: what a stream and a `response_url` take. */
export const BOT_MESSAGE_BYTES = 20_480

/**
 * One message is all that a stream and a `response_url` take, so a longer answer ends behind a whole quote, and says how
 * many are left out and how to come by them.
 */
export function oneMessage(
  rendered: string,
  { citations, language }: Pick<Answer, 'citations' | 'language'>,
  most = BOT_MESSAGE_BYTES,
): string {
  if (Buffer.byteLength(rendered) <= most) return rendered
  const longest = Buffer.byteLength(leftOut(citations.length, language))
  const [first = ''] = splitMessage(rendered, most - longest)
  // A quote's mark stands behind its quotation mark; a table and what is said first refer to quotes too.
  const left = citations.filter(({ index }) => !first.includes(`”[${index}]`)).length
  return `${first}${leftOut(left, language)}`
}

function leftOut(quotes: number, language: Language): string {
  if (language === 'zh') {
    const left = quotes > 0 ? `还有${quotes}处引文没有列出` : '后面的说明没有列出'
    return `\n\n注：答案太长，一条消息放不下，${left}。请只问一个地区、一个年份或一件事。`
  }
  const left = quotes > 0 ? `${quotes} more quotes are left out` : 'notes at its end are left out'
  return `\n\nNote: the answer is too long for one message; ${left}. Please ask about one place, one year or one matter.`
}
