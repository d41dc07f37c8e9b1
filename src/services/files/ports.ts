import type { Decoder } from './decode/decoder.ts'

/** Keeps bytes under a name, for one tenant each. A name stands for its content for ever. */
export type BlobStore = {
  read(tenantId: string, name: string): Promise<Buffer<ArrayBuffer> | null>
  has(tenantId: string, name: string): Promise<boolean>
  /** Whole or not at all; a second time changes nothing but the age. */
  write(tenantId: string, name: string, bytes: Uint8Array): Promise<void>
  remove(tenantId: string, name: string): Promise<void>
  /** Every name of a tenant, with the time it was last written. */
  list(tenantId: string): AsyncIterable<{ name: string; writtenAt: Date }>
}

/** Keeps what is sold as files. Who writes has sealed it: nothing that lies here can be read by itself. */
export type Vault = {
  /** Whole or not at all. `name` is a uuid. */
  write(tenantId: string, name: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>
  open(tenantId: string, name: string): Promise<OpenFile | null>
  remove(tenantId: string, name: string): Promise<void>
}
/** Reads any part; the caller closes it. */
export type OpenFile = { read(from: number, length: number): Promise<Buffer<ArrayBuffer>>; close(): Promise<void> }

declare module '#kernel/house.ts' {
  interface Ports {
    files: { blobs: BlobStore; decoder: Decoder; vault: Vault }
  }
}
