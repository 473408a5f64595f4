import type { Behaviour, ReplyName } from './terms.ts'

/** What a service does well and badly, by name. */

export const says = (text: string, more: Behaviour = {}): Behaviour => ({ ...more, says: text })
export const saysTo = (to: ReplyName, more: Behaviour = {}): Behaviour => ({ ...more, says: { to } })

/** Headers, then nothing. */
export const stalls = (): Behaviour => ({ ending: 'stalls' })
export const stallsMidway = (text: string): Behaviour => ({ says: text, share: 0.5, ending: 'stalls' })
export const breaksOff = (text: string): Behaviour => ({ says: text, share: 0.5, ending: 'breaks_off' })
export const breaksOffAtOnce = (): Behaviour => ({ ending: 'breaks_off' })
export const endsWithoutDone = (text: string): Behaviour => ({ says: text, ending: 'without_done' })
export const endsUnfinished = (text: string): Behaviour => ({ says: text, ending: 'unfinished' })
export const garbage = (text = ''): Behaviour => ({ says: text, ending: 'garbage' })
export const errorInStream = (text = ''): Behaviour => ({ says: text, ending: 'error' })
export const endless = (text: string): Behaviour => ({ says: text, ending: 'endless' })
export const empty = (): Behaviour => ({ says: '' })
export const onlyReasons = (reasons: string): Behaviour => ({ reasons, finish: 'length' })
export const cutAtLength = (text: string): Behaviour => ({ says: text, share: 0.5, finish: 'length' })
export const slowFirst = (waitMs: number, text: string): Behaviour => ({ says: text, waitMs })

export const fails = (status: number, retryAfter?: string): Behaviour => ({
  status,
  ...(retryAfter !== undefined && { retryAfter }),
})
export const html = (status = 200): Behaviour => ({ status, html: true })
export const refusesField = (field: string, text: string): Behaviour => ({ says: text, refusesField: field })
