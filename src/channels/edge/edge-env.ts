import type { Deliveries } from './deliveries.ts'
import type { ServiceContainer } from './service-container.ts'

/** What wrangler.toml and `wrangler secret put` give the Worker; everything may be missing, and is then said or left out. */
export type EdgeEnv = {
  /** Where the Node service is, e.g. https://nianbao.example.gov.cn */
  readonly ORIGIN_URL?: string
  /** The Node service as a container; goes before ORIGIN_URL. */
  readonly SERVICE?: DurableObjectNamespace<ServiceContainer>
  /** Seconds until the origin's answer has to begin. */
  readonly ORIGIN_SECONDS?: string
  /** Secret, as the Node service takes it: ask:HASH or admin:HASH (sha256, hex), with commas between. */
  readonly KEY_HASHES?: string
  /** Origins of pages that may read the gateway's own errors, as in the Node service, with commas between. */
  readonly CORS_ORIGINS?: string
  /** Counts the requests of a key, or of an address without one. */
  readonly REQUESTS?: RateLimit
  /** Counts the callbacks of an address whose signature the edge cannot check. */
  readonly CALLBACKS?: RateLimit
  /** Keeps acknowledged questions until the origin has them. */
  readonly DELIVERIES?: DurableObjectNamespace<Deliveries>
  /** Secrets of the callbacks; without them WeCom's requests go to the origin as they are. */
  readonly WECOM_BOT_TOKEN?: string
  readonly WECOM_BOT_AES_KEY?: string
  readonly WECOM_CORP_ID?: string
  readonly WECOM_APP_TOKEN?: string
  readonly WECOM_APP_AES_KEY?: string
}

/** What hono is told of a request at the edge. */
export type EdgeContext = { Bindings: EdgeEnv; Variables: { requestId: string } }
