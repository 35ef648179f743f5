import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32

/** The hash of a tree without leaves: that of no bytes (RFC 6962 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array())

/** The hash of a leaf: SHA-256 of 0x00 and its bytes (RFC 6962 2.1), so that no leaf can stand for a node. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256.create().update(Uint8Array.of(0)).update(data).digest()

/** The hash of a node: SHA-256 of 0x01 and the hashes of its left and right part (RFC 6962 2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256.create().update(Uint8Array.of(1)).update(left).update(right).digest()

/** Whether two hashes are the same bytes. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
