import { placeKey, placesNamed } from '../../src/language/gazetteer.ts'
import type { Place } from '../../src/library/library.ts'

/** The gazetteer's place of this path, e.g. 四川省/攀枝花市/东区. */
export function place(path: string): Place {
  const found = placesNamed(path.split('/').at(-1) ?? '').find(place => placeKey(place) === path)
  if (!found) throw new Error(`no such place: ${path}`)
  return found
}

/** A development zone, which the gazetteer lacks. */
export function zone(path: string): Place {
  return { path: path.split('/'), level: 'zone' }
}
