import type { Certificate } from 'pkijs'
import { BasicConstraints, ExtKeyUsage, getEngine } from 'pkijs'
import { isStrongHash } from './digests.ts'

const BASIC_CONSTRAINTS = '2.5.29.19'
const KEY_USAGE = '2.5.29.15'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** keyCertSign is the sixth bit of KeyUsage (RFC 5280, 4.2.1.3). */
const KEY_CERT_SIGN = 0x04
const LONGEST_CHAIN = 8

/** Whether a certificate may sign timestamps and nothing else: one purpose, time stamping, marked critical (RFC 3161, 2.3). */
export function isForTimestamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(one => one.extnID === EXTENDED_KEY_USAGE)
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : []
  return usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING
}

/** Whether a certificate was valid at a moment, in milliseconds since 1970. */
export const isValidAt = ({ notBefore, notAfter }: Certificate, at: number): boolean =>
  notBefore.value.getTime() <= at && at <= notAfter.value.getTime()

/** Whether two certificates are the same bytes. */
export function isSameCertificate(a: Certificate, b: Certificate): boolean {
  const [left, right] = [derOf(a), derOf(b)]
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}

/** A certificate as DER. */
export const derOf = (certificate: Certificate): Uint8Array<ArrayBuffer> => new Uint8Array(certificate.toSchema().toBER(false))

/**
 * Whether a chain of certificates valid at that moment leads from `leaf` to one of `roots`, through any of `others`. A root is trusted because
 * somebody configured it. Revocation lists are not asked: they are not there when a timestamp is checked years later without a network.
 */
export async function leadsToRoot(
  leaf: Certificate,
  { roots, others, at }: { roots: readonly Certificate[]; others: readonly Certificate[]; at: number },
): Promise<boolean> {
  let current = leaf
  const seen = [leaf]
  for (let depth = 0; depth < LONGEST_CHAIN; depth++) {
    if (roots.some(root => isSameCertificate(root, current))) return isValidAt(current, at)
    for (const root of roots) if (isValidAt(root, at) && (await isIssuedBy(current, root))) return true
    let next: Certificate | undefined
    for (const other of others) {
      if (seen.includes(other) || !mayIssue(other) || !isValidAt(other, at)) continue
      if (await isIssuedBy(current, other)) next = other
    }
    if (next === undefined) return false
    seen.push(next)
    current = next
  }
  return false
}

/**
 * The certificates from `leaf` upwards, each signed by the next, as far as `others` lead: what somebody compares who trusts none of them yet. The last one is its own
 * issuer, or names one that is not there.
 */
export async function pathUp(leaf: Certificate, others: readonly Certificate[], at: number): Promise<Certificate[]> {
  const path = [leaf]
  for (let isHigher = true; isHigher && path.length < LONGEST_CHAIN; ) {
    isHigher = false
    const last = path.at(-1)!
    for (const other of others) {
      if (path.some(one => isSameCertificate(one, other)) || !mayIssue(other) || !isValidAt(other, at)) continue
      if (!(await isIssuedBy(last, other))) continue
      path.push(other)
      isHigher = true
      break
    }
  }
  return path
}

async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (!certificate.issuer.isEqual(issuer.subject)) return false
  try {
    if (!isStrongHash(getEngine().crypto?.getHashAlgorithm(certificate.signatureAlgorithm) ?? '')) return false
    return await certificate.verify(issuer)
  } catch {
    return false // a key or an algorithm that nothing here can verify with
  }
}

function mayIssue({ extensions = [] }: Certificate): boolean {
  const basic = extensions.find(one => one.extnID === BASIC_CONSTRAINTS)?.parsedValue
  if (!(basic instanceof BasicConstraints) || !basic.cA) return false
  const usage = extensions.find(one => one.extnID === KEY_USAGE)?.parsedValue
  if (usage === undefined) return true
  const bits: unknown = usage.valueBlock?.valueHexView
  return bits instanceof Uint8Array && ((bits[0] ?? 0) & KEY_CERT_SIGN) !== 0
}
