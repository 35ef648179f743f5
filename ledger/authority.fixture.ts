import { webcrypto } from 'node:crypto'
import { BitString, Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'

/** Numbers of what a timestamp is made of (RFC 3161, 5280, 5652, 5754). */
export const OID = {
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const
const exact = (bytes: ArrayBuffer) => new Uint8Array(bytes)
const hashOf = async (hash: string, bytes: Uint8Array<ArrayBuffer>) => webcrypto.subtle.digest(hash, bytes)

/** Somebody with a key and a certificate of it. */
export type Holder = { readonly certificate: Certificate; readonly keys: CryptoKeyPair; readonly pem: string }

/** May sign timestamps and nothing else. */
export const forStamps = (purposes: string[] = [OID.timeStamping], critical = true): Extension =>
  extension('2.5.29.37', critical, new ExtKeyUsage({ keyPurposes: purposes }).toSchema())
/** May sign certificates, or says that it may not. */
export const forCertificates = (cA = true): Extension => extension('2.5.29.19', true, new BasicConstraints({ cA }).toSchema())
/** KeyUsage with these bits of its first byte: 0x04 signs certificates, 0x80 signs data. */
export const keyUsage = (bits: number): Extension =>
  extension('2.5.29.15', true, new BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: 0 }))

function extension(extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension {
  // Through its bytes, so that it is parsed as one that came from outside.
  const made = new Extension({ extnID, critical, extnValue: value.toBER() })
  return new Extension({ schema: made.toSchema() })
}

let serials = 0
/** A new key and a certificate for it, valid from 2026 to 2035 unless said otherwise; signed by itself where nobody else is named. */
export async function holderOf(
  name: string,
  given: {
    by?: Holder
    extensions?: Extension[]
    from?: string
    until?: string
    hash?: string
    keys?: CryptoKeyPair
    serial?: number
    issuerName?: string
  } = {},
): Promise<Holder> {
  // Safe: WebCrypto gives a pair for ECDSA.
  const keys = given.keys ?? ((await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])) as CryptoKeyPair)
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ value: given.serial ?? ++serials })
  certificate.subject.typesAndValues.push(nameOf('2.5.4.10', 'Test'), nameOf('2.5.4.3', name))
  if (given.issuerName !== undefined) certificate.issuer.typesAndValues.push(nameOf('2.5.4.3', given.issuerName))
  else certificate.issuer = given.by?.certificate.subject ?? certificate.subject
  certificate.notBefore.value = new Date(given.from ?? '2026-01-01T00:00:00Z')
  certificate.notAfter.value = new Date(given.until ?? '2035-12-31T23:59:59Z')
  if (given.extensions) certificate.extensions = given.extensions
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign((given.by?.keys ?? keys).privateKey, given.hash ?? 'SHA-256')
  const der = exact(certificate.toSchema(true).toBER())
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
  return { certificate: Certificate.fromBER(der.buffer), keys, pem }
}

const nameOf = (type: string, value: string) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })

/** What a token says and how it is put together; every part can be changed. */
export type StampChange = {
  at?: string
  imprint?: string
  nonce?: number[]
  /** Certificates that are sent along; the signer's own unless said otherwise. */
  sent?: Certificate[]
  digestAlgorithm?: string
  essVersion?: 1 | 2
  /** The hash algorithm named in the attribute of the certificate, of which its hash is then taken. */
  essHash?: { oid: string; name: string }
  /** Of which certificate the attribute is. */
  ess?: Certificate
  info?: (info: TSTInfo) => void
  attributes?: (attributes: Attribute[]) => Attribute[]
  /** The name of the content, as the token says it. */
  contentType?: string
  /** With which key it is signed. */
  key?: CryptoKey
  signed?: (signed: SignedData) => void
  token?: (token: ContentInfo) => void
  response?: (response: TimeStampResp) => void
}

/** A token over a digest as an authority makes it (RFC 3161), without a response around it. */
export async function tokenBy(signer: Holder, digest: Uint8Array, change: StampChange = {}): Promise<ContentInfo> {
  const info = new TSTInfo({
    ...{ version: 1, policy: '1.2.3.4.1', serialNumber: new Integer({ value: 2_571 }) },
    genTime: new Date(change.at ?? '2026-06-01T10:00:00Z'),
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: change.imprint ?? OID.sha256 }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(digest).buffer }),
    }),
  })
  if (change.nonce) info.nonce = new Integer({ valueHex: Uint8Array.from(change.nonce).buffer })
  change.info?.(info)
  const content = exact(info.toSchema().toBER())
  const algorithm = change.digestAlgorithm ?? OID.sha256
  const usual = algorithm === OID.sha384 ? 'SHA-384' : algorithm === OID.sha1 ? 'SHA-1' : 'SHA-256'
  const isV1 = change.essVersion === 1
  const der = exact((change.ess ?? signer.certificate).toSchema().toBER())
  const named = new OctetString({ valueHex: await hashOf(change.essHash?.name ?? (isV1 ? 'SHA-1' : 'SHA-256'), der) })
  const first = change.essHash ? [new Sequence({ value: [new ObjectIdentifier({ value: change.essHash.oid })] }), named] : [named]
  const essOf = new Sequence({ value: [new Sequence({ value: [new Sequence({ value: first })] })] })
  const attributes = [
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.tstInfo })] }),
    new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: await hashOf(usual, content) })] }),
    new Attribute({ type: isV1 ? OID.signingCertificate : OID.signingCertificateV2, values: [essOf] }),
  ]
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: change.contentType ?? OID.tstInfo,
      eContent: new OctetString({ valueHex: content.buffer }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: signer.certificate.issuer,
          serialNumber: signer.certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: change.attributes ? change.attributes(attributes) : attributes,
        }),
      }),
    ],
    certificates: change.sent ?? [signer.certificate],
  })
  await signed.sign(change.key ?? signer.keys.privateKey, 0, usual)
  signed.signerInfos[0]!.digestAlgorithm = new AlgorithmIdentifier({ algorithmId: algorithm })
  change.signed?.(signed)
  const token = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) })
  change.token?.(token)
  return token
}

/** The response of an authority to a digest. */
export async function stampBy(signer: Holder, digest: Uint8Array, change: StampChange = {}): Promise<Uint8Array> {
  const response = new TimeStampResp({
    status: new PKIStatusInfo({ status: 0 }),
    timeStampToken: await tokenBy(signer, digest, change),
  })
  change.response?.(response)
  return exact(response.toSchema().toBER())
}
