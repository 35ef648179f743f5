import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Whose request an answer was kept for. */
export type KeptFor = { readonly org: string; readonly actor: string; readonly requestHash: string }
export type SealedAnswer = { readonly sealed: string }

const TAG_BYTES = 16

/** Key and nonce of one answer; one key of the sender's with one request seals one answer only. */
function secretsOf(key: string, { org, actor, requestHash }: KeptFor): { secret: Buffer; nonce: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', key, '', `bihuan answer ${JSON.stringify([org, actor, requestHash])}`, 44))
  return { secret: bytes.subarray(0, 32), nonce: bytes.subarray(32) }
}

/**
 * An answer as it is kept for the same request sent again: AES-256-GCM under the sender's own `Idempotency-Key`, of which only a hash is kept. An answer may hold the
 * address of a customer's one-time link, which stands nowhere else once it was given.
 */
export function sealAnswer(key: string, of: KeptFor, answer: unknown): SealedAnswer {
  const { secret, nonce } = secretsOf(key, of)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  const bytes = Buffer.concat([cipher.update(JSON.stringify(answer ?? null), 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { sealed: bytes.toString('base64') }
}

/** What {@link sealAnswer} sealed; throws where key or bytes are others. */
export function openAnswer(key: string, of: KeptFor, { sealed }: SealedAnswer): unknown {
  const { secret, nonce } = secretsOf(key, of)
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce)
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8'))
}
