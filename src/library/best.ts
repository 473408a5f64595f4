import type { Scored } from './library.ts'

/** Keeps the best of what it is offered; of equal scores the older passage, so that an order is never by chance. */
export class Best {
  readonly #limit: number
  /** A binary heap, the worst of the kept ones first. */
  readonly #heap: Scored[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  offer(passage: number, score: number): void {
    const heap = this.#heap
    if (heap.length < this.#limit) {
      heap.push({ passage, score })
      this.#rise(heap.length - 1)
      return
    }
    const worst = heap[0]
    if (worst === undefined || !isBetter(passage, score, worst)) return
    heap[0] = { passage, score }
    this.#sink()
  }

  /** Best first. */
  sorted(): Scored[] {
    return this.#heap.toSorted((a, b) => (isBetter(a.passage, a.score, b) ? -1 : 1))
  }

  #rise(from: number): void {
    let child = from
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#swapIfWorse(child, parent)) return
      child = parent
    }
  }

  #sink(): void {
    let parent = 0
    for (;;) {
      const left = 2 * parent + 1
      const right = left + 1
      const worse = this.#isWorse(right, left) ? right : left
      if (!this.#swapIfWorse(worse, parent)) return
      parent = worse
    }
  }

  #isWorse(a: number, b: number): boolean {
    const first = this.#heap[a]
    const second = this.#heap[b]
    return first !== undefined && second !== undefined && isBetter(second.passage, second.score, first)
  }

  #swapIfWorse(child: number, parent: number): boolean {
    const lower = this.#heap[child]
    const upper = this.#heap[parent]
    if (lower === undefined || upper === undefined || !isBetter(upper.passage, upper.score, lower)) return false
    this.#heap[child] = upper
    this.#heap[parent] = lower
    return true
  }
}

function isBetter(passage: number, score: number, other: Scored): boolean {
  return score > other.score || (score === other.score && passage < other.passage)
}
