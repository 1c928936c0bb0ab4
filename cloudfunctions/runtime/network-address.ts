import { isIPv6 } from 'node:net'

const GROUPS = 8
/** What a provider gives to one household or office: whoever has one has all 2^64 addresses in it. */
const OF_ONE_NETWORK = 4
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

/** As some gateways write it into `X-Forwarded-For`: with the port, another one for each connection. */
const WITH_PORT = /^(?:\[([0-9a-f:.]+)\]|((?:\d{1,3}\.){3}\d{1,3})):\d{1,5}$/i

/**
 * By what a caller's address is counted: IPv4 as it is, also where it is written as IPv6 (`::ffff:203.0.113.7`); of IPv6 the
 * network, `2001:db8:1:2::/64`. Counted by single addresses, a limit would be no limit to anybody with IPv6 at home.
 */
export function networkOf(address: string): string {
  const [, six, four] = WITH_PORT.exec(address) ?? []
  if (four !== undefined) return four
  const [plain = ''] = (six ?? address).split('%')
  if (!isIPv6(plain)) return address
  const canonical = new URL(`http://[${plain}]/`).hostname.slice(1, -1)
  const [, high, low] = MAPPED.exec(canonical) ?? []
  if (high !== undefined && low !== undefined) return [high, low].flatMap(twoBytes).join('.')
  const [head = '', tail] = canonical.split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const between = Array<string>(GROUPS - before.length - after.length).fill('0')
  return `${[...before, ...between, ...after].slice(0, OF_ONE_NETWORK).join(':')}::/64`
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))

function twoBytes(group: string): number[] {
  const value = parseInt(group, 16)
  return [value >> 8, value & 255]
}
