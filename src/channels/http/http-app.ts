import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { KeyScope } from '../../library/key-ring.ts'
import type { Answer } from '../../question/question.ts'

/** Who calls, as far as keys tell. */
export type Caller = {
  /** The key's id, which owns the conversations and answers begun with it; '' where no key is needed. */
  readonly owner: string
  readonly scope: KeyScope
}

/** Why a caller was turned away before anything was looked at, for the log and the metrics. */
export type Refusal = 'missing' | 'unknown' | 'revoked' | 'scope' | 'foreign' | 'rate'

/** What the middleware of app.ts puts beside every request. */
export type HttpEnv = {
  Variables: {
    caller: Caller
    requestId: string
    refusal?: Refusal
    /** A route that has asked says here how that ended, for the log. */
    answered?: Pick<Answer, 'id' | 'status' | 'reason'>
  }
}

export type HttpApp = OpenAPIHono<HttpEnv>

export type HttpContext = Context<HttpEnv>
