import { expect, test } from 'vitest'
import { isForwarded, needsKey } from '../../../src/channels/edge/paths.ts'
import { isOpen } from '../../../src/channels/http/front/access.ts'

const PATHS = [
  '/v1/ask',
  '/v1/reports',
  '/v1/reports/x/source',
  '/mcp',
  '/docs',
  '/docs/x',
  '/openapi.json',
  '/healthz',
  '/readyz',
  '/reports/x',
  '/reports',
  '/wecom/bot',
  '/wecom/app',
]

test.each(['GET', 'HEAD', 'POST', 'DELETE'])(
  'what a %s needs a key for is what the Node service needs one for',
  method => {
    for (const path of PATHS) expect([path, needsKey(method, path)]).toEqual([path, !isOpen(method, path)])
  },
)

test('a browser asks without a key whether it may call', () => {
  expect(needsKey('OPTIONS', '/v1/ask')).toBe(false)
})

test('every path of the service is forwarded but its metrics', () => {
  expect([...PATHS, '/metrics'].filter(path => !isForwarded(path))).toEqual(['/metrics'])
})
