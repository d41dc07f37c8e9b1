/* The names of this registry. Which name is registered follows from the name alone, so a demonstration can be repeated. */

const TAKEN = new Set(
  `garuda ruko indonesia bimbel belajar ruangbelajar sekolah kampus polri tni akpol akmil google tokopedia gojek`.split(
    /\s+/,
  ),
)

/** Well-known words, names of one to three letters, and whatever says so itself (`sudah-…`, `…-terdaftar`). */
export function isRegistered(name: string): boolean {
  const label = name.split('.')[0] ?? ''
  return TAKEN.has(label) || label.length <= 3 || /^(sudah|taken)-|-(terdaftar|taken)$/.test(label)
}

/** RFC 9083, 5.3: the parts that callers look at. */
export function domainObject(name: string): object {
  return {
    objectClassName: 'domain',
    rdapConformance: ['rdap_level_0'],
    ldhName: name,
    handle: `DEMO-${name.toUpperCase()}`,
    status: ['client transfer prohibited'],
    events: [
      { eventAction: 'registration', eventDate: '2021-03-04T00:00:00Z' },
      { eventAction: 'expiration', eventDate: '2027-03-04T00:00:00Z' },
    ],
    nameservers: [{ objectClassName: 'nameserver', ldhName: 'ns1.contoh.id' }],
    secureDNS: { delegationSigned: false },
    entities: [],
  }
}

const TITLES: Record<number, string> = { 404: 'Not Found', 400: 'Bad Request', 429: 'Too Many Requests' }

/** RFC 9083, 6. */
export function errorObject(status: number): object {
  return { errorCode: status, title: TITLES[status] ?? 'Error', description: [] }
}
