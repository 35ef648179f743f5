import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Whose request an answer was kept for. */
export type KeptFor = { readonly org: string; readonly actor: string; readonly requestHash: string }
/**
 * `packed`: deflated before it was sealed. What is encrypted cannot be made smaller by the database any more, and whole cases are 20 kB. `derived`: how its secrets
 * follow from the sender's key; by HKDF where it does not say.
 */
export type SealedAnswer = { readonly sealed: string; readonly packed?: true; readonly derived?: 'hmac' }

const TAG_BYTES = 16
const WORTH_PACKING = 1_000
/** Small memory: making it is most of what packing a few kB costs. */
const PACKING = { level: 1, memLevel: 5, windowBits: 13 }

/** Key and nonce of one answer; one key of the sender's with one request seals one answer only. */
function secretsOf(
  key: string,
  { org, actor, requestHash }: KeptFor,
  derived: SealedAnswer['derived'],
): { secret: Buffer; nonce: Buffer } {
  const about = `bihuan answer ${JSON.stringify([org, actor, requestHash])}`
  // One HMAC with 64 bytes gives both; HKDF takes four for them, which was a fortieth of what writing a note takes.
  const bytes =
    derived === 'hmac' ? createHmac('sha512', key).update(about).digest() : Buffer.from(hkdfSync('sha256', key, '', about, 44))
  return { secret: bytes.subarray(0, 32), nonce: bytes.subarray(32, 44) }
}

/**
 * An answer as it is kept for the same request sent again: AES-256-GCM under the sender's own `Idempotency-Key`, of which only a hash is kept. An answer may hold the
 * address of a customer's one-time link, which stands nowhere else once it was given.
 */
export function sealAnswer(key: string, of: KeptFor, answer: unknown): SealedAnswer {
  const { secret, nonce } = secretsOf(key, of, 'hmac')
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  const plain = Buffer.from(JSON.stringify(answer ?? null))
  const isLong = plain.length > WORTH_PACKING
  const bytes = Buffer.concat([
    cipher.update(isLong ? deflateRawSync(plain, PACKING) : plain),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return { sealed: bytes.toString('base64'), derived: 'hmac', ...(isLong ? { packed: true } : {}) }
}

/** What {@link sealAnswer} sealed; throws where key or bytes are others. */
export function openAnswer(key: string, of: KeptFor, { sealed, packed, derived }: SealedAnswer): unknown {
  const { secret, nonce } = secretsOf(key, of, derived)
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce)
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const opened = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
  return JSON.parse((packed ? inflateRawSync(opened) : opened).toString('utf8'))
}
