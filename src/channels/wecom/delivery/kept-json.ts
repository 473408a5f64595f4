import type { z } from 'zod'

/** What the outbox keeps of a message cannot be read: trying again does not help. It says what, and nothing of it. */
export class Unreadable extends Error {
  constructor(what: 'address' | 'content') {
    super(`its ${what} cannot be read`)
    this.name = 'Unreadable'
  }
}

/** @throws Unreadable where it is not of the schema, e.g. written by another version */
export function readKept<Kept>(schema: z.ZodType<Kept>, json: string | null, what: 'address' | 'content'): Kept {
  const read = schema.safeParse(parsed(json))
  if (!read.success) throw new Unreadable(what)
  return read.data
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
