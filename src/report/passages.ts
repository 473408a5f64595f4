import { sentencesIn } from '../language/sentences.ts'
import type { Passage, Section, Sentence } from '../library/library.ts'

/** Names what `cutPassages` does, for index fingerprints; raise it when its outcome changes. */
export const passageCutterVersion = 'passages/1'

/**
 * In characters. The model reads 512 tokens and a Chinese character is about .65 of one, so a passage with its place,
 * title and section path stays within them; shorter passages are found more precisely than they read well.
 */
const LONGEST_PASSAGE = 320

/** A point (一是) begins a passage of its own only when the passage before it says something by itself. */
const SHORTEST_PASSAGE = 80

/** 一是, 二是, … 其一: the points inside a section. */
const POINT = /^(?:[一二三四五六七八九十]{1,3}(?:是|要)|其[一二三四五])/

/**
 * The passages of a text: runs of whole sentences inside one section, in the order of the text. Front matter and
 * signature hold none. A section without text of its own is quoted by its heading, so that nothing is lost to search.
 */
export async function cutPassages(text: string, sections: readonly Section[]): Promise<Passage[]> {
  const passages: Passage[] = []
  for (const section of sections) {
    if (section.kind !== 'preamble' && section.kind !== 'body') continue
    const sentences = sentencesIn(text, section.bodyStart, section.bodyEnd)
    const leaf = section.bodyEnd === section.end
    if (sentences.length === 0 && leaf) sentences.push(...sentencesIn(text, section.start, section.end))
    const short = (await Promise.all(sentences.map(sentence => shortened(text, sentence)))).flat()
    for (const run of packed(text, short)) passages.push(passageOf(run, section.id))
  }
  return passages
}

/** A "sentence" longer than a passage (a table, a text without marks) is cut where the splitter finds a blank or comma. */
async function shortened(text: string, sentence: Sentence): Promise<Sentence[]> {
  if (sentence.end - sentence.start <= LONGEST_PASSAGE) return [sentence]
  // Loading the splitter takes a third of a second; few reports need it, and no start has to wait for it.
  const { RecursiveCharacterTextSplitter } = await import('@langchain/textsplitters')
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: LONGEST_PASSAGE - 1,
    chunkOverlap: 0,
    separators: ['\n', '；', ';', '，', ',', '、', ' ', ''],
    keepSeparator: true,
  })
  const pieces: Sentence[] = []
  let from = sentence.start
  for (const piece of await splitter.splitText(text.slice(sentence.start, sentence.end))) {
    const start = text.indexOf(piece, from)
    if (start < 0) continue
    from = start + piece.length
    pieces.push({ start: wholeCharacter(text, start), end: wholeCharacter(text, from) })
  }
  return pieces
}

/** The splitter counts UTF-16 code units and may cut a rare character in half; then the cut moves before it. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at
}

/** Runs of sentences no longer than a passage; a point begins a new run if the one before is long enough. */
function packed(text: string, sentences: readonly Sentence[]): Sentence[][] {
  const runs: Sentence[][] = []
  let run: Sentence[] = []
  for (const sentence of sentences) {
    const start = run[0]?.start ?? sentence.start
    const full = sentence.end - start > LONGEST_PASSAGE
    const point =
      POINT.test(text.slice(sentence.start, sentence.start + 5)) && sentence.start - start >= SHORTEST_PASSAGE
    if (run.length > 0 && (full || point)) {
      runs.push(run)
      run = []
    }
    run.push(sentence)
  }
  if (run.length > 0) runs.push(run)
  return runs
}

function passageOf(run: readonly Sentence[], sectionId: string): Passage {
  return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, sectionId, sentences: run }
}
