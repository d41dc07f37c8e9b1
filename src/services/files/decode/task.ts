/** What the decoding process is asked for. */
export type Task =
  | { kind: 'remake'; bytes: Uint8Array; vector: boolean; sidePx: number; colours: boolean }
  | { kind: 'resize'; bytes: Uint8Array; width: number; format: 'webp' | 'png'; square: boolean }

/** What it answers; `refused` when the picture cannot be read. */
export type Made = { body: Uint8Array; width: number; height: number; alpha: boolean; colours: string[] }
export type Answer = { made: Made } | { refused: string }
