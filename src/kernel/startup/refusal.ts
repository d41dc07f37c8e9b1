/** A reason not to start. The operator reads `message` as one sentence on stderr, without a stack trace; never put a secret in it. */
export class StartRefusal extends Error {
  override name = 'StartRefusal'
}

export function refuseToStart(sentence: string): never {
  throw new StartRefusal(sentence)
}

/** The system's error code ("EACCES") of anything thrown, or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
