import { z } from 'zod'
import { ApiRefused, ApiSilent, type WecomApi } from './wecom-api.ts'

/** The access token of one app: many who need it at once cause one call. */
export type AccessToken = {
  /** @throws ApiRefused, ApiSilent */
  readonly get: () => Promise<string>
  /** This one has been refused; another is fetched when it is needed, once for all whose call failed with it. */
  readonly refused: (token: string) => void
}

/** A token is replaced so long before it ends, or this share of its life where that is shorter. */
const MARGIN_MS = 300_000
const MARGIN_SHARE = 0.1

const tokenSchema = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number().positive() })

/**
 * Kept in memory and not in the library: while a token holds, WeCom gives another process of the same app the very same
 * one, so that several do not end each other's.
 */
export function createAccessToken({
  api,
  corpId,
  secret,
  now,
}: {
  readonly api: WecomApi
  readonly corpId: string
  readonly secret: string
  readonly now: () => Date
}): AccessToken {
  let held: { readonly token: string; readonly until: number } | undefined
  let fetching: Promise<string> | undefined

  async function fetched(): Promise<string> {
    const answer = await api('gettoken', { corpid: corpId, corpsecret: secret })
    if (answer.errcode !== 0) throw new ApiRefused(answer)
    const read = tokenSchema.safeParse(answer.body)
    if (!read.success) throw new ApiSilent('gettoken gave no token')
    const lifeMs = read.data.expires_in * 1000
    held = {
      token: read.data.access_token,
      until: now().getTime() + lifeMs - Math.min(MARGIN_MS, lifeMs * MARGIN_SHARE),
    }
    return held.token
  }

  return {
    async get() {
      if (held && now().getTime() < held.until) return held.token
      fetching ??= fetched().finally(() => {
        fetching = undefined
      })
      return fetching
    },
    refused(token) {
      if (held?.token === token) held = undefined
    },
  }
}
