import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const WINDOW_SECONDS = 60

/** What is left to a caller. */
export type Allowance = { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> }

export type RateLimit = {
  /** Counts one request of this caller, who may make so many a minute. */
  take(caller: string, perMinute: number): Promise<Allowance>
}

/**
 * Requests a minute, counted in this process. The headers are those of draft-ietf-httpapi-ratelimit-headers; Retry-After
 * stands beside them where nothing is left.
 */
export function createRateLimit(): RateLimit {
  // A limiter for each number of requests that some key has; there are few.
  const limiters = new Map<number, RateLimiterMemory>()
  return {
    async take(caller, perMinute) {
      const limiter = limiters.get(perMinute) ?? new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS })
      limiters.set(perMinute, limiter)
      try {
        return allowance(await limiter.consume(caller), perMinute, true)
      } catch (refused) {
        // The library throws what is left where nothing is.
        if (refused instanceof RateLimiterRes) return allowance(refused, perMinute, false)
        throw refused
      }
    },
  }
}

function allowance({ remainingPoints, msBeforeNext }: RateLimiterRes, perMinute: number, allowed: boolean): Allowance {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  return {
    allowed,
    headers: {
      'RateLimit-Policy': `"default";q=${perMinute};w=${WINDOW_SECONDS}`,
      RateLimit: `"default";r=${remainingPoints};t=${seconds}`,
      ...(!allowed && { 'Retry-After': String(seconds) }),
    },
  }
}
