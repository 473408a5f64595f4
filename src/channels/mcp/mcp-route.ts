import { accepts } from 'hono/accepts'
import type { HttpApp, HttpContext } from '../http/http-app.ts'
import { limitBody } from '../http/limit-body.ts'
import { readyService, type ServiceState } from '../http/service.ts'

export type McpRouteOptions = {
  readonly state: () => ServiceState
  readonly version: string
  readonly publicUrl?: string | undefined
  readonly onFault: (error: unknown) => void
}

const JSON_TYPE = 'application/json'
const STREAM_TYPE = 'text/event-stream'

/** As JSON-RPC has it. */
const BATCH = {
  jsonrpc: '2.0',
  id: null,
  error: {
    code: -32600,
    message: 'Send each message as a request of its own; batches were taken out of the protocol with 2025-06-18.',
  },
} as const

/**
 * POST /mcp, the streamable HTTP transport without sessions: every request stands alone, so that any process behind a
 * load balancer can answer it. There is nothing to GET and no session to DELETE, which the protocol answers with 405.
 * Requests from pages of foreign origins are refused before they come here (access.ts).
 */
export function addMcp(app: HttpApp, options: McpRouteOptions): void {
  app.post('/mcp', limitBody, async c => {
    if (isBatch(await c.req.text())) return c.json(BATCH, 400)
    const { createMcpServer, WebStandardStreamableHTTPServerTransport } = await protocol()
    const server = createMcpServer({
      version: options.version,
      service: async () => readyService(options.state()),
      owner: c.get('caller').owner,
      signal: c.req.raw.signal,
      publicUrl: options.publicUrl,
      onAnswer: answer => c.set('answered', answer),
      onFault: options.onFault,
    })
    const wanted = accepts(c, { header: 'Accept', supports: [JSON_TYPE, STREAM_TYPE], default: JSON_TYPE })
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: wanted === JSON_TYPE })
    await server.connect(transport)
    return transport.handleRequest(await acceptingBoth(c))
  })
}

/** Loaded with the first request: it is an eighth of a second that the service would start later for everybody. */
async function protocol() {
  const [server, transport] = await Promise.all([
    import('./mcp-server.ts'),
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
  ])
  return { ...server, ...transport }
}

/** A key may make so many requests a minute, and a batch would be a hundred questions for one of them. */
function isBatch(body: string): boolean {
  try {
    const messages: unknown = JSON.parse(body)
    return Array.isArray(messages) && messages.length > 1
  } catch {
    return false // The transport says what is wrong with it.
  }
}

/** The transport refuses a client that can read only one of the two; a shell script that reads JSON is welcome. */
async function acceptingBoth(c: HttpContext): Promise<Request> {
  const headers = new Headers(c.req.header())
  headers.set('accept', `${JSON_TYPE}, ${STREAM_TYPE}`)
  headers.delete('content-length')
  return new Request(c.req.url, { method: 'POST', headers, body: await c.req.text() })
}
