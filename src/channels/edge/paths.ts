/** What may be reached from outside. Metrics are for whoever runs the service, who reaches it directly. */
const FORWARDED = /^\/(?:v1|mcp|reports|docs|wecom)(?:\/|$)|^\/(?:openapi\.json|healthz|readyz)$/

/** As the Node service has it (a test holds the two together): what it offers, and the published reports as pages. */
const READ_WITHOUT_KEY = /^\/(?:healthz|readyz|openapi\.json|docs)$|^\/reports\//

export function isForwarded(path: string): boolean {
  return FORWARDED.test(path)
}

/** WeCom signs its callbacks itself. A browser asks with OPTIONS, and without a key, whether it may call. */
export function needsKey(method: string, path: string): boolean {
  if (method === 'OPTIONS' || path.startsWith('/wecom/')) return false
  return !((method === 'GET' || method === 'HEAD') && READ_WITHOUT_KEY.test(path))
}
