import { simplified } from '../../language/traditional.ts'
import type { Place, ReportRecord } from '../../library/library.ts'
import { distinct } from '../places/held-places.ts'
import { homeAsked, withHome } from '../places/home-place.ts'
import { COORDINATED } from '../places/place-words.ts'
import { placesAsked } from '../places/places.ts'
import type { Language, PlaceAsked, Query } from '../question.ts'
import { allPlacesAsked } from './all-places.ts'
import { aspectsAsked } from './aspects.ts'
import { comparisonAsked } from './comparison-asked.ts'
import { anyOf, figureAsked } from './figure-asked.ts'
import { issuersAsked } from './issuers.ts'
import { agenciesIn, ofPlaceItself } from './issuers-agencies.ts'
import { partsOf, separateQuestions } from './parts.ts'
import { yearsAsked } from './years.ts'
import { yearRole } from './years-roles.ts'
import { spanAsked } from './years-spans.ts'

/** What a question is understood against: the clock, what is held, and whose staff is asking. */
export type UnderstandingContext = {
  readonly now: Date
  readonly heldPlaces: readonly Place[]
  /** For the agencies that have issued some of them. @default [] */
  readonly reports?: readonly ReportRecord[]
  /** What 我区 and our town mean. */
  readonly home?: Place
}

/** Asks for what was done: 受理了多少, 有没有完成, how many did, what was. */
const ACCOMPLISHED = /了(?!解)|过(?=[多几哪什吗?？])|已经?|[是有](?:没有|否)完成|\b(?:did|was|were|has|have|had)\b/i

/** 哪些, 分别 …; which … (plural), list. */
const LIST =
  /哪些|哪[一二两三四五六七八九十几][个项点方条]|分别|包括什么|列出|有什么|几个方面|\bwhich \w+s\b|\blist\b|what (?:are|were) the/i

/** What the question asks for, read without any model. A pure function of the question and its context. */
export function understand(question: string, context: UnderstandingContext): Query {
  const text = simplified(halfWidth(question.normalize('NFC').trim()))
  const { places, homeUnknown } = placesMeant(text, context)
  const years = yearsAsked(text, context.now).map(asked => ({ ...asked, role: yearRole(text, asked) }))
  const span = spanAsked(text, context.now)
  const issuers = issuersAsked(text, context.reports ?? [])
  const besideBureau = ofPlaceItself(text, issuers, places)
  const aspects = aspectsAsked(text)
  const content = withoutSpans(text, [...places, ...years, ...issuers]) || text
  const parts = partsOf(content)
  const figure = parts.length > 1 ? anyOf(parts.map(part => part.figure)) : figureAsked(text)
  const allPlaces = places.length === 0 && allPlacesAsked(text)
  const counts = {
    // A bureau's report beside the place's own is set against it like another place's.
    places: Math.max(distinct(places.flatMap(place => place.held)).length, issuers.length + (besideBureau ? 1 : 0)),
    years: new Set(years.map(asked => asked.year)).size,
    allPlaces: places.length === 0,
    parts: parts.length,
  }
  return {
    question: text,
    language: languageOf(text),
    places,
    years,
    span,
    issuers,
    agencies: agenciesIn(text).filter(
      agency => !issuers.some(issuer => issuer.start < agency.end && issuer.end > agency.start),
    ),
    besideBureau,
    allPlaces,
    homeUnknown,
    comparison:
      figure && !asksWhichSays(text)
        ? (comparisonAsked(text, counts) ?? (span ? 'trend' : allPlaces ? 'compare' : undefined))
        : undefined,
    aspects,
    accomplished: !aspects.includes('plans') && (figure !== undefined || ACCOMPLISHED.test(text)),
    figure,
    parts,
    separate: separateQuestions(text, places),
    list: LIST.test(text),
    content,
  }
}

function placesMeant(
  text: string,
  { heldPlaces, home }: UnderstandingContext,
): { places: PlaceAsked[]; homeUnknown: string | undefined } {
  const named = placesAsked(text, heldPlaces)
  const asked = homeAsked(text)
  const places = withHome(named, asked, home, heldPlaces)
  return places === 'ask_back' ? { places: named, homeUnknown: asked?.text } : { places, homeUnknown: undefined }
}

/** A question in English may hold Chinese names, one in Chinese Latin ones: what it is mostly made of decides. */
export function languageOf(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latinWords = text.match(/[A-Za-z]{2,}/g)?.length ?? 0
  return han > 0 && han >= latinWords ? 'zh' : 'en'
}

/** ２０２４ as 2024: digits and letters of full width count as plain ones. Nothing moves. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/** 哪个承认败诉率比往年高了 asks which report says so; 哪个多 and 各多少 ask for figures. */
const WHICH_SAYS = /(?:哪[个份家里边些一]|谁)(?![^，。？?]{0,12}(?:[更最]|[多少高低大][吗呢？?]|[多少高低大]$))/
const FIGURES =
  /多少|(?<![这那前后近好])几[^乎近何]|how (?:many|much)|\b(?:more|most|fewer|fewest|higher|highest|lower|lowest)\b/i

function asksWhichSays(text: string): boolean {
  return WHICH_SAYS.test(text) && !FIGURES.test(text)
}

type Span = { readonly start: number; readonly end: number }

/** The text without these spans, and without what they leave dangling. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const between = text.slice(from, start)
    // Between two that go, an "and" goes with them.
    if (from === 0 || !COORDINATED.test(between)) rest += between
    from = Math.max(from, end + (/^['’]s\b/.exec(text.slice(end))?.[0].length ?? 0))
  }
  return (rest + text.slice(from))
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s的,，、。:：在'’]+/, '')
    .replace(/[\s,，]+([?？])/g, '$1')
    .trim()
}
