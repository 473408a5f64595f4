/**
 * How a key is sent, and what is said of one that is not good. The gateway at the edge says the same, so that nothing of
 * Node may be imported here.
 */

/** The key that a request carries: Authorization: Bearer KEY, or X-API-Key for programs that cannot set that. */
export function keyGiven(header: (name: string) => string | null | undefined): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(header('authorization') ?? '')?.[1]
  return bearer ?? header('x-api-key') ?? undefined
}

/** What a 401 says, by what is wrong with the key. */
export const KEY_PROBLEMS = {
  missing: 'Send a key as Authorization: Bearer KEY; whoever runs the service makes one with: nianbao keys create',
  unknown: 'There is no such key; whoever runs the service makes one with: nianbao keys create',
  revoked: 'This key has been revoked; whoever runs the service makes another with: nianbao keys create',
} as const

export type KeyProblem = keyof typeof KEY_PROBLEMS

/** The WWW-Authenticate of that 401. */
export function challengeOf(problem: KeyProblem): string {
  return problem === 'missing' ? 'Bearer' : 'Bearer error="invalid_token"'
}
