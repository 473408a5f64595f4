import { translate } from '../../language/dictionary.ts'
import type { LexicalQuery } from '../../library/library.ts'

/**
 * The dictionary finds some headword that a report holds for nearly every English word, so a held word proves little.
 * How a question is asked tells more: of what was done or counted, or of how the world is.
 */

/** Reports tell what happened: were, did, has been, built. */
const PAST =
  /\b(?:was|were|been|did|has|have|had|took|held|built|spent|made|gave|got|led|paid|ran|set|put|brought|taught|found|met|cut|kept|sent|went|came|saw|began|grew|fell|rose)\b|\b\w{2,}ed\b/
/** What was done to something: "Was the river cleaned?" */
const DONE_TO =
  /\b(?:was|were|been)\b(?: [\w'-]+){0,6} (?:\w{2,}ed|built|held|spent|made|given|got|led|paid|run|set|put|brought|taught|found|met|cut|kept|sent|done|seen|taken|shown|told|sold|shut|rebuilt|begun)\b/
/** Asks what is written, or points to those who report: "Is there anything on …", "Do they use …". */
const OF_THOSE_WHO_REPORT =
  /\b(?:is|are) there (?:anything|something|any|some|a|an)\b.* (?:on|about|regarding|concerning|for|against)\b|\b(?:they|their|them)\b|^(?:what|how) about\b/
/** It and there may point to what was spoken of; not in "Is it safe to …". */
const POINTING = /\b(?:it|its|there|doing)\b/
const IDLE_IT = /\b(?:is|was) it (?:\w+ )?\w+ (?:to|if|that)\b|\b(?:does|did) it take\b|\bit (?:means|rains|snows)\b/g

const QUESTION =
  /^(?:so |and |but |hey |well )*(?:how(?! (?:many|much)\b)|why|what(?:'s)?|who(?:'s)?|which|where|when|is|are|do|does|can|could|will|would|should)\b/

/** Words of any talk, which count for nothing by being held. */
const LIGHT =
  /\b(?:good|best|better|way|mean|means|new|old|big|make|makes|take|takes|get|gets|go|goes|work|works|need|needs|help|thing|things|people|time|day|lot|now|today|currently|difference|between|long|come|comes|like|look|looks)\b/g

export type Asking = 'of_a_report' | 'of_the_world' | 'either'

/** How English without a word of the genre is asked. */
export function askingOf(text: string): Asking {
  if (DONE_TO.test(text) || OF_THOSE_WHO_REPORT.test(text)) return 'of_a_report'
  const plain = text.replace(IDLE_IT, ' ')
  return QUESTION.test(text) && !PAST.test(plain) && !POINTING.test(plain) ? 'of_the_world' : 'either'
}

/** Whether every word that says something has a translation of at least two characters among what is held. */
export function isHeldThroughout(text: string, held: LexicalQuery): boolean {
  const telling = translate(text.replace(LIGHT, ' '))
  const found = new Set(held.flat().map(term => term.text))
  return telling.length > 0 && telling.every(group => group.some(term => term.text.length > 1 && found.has(term.text)))
}
