import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { OpenFile } from '#services/files/index.ts'

/*
 * A file lies as pieces of 64 KB, each sealed by AES-256-GCM with the file's own key, so that any part can be opened without
 * the rest. A piece is bound to its place and to whether it is the last, so pieces can be neither moved, dropped nor added.
 */

const PIECE = 64 * 1024
const TAG = 16

export const KEY_BYTES = 32

/** The sealed pieces of a file, in order. The key has sealed nothing else. */
export function* sealPieces(key: Buffer, name: string, plain: Uint8Array): Generator<Uint8Array> {
  const count = Math.ceil(plain.length / PIECE)
  for (let index = 0; index < count; index++) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(placeOf(name, index, count))
    const body = cipher.update(plain.subarray(index * PIECE, (index + 1) * PIECE))
    yield Buffer.concat([body, cipher.final(), cipher.getAuthTag()])
  }
}

/** The bytes from `from` up to `to` of a file of `bytes`; closes the file, also when its reader goes away. */
export async function* openRange(
  file: OpenFile,
  { key, name, bytes }: { key: Buffer; name: string; bytes: number },
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  const count = Math.ceil(bytes / PIECE)
  try {
    for (let index = Math.floor(from / PIECE); index * PIECE < to; index++) {
      const length = Math.min(PIECE, bytes - index * PIECE)
      const sealed = await file.read(index * (PIECE + TAG), length + TAG)
      if (sealed.length !== length + TAG) throw new Error(`the sealed file ${name} is cut off`)
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index))
        .setAAD(placeOf(name, index, count))
        .setAuthTag(sealed.subarray(length))
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, length)), decipher.final()])
      yield plain.subarray(Math.max(0, from - index * PIECE), Math.min(length, to - index * PIECE))
    }
  } finally {
    await file.close()
  }
}

/** Counted, because each key seals one file once. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  return nonce
}

function placeOf(name: string, index: number, count: number): Buffer {
  return Buffer.from(`${name}/${index}/${count}`)
}
