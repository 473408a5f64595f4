/** Groups of an IPv6 address that name a network; who has one has all of its 2^64 addresses. */
const NETWORK_GROUPS = 4
const ALL_GROUPS = 8

/** What requests are counted by where no key tells who calls: an IPv4 address, or the network of an IPv6 one. */
export function networkOf(address: string): string {
  const isIpv6 = address.includes(':') && !address.includes('.')
  if (!isIpv6) return address
  const [before = [], after = []] = address.split('::').map(part => part.split(':').filter(group => group !== ''))
  const zeros = Array.from({ length: Math.max(0, ALL_GROUPS - before.length - after.length) }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(':')}::/64`
}
