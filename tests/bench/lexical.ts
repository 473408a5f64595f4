import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { sentencesIn } from '../../src/language/sentences.ts'
import { words } from '../../src/language/tokenize.ts'
import { Dictionary } from '../../src/library/dictionary.ts'
import { type IndexedRevision, LexicalIndex } from '../../src/library/lexical-index.ts'
import { SegmentBuilder } from '../../src/library/segment.ts'
import { machine, pairedRatio, timed, times } from './statistics.ts'

/**
 * Why the library keeps posting lists of its own instead of asking SQLite's FTS5: the same passages, the same words,
 * the same question of 18 words (any of them), the best 100 by BM25. Run: npx tsx tests/bench/lexical.ts
 */

const PASSAGES = 20_000
const PASSAGES_A_REPORT = 40
const CHARACTERS = 400
const QUESTION_WORDS = 18
const QUESTIONS = 60
const LIMIT = 100

const random = generator(20)
const sentences = corpusSentences()
const passages = Array.from({ length: PASSAGES }, madeUpPassage)
const questions = Array.from({ length: QUESTIONS }, madeUpQuestion)
const askOwn = ownPostings()
const askFts5 = fts5()

for (const question of questions) [askOwn(question), askFts5(question)]
const own: number[] = []
const theirs: number[] = []
for (const question of questions) {
  own.push((await timed(async () => askOwn(question))).ms)
  theirs.push((await timed(async () => askFts5(question))).ms)
}
console.log(machine())
console.log(`${PASSAGES} passages of ${CHARACTERS} characters, ${QUESTION_WORDS} words, best ${LIMIT}`)
console.log(`own postings: ${times(own)}`)
console.log(`FTS5:         ${times(theirs)}`)
console.log(`FTS5 takes ${pairedRatio(theirs, own)} times as long`)

function ownPostings(): (question: readonly string[]) => unknown {
  const dictionary = new Dictionary()
  const revisions: IndexedRevision[] = []
  for (let first = 0; first < PASSAGES; first += PASSAGES_A_REPORT) {
    const builder = new SegmentBuilder()
    for (const passage of passages.slice(first, first + PASSAGES_A_REPORT)) builder.add(passage)
    const draft = dictionary.draft()
    const segment = builder.pack(draft.numberOf)
    dictionary.add(draft.fresh)
    revisions.push({ revision: first, firstPassage: first, segment })
  }
  const index = new LexicalIndex(dictionary.numberOf)
  index.addAll(revisions, dictionary.size)
  return question =>
    index.search(
      question.map(text => [{ field: 'word', text, weight: 1 }]),
      undefined,
      LIMIT,
    )
}

function fts5(): (question: readonly string[]) => unknown {
  const database = new Sqlite(':memory:')
  database.exec('CREATE VIRTUAL TABLE passages USING fts5 (words, content = "")')
  const insert = database.prepare('INSERT INTO passages (rowid, words) VALUES (?, ?)')
  database.transaction(() => {
    for (const [i, passage] of passages.entries()) insert.run(i + 1, words(passage).join(' '))
  })()
  const search = database.prepare('SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?')
  return question => search.all(question.map(word => `"${word}"`).join(' OR '), LIMIT)
}

function corpusSentences(): string[] {
  const folder = fileURLToPath(new URL('../../corpus/', import.meta.url))
  const texts = readdirSync(folder).map(name => readFileSync(`${folder}${name}`, 'utf8'))
  return texts.flatMap(text => sentencesIn(text, 0, text.length).map(({ start, end }) => text.slice(start, end)))
}

/** Sentences of the corpus at random, which keeps how often its words are said. */
function madeUpPassage(): string {
  let passage = ''
  while (passage.length < CHARACTERS) passage += sentences[Math.floor(random() * sentences.length)] ?? ''
  return passage.slice(0, CHARACTERS)
}

function madeUpQuestion(): string[] {
  const said = words(madeUpPassage() + madeUpPassage())
  const chosen = new Set<string>()
  while (chosen.size < QUESTION_WORDS) chosen.add(said[Math.floor(random() * said.length)] ?? '')
  return [...chosen]
}

/** The same numbers each time (a linear congruential generator; Numerical Recipes' constants). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
