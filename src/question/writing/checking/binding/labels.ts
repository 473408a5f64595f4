import { datesIn } from '../../../../language/amounts/dates.ts'
import { withoutNames } from '../../../../language/figures/figure-numbers.ts'
import { placeKey, samePlace } from '../../../../language/gazetteer.ts'
import type { Place } from '../../../../library/library.ts'
import { placesAsked } from '../../../places/places.ts'
import type { Language } from '../../../question.ts'
import type { Span, Stretch } from './stretches.ts'

/** A year or a place where a text names it; figures beside it are said of it. */
export type Label = Span & { readonly key: string }

/** With what a year is compared: nothing but the figure behind it is of that one. */
const COMPARED = /(?:较|比|相比|与|同|over|than|with|to|by)\s*$/i
/** 比2022年的521件: it is the year of the figure that follows. */
const OF_THE_NEXT = /^年?的\s*[\d０-９]/
/** Since when, or until when, something has gone on: which year it is of cannot be told. */
const GOES_ON_FROM = /(?:自从?|从|到|至|from|since|until)\s*$/i
const GOES_ON_SINCE = /^\s*年?(?:以来|起|同期|至今)/

/** The years that a text says something of; empty where which one cannot be told. */
export function yearsSaid(text: string, language: Language): Label[] {
  const plain = withoutNames(text)
  return datesIn(text, language).flatMap(({ start, end, year, day }) => {
    // A day is when something happened, and a year in a title or a document's number is no year of figures.
    if (year === null || day !== null || plain.charAt(start) === '\0') return []
    if (COMPARED.test(text.slice(0, start)) && !OF_THE_NEXT.test(text.slice(end))) return []
    const goesOn = GOES_ON_FROM.test(text.slice(0, start)) || GOES_ON_SINCE.test(text.slice(end))
    return [{ start, end, key: goesOn ? '' : String(year) }]
  })
}

/** Where a text names one of these places. */
export function placesSaid(text: string, places: readonly Place[]): Label[] {
  return placesAsked(text, places).flatMap(({ start, end, held }) =>
    held.flatMap(place =>
      places.some(other => samePlace(place, other)) ? [{ start, end, key: placeKey(place) }] : [],
    ),
  )
}

/** Labels that are told together: 2022年和2023年, Kunshan and Taicang. */
const JOINED = /^[\s、,，]*(?:年度?)?[\s、,，]*(?:和|与|及|以及|and|&)?\s*(?:in|of)?\s*$/i

/** From 57 in 2024 to 82 in 2025. */
const CLOSE_BEHIND = /^(?:\s+[\w-]+){0,4}\s+in\s+$/i

/**
 * Which label each figure is said of: the one in its own clause, else the last one before it. Several told together go
 * to as many figures in their order (2022年、2023年分别为187件、186件), if these stand in a row or the sentence says that they
 * are shared out; of other figures none can be told.
 */
export function labelsOf(
  text: string,
  figures: readonly Span[],
  stretches: readonly (readonly Stretch[])[],
  labels: readonly Label[],
): (string | undefined)[] {
  return keysOf(text, figures, stretches, labels).map(key => key || undefined)
}

function keysOf(
  text: string,
  figures: readonly Span[],
  stretches: readonly (readonly Stretch[])[],
  labels: readonly Label[],
): (string | undefined)[] {
  const groups = grouped(text, figures, labels)
  return figures.map((figure, at) => {
    const own = (stretches[at] ?? []).filter(({ lead }) => !lead)
    const inside = labels.filter(label => own.some(({ start, end }) => label.start >= start && label.end <= end))
    const before = inside.findLast(({ end }) => end <= figure.start)
    const behind = inside.find(({ start }) => start >= figure.end)
    if (behind && CLOSE_BEHIND.test(text.slice(figure.end, behind.start))) return behind.key
    if (before === undefined && behind !== undefined) return behind.key
    const group = groups.findLast(([first]) => first !== undefined && first.start < figure.start)
    if (group === undefined || group.length < 2) return group?.[0]?.key
    const next = groups[groups.indexOf(group) + 1]?.[0]?.start ?? text.length
    const followed = figures.filter(({ start }) => start > (group[0]?.start ?? 0) && start < next)
    if (followed.length !== group.length || !isShared(text, followed)) return undefined
    return group[followed.indexOf(figure)]?.key
  })
}

function isShared(text: string, figures: readonly Span[]): boolean {
  const gaps = figures.slice(1).map(({ start }, at) => text.slice(figures[at]?.end, start))
  return /分别|各自|依次|\brespectively\b/i.test(text) || gaps.every(gap => /^(?:[\s、，,和与及]|\band\b)*$/.test(gap))
}

function grouped(text: string, figures: readonly Span[], labels: readonly Label[]): Label[][] {
  const groups: Label[][] = []
  for (const label of labels) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const joined =
      last !== undefined &&
      JOINED.test(text.slice(last.end, label.start)) &&
      !figures.some(({ start }) => start >= last.end && start < label.start)
    if (group && joined) group.push(label)
    else groups.push([label])
  }
  return groups
}
