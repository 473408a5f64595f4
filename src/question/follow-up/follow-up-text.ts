import { languageOf, type UnderstandingContext, understand } from '../understanding/understand.ts'
import { exchangedChinese, topicOf } from './follow-up-chinese.ts'
import { asksAnewEnglish, englishTopic, exchangedEnglish, namesMeasure } from './follow-up-english.ts'
import { measuresIn, QUANTITY, termsIn } from './follow-up-parts.ts'
import type { Reading } from './follow-up-reading.ts'
import { type Asked, chinese, contrasted, english, joined, type Scope, withoutEnd } from './follow-up-scope.ts'
import { OF_ALL } from './follow-up-words.ts'

/** What a question that leans on the earlier one says in full, or one of its own with the earlier place. */
export function textOf(reading: Reading, earlier: Asked, scope: Scope, context: UnderstandingContext): string {
  if (!reading.leansOnTopic) return inPlace(reading, scope)
  const text = leaning(reading, earlier, scope, context)
  const isWide = scope.places.length > 1 || scope.years.length > 1
  return isWide && (reading.compared || earlier.compared) ? contrasted(text) : text
}

function leaning(reading: Reading, earlier: Asked, scope: Scope, context: UnderstandingContext): string {
  const { content, asks, ofAll, language } = reading
  const isBare = content === '' || (ofAll && !asks && language === 'en')
  if (isBare) return restated(earlier, scope, context)
  return language === 'zh' ? leaningChinese(reading, earlier, scope) : leaningEnglish(reading, earlier, scope, context)
}

function leaningChinese({ content, asks, ofAll }: Reading, earlier: Asked, scope: Scope): string {
  const topic = earlier.query.language === 'zh' ? earlier.content : englishTopic(earlier.content, content)
  return chinese(
    scope,
    ofAll && !asks ? `${content}${topic.replace(OF_ALL, '')}` : exchangedChinese(topic, content, asks),
  )
}

/** What a topic has: "And the success rate?" */
const ENGLISH_ASPECT = /\b(?:rate|amount|share|percentage|proportion|number|total|cost|result|outcome)s?\s*\??$/i

function leaningEnglish(reading: Reading, earlier: Asked, scope: Scope, context: UnderstandingContext): string {
  const { content, spoken } = reading
  const isAspect = ENGLISH_ASPECT.test(content)
  const asks = reading.asks || isAspect
  if (!asks && earlier.query.language === 'en')
    return english(understand(exchangedEnglish(earlier.query.question, content), context), scope, context)
  const topic = englishTopic(
    earlier.content.replace(/[\p{Script=Han}\d]{2,}/gu, run => topicOf(run, namesMeasure(content))),
    content,
  )
  return english(
    understand(asksAnewEnglish(topic, isAspect && !reading.asks ? `What is ${content}` : spoken), context),
    scope,
    context,
  )
}

/** 行政复议案件有多少件 for 受理行政复议案件多少件, asked of another place or year. */
export function loosened(
  reading: Reading,
  earlier: Asked,
  scope: Scope,
  context: UnderstandingContext,
): string | undefined {
  const { query, content } = earlier
  if (!reading.leansOnTopic || reading.compared || reading.content !== '' || !query.figure) return undefined
  if (query.language === 'en') {
    const topic = namesMeasure(content) ? englishTopic(content, 'handled') : ''
    return topic === '' ? undefined : english(understand(`How many ${topic} were there`, context), scope, context)
  }
  const topic = measuresIn(content).length > 0 ? topicOf(content, true) : ''
  const unit = QUANTITY.exec(content)?.[1] ?? ''
  return termsIn(topic).length > 0 ? chinese(scope, `${topic}有多少${unit}`) : undefined
}

/** A question of its own: only the place is missing, and with it the year. */
function inPlace({ language, bare, spoken, places, years, content, ofAll }: Reading, scope: Scope): string {
  if (places.length > 0 || ofAll || scope.places.length === 0) return bare
  if (language === 'zh') return chinese(scope, content)
  const asked = withoutEnd(spoken)
  const where = scope.places.some(place => asked.includes(place)) ? '' : ` in ${joined(scope.places, 'en')}`
  const when = years.length > 0 || scope.years.length === 0 ? '' : ` in ${joined(scope.years, 'en')}`
  return `${asked}${where}${when}?`
}

/** The earlier question of another place or year, or something else (`content`) asked of this one. */
export function restated(earlier: Asked, scope: Scope, context: UnderstandingContext, content?: string): string {
  const { query, places } = earlier
  if (content !== undefined)
    return languageOf(content) === 'zh'
      ? chinese(scope, content)
      : english(understand(content, context), scope, context)
  if (query.language === 'en') return english(query, scope, context)
  const isSingle = scope.places.length === 1 && (places.length > 1 || OF_ALL.test(earlier.content))
  const asked = isSingle ? single(earlier.content) : earlier.content
  return chinese(scope, scope.places.length > 0 ? asked.replace(OF_ALL, '') : asked)
}

/** 谁的复议案件多, asked of one place, is 复议案件多少. */
function single(content: string): string {
  return content
    .replace(/谁的?|哪[个边里家](?:地方)?的?/g, '')
    .replace(/各自?(?=有|是|多少|几)|分别/g, '')
    .replace(/[更最]?[多少高低][?？]?$/, found => (/[多几]少/.test(found) ? found : '多少'))
    .replace(/多多少$/, '多少')
}

/** Why what was answered is so. */
export function reasonAsked(earlier: Asked, context: UnderstandingContext): string {
  if (earlier.query.language === 'zh') return chinese(earlier, `${topicOf(earlier.content)}的原因是什么`)
  return english(understand(`What is the reason for ${englishTopic(earlier.content, '')}`, context), earlier, context)
}
