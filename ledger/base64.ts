/** Bytes as base64 of RFC 4648 with padding. */
export const encodeBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))

/** The bytes of base64; undefined where it is none, or not written the one way that those bytes are written. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0))
  // Bits that no byte uses must be zero, or one signature could be written in several ways.
  return encodeBase64(bytes) === text ? bytes : undefined
}
