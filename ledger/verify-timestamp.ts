import { fromBER, OctetString, Sequence } from 'asn1js'
import type { SignerInfo } from 'pkijs'
import { Certificate, ContentInfo, getEngine, IssuerAndSerialNumber, SignedData, TimeStampResp, TSTInfo } from 'pkijs'
import { derOf, isForTimestamps, isValidAt, leadsToRoot, pathUp } from './certificate-chain.ts'
import { SHA256, strongHash } from './digests.ts'

/** Why a timestamp does not count. The web has words for each. */
export const timestampFaults = [
  'malformed',
  'refused',
  'hash-wrong',
  'nonce-wrong',
  'certificate-missing',
  'not-for-timestamps',
  'algorithm-weak',
  'signature-wrong',
  'certificate-expired',
  'chain-untrusted',
  'time-implausible',
] as const
export type TimestampFault = (typeof timestampFaults)[number]

export type TimestampQuestion = {
  /** The response of the authority as it came (RFC 3161 TimeStampResp), or the token alone. */
  readonly bytes: Uint8Array
  /** SHA-256 of what was stamped, 32 bytes. */
  readonly digest: Uint8Array
  /** Certificates that are trusted, as PEM, one after the other; without any, who signed is told and not judged. */
  readonly roots?: string | undefined
  /** The number that was sent along; only the one who asked knows it. */
  readonly nonce?: Uint8Array | undefined
  /** Between which moments the stamp must lie, in milliseconds since 1970. */
  readonly between?: readonly [number, number] | undefined
}
export type VerifiedTimestamp = {
  readonly ok: true
  /** When the authority says that it had the digest before it. */
  readonly at: string
  readonly serial: string
  readonly policy: string
  /** Who signed, as its certificate names it. */
  readonly authority: string
  /** Whether the signer leads to a trusted certificate; `not-asked` where none was given. */
  readonly chain: 'trusted' | 'not-asked'
  /** Who signed, who signed its certificate, and so on, as far as certificates are there: to be compared with what the authority publishes. */
  readonly certificates: readonly Named[]
  /** Whom the last of them names as its issuer, where that is not itself. */
  readonly issuer?: string
}
/** A certificate by the name of its holder and SHA-256 over it, as hexadecimal digits. */
export type Named = { readonly name: string; readonly sha256: string; readonly until: string }
export type TimestampVerdict =
  | VerifiedTimestamp
  | { readonly ok: false; readonly fault: TimestampFault; readonly detail?: string }

/** A token with more certificates than this is not read: each costs signatures. */
const MOST_CERTIFICATES = 20
const LARGEST_BYTES = 256 * 1024
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

/**
 * Checks an RFC 3161 timestamp from its bytes alone: what was stamped, the signature, the signer's purpose and validity at the time of the
 * stamp, and the chain to a trusted certificate. Never throws. Uses WebCrypto only, so that it runs in a browser and without a network.
 */
export async function verifyTimestamp(question: TimestampQuestion): Promise<TimestampVerdict> {
  try {
    return await judge(question)
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault, ...(error.detail !== '' && { detail: error.detail }) }
    return { ok: false, fault: 'malformed' } // whatever the parsers of ASN.1 stumble over
  }
}

/** The certificates of a PEM text, in its order; throws where one cannot be read. */
export function certificatesOf(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)]
  return blocks.map(([, base64 = '']) =>
    Certificate.fromBER(Uint8Array.from(atob(base64.replace(/\s/g, '')), character => character.charCodeAt(0)).buffer),
  )
}

class Fault extends Error {
  readonly fault: TimestampFault
  readonly detail: string
  constructor(fault: TimestampFault, detail = '') {
    super(fault)
    this.fault = fault
    this.detail = detail
  }
}
const must = (holds: boolean, fault: TimestampFault) => {
  if (!holds) throw new Fault(fault)
}

async function judge({ bytes, digest, roots, nonce, between }: TimestampQuestion): Promise<VerifiedTimestamp> {
  must(bytes.length <= LARGEST_BYTES, 'malformed')
  const signed = signedDataOf(bytes)
  const { eContentType, eContent } = signed.encapContentInfo
  must(eContentType === TST_INFO && eContent !== undefined && signed.signerInfos.length === 1, 'malformed')
  const content = new Uint8Array(eContent!.getValue())
  const info = TSTInfo.fromBER(content.slice().buffer)
  must(info.version === 1, 'malformed')
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  must(hashAlgorithm.algorithmId === SHA256 && isSame(hashedMessage.valueBlock.valueHexView, digest), 'hash-wrong')
  if (nonce) must(info.nonce !== undefined && isSame(trimmed(info.nonce.valueBlock.valueHexView), trimmed(nonce)), 'nonce-wrong')

  const trusted = certificatesOf(roots ?? '')
  // Who gives roots wants one of them; a file without any must not mean that anybody will do.
  must(trusted.length > 0 || (roots ?? '').trim() === '', 'chain-untrusted')
  const sent = (signed.certificates ?? []).filter(one => one instanceof Certificate)
  must(sent.length <= MOST_CERTIFICATES, 'malformed')
  const signerInfo = signed.signerInfos[0]!
  const signer = [...sent, ...trusted].find(one => isOf(signerInfo, one))
  if (signer === undefined) throw new Fault('certificate-missing')
  must(isForTimestamps(signer), 'not-for-timestamps')
  await mustBeSigned(signerInfo, { signer, content })

  const at = info.genTime.getTime()
  must(Number.isFinite(at), 'malformed')
  must(isValidAt(signer, at), 'certificate-expired')
  if (trusted.length > 0) must(await leadsToRoot(signer, { roots: trusted, others: sent, at }), 'chain-untrusted')
  const path = await pathUp(signer, [...sent, ...trusted], at)
  const top = path.at(-1)!
  if (between) must(between[0] <= at && at <= between[1], 'time-implausible')
  return {
    ok: true,
    at: info.genTime.toISOString(),
    serial: hex(info.serialNumber.valueBlock.valueHexView),
    policy: info.policy,
    authority: nameOf(signer.subject),
    chain: trusted.length > 0 ? 'trusted' : 'not-asked',
    certificates: await Promise.all(path.map(named)),
    ...(!top.issuer.isEqual(top.subject) && { issuer: nameOf(top.issuer) }),
  }
}

const nameOf = ({ typesAndValues }: Certificate['subject']): string =>
  typesAndValues.map(one => String(one.value.valueBlock.value)).join(', ')

const named = async (certificate: Certificate): Promise<Named> => ({
  name: nameOf(certificate.subject),
  sha256: hex(await digestOf('SHA-256', derOf(certificate))),
  until: certificate.notAfter.value.toISOString(),
})

/** The signed data of a response or of a token; a refusal of the authority by its own words. */
function signedDataOf(bytes: Uint8Array): SignedData {
  const { result, offset } = fromBER(Uint8Array.from(bytes).buffer)
  must(offset === bytes.length && result instanceof Sequence, 'malformed')
  const first = (result as Sequence).valueBlock.value[0]
  const token = first instanceof Sequence ? tokenOf(new TimeStampResp({ schema: result })) : new ContentInfo({ schema: result })
  must(token.contentType === SIGNED_DATA, 'malformed')
  return new SignedData({ schema: token.content })
}

function tokenOf({ status, timeStampToken }: TimeStampResp): ContentInfo {
  // 0 granted, 1 granted with modifications; everything else holds no token.
  if (status.status > 1) throw new Fault('refused', (status.statusStrings ?? []).map(one => one.valueBlock.value).join(' '))
  if (timeStampToken === undefined) throw new Fault('malformed')
  return timeStampToken
}

function isOf({ sid }: SignerInfo, { issuer, serialNumber }: Certificate): boolean {
  return sid instanceof IssuerAndSerialNumber && sid.issuer.isEqual(issuer) && sid.serialNumber.isEqual(serialNumber)
}

/** The signature is over attributes, which name the content by its hash and the certificate by its own (RFC 5652, RFC 5816). */
async function mustBeSigned(
  { signedAttrs, digestAlgorithm, signatureAlgorithm, signature }: SignerInfo,
  { signer, content }: { signer: Certificate; content: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const hash = strongHash(digestAlgorithm.algorithmId)
  if (hash === undefined) throw new Fault('algorithm-weak', digestAlgorithm.algorithmId)
  const attribute = (type: string) => signedAttrs?.attributes.find(one => one.type === type)?.values[0]
  must(attribute(CONTENT_TYPE)?.valueBlock.toString() === TST_INFO, 'malformed')
  const stated = attribute(MESSAGE_DIGEST)
  must(stated instanceof OctetString && isSame(stated.valueBlock.valueHexView, await digestOf(hash, content)), 'signature-wrong')
  const [v2, v1] = [attribute(SIGNING_CERTIFICATE_V2), attribute(SIGNING_CERTIFICATE)]
  must(v2 !== undefined || v1 !== undefined, 'malformed')
  must(await names(v2 ?? v1, signer, v2 === undefined ? 'SHA-1' : 'SHA-256'), 'signature-wrong')
  const crypto = getEngine().crypto
  if (!crypto || !signedAttrs) throw new Fault('malformed')
  const own = crypto.getHashAlgorithm(signatureAlgorithm)
  const over = signedAttrs.encodedValue
  const isSigned = await crypto
    .verifyWithPublicKey(over, signature, signer.subjectPublicKeyInfo, signatureAlgorithm, own === '' ? hash : own)
    .catch(() => false)
  must(isSigned, 'signature-wrong')
}

/** Whether the attribute names this certificate first: by its hash, of which the second version says the algorithm where it is not SHA-256. */
async function names(value: unknown, certificate: Certificate, usual: string): Promise<boolean> {
  const partsOf = (part: unknown) => (part instanceof Sequence ? part.valueBlock.value : [])
  const parts = partsOf(partsOf(partsOf(value)[0])[0])
  const isNamed = parts[0] instanceof Sequence
  const hash = isNamed ? strongHash(String(partsOf(parts[0])[0]?.valueBlock.toString())) : usual
  const stated = parts[isNamed ? 1 : 0]
  if (hash === undefined || !(stated instanceof OctetString)) return false
  return isSame(stated.valueBlock.valueHexView, await digestOf(hash, derOf(certificate)))
}

const digestOf = async (hash: string, bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await globalThis.crypto.subtle.digest(hash, bytes))
const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])
const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
/** A whole number without the zeros that DER puts before it. */
const trimmed = (bytes: Uint8Array) =>
  bytes.subarray(
    Math.max(
      0,
      bytes.findIndex(byte => byte !== 0),
    ),
  )
