import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import QRCode from 'qrcode'
import { slowHash } from './passwords.ts'

const STEP_SECONDS = 30
const RECOVERY_CODES = 10
/** Crockford's alphabet: no letter that looks like a digit, 5 bits a character. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const CODE_LENGTH = 10

export const newSecret = (): string => generateSecret()

/** What an authenticator app scans, as an address and as a picture of it. */
export async function enrolment(secret: string, issuer: string, email: string) {
  const otpauthUrl = generateURI({ issuer, label: email, secret })
  const qrSvg = await QRCode.toString(otpauthUrl, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return { secret, otpauthUrl, qrSvg }
}

/** The 30-second step a code belongs to: this one, the one before or the one after; null when it fits none. */
export async function stepOf(secret: string, code: string, now: Date): Promise<number | null> {
  if (!isTotp(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = await verify({ strategy: 'totp', secret, token: digits(code), epoch, epochTolerance: STEP_SECONDS })
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null
}

/** Six digits are a code of the app; anything else is taken for a recovery code. */
export function isTotp(code: string): boolean {
  return /^\d{6}$/.test(digits(code))
}

/** Ten codes of 50 bits for the day the phone is lost, with the salt they share and their slow hashes. */
export async function newRecoveryCodes(): Promise<{ codes: string[]; salt: Buffer; hashes: Buffer[] }> {
  const salt = randomBytes(16)
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  return { codes, salt, hashes: await Promise.all(codes.map((code) => hashRecoveryCode(code, salt))) }
}

/** The stored form of a recovery code, however it was typed: capitals, spaces and hyphens do not matter. */
export function hashRecoveryCode(code: string, salt: Buffer): Promise<Buffer> {
  const plain = code.toLowerCase().replaceAll(/[^0-9a-z]/g, '')
  return slowHash(plain.replaceAll('o', '0').replaceAll(/[il]/g, '1'), salt)
}

function newRecoveryCode(): string {
  const text = Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte & 31]!).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

function digits(code: string): string {
  return code.replaceAll(/\s/g, '')
}
