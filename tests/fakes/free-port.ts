import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** For a service that has to be called where it was before, however often it is started again. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(listening => {
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo
  await new Promise(closed => server.close(closed))
  return port
}
