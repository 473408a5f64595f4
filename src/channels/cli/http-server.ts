import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AppError, messageOf } from '../../errors.ts'

export type HttpServer = {
  /** e.g. http://127.0.0.1:8787 */
  readonly url: string
  /**
   * Takes no more requests and resolves when those that had come are answered, or when the grace is over: then what is
   * still open is cut off. May be called again.
   */
  readonly close: () => Promise<void>
}

/**
 * Longer than proxies keep an idle connection (60 s as a rule), so that they end it and not the service: it might while
 * the next request is on its way.
 */
const KEEP_ALIVE_MS = 75_000

/** Longer than nearly every question; orchestrators kill what has not ended after 10 (Docker) or 30 seconds (Kubernetes). */
const GRACE_MS = 8_000

/** @throws AppError `config_invalid` if the address is not free or not this machine's */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
  graceMs = GRACE_MS,
): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener)
  const answering = new Set<ServerResponse>()
  const connections = new Set<Socket>()
  server.on('connection', socket => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  server.on('request', (_, response) => {
    answering.add(response)
    response.once('close', () => {
      answering.delete(response)
      // A stream that had begun before the end could not say that its connection ends; it counts as idle a turn later.
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new AppError(
      'config_invalid',
      `Cannot listen on ${host}:${port} (${messageOf(error)}); set HOST or PORT to a free address`,
      { cause: error },
    )
  }
  let closing: Promise<void> | undefined
  return {
    url: urlOf(server),
    close() {
      closing ??= closed(server, answering, graceMs)
      // Browsers and load balancers open connections ahead, which Node does not count as idle.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
      return closing
    },
  }
}

/** A connection that is kept for a next request would hold up the end, so the last answer on each says that it ends. */
function closed(server: Server, answering: ReadonlySet<ServerResponse>, graceMs: number): Promise<void> {
  for (const response of answering) if (!response.headersSent) response.setHeader('connection', 'close')
  return new Promise(resolve => {
    const cutOff = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function urlOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return String(address)
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}
