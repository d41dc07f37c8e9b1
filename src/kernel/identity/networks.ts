import { BlockList, isIP } from 'node:net'

/* Addresses and networks that a key may be used from, written as CIDR (`203.0.113.0/24`) or as one address. */

/** The network as it is kept, `address/bits`; null where the text is no network. */
export function readNetwork(text: string): string | null {
  const [address = '', bits, ...rest] = text.trim().split('/')
  const family = isIP(address)
  if (!family || rest.length > 0) return null
  const most = family === 4 ? 32 : 128
  if (bits === undefined) return `${address.toLowerCase()}/${most}`
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return null
  return `${address.toLowerCase()}/${Number(bits)}`
}

/** Whether the address is in one of the networks. IPv4 inside IPv6 (`::ffff:…`) is the IPv4 address it stands for. */
export function isWithin(networks: readonly string[], address: string): boolean {
  const family = isIP(address)
  if (!family) return false
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits] = network.split('/')
    list.addSubnet(base, Number(bits), isIP(base) === 4 ? 'ipv4' : 'ipv6')
  }
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
