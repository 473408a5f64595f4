import type { Place } from '../../src/library/library.ts'
import { topicOf } from '../../src/question/topic/topic.ts'
import { understand } from '../../src/question/understanding/understand.ts'
import { place } from './made-up-places.ts'

const heldPlaces: readonly Place[] = [
  place('云南省/昆明市/呈贡区'),
  place('江苏省/苏州市/昆山市'),
  place('浙江省/杭州市/余杭区'),
  place('四川省/成都市/武侯区/浆洗街街道'),
]

/** The topic of a question in one word, where four made-up reports are held. */
export function topicIn(question: string): string {
  const query = understand(question, { now: new Date('2026-03-01T00:00:00Z'), heldPlaces })
  const topic = topicOf(query.question, query)
  if (topic.kind === 'small_talk') return topic.which
  if (topic.kind === 'off_topic') return topic.why
  if (topic.kind !== 'library') return topic.kind
  const { asks } = topic
  return asks.about === 'reports' ? asks.wants : asks.about === 'record' ? asks.fields.join('+') : asks.about
}
