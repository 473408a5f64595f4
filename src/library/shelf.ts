import type { PassageId, ReportRecord, Scope } from './library.ts'
import type { Reads } from './sqlite/reads.ts'
import { recordOf } from './sqlite/rows.ts'

/** A current revision; `key` names it within this library, and the ids of its passages count from `firstPassage`. */
export type Held = {
  readonly key: number
  readonly record: ReportRecord
  readonly firstPassage: PassageId
  readonly passages: number
  readonly sentences: number
}

export type Change = { readonly dropped: readonly Held[]; readonly added: readonly Held[] }

/**
 * The current revisions, as this process knows them. Only those of the library's own fingerprint are `searchable`: the
 * vectors of others come from another model, and their terms from another tokenizer.
 */
export class Shelf {
  readonly #fingerprint: string
  readonly #held = new Map<string, Held>()
  readonly #ofPassage = new Map<PassageId, Held>()
  #records: readonly ReportRecord[] = []
  #searchable: readonly Held[] = []
  #passages = 0

  constructor(fingerprint: string) {
    this.#fingerprint = fingerprint
  }

  /** Brings this shelf up to what is stored, and tells which searchable revisions went and came. */
  update(reads: Reads): Change {
    const keys = new Set(reads.currentKeys())
    const gone = [...this.#held.values()].filter(held => !keys.has(held.key))
    for (const { key } of this.#held.values()) keys.delete(key)
    const come = [...keys].map(key => load(reads, key))
    for (const held of gone) this.#drop(held)
    for (const held of come) this.#add(held)
    if (gone.length + come.length > 0) this.#list()
    return {
      dropped: gone.filter(held => this.#isSearchable(held)),
      added: come.filter(held => this.#isSearchable(held)),
    }
  }

  /** All current revisions, ordered by id. */
  get records(): readonly ReportRecord[] {
    return this.#records
  }

  /** All that can be searched, ordered by id. */
  get searchable(): readonly Held[] {
    return this.#searchable
  }

  /** How many passages can be searched. */
  get passages(): number {
    return this.#passages
  }

  holderOf(passage: PassageId): Held | undefined {
    return this.#ofPassage.get(passage)
  }

  /** What a scope holds that can be searched, ordered by id; each report once, unknown ids left out. */
  within(scope: Scope): readonly Held[] {
    if (!scope.reports) return this.#searchable
    const ids = [...new Set(scope.reports)].sort(byCodeUnits)
    return ids.flatMap(id => this.#held.get(id) ?? []).filter(held => this.#isSearchable(held))
  }

  #isSearchable(held: Held): boolean {
    return held.record.fingerprint === this.#fingerprint
  }

  #add(held: Held): void {
    this.#held.set(held.record.id, held)
    if (!this.#isSearchable(held)) return
    for (const passage of passagesOf(held)) this.#ofPassage.set(passage, held)
  }

  #drop(held: Held): void {
    this.#held.delete(held.record.id)
    for (const passage of passagesOf(held)) this.#ofPassage.delete(passage)
  }

  #list(): void {
    const all = [...this.#held.values()].sort((a, b) => byCodeUnits(a.record.id, b.record.id))
    this.#records = all.map(held => held.record)
    this.#searchable = all.filter(held => this.#isSearchable(held))
    this.#passages = countPassages(this.#searchable)
  }
}

export function passagesOf(held: Held): PassageId[] {
  return Array.from({ length: held.passages }, (_, i) => held.firstPassage + i)
}

export function countPassages(revisions: readonly Held[]): number {
  return revisions.reduce((sum, held) => sum + held.passages, 0)
}

function load(reads: Reads, key: number): Held {
  const row = reads.record(key)
  if (!row) throw new Error(`revision ${key} is current but not stored`)
  return {
    key,
    record: recordOf(row),
    firstPassage: row.first_passage,
    passages: row.passages,
    sentences: row.sentences,
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
