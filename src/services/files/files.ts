import { join } from 'node:path'
import type { Ports } from '#kernel/house.ts'
import { openDecoder } from './decode/decoder.ts'
import { diskBlobs } from './disk.ts'
import { diskVault } from './vault.ts'
import './ports.ts'

/** The adapter that keeps files in a folder of this machine. */
export function diskFiles(folder: string): Ports['files'] {
  return { blobs: diskBlobs(folder), decoder: openDecoder(), vault: diskVault(join(folder, 'goods')) }
}
