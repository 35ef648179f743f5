import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { decodeBase64 } from './base64.ts'
import type { BundleAnchor } from './bundle-format.ts'
import { type TimestampVerdict, verifyTimestamp } from './verify-timestamp.ts'

/** What stands outside of a checkpoint in a bundle, and what can be said of it without a network. */
export type CheckedAnchor = {
  /** As faults name it: `anchors/1`. */
  readonly label: string
  readonly anchor: BundleAnchor
  /** SHA-256 over the signed checkpoint note, as hexadecimal digits: what was stamped, or stands on the chain. */
  readonly digest: string
  /** Of a timestamp whether it holds; of a chain nothing: only a node of it, or a block explorer, knows what stands there. */
  readonly verdict?: TimestampVerdict
}

/** The beginning of the input of a call of `anchor(bytes32)` in our contract; the hash follows. */
export const ANCHOR_CALL = 'eecdf927'
/** The bundle says the time of a stamp to the second or better. */
const SAME_TIME_MS = 1_000

/**
 * Checks what was said outside of the checkpoints of a bundle. Timestamps wholly, from their own bytes: that it is this checkpoint that was stamped, by whom, and
 * when; `roots`: certificates as PEM, one of which the signer must lead to. Anchors on a chain are handed on with what is to be looked for. Never throws.
 */
export function verifyAnchors(anchors: readonly BundleAnchor[], roots?: string): Promise<CheckedAnchor[]> {
  return Promise.all(
    anchors.map(async (anchor, at): Promise<CheckedAnchor> => {
      const digest = sha256(utf8ToBytes(String(anchor.note)))
      const checked = { label: `anchors/${at + 1}`, anchor, digest: bytesToHex(digest) }
      if (anchor.kind !== 'rfc3161') return checked
      const said = Date.parse(anchor.at)
      return {
        ...checked,
        verdict: await verifyTimestamp({
          ...{ bytes: decodeBase64(anchor.proof ?? '') ?? new Uint8Array(), digest, roots },
          // What the bundle says in words is what was stamped.
          between: [said - SAME_TIME_MS, said + SAME_TIME_MS],
        }),
      }
    }),
  )
}
