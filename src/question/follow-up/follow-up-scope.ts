import { placeKey } from '../../language/gazetteer.ts'
import type { Place } from '../../library/library.ts'
import { distinct } from '../places/held-places.ts'
import { homeAsked } from '../places/home-place.ts'
import { placesAsked } from '../places/places.ts'
import type { Language, PlaceAsked, Query } from '../question.ts'
import { languageOf, type UnderstandingContext, understand } from '../understanding/understand.ts'
import type { Turn } from './follow-up.ts'
import { COMPARES } from './follow-up-words.ts'

/** A question that was asked, taken apart into what is asked and where and when. */
export type Asked = {
  readonly query: Query
  /** Names that read as the places that were meant. */
  readonly places: readonly string[]
  /** Agencies whose own reports are asked. */
  readonly issuers: readonly string[]
  /** Only those that the question itself asks for. */
  readonly years: readonly number[]
  /** Those that were answered as well: "the year before" is the year before them. */
  readonly answeredYears: readonly number[]
  /** Without place and year; empty where nothing else was said. */
  readonly content: string
  /** It set places or years side by side. */
  readonly compared: boolean
}

/** How a question is begun here that sets things side by side. */
const COMPARISON = /^(?:对比|Compare: )/

/** Marks a question as one that sets things side by side, unless it says so itself. */
export function contrasted(question: string): string {
  if (COMPARES.test(question)) return question
  return languageOf(question) === 'zh' ? `对比${question}` : `Compare: ${question}`
}

export type Scope = {
  readonly places: readonly string[]
  readonly issuers: readonly string[]
  readonly years: readonly number[]
}

export function takenApart(turn: Turn, context: UnderstandingContext): Asked {
  const question = turn.question.replace(COMPARISON, '')
  const read = understand(question, context)
  // Chinese words that were put in behind it do not make an English question a Chinese one.
  const query = { ...read, language: languageOf(question.replace(/ \([^)]*\)/g, '')) }
  const home = query.places.length === 0 ? homeAsked(contentOf(query)) : undefined
  const named = home ? [home.text] : query.places.map(place => nameMeant(place, turn.places, context))
  const years = unique(query.years.map(({ year }) => year))
  return {
    query,
    // A place that was not in the words was put in for them.
    places: unique(named.length > 0 ? named : distinct(turn.places).map(place => nameOf(place, context))),
    issuers: unique(query.issuers.map(({ text }) => text)),
    years,
    answeredYears: turn.years.length > 0 ? turn.years : years,
    content: contentOf(query).replace(home?.text ?? '', '') || turn.topic,
    compared: question !== turn.question,
  }
}

/** What a query asks apart from place and year; empty where it names nothing else. */
export function contentOf({ content, question, places, years, issuers }: Query): string {
  return places.length + years.length + issuers.length > 0 && content === question ? '' : content
}

/** A name that is read as this place again and as no other: 增城区, or 中山市东区街道 where there are many of the name. */
export function nameOf(place: Place, { heldPlaces }: UnderstandingContext): string {
  const names = place.path.map((_, at) => place.path.slice(-1 - at).join(''))
  const isRead = (name: string) => {
    const [asked, ...others] = placesAsked(`${name}2024年`, heldPlaces)
    const meant = asked && asked.held.length > 0 ? asked.held : (asked?.candidates ?? [])
    return others.length === 0 && meant.length === 1 && meant.every(one => placeKey(one) === placeKey(place))
  }
  return names.find(isRead) ?? names.at(-1) ?? ''
}

/** The name of the one place that is meant; as it was written where none or several are. */
export function nameMeant(asked: PlaceAsked, resolved: readonly Place[], context: UnderstandingContext): string {
  const keys = new Set(resolved.map(placeKey))
  const chosen = asked.held.filter(place => keys.has(placeKey(place)))
  const [only, ...others] = asked.held.length === 1 ? asked.held : chosen
  if (!only || others.length > 0) return asked.text
  return /\p{Script=Han}/u.test(asked.text) ? nameOf(only, context) : asked.text
}

/** 增城区、平城区和东坑镇2024年; "Zengcheng and Pingcheng". */
export function joined(names: readonly (string | number)[], language: Language): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  const before = names.slice(0, -1)
  if (before.length === 0) return String(last)
  return language === 'zh' ? `${before.join('、')}和${last}` : `${before.join(', ')} and ${last}`
}

/** 增城区司法局2024年 + what is asked, in the order in which reports are asked for. */
export function chinese({ places, issuers, years }: Scope, content: string): string {
  const when = joined(
    years.map(year => `${year}年`),
    'zh',
  )
  const said = content.replace(/^(?:年(?=\d)|[\s，,、的]+)|呢?[\s?？。，,、]+$/g, '')
  const separated = /^\d/.test(said) ? '的' : ''
  return `${joined(places, 'zh')}${joined(issuers, 'zh')}${when}${separated}${said}？`
}

/** An English question with other places and years, each where the earlier one stood, or at the end. */
export function english(query: Query, scope: Scope, context: UnderstandingContext): string {
  const years = unique(query.years.map(({ year }) => year))
  const newYears = same(years, scope.years) ? [] : query.years
  const newPlaces = same(unique(query.places.map(({ text }) => text)), scope.places) ? [] : query.places
  const newIssuers = same(unique(query.issuers.map(({ text }) => text)), scope.issuers) ? [] : query.issuers
  const spans = [
    ...newPlaces.map(span => ({ ...span, by: joined(scope.places, 'en') })),
    ...newIssuers.map(span => ({ ...span, by: joined(scope.issuers, 'en') })),
    ...newYears.map(span => ({ ...span, by: joined(scope.years, 'en') })),
  ]
  const changed = withoutEnd(exchanged(query.question, spans))
  const where = query.places.length === 0 && scope.places.length > 0 ? ` in ${joined(scope.places, 'en')}` : ''
  const when = years.length === 0 && scope.years.length > 0 ? ` in ${joined(scope.years, 'en')}` : ''
  const whose = query.issuers.length === 0 && scope.issuers.length > 0 ? ` by ${joined(scope.issuers, 'en')}` : ''
  const question = `${changed}${whose}${where}${when}?`
  const read = isReadAs(question, scope, context) ? question : `${rebuilt(query, scope, context)}?`
  return read.charAt(0).toUpperCase() + read.slice(1)
}

type Exchange = { readonly start: number; readonly end: number; readonly by: string }

/** Each span by its text; of several with one text the first stands for all, and goes with what joins them. */
function exchanged(text: string, spans: readonly Exchange[]): string {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let result = ''
  let from = 0
  const done = new Set<string>()
  for (const { start, end, by } of sorted) {
    const between = text.slice(from, start)
    const again = done.has(by)
    result += again && /^\W*(?:and|or|vs\.?|versus)?\W*$/i.test(between) ? '' : between
    result += again ? '' : by
    if (by === '' && !again) result = result.replace(/\s*\b(?:in|for|of|during|at|by)\s+$/i, ' ')
    done.add(by)
    from = end
  }
  return (result + text.slice(from)).replace(/\s{2,}/g, ' ').trim()
}

function isReadAs(question: string, scope: Scope, context: UnderstandingContext): boolean {
  const { places, years } = understand(question, context)
  const names = unique(places.map(({ text }) => text))
  return (
    same(names, scope.places) &&
    same(
      years.map(({ year }) => year),
      scope.years,
    )
  )
}

/** Where a name led to another one (Pingcheng District of Datong), the question without any of them. */
function rebuilt(query: Query, scope: Scope, context: UnderstandingContext): string {
  const spans = placesAsked(query.content, context.heldPlaces).map(span => ({ ...span, by: '' }))
  const content = withoutEnd(exchanged(query.content, spans)).replace(/\b(?:in|of|for)\s*$/i, '')
  const parts = [joined(scope.issuers, 'en'), joined(scope.places, 'en'), joined(scope.years, 'en')].filter(
    part => part !== '',
  )
  return [content.trim(), ...parts].join(' in ')
}

export function withoutEnd(text: string): string {
  return text.replace(/[\s?？.。!！,]+$/, '')
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function same<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every(one => others.includes(one))
}
