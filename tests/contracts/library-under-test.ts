import type { LexicalTerm, Library, PassageId, Scored } from '../../src/library/library.ts'
import { madeUpReport, plainReport, type Said, vectorOf } from '../library/made-up.ts'

/** Where an adapter keeps one library: opened again it holds what was stored. */
export type LibraryHome = {
  open(fingerprint: string): Promise<Library>
  dispose(): Promise<void>
}

export const DIMENSIONS = 16
export const FINGERPRINT = 'model-a'

const SAID: Said = [
  { path: [], passages: [['2024年，全区法治政府建设取得新进展。']] },
  {
    path: ['一、主要举措', '(一)行政复议'],
    passages: [['全年受理行政复议申请930宗。', '审结864宗。'], ['行政应诉案件120件，负责人出庭应诉率100%。']],
  },
  { path: ['二、存在的问题'], passages: [['普法APP使用率不高。']] },
]

/** Four passages under headings; the first of them of two sentences. */
export const first = () => madeUpReport('zengcheng-2024', SAID, DIMENSIONS)
/** Two passages. */
export const second = () =>
  plainReport('dongkeng-2023', ['东坑镇受理投诉举报12345热线工单。', '开展普法宣传。'], DIMENSIONS)

export const word = (text: string, weight = 1): LexicalTerm => ({ field: 'word', text, weight })
export const substring = (text: string, weight = 1): LexicalTerm => ({ field: 'substring', text, weight })

/** A library that a test may close and open, and what is often asked of it. */
export class LibraryUnderTest {
  library: Library
  readonly #home: LibraryHome

  private constructor(home: LibraryHome, library: Library) {
    this.#home = home
    this.library = library
  }

  static async in(home: LibraryHome): Promise<LibraryUnderTest> {
    return new LibraryUnderTest(home, await home.open(FINGERPRINT))
  }

  async reopen(fingerprint = FINGERPRINT): Promise<void> {
    await this.library.close()
    this.library = await this.#home.open(fingerprint)
  }

  async dispose(): Promise<void> {
    await this.library.close()
    await this.#home.dispose()
  }

  async textsOf(found: readonly Scored[]): Promise<string[]> {
    const passages = found.map(hit => hit.passage)
    const seen = await this.library.inspect(passages, vectorOf('', DIMENSIONS))
    return seen.map(passage => passage.text)
  }

  /** The texts of the passages that match any of the alternatives, best first. */
  async lexical(alternatives: readonly LexicalTerm[], reports?: readonly string[]): Promise<string[]> {
    return this.textsOf(await this.library.lexical([alternatives], reports ? { reports } : {}, 10))
  }

  allPassages(): readonly PassageId[] {
    return this.library.within({}, 1_000) ?? []
  }
}
