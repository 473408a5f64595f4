import { Container } from '@cloudflare/containers'
import type { EdgeEnv } from './edge-env.ts'

/** Settings of the Node service that are given to the Worker and meant for the service. */
const PASSED_ON = [
  'KEY_HASHES',
  'PUBLIC_URL',
  'CORS_ORIGINS',
  'HOME_PLACE',
  'WECOM_BOT_TOKEN',
  'WECOM_BOT_AES_KEY',
  'WECOM_BOT_NAMES',
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_APP_SECRET',
  'WECOM_APP_TOKEN',
  'WECOM_APP_AES_KEY',
] as const

/**
 * The Node image beside the Worker. Its disk begins empty at every start: answers, conversations and keys made inside
 * are lost, so its keys come from the secret KEY_HASHES.
 */
export class ServiceContainer extends Container<EdgeEnv> {
  // Where the image listens.
  override defaultPort = 8787
  // At every start the corpus is read anew, so whoever asks twice in an hour should not wait for that twice.
  override sleepAfter = '1h'
  override pingEndpoint = 'service/healthz'

  constructor(ctx: DurableObjectState, env: EdgeEnv) {
    super(ctx as ConstructorParameters<typeof Container<EdgeEnv>>[0], env)
    this.envVars = settingsOf(env)
  }
}

function settingsOf(env: EdgeEnv): Record<string, string> {
  const given: Readonly<Record<string, unknown>> = { ...env }
  return Object.fromEntries(
    PASSED_ON.flatMap(name => {
      const value = given[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
}
