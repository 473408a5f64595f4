/** The numbers of terms, counted from 0 as they came and given for ever: a term that went from all passages keeps its own. */
export class Dictionary {
  readonly #numbers = new Map<string, number>()

  get size(): number {
    return this.#numbers.size
  }

  readonly numberOf = (term: string): number | undefined => this.#numbers.get(term)

  add(terms: readonly string[]): void {
    for (const term of terms) this.#numbers.set(term, this.#numbers.size)
  }

  /** Numbers for terms that may be new, without learning them: what is stored with them may yet be undone. */
  draft(): { readonly fresh: readonly string[]; numberOf(term: string): number } {
    const drafted = new Map<string, number>()
    const fresh: string[] = []
    const numberOf = (term: string) => {
      const known = this.#numbers.get(term) ?? drafted.get(term)
      if (known !== undefined) return known
      const number = this.size + fresh.length
      drafted.set(term, number)
      fresh.push(term)
      return number
    }
    return { fresh, numberOf }
  }
}
