/* What may be sold as a file, and for how long a link is good. */

export const FILE_LIMIT_MB = 8
export const FILE_LIMIT_BYTES = FILE_LIMIT_MB * 1024 * 1024
export const LINK_MINUTES = 15
/** Base64 of the largest file. */
export const MOST_BASE64 = Math.ceil(FILE_LIMIT_BYTES / 3) * 4

/** A name as it may stand in a header and on a disk; the ending stays. */
export function plainName(name: string): string {
  const bare = name
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  return bare.slice(-200) || 'berkas'
}

/** A type that names itself properly, or plain bytes. Files are always saved, never shown. */
export function plainType(mime: string): string {
  return /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(mime) ? mime : 'application/octet-stream'
}
