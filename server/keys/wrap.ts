import { createCipheriv, createDecipheriv } from 'node:crypto'
import { ContentDamaged } from './stream-cipher.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key or a short text under another key (AES-256-GCM): nonce, content and tag in base64. `boundTo`: what it must be opened as. */
export function wrap(
  plain: Uint8Array,
  { key, nonce, boundTo }: { key: Uint8Array; nonce: Uint8Array; boundTo: string },
): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** What {@link wrap} wrapped; throws {@link ContentDamaged} where key, bytes or `boundTo` are others. */
export function unwrap(wrapped: string, { key, boundTo }: { key: Uint8Array; boundTo: string }): Buffer {
  const bytes = Buffer.from(wrapped, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(boundTo))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new ContentDamaged(error)
  }
}
