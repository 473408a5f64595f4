import { randomBytes } from 'node:crypto'
import type { Answer, Counts, Delivery, Exchange, UrlAttempt, Violation, Way } from './terms.ts'

/** An exchange while it goes on. */
export type OpenExchange = {
  -readonly [Name in keyof Exchange]: Exchange[Name]
} & {
  deliveries: Delivery[]
  snapshots: string[]
  urlAttempts: UrlAttempt[]
  answers: Answer[]
  cards: unknown[]
}

/** What was said, what came of it, and which rules were broken. */
export type Ledger = {
  open(via: Way, user: string, text: string, more?: { group?: string; event?: string }): OpenExchange
  exchange(id: string): OpenExchange
  all(): readonly OpenExchange[]
  violate(rule: string, detail: string, exchange?: OpenExchange): void
  violations(): readonly Violation[]
  answer(exchange: OpenExchange, via: Answer['via'], content: string, msgtype: string): void
  /** Messages of a user that were sent and are not over yet. */
  inFlight(user: string): number
  counts(): Counts
}

export function createLedger(): Ledger {
  const exchanges = new Map<string, OpenExchange>()
  const violations: Violation[] = []
  const isMessage = ({ event }: Exchange) => event === undefined
  const isOpen = (each: Exchange) =>
    isMessage(each) && each.acknowledgedAt !== undefined && !each.finished && each.answers.length === 0
  return {
    open(via, user, text, more = {}) {
      const exchange: OpenExchange = {
        id: randomBytes(16).toString('hex'),
        via,
        user,
        text,
        at: Date.now(),
        ...more,
        deliveries: [],
        polls: 0,
        failedPolls: 0,
        snapshots: [],
        finished: false,
        windowClosed: false,
        urlAttempts: [],
        answers: [],
        cards: [],
      }
      exchanges.set(exchange.id, exchange)
      return exchange
    },
    exchange(id) {
      const found = exchanges.get(id)
      if (!found) throw new Error(`nothing was said under ${id}`)
      return found
    },
    all: () => [...exchanges.values()],
    violate(rule, detail, exchange) {
      violations.push({ at: Date.now(), rule, detail, ...(exchange && { exchange: exchange.id }) })
    },
    violations: () => violations,
    answer(exchange, via, content, msgtype) {
      exchange.answers.push({ via, at: Date.now(), content, msgtype })
    },
    inFlight: user =>
      [...exchanges.values()].filter(
        each =>
          isMessage(each) && each.user === user && !each.finished && !each.windowClosed && each.answers.length === 0,
      ).length,
    counts() {
      const acknowledged = [...exchanges.values()].filter(each => isMessage(each) && each.acknowledgedAt !== undefined)
      return {
        acknowledged: acknowledged.length,
        inFlight: acknowledged.filter(isOpen).length,
        answered: acknowledged.filter(({ answers }) => answers.length > 0).length,
      }
    },
  }
}
