/** True for names and addresses that lead to the same machine, IPv6 addresses with or without brackets. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return /^(?:.+\.)?localhost$/.test(name) || /^127(?:\.\d{1,3}){3}$/.test(name) || name === '::1'
}

/** The name or address in a Host header, without its port; undefined where there is none. */
export function hostName(header: string): string | undefined {
  return /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d*)?$/i.exec(header.trim())?.[1]
}

/** Headers that a proxy adds. What comes through one may come from anywhere. */
const PROXY_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'via',
]

/**
 * Why a request to a service without keys is not surely from its own machine, as the end of a sentence; undefined where
 * nothing speaks against it. A web page elsewhere can reach loopback by a name that it lets point there (DNS
 * rebinding), which the Host header shows, or openly from another site, which Origin shows.
 */
export function foreignSign(
  header: (name: string) => string | undefined,
  trustedOrigins: readonly string[],
): string | undefined {
  const host = hostName(header('host') ?? 'localhost')
  if (host === undefined || !isLoopback(host)) return 'its Host header names no loopback address'
  const origin = header('origin')
  if (origin !== undefined && !isTrusted(origin, trustedOrigins)) return 'its Origin is another site'
  if (PROXY_HEADERS.some(name => header(name) !== undefined)) return 'it came through a proxy'
  return undefined
}

function isTrusted(origin: string, trusted: readonly string[]): boolean {
  return trusted.includes(origin) || (URL.canParse(origin) && isLoopback(new URL(origin).hostname))
}
