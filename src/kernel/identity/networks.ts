import { BlockList, isIP } from 'node:net'

/* Addresses and networks that a key may be used from, written as CIDR (`203.0.113.0/24`) or as one address. */

/**
 * The network as it is kept, `address/bits`; null where the text is no network. IPv4 inside IPv6 (`::ffff:…`) is kept as
 * IPv4. An IPv6 network around all of IPv4 is none: who writes `::/64` does not mean the whole internet.
 */
export function readNetwork(text: string): string | null {
  const [address = '', bits, ...rest] = text.trim().toLowerCase().split('/')
  const family = isIP(address)
  if (!family || address.includes('%') || rest.length > 0) return null
  const most = family === 4 ? 32 : 128
  if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most)) return null
  const length = bits === undefined ? most : Number(bits)
  if (family === 4) return `${address}/${length}`
  const inner = unmapped(address)
  if (inner !== address && length >= MAPPED_BITS) return `${inner}/${length - MAPPED_BITS}`
  return matches(`${address}/${length}`, MAPPED, 'ipv6') ? null : `${address}/${length}`
}

/** Whether the address is in one of the networks. IPv4 inside IPv6 is the IPv4 address it stands for, in both. */
export function isWithin(networks: readonly string[], address: string): boolean {
  if (!isIP(address)) return false
  const asked = unmapped(address)
  const family = isIP(asked)
  // A list of its own for each: one of both families takes an IPv6 network for IPv4 addresses as well.
  return networks.some((network) => {
    const kept = readNetwork(network)
    return kept !== null && isIP(kept.split('/')[0]!) === family && matches(kept, asked, family === 4 ? 'ipv4' : 'ipv6')
  })
}

/** Where IPv6 has all of IPv4 (RFC 4291, 2.5.5.2). */
const MAPPED = '::ffff:0:0'
const MAPPED_BITS = 96

function matches(network: string, address: string, family: 'ipv4' | 'ipv6'): boolean {
  const [base = '', bits] = network.split('/')
  const list = new BlockList()
  list.addSubnet(base, Number(bits), family)
  return list.check(address, family)
}

/** The IPv4 address that an IPv6 one stands for; any other as it is. */
function unmapped(address: string): string {
  if (isIP(address) !== 6 || !matches(`${MAPPED}/${MAPPED_BITS}`, address, 'ipv6')) return address
  // However it was written, the two groups at its end are the four numbers.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(':').slice(-2)
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.')
}
