/**
 * The library port: what reports are, and what can be found in them. Everything that reads reports (report/) and
 * everything that answers questions (question/) meets here, and an engine behind it is an adapter. The port speaks of
 * reports, passages, scopes and scores; never of SQL, files or graphs.
 *
 * All offsets count UTF-16 code units of the report's stored text, as JavaScript's `slice` does.
 */

/** A place of the administrative division, or one that only a report names (a development zone). */
export type Place = {
  /** Full names from the province down, e.g. 广东省, 广州市, 增城区. Municipalities repeat no level: 天津市, 河东区. */
  readonly path: readonly string[]
  readonly level: 'province' | 'city' | 'district' | 'street' | 'zone'
}

/** What a person said about a report (front matter, sidecar file, command line); it wins over what is read. */
export type GivenMetadata = {
  readonly title?: string
  readonly issuer?: string
  /** As the person wrote it, e.g. 广东省广州市增城区. */
  readonly place?: string
  readonly year?: number
  readonly planYear?: number
  readonly published?: string
  readonly documentNumber?: string
  readonly url?: string
}

/** What is known of a report without its text. `null` where neither the file nor the person who added it says. */
export type ReportRecord = {
  readonly id: string
  /** Counts from 1; grows when the report's text or what was read from it changes. */
  readonly revision: number
  readonly title: string
  /** True when no title stands in the file and one was made from what does. */
  readonly titleDerived: boolean
  readonly issuer: string | null
  readonly place: Place | null
  /** The year the report reviews. */
  readonly year: number | null
  /** The year the report plans for. */
  readonly planYear: number | null
  /** ISO date, e.g. 2025-02-20. */
  readonly published: string | null
  readonly documentNumber: string | null
  readonly url: string | null
  readonly mediaType: string
  /** The name the file came with; with `given` it is kept because a change of the reading rules reads the source again. */
  readonly fileName: string
  readonly given: GivenMetadata
  /** sha256 (hex) of the bytes as received. */
  readonly contentHash: string
  /** sha256 (hex) of the bytes and of everything a person said about them; unchanged input is not read again. */
  readonly inputHash: string
  /** Of everything that shaped the stored index of this report; see `Library.fingerprint`. */
  readonly fingerprint: string
}

/** `front`: title, page fields and page furniture before the text; it holds no passages. */
export type SectionKind = 'front' | 'preamble' | 'body' | 'signature'

export type Section = {
  /** Unique within a revision and stable for it, e.g. `s7`. */
  readonly id: string
  /** Headings from the outermost to this one, as written, ordinal included, without a final 。; [] outside headings. */
  readonly path: readonly string[]
  readonly kind: SectionKind
  /** The section with its heading and everything below it. */
  readonly start: number
  readonly end: number
  /** Where the text after the heading begins; equal to `start` where there is no heading. */
  readonly bodyStart: number
  /** Where the section's own text ends: at its first subsection, or at `end`. */
  readonly bodyEnd: number
  /** The heading's end had to be guessed: the file glues it to the text. */
  readonly uncertain: boolean
  /** No heading stands in the text; the name is the lead-in of a list that starts again. */
  readonly derived: boolean
}

export type Sentence = { readonly start: number; readonly end: number }

/** Which way a number is not exact: 近 and 约 are about, 余 and 超 at least, 不足 and 以内 at most. */
export type Bound = 'about' | 'at_least' | 'at_most'

/** A number with its unit, and what the sentence around it says of it. */
export type Figure = {
  /** As written: 930宗, 2700余件, 超87%. */
  readonly raw: string
  /** 万 and 亿 multiplied out; a share of 87% is 87. */
  readonly value: number
  /** As written, without 万, 余 and the like: 宗, 件, 人次, %, 个百分点, 万元 is 元. Empty where nothing is counted. */
  readonly unit: string
  /** What is counted, put together from the words of the sentence and of its lead: 受理行政复议申请. */
  readonly measure: string
  /** Null for an exact number. */
  readonly bound: Bound | null
  /** 同比增长8.2% said of this figure. */
  readonly change: { readonly direction: 'up' | 'down'; readonly percent: number } | null
  /** A part of the figure before it: 其中, 含. */
  readonly part: boolean
  /** 截至2024年12月底: the figure is of that day, as written. */
  readonly asOf: string | null
  /** Intended, not reached. */
  readonly plan: boolean
  /** Of `raw`, in the report's text. */
  readonly start: number
  readonly end: number
}

/** A run of whole sentences inside one section: what is embedded and found. */
export type Passage = {
  readonly start: number
  readonly end: number
  readonly sectionId: string
  readonly sentences: readonly Sentence[]
}

export type StoredReport = ReportRecord & {
  readonly text: string
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  /** In the order of the text. */
  readonly figures: readonly Figure[]
}

/** A passage with the vectors that find it (unit length, `Embedder.dimensions` numbers each). */
export type IndexedPassage = Passage & {
  readonly vector: readonly number[]
  /** One for each of `sentences`. */
  readonly sentenceVectors: readonly (readonly number[])[]
}

/** Everything `Library.put` stores, at once or not at all. */
export type IndexedReport = Omit<ReportRecord, 'revision' | 'fingerprint'> & {
  readonly text: string
  readonly source: Uint8Array
  readonly sections: readonly Section[]
  readonly passages: readonly IndexedPassage[]
  readonly figures: readonly Figure[]
}

/** A figure with the sentence that states it: `report.text.slice(start, end)` is that sentence. */
export type FigureOfReport = {
  readonly report: ReportRecord
  readonly sectionId: string
  /** The section's headings, outermost first. */
  readonly path: readonly string[]
  readonly sentence: Sentence & { readonly text: string }
  readonly figure: Figure
}

/** One question of a conversation, and what the question room wants to remember of it (JSON, opaque to the library). */
export type ConversationTurn = { readonly question: string; readonly memory: string }

/** A conversation as it is kept between two questions. */
export type StoredConversation = {
  readonly id: string
  /** Whose it is, opaque; '' for nobody. Whether an asker may go on with it is for the caller to judge. */
  readonly owner: string
  /** Oldest first. */
  readonly turns: readonly ConversationTurn[]
  /** The place that 「我区」 means in it, as the asker named it. */
  readonly home: string | null
  readonly expires: Date
}

/** Opaque; names one passage of one revision. Never used again for another. */
export type PassageId = number

/** Where to search: these reports (their current revisions), or everything held. An empty list finds nothing. */
export type Scope = { readonly reports?: readonly string[] }

/**
 * One way to say what is searched for.
 * - `word`: a word as the tokenizer cuts it (`words` in language/tokenize)
 * - `substring`: these characters wherever they stand
 */
export type LexicalTerm = { readonly field: 'word' | 'substring'; readonly text: string; readonly weight: number }

/** Groups of alternatives: the best alternative counts within a group, groups add up. */
export type LexicalQuery = readonly (readonly LexicalTerm[])[]

/** A passage and how well it matches; the unit is the search's own (cosine, BM25). */
export type Scored = { readonly passage: PassageId; readonly score: number }

/** A candidate seen closely, each cosine against the question's vector. */
export type Inspected = {
  readonly passage: PassageId
  readonly reportId: string
  readonly revision: number
  readonly sectionId: string
  /** The section's headings, outermost first. */
  readonly path: readonly string[]
  readonly start: number
  readonly end: number
  readonly text: string
  readonly cosine: number
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly cosine: number }[]
  /** Those inside the passage, in the order of the text. */
  readonly figures: readonly Figure[]
}

export type LibraryStats = {
  readonly reports: number
  readonly passages: number
  readonly sentences: number
  /** How the nearest-neighbour index came to be at opening. */
  readonly graph: 'loaded' | 'rebuilt' | 'caught-up'
}

export type Library = {
  /**
   * Of everything that shapes an index: model, prefixes, embedding template, cleaner, section reader, sentence cutter,
   * passage limits, tokenizer, dictionaries. A stored report of another fingerprint has to be read again.
   */
  readonly fingerprint: string
  /** Stores a report whole, as a new revision if its id is held. A reader sees the old one or the new one. */
  put(report: IndexedReport): Promise<ReportRecord>
  /** False if there is no such report. Cited revisions stay readable by `report(id, revision)`. */
  remove(id: string): Promise<boolean>
  /** Current revisions, ordered by id. */
  reports(): readonly ReportRecord[]
  /** The current revision, or the one asked for as long as it is held. */
  report(id: string, revision?: number): Promise<StoredReport | undefined>
  /** The bytes as received. */
  source(id: string, revision?: number): Promise<Uint8Array | undefined>
  /** The passages whose vectors are nearest; best first; scores are cosines. */
  nearest(vector: readonly number[], scope: Scope, limit: number): Promise<readonly Scored[]>
  /** BM25 (k1 1.2, b .75), best first; only passages that match. */
  lexical(query: LexicalQuery, scope: Scope, limit: number): Promise<readonly Scored[]>
  /** Whether these characters stand in any passage (the `substring` field). An engine that cannot tell cheaply says true. */
  holds(text: string): boolean
  /** BM25's idf over everything held, in the query's shape; 0 for a term that stands nowhere. */
  rarity(query: LexicalQuery): Promise<readonly (readonly number[])[]>
  /** Looks at candidates closely; in the order given; unknown ids are left out. */
  inspect(passages: readonly PassageId[], vector: readonly number[]): Promise<readonly Inspected[]>
  /** What the reports in scope state in figures: by report id, then in the order of the text. */
  figures(scope: Scope): Promise<readonly FigureOfReport[]>
  /** Every passage in scope if there are at most `limit` of them, else undefined: small scopes are looked at whole. */
  within(scope: Scope, limit: number): readonly PassageId[] | undefined
  /** Remembers that an answer quotes these revisions, which keeps them readable for as long as the answer is kept. */
  keepCitations(answerId: string, cited: readonly { reportId: string; revision: number }[], at: Date): Promise<void>
  /** Lets go of citations kept before, and of the replaced revisions that only those kept readable; tells how many went. */
  forgetCitations(before: Date): Promise<number>
  /** Undefined if there is none, or it has expired by `now`. */
  conversation(id: string, now: Date): Promise<StoredConversation | undefined>
  /** Keeps a conversation in place of what was kept under its id; those that have expired by `now` go. */
  keepConversation(conversation: StoredConversation, now: Date): Promise<void>
  stats(): LibraryStats
  /** Writes what is derived (graph) and lets go of files. */
  close(): Promise<void>
}
