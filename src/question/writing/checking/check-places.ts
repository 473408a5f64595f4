import { isEnglishWord } from '../../../language/dictionary.ts'
import { contains, namesOf, samePlace } from '../../../language/gazetteer.ts'
import { splitName } from '../../../language/place-names.ts'
import type { Place } from '../../../library/library.ts'
import { QUOTED } from '../../places/place-words.ts'
import { heldText, plain, quotedText } from './held-text.ts'
import { type Mentioned, placesMentioned } from './place-mentioned.ts'
import { otherReach } from './place-scope.ts'
import type { Source } from './source.ts'
import { isSpelledIn, spelledNamesIn } from './spelled-in.ts'
import type { Fault, Segment, WrittenSentence } from './verdict.ts'

/** What a place is to the sources of a segment. */
type Relation = 'own' | 'quoted' | 'above' | 'foreign'

type Related = Mentioned & { readonly relation: Relation }

/**
 * A place that is not that of the cited reports and that the cited quotes do not name. What lies above it may be named
 * beside it (昆山市 of 苏州市), but does not stand for it.
 */
export function checkPlaces({ segments, language }: WrittenSentence): Fault | undefined {
  const related = segments.map(segment => relatedIn(segment, language))
  const named = related.flat()
  const isOwnNamed = named.some(({ relation }) => relation === 'own')
  for (const [at, segment] of segments.entries()) {
    const wrong = (related[at] ?? []).find(
      ({ relation, end }) =>
        relation === 'foreign' || (relation === 'above' && !isOwnNamed && !isOfficeAbove(segment, end, language)),
    )
    const what = wrong?.text ?? otherReach(segment.text.replace(QUOTED, ' '), language, segment.sources)
    if (what) return { reason: 'place', what }
  }
  const unknown = language === 'en' ? unknownName(segments, related) : undefined
  return unknown === undefined ? inherited(segments, related) : { reason: 'place', what: unknown }
}

/** Xiaozhailu: a name in pinyin that no list of places has, and that nothing the sources hold is read as. */
function unknownName(segments: readonly Segment[], related: readonly Related[][]): string | undefined {
  const held = heldText(segments.flatMap(({ sources }) => sources))
  return segments
    .flatMap(({ text }, at) =>
      (related[at] ?? []).reduce((left, { start, end }) => blanked(left, start, end), hidden(text)),
    )
    .flatMap(spelledNamesIn)
    .find(name => !isEnglish(name) && !held.includes(plain(name)) && !isSpelledIn(name, held))
}

/** Focusing: a dictionary has the word without its ending. */
function isEnglish(word: string): boolean {
  const stem = word.replace(/(?:ing|ed|er|en|es|e)$/, '')
  return [word, stem, `${stem}e`].some(isEnglishWord)
}

/** Names inside titles and quotation marks are judged with them. */
function hidden(text: string): string {
  return text.replace(QUOTED, found => '\u0000'.repeat(found.length))
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\u0000'.repeat(end - start) + text.slice(end)
}

function relatedIn({ text, sources }: Segment, language: WrittenSentence['language']): Related[] {
  const own = hidden(text)
  return placesMentioned(own, language).map(mentioned => {
    const isPart = language === 'en' && endsQuotedName(mentioned, own, sources)
    return { ...mentioned, relation: isPart ? 'quoted' : relationOf(mentioned, sources) }
  })
}

/** Xingshansi | West Street for 兴善寺西街: a name of which a part is put into English, and the quote has the other part. */
function endsQuotedName({ text, start }: Mentioned, own: string, sources: readonly Source[]): boolean {
  const before = /\b([A-Z][a-z’']+)[ -]$/.exec(own.slice(0, start))?.[1]
  const isTranslated = isEnglishWord(text.split(/[ -]/)[0] ?? '')
  return before !== undefined && isTranslated && isSpelledIn(before, quotedText(sources))
}

function relationOf(mentioned: Mentioned, sources: readonly Source[]): Relation {
  const { text, name, places, typed } = mentioned
  const owners = sources.flatMap(({ place }) => place ?? [])
  const quoted = withoutOuter(plain(sources.flatMap(({ quote, path }) => [quote, ...path]).join('\n')), owners)
  if (places.some(place => owners.some(owner => samePlace(place, owner)))) return 'own'
  const isAbove = places.some(place => owners.some(owner => liesAbove(place, owner)))
  if (!isAbove && owners.some(owner => isZoneOf(mentioned, owner))) return 'own'
  if (quoted.includes(plain(text)) || (quoted.includes(plain(name)) && isInside(places, owners))) return 'quoted'
  const isIn = (held: string) =>
    held.includes(plain(text)) ||
    (!typed || /[A-Za-z]/.test(text) ? places.some(place => held.includes(shortOf(place))) : false)
  if (isIn(quoted)) return 'quoted'
  if (isAbove) return 'above'
  // Jinping is 金坪 and 锦屏, but here a man's name.
  if (places.length === 0 && isSpelledIn(text.replace(/ \S+$/, ''), quoted)) return 'quoted'
  if (!typed && isSpelledIn(text, quoted)) return 'quoted'
  return isIn(plain(sources.map(({ title, issuer }) => `${title}\n${issuer ?? ''}`).join('\n'))) ? 'own' : 'foreign'
}

/** 苏州市|昆山市 in a quote only says which 昆山市 it is; it does not speak of 苏州市. */
function withoutOuter(text: string, owners: readonly Place[]): string {
  const before = owners.flatMap(({ path }) =>
    path.slice(0, -1).map((_, at) => [path.slice(at, -1).join(''), path.at(-1) ?? '']),
  )
  return before.reduce((left, [outer = '', own = '']) => left.replaceAll(outer + own, own), text)
}

/** 西湖区北山街道 where the report is of 西湖区 and the quote has 北山街道. */
function isInside(places: readonly Place[], owners: readonly Place[]): boolean {
  return places.some(place => owners.some(owner => contains(owner, place)))
}

function shortOf(place: Place): string {
  return namesOf(place).short
}

function liesAbove(outer: Place, inner: Place): boolean {
  if (samePlace(outer, inner)) return false
  return contains(outer, inner) || inner.path.join('').startsWith(outer.path.join(''))
}

/** For a zone, which no list has, also its root, alone or as a 区 or District; as a 县 it is another place. */
function isZoneOf({ text, places, typed }: Mentioned, owner: Place): boolean {
  if (owner.level !== 'zone' || (typed && !/区$|(?:District|Area|Zone)$/i.test(text))) return false
  const name = owner.path.at(-1) ?? ''
  const roots = places.length > 0 ? places.map(shortOf) : [splitName(text).root]
  return roots.some(root => root.length > 1 && name.includes(root))
}

/** 苏州市|司法局 where the quote has 市司法局: an office of the place above. */
function isOfficeAbove({ text, sources }: Segment, end: number, language: WrittenSentence['language']): boolean {
  // What the own place does is not done by the one above: 昆山市|受理 is no office of 苏州市.
  const own = sources.flatMap(({ place }) => place?.path.at(-1) ?? [])
  const quoted = own.reduce((left, name) => left.replaceAll(name, '\n'), quotedText(sources))
  if (language === 'en')
    return /^\W{0,3}(?:municipal|provincial|city|province)\b/i.test(text.slice(end)) && /[市省州]/.test(quoted)
  const office = text.slice(end - 1, end + 2)
  return /\p{Script=Han}{3}/u.test(office) && new RegExp(`(?<![全各我本该])${office}`).test(quoted)
}

/** 昆山市312件[1]、99件[2]: the second figure is said to be 昆山市's as well, whosever report it is taken from. */
function inherited(segments: readonly Segment[], related: readonly Related[][]): Fault | undefined {
  let spoken: Mentioned | undefined
  for (const [at, { sources, text }] of segments.entries()) {
    const own = (related[at] ?? []).filter(({ relation }) => relation === 'own')
    if (own.length > 0) spoken = own.at(-1)
    else if (spoken && (related[at] ?? []).length === 0 && !spellsOwn(text, sources)) {
      const before = spoken
      const isSame = sources.some(source => ['own', 'quoted'].includes(relationOf(before, [source])))
      if (!isSame && sources.some(({ place }) => place))
        return { reason: 'place', what: `${before.text} … ${text.trim()}` }
    }
  }
  return undefined
}

/** Xiaozhailu: a place's name spelled as no list of places has it. */
function spellsOwn(text: string, sources: readonly Source[]): boolean {
  const names = sources.map(({ place }) => place?.path.at(-1) ?? '').join('\n')
  return (text.match(/\b[A-Z][a-z’']+/g) ?? []).some(word => isSpelledIn(word, names))
}
