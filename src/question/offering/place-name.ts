import { namesOf } from '../../language/gazetteer.ts'
import type { Place } from '../../library/library.ts'
import type { Language } from '../question.ts'

/** As people write it: 增城区; Zengcheng. Whether it is read as this place is seen from the question it is put in. */
export function nameIn(language: Language, place: Place): string {
  const english = language === 'en' ? namesOf(place).english : null
  return english ?? place.path.at(-1) ?? ''
}
