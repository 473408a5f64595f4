import { words } from '../language/tokenize.ts'

/** Beyond this many characters a heading in running text has no end of its own (the longest seen end well before). */
export const LONGEST_RUN_IN_HEADING = 60

/** A whole line without a full stop is a heading however long; past this it is a paragraph that lacks its full stop. */
const LONGEST_HEADING_LINE = 120

/**
 * Where sentences of these reports begin: what they lean on (按照, 围绕), when (2024年, 今年), who (我局, 全区), with what
 * verb of doing. A heading glued to its text is cut before the first of these that follows a word headings end on.
 */
const SENTENCE_START =
  /^(?:[在以为按依根据从由自]|针对|随着|通过|围绕|结合|对照|对标|立足|聚焦|紧扣|紧紧|一直|始终|截至|截止|今年|去年|全年|近年|目前|当前|过去|一年来|[0-9０-９]{4}年|[我本全各该][省市县区州旗镇乡街局委办厅院部]|认真|积极|严格|深入|坚持|进一步|下一步|虽然|尽管|我们|区委|市委|县委|镇党委|党委|党工委|成立|制定|印发|出台|建立|组织|开展|严格|持续)/

/** What headings of these reports end on: the nouns of matters, states and aims. */
const HEADING_END =
  /(?:问题|不足|原因|差距|情况|成效|成绩|做法|措施|举措|经验|亮点|特色|工作|任务|安排|打算|计划|思路|方向|目标|建议|意见|建设|领导|统筹|职责|责任|机制|体系|体制|制度|能力|水平|质量|质效|效能|环境|改革|管理|服务|监督|保障|治理|执法|决策|公开|宣传|教育|培训|化解|纠纷|落实|走实|见效|职能|作用|基础|发展|氛围|格局|运行|力度|队伍|法治化|规范化|行为|实效|合力|模式|立法|清理|审查|审核|履行|精神)(?:[（(][^（()）]*[)）])?$/

/** What cannot begin a sentence: the heading goes on. */
const GOES_ON = /^[与和及或的地得了等、；化性（(]/

/** `by`: what ended it. A heading ends by `guess` where the file glues it to its text. */
export type HeadingEnd = {
  readonly end: number
  readonly bodyStart: number
  readonly by: 'stop' | 'line' | 'ordinal' | 'guess'
}

/**
 * Where a heading ends whose words begin at `from` and which the next heading follows at `limit`: at a full stop, at a
 * line break, at 一是, or at the next ordinal. Text glued to its heading is cut where a sentence most likely begins.
 */
export function headingEnd(text: string, from: number, limit: number): HeadingEnd {
  const line = text.slice(from, limit).split('\n', 1)[0] ?? ''
  const mark = line.search(/[。！？]|一是|一方面/)
  const whole = mark < 0 && (from + line.length >= text.length || text[from + line.length] === '\n')
  const stop = mark < 0 ? line.length : mark
  if (stop > (whole ? LONGEST_HEADING_LINE : LONGEST_RUN_IN_HEADING)) return guessedEnd(text, from, limit)
  const by = whole ? 'line' : mark < 0 ? 'ordinal' : 'stop'
  const bodyStart = from + stop + (/[。！？]/.test(line[stop] ?? '') ? 1 : 0)
  return { end: from + line.slice(0, stop).trimEnd().length, bodyStart, by }
}

/**
 * The end of a heading that the file may glue to its text: the word boundary that most looks like one, or the full stop
 * after all, if one is near; then the heading is as certain as any.
 */
export function guessedEnd(text: string, from: number, limit: number): HeadingEnd {
  const line = text.slice(from, limit).split('\n', 1)[0] ?? ''
  const stop = line.indexOf('。')
  const near = stop >= 0 && stop <= LONGEST_RUN_IN_HEADING
  const cut = likelyCut(near ? line.slice(0, stop) : line.slice(0, LONGEST_RUN_IN_HEADING + 12), near)
  const end = from + cut
  const bodyStart = /[。，,]/.test(text[end] ?? '') ? end + 1 : end
  return { end, bodyStart, by: near && cut === stop ? 'stop' : 'guess' }
}

/**
 * What speaks for a cut. A comma says much in a sentence that is too long for a heading, little in one that is not, and
 * always less than a heading's last word before a sentence's first: clauses, too, end on such words.
 */
const CUT = {
  headingEnds: 2,
  headingEndsAtComma: 1,
  sentenceStarts: 2,
  fullStop: 2,
  comma: 1,
  commaInLongSentence: 2.5,
} as const

/** The boundary that most looks like heading before and sentence after; earlier ones win among equals. */
function likelyCut(line: string, toFullStop: boolean): number {
  let best = { at: Math.min(line.length, LONGEST_RUN_IN_HEADING), score: 0 }
  const comma = toFullStop ? CUT.comma : CUT.commaInLongSentence
  for (const at of [...boundaries(line), ...(toFullStop ? [line.length] : [])]) {
    const before = line.slice(0, at)
    const after = line.slice(at)
    if (at < 4 || at > LONGEST_RUN_IN_HEADING || GOES_ON.test(after) || !balanced(before)) continue
    const atComma = /^[，,]/.test(after)
    const ends = !HEADING_END.test(before) ? 0 : atComma ? CUT.headingEndsAtComma : CUT.headingEnds
    const starts = atComma
      ? comma
      : after === '' && toFullStop
        ? CUT.fullStop
        : SENTENCE_START.test(after)
          ? CUT.sentenceStarts
          : 0
    const score = ends + starts - at / LONGEST_RUN_IN_HEADING
    if (score > best.score) best = { at, score }
  }
  return best.at
}

/** Word boundaries as the tokenizer sees them; overlapping search words only add boundaries. */
function boundaries(line: string): number[] {
  const found = new Set<number>()
  for (const word of words(line)) {
    for (let at = line.toLowerCase().indexOf(word); at >= 0; at = line.toLowerCase().indexOf(word, at + 1)) {
      found.add(at)
      found.add(at + word.length)
    }
  }
  return [...found].sort((a, b) => a - b)
}

function balanced(text: string): boolean {
  const count = (marks: string) => [...text].filter(character => marks.includes(character)).length
  return count('（(《“') === count('）)》”') && !/[，、,]$/.test(text)
}
