import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'

const STEP_MS = 30_000

/**
 * The six digits that an authenticator app shows for what its QR code says; `stepsAhead`: after so many half minutes. Each counts once, and
 * the server takes that of the next half minute too.
 */
export function codeOf(totpURI: string, stepsAhead = 0): Promise<string> {
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return createOTP(new TextDecoder().decode(base32.decode(secret))).hotp(Math.floor(Date.now() / STEP_MS) + stepsAhead)
}
