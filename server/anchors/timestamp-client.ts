import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { SHA256 } from '../../ledger/digests.ts'
import { type TimestampFault, type VerifiedTimestamp, verifyTimestamp } from '../../ledger/verify-timestamp.ts'
import { postBytes } from './post-bytes.ts'

/** A response with its chain is some ten kilobytes. */
const LARGEST_ANSWER = 128 * 1024
/** How far the clock of an authority may be from ours. */
const TOLERANCE_MS = 10 * 60_000
const NONCE_BYTES = 16

export type Stamped = { readonly ok: true; readonly response: Uint8Array; readonly stamp: VerifiedTimestamp }
export type StampFault =
  | TimestampFault
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'redirected'
  | 'http-status'
  | 'not-a-timestamp'

export type StampRequest = {
  readonly url: string
  /** SHA-256, 32 bytes. */
  readonly digest: Uint8Array
  readonly roots?: string | undefined
  readonly random: (bytes: number) => Uint8Array
  /** Milliseconds since 1970 at each call; what is read after the answer bounds the time that it may state. */
  readonly now: () => number
  readonly patienceMs?: number
}

/** Has a digest stamped by the authority at this address (RFC 3161 over HTTP) and checks the answer wholly; gives its exact bytes, or by name why it does not count. */
export async function requestTimestamp({
  url,
  digest,
  roots,
  random,
  now,
  patienceMs,
}: StampRequest): Promise<Stamped | { readonly ok: false; readonly fault: StampFault; readonly detail?: string }> {
  const nonce = nonceOf(random)
  const before = now()
  const answer = await postBytes(url, {
    body: requestBytes(digest, nonce),
    contentType: 'application/timestamp-query',
    largest: LARGEST_ANSWER,
    patienceMs,
  })
  if (!answer.ok) return answer
  if (!/^application\/timestamp-re(ply|sponse)\b/i.test(answer.contentType))
    return { ok: false, fault: 'not-a-timestamp', detail: answer.contentType.slice(0, 60) }
  const between = [before - TOLERANCE_MS, now() + TOLERANCE_MS] as const
  const stamp = await verifyTimestamp({ bytes: answer.bytes, digest, roots, nonce, between })
  return stamp.ok ? { ok: true, response: answer.bytes, stamp } : stamp
}

/** A positive number without zeros before it, so that it has one form only. */
function nonceOf(random: (bytes: number) => Uint8Array): Uint8Array {
  const nonce = Uint8Array.from(random(NONCE_BYTES))
  nonce[0] = (nonce[0]! & 0x7f) | 0x40
  return nonce
}

function requestBytes(digest: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(digest).buffer }),
    }),
    nonce: new Integer({ valueHex: Uint8Array.from(nonce).buffer }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER(false))
}
