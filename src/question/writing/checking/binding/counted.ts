import { NOUN_CLASSES } from '../../../../language/amounts/english-units.ts'
import type { Language } from '../../../question.ts'
import type { Source } from '../source.ts'
import type { WrittenSentence } from '../verdict.ts'
import { type Beside, besideIn, termsOf } from './beside.ts'
import { measuresIn } from './measures.ts'
import { isStage, namesOf, termsHeld, termsSaid } from './terms.ts'
import { chineseFor, chineseWords } from './words.ts'

/** A figure of a sentence, with the words that say what it counts. */
export type Said = Beside & { readonly words: readonly Word[] }

/** In English a word may mean several terms. `weight`: how surely it is said of the figure, up to 1. */
export type Word = {
  readonly any: readonly string[]
  readonly weight: number
  /** Said of the figure before, or in the clause before. */
  readonly lead: boolean
  /** Chinese words by the dictionary; they are looked for in the text itself. */
  readonly loose?: true
}

/** A figure of a quote, with the words that may be said of it, up to 1. */
export type Held = Beside & {
  /** Of a figure before it: 其中. */
  readonly part: boolean
  readonly words: ReadonlyMap<string, number>
  /** The text beside it, and what its measure takes from further away. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[]
  /** What stands beside it, as far as a sentence in either language is read for it. */
  readonly own: Readonly<Record<Language, ReadonlySet<string>>>
}

/** A quote leaves out what is understood: 受理行政复议申请930宗,审结476宗. */
const UNDERSTOOD = 0.85
/** What was done with the figure before goes on for one that has nothing of its own. */
const GOES_ON = 0.7
/** What is counted, by its unit. */
const UNIT = 0.5
/** A dictionary knows more meanings of a word than the one that is meant. */
const LOOSE = 0.5
/** From 15 to 5: which end of a change a figure is, is nearly all that tells the two apart. */
const END = 2

/** 6.8万余件, more than 68,000: few figures have a bound. */
const BOUND = 1

/** Several checks ask for the figures of a sentence, and all sentences of an answer for those of the same few quotes. */
const said = new WeakMap<WrittenSentence, readonly Said[]>()
const held = new WeakMap<Source, readonly Held[]>()

/** Every figure of a sentence, with its words. */
export function saidIn(sentence: WrittenSentence): readonly Said[] {
  const known = said.get(sentence) ?? readSaid(sentence)
  said.set(sentence, known)
  return known
}

/** Every figure of a quote, with its words and those that its measure takes from further away. */
export function heldIn(source: Source): readonly Held[] {
  const known = held.get(source) ?? readHeld(source)
  held.set(source, known)
  return known
}

function readSaid({ text, language }: WrittenSentence): Said[] {
  const terms = termsSaid(text, language)
  return besideIn(text, language, terms).map(beside => {
    const { amount, end, stretches } = beside
    const words = stretches.flatMap((stretch): Word[] => {
      const { weight, lead } = stretch
      const named = termsOf(beside, stretch, terms).filter(term => language === 'en' || isStage(term))
      const written =
        language === 'zh'
          ? chineseWords(text, stretch, terms).map((word): Word => ({ any: [word], weight, lead }))
          : chineseFor(text, stretch, terms).map((any): Word => ({ any, weight: weight * LOOSE, lead, loose: true }))
      return [...named.map((term): Word => ({ any: namesOf(term), weight, lead })), ...written]
    })
    if (end) words.push({ any: [end], weight: END, lead: false })
    if (amount.bound) words.push({ any: [`>${amount.bound}`], weight: BOUND, lead: false })
    const units = NOUN_CLASSES[amount.unit]?.counts ?? [amount.unit]
    return { ...beside, words: [...words, { any: units.map(unit => `/${unit}`), weight: UNIT, lead: false }] }
  })
}

function readHeld({ quote }: Source): Held[] {
  const terms = termsHeld(quote)
  const measures = measuresIn(quote)
  return besideIn(quote, 'zh', terms).map(beside => {
    const { amount, end, stretches } = beside
    const words = new Map([[`/${amount.unit}`, 1]])
    const own = { zh: new Set<string>(), en: new Set<string>() }
    const add = (word: string, weight: number) => words.set(word, Math.max(weight, words.get(word) ?? 0))
    if (end) add(end, 1)
    if (amount.bound) add(`>${amount.bound}`, 1)
    for (const stretch of stretches) {
      for (const term of termsOf(beside, stretch, terms))
        for (const name of namesOf(term)) {
          add(name, isStage(term) ? Math.max(GOES_ON, stretch.weight) : stretch.weight)
          if (!stretch.lead) own.en.add(name)
          if (!stretch.lead && isStage(term)) own.zh.add(name)
        }
      for (const word of chineseWords(quote, stretch, terms)) {
        add(word, stretch.weight)
        if (!stretch.lead) own.zh.add(word)
      }
    }
    const measured = measures.find(({ start, end: to }) => start < amount.end && to > amount.start)
    const measure = measured?.measure ?? ''
    for (const word of understood(measure)) add(word, UNDERSTOOD)
    const around = stretches.map(({ start, end: to, weight }) => ({ text: quote.slice(start, to), weight }))
    return {
      ...beside,
      part: measured?.part === true,
      words,
      own,
      texts: [...around, { text: measure, weight: UNDERSTOOD }],
    }
  })
}

/** What a measure names; what was done with it stands beside each figure anew. */
function understood(measure: string): string[] {
  const terms = termsHeld(measure)
  const named = terms.filter(term => !isStage(term)).flatMap(namesOf)
  return [...named, ...chineseWords(measure, { start: 0, end: measure.length }, terms)]
}
