import { getRequestListener } from '@hono/node-server'
import { listen } from '../../../src/channels/cli/http-server.ts'
import type { HttpApp } from '../../../src/channels/http/http-app.ts'

/** The app behind a real server of its own, on a port that is free. */
export async function nodeServer(app: HttpApp) {
  return listen(getRequestListener(app.fetch), '127.0.0.1', 0)
}
