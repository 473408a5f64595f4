import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { AppError, messageOf } from '../../errors.ts'

export type HttpServer = {
  /** e.g. http://127.0.0.1:8787 */
  readonly url: string
  /** Takes no more requests and resolves when those that had come are answered. May be called again. */
  readonly close: () => Promise<void>
}

/** @throws AppError `config_invalid` if the address is not free or not this machine's */
export async function listen(listener: RequestListener, host: string, port: number): Promise<HttpServer> {
  const server = createServer(listener)
  const answering = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    answering.add(response)
    response.once('close', () => answering.delete(response))
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
      closing ??= closed(server, answering)
      return closing
    },
  }
}

/** A connection that is kept for a next request would hold up the end, so the last answer on each says that it ends. */
function closed(server: Server, answering: ReadonlySet<ServerResponse>): Promise<void> {
  for (const response of answering) if (!response.headersSent) response.setHeader('connection', 'close')
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

function urlOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return String(address)
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}
