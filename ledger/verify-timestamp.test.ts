import { createHash } from 'node:crypto'
import { Integer, ObjectIdentifier, OctetString, Primitive, Utf8String } from 'asn1js'
import { Attribute, PKIStatusInfo, TimeStampResp } from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  forCertificates,
  forStamps,
  type Holder,
  holderOf,
  keyUsage,
  OID,
  type StampChange,
  stampBy,
  tokenBy,
} from './authority.fixture.ts'
import { derOf } from './certificate-chain.ts'
import { certificatesOf, type TimestampQuestion, verifyTimestamp } from './verify-timestamp.ts'

const digest = new Uint8Array(createHash('sha256').update('a checkpoint').digest())
const at = '2026-06-01T10:00:00.000Z'
let root: Holder
let between: Holder
let tsa: Holder
let stranger: Holder
beforeAll(async () => {
  root = await holderOf('root', { extensions: [forCertificates()] })
  between = await holderOf('between', { by: root, extensions: [forCertificates()] })
  tsa = await holderOf('tsa', { by: between, extensions: [forStamps()], until: '2030-01-01T00:00:00Z' })
  stranger = await holderOf('stranger', { extensions: [forStamps()] })
})

type More = Omit<Partial<TimestampQuestion>, 'bytes'>
const verdictOf = async (change: StampChange = {}, more: More = {}, signer = tsa) =>
  verifyTimestamp({ bytes: await stampBy(signer, digest, change), digest, ...more })
/** What is wrong, with its details where there are any. */
const faultOf = async (...given: Parameters<typeof verdictOf>) => {
  const verdict = await verdictOf(...given)
  return verdict.ok ? 'none' : verdict.detail === undefined ? verdict.fault : `${verdict.fault}: ${verdict.detail}`
}
const bytesFault = async (bytes: Uint8Array) => {
  const verdict = await verifyTimestamp({ bytes, digest })
  return verdict.ok ? 'none' : verdict.fault
}
const fingerprint = (holder: Holder) => createHash('sha256').update(derOf(holder.certificate)).digest('hex')

describe('a timestamp that holds', () => {
  test('says when, under which number and policy, by whom, and which certificates lead upwards from there', async () => {
    expect(await verdictOf({ sent: [between.certificate, tsa.certificate] })).toEqual({
      ...{ ok: true, at, serial: '0a0b', policy: '1.2.3.4.1', authority: 'Test, tsa', chain: 'not-asked' },
      certificates: [
        { name: 'Test, tsa', sha256: fingerprint(tsa), until: '2030-01-01T00:00:00.000Z' },
        { name: 'Test, between', sha256: fingerprint(between), until: '2035-12-31T23:59:59.000Z' },
      ],
      issuer: 'Test, root',
    })
  })
  test('leads to the root that somebody gives, which nobody else signed', async () => {
    const verdict = await verdictOf({ sent: [tsa.certificate, between.certificate] }, { roots: root.pem })
    expect(verdict).toMatchObject({ ok: true, chain: 'trusted' })
    expect(verdict.ok && verdict.certificates.map(one => one.name)).toEqual(['Test, tsa', 'Test, between', 'Test, root'])
    expect(verdict).not.toHaveProperty('issuer')
  })
  test('needs no response around the token', async () => {
    const token = new Uint8Array((await tokenBy(tsa, digest)).toSchema().toBER())
    expect(await verifyTimestamp({ bytes: token, digest })).toMatchObject({ ok: true, at })
  })
  test('may be granted with modifications', async () => {
    expect(await faultOf({ response: one => void Object.assign(one, { status: new PKIStatusInfo({ status: 1 }) }) })).toBe('none')
  })
  test('may be signed over SHA-384, and name its certificate by SHA-1 as RFC 3161 did, or by a hash that it says', async () => {
    expect(await faultOf({ digestAlgorithm: OID.sha384 })).toBe('none')
    expect(await faultOf({ essVersion: 1 })).toBe('none')
    expect(await faultOf({ essHash: { oid: OID.sha384, name: 'SHA-384' } })).toBe('none')
  })
  test('may leave its certificate to whoever trusts it', async () => {
    expect(await faultOf({ sent: [] }, { roots: tsa.pem })).toBe('none')
    expect(await faultOf({ sent: [] })).toBe('certificate-missing')
    expect(await faultOf({ signed: one => void delete one.certificates })).toBe('certificate-missing')
  })
})

describe('a timestamp of something else', () => {
  test('is told by its digest, by the algorithm of the digest, and by its length', async () => {
    const other = digest.map((byte, i) => (i === 31 ? byte ^ 1 : byte))
    expect(await faultOf({}, { digest: other })).toBe('hash-wrong')
    expect(await faultOf({}, { digest: digest.slice(0, 31) })).toBe('hash-wrong')
    expect(await faultOf({}, { digest: Uint8Array.of(...digest, 0) })).toBe('hash-wrong')
    expect(await faultOf({ imprint: OID.sha384 })).toBe('hash-wrong')
  })
  test('answers another question: the number sent along must come back, whatever zeros stand before it', async () => {
    const nonce = Uint8Array.of(9, 8, 7)
    expect(await faultOf({ nonce: [9, 8, 7] }, { nonce })).toBe('none')
    expect(await faultOf({ nonce: [0, 200, 7] }, { nonce: Uint8Array.of(200, 7) })).toBe('none')
    expect(await faultOf({ nonce: [9, 8, 7] }, { nonce: Uint8Array.of(0, 0, 9, 8, 7) })).toBe('none')
    expect(await faultOf({ nonce: [9, 8, 6] }, { nonce })).toBe('nonce-wrong')
    expect(await faultOf({ nonce: [9, 8] }, { nonce })).toBe('nonce-wrong')
    expect(await faultOf({}, { nonce })).toBe('nonce-wrong')
    expect(await faultOf({ nonce: [9, 8, 7] })).toBe('none')
  })
  test('was made before or after the moment it is to be of; both ends belong to it', async () => {
    const ms = Date.parse(at)
    expect(await faultOf({}, { between: [ms, ms] })).toBe('none')
    expect(await faultOf({}, { between: [ms + 1, ms + 2] })).toBe('time-implausible')
    expect(await faultOf({}, { between: [ms - 2, ms - 1] })).toBe('time-implausible')
  })
})

describe('an authority that refuses', () => {
  const refused = (status: number, texts?: string[]) =>
    faultOf({
      response: one => {
        one.status = new PKIStatusInfo({ status, ...(texts && { statusStrings: texts.map(value => new Utf8String({ value })) }) })
      },
    })
  test('is quoted', async () => {
    expect(await refused(2, ['bad request', 'try later'])).toBe('refused: bad request try later')
    expect(await refused(2)).toBe('refused')
    expect(await refused(3)).toBe('refused')
  })
  test('and one that grants without a token gave nothing', async () => {
    expect(await faultOf({ response: one => void delete one.timeStampToken })).toBe('malformed')
  })
})

describe('bytes that are no timestamp', () => {
  test('are malformed: none, cut, followed by another, larger than any, no sequence', async () => {
    const stamp = await stampBy(tsa, digest)
    expect(await bytesFault(stamp)).toBe('none')
    expect(await bytesFault(new Uint8Array())).toBe('malformed')
    expect(await bytesFault(stamp.slice(0, -1))).toBe('malformed')
    expect(await bytesFault(Uint8Array.of(...stamp, 0))).toBe('malformed')
    expect(await bytesFault(new Uint8Array(new OctetString({ valueHex: stamp.slice().buffer }).toBER()))).toBe('malformed')
  })
  test('are read up to 256 KiB', async () => {
    const timeStampToken = await tokenBy(tsa, digest)
    const padded = (length: number) => {
      const statusStrings = [new Utf8String({ value: 'x'.repeat(length) })]
      const response = new TimeStampResp({ status: new PKIStatusInfo({ status: 0, statusStrings }), timeStampToken })
      return new Uint8Array(response.toSchema().toBER())
    }
    const overhead = padded(200_000).length - 200_000
    expect(await bytesFault(padded(256 * 1024 - overhead))).toBe('none')
    expect(await bytesFault(padded(256 * 1024 - overhead + 1))).toBe('malformed')
  })
  test('are malformed where the content is another one, of another version, or signed twice', async () => {
    expect(await faultOf({ token: one => void Object.assign(one, { contentType: OID.data }) })).toBe('malformed')
    expect(await faultOf({ contentType: OID.data })).toBe('malformed')
    expect(await faultOf({ signed: one => void delete one.encapContentInfo.eContent })).toBe('malformed')
    expect(await faultOf({ info: one => void Object.assign(one, { version: 2 }) })).toBe('malformed')
    expect(await faultOf({ signed: one => void one.signerInfos.push(one.signerInfos[0]!) })).toBe('malformed')
    expect(await faultOf({ signed: one => void Object.assign(one, { signerInfos: [] }) })).toBe('malformed')
  })
  test('are malformed without the attributes that are signed', async () => {
    const without = (type: string) => faultOf({ attributes: all => all.filter(one => one.type !== type) })
    expect(await without(OID.contentType)).toBe('malformed')
    expect(await without(OID.signingCertificateV2)).toBe('malformed')
    expect(await without(OID.messageDigest)).toBe('signature-wrong')
    const withType = (value: string) =>
      faultOf({
        attributes: ([, ...rest]) => [
          new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value })] }),
          ...rest,
        ],
      })
    expect(await withType(OID.data)).toBe('malformed')
    expect(await withType(OID.tstInfo)).toBe('none')
    expect(await faultOf({ signed: one => void delete one.signerInfos[0]!.signedAttrs })).toBe('malformed')
  })
  test('are malformed with more than twenty certificates', async () => {
    const many = (n: number) => Array.from({ length: n - 1 }, () => stranger.certificate)
    expect(await faultOf({ sent: [...many(20), tsa.certificate] })).toBe('none')
    expect(await faultOf({ sent: [...many(21), tsa.certificate] })).toBe('malformed')
  })
})

describe('a signer', () => {
  test('is the one whom the token names by issuer and number, not another of the same issuer or the same number', async () => {
    const sister = await holderOf('sister', { by: between, extensions: [forStamps()] })
    const serial = tsa.certificate.serialNumber.valueBlock.valueDec
    const namesake = await holderOf('namesake', { by: root, extensions: [forStamps()], serial })
    expect(await faultOf({ sent: [sister.certificate] })).toBe('certificate-missing')
    expect(await faultOf({ sent: [namesake.certificate] })).toBe('certificate-missing')
    expect(await faultOf({ sent: [sister.certificate, namesake.certificate, tsa.certificate] })).toBe('none')
    expect(
      await faultOf({
        signed: one =>
          void Object.assign(one.signerInfos[0]!, {
            version: 3,
            sid: new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: new ArrayBuffer(4) }),
          }),
      }),
    ).toBe('certificate-missing')
  })
  test('may do nothing but stamp', async () => {
    const signing = async (...extensions: Parameters<typeof forStamps>) =>
      faultOf({}, {}, await holderOf('signer', { by: between, extensions: [forStamps(...extensions)] }))
    expect(await signing()).toBe('none')
    expect(await signing([OID.timeStamping], false)).toBe('not-for-timestamps')
    expect(await signing([OID.serverAuth])).toBe('not-for-timestamps')
    expect(await signing([OID.timeStamping, OID.serverAuth])).toBe('not-for-timestamps')
    const more = { by: between, extensions: [forCertificates(false), forStamps(), keyUsage(0x80)] }
    expect(await faultOf({}, {}, await holderOf('with more', more))).toBe('none')
    expect(await faultOf({}, {}, await holderOf('plain', { by: between }))).toBe('not-for-timestamps')
    expect(await faultOf({}, {}, await holderOf('ca', { by: between, extensions: [forCertificates()] }))).toBe(
      'not-for-timestamps',
    )
  })
  test('must have been valid when it stamped, on the first and the last moment too', async () => {
    const from = '2026-01-01T00:00:00Z'
    const until = '2030-01-01T00:00:00Z'
    expect(await faultOf({ at: from })).toBe('none')
    expect(await faultOf({ at: until })).toBe('none')
    expect(await faultOf({ at: '2025-12-31T23:59:59Z' })).toBe('certificate-expired')
    expect(await faultOf({ at: '2030-01-01T00:00:01Z' })).toBe('certificate-expired')
  })
  test('must lead to a root where one is asked for; a file of roots without any asks for one that nobody has', async () => {
    const sent = [tsa.certificate, between.certificate]
    expect(await faultOf({ sent }, { roots: stranger.pem })).toBe('chain-untrusted')
    expect(await faultOf({ sent }, { roots: `${stranger.pem}${root.pem}` })).toBe('none')
    expect(await faultOf({ sent: [tsa.certificate] }, { roots: root.pem })).toBe('chain-untrusted')
    expect(await faultOf({ sent }, { roots: 'no certificate at all' })).toBe('chain-untrusted')
    expect(await faultOf({ sent }, { roots: ' \n ' })).toBe('none')
    expect(await faultOf({ sent }, { roots: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' })).toBe('malformed')
  })
  test('must have signed these bytes with its own key over a strong hash', async () => {
    expect(await faultOf({ key: stranger.keys.privateKey })).toBe('signature-wrong')
    expect(await faultOf({ digestAlgorithm: OID.sha1 })).toBe(`algorithm-weak: ${OID.sha1}`)
    expect(
      await faultOf({
        signed: one => {
          const info = one.encapContentInfo.eContent!
          const bytes = new Uint8Array(info.getValue())
          bytes[bytes.length - 3]! ^= 1
          one.encapContentInfo.eContent = new OctetString({ valueHex: bytes.buffer })
        },
      }),
    ).toBe('signature-wrong')
  })
  test('must be the one that the signed attribute names, by a hash that counts', async () => {
    expect(await faultOf({ ess: between.certificate })).toBe('signature-wrong')
    expect(await faultOf({ ess: between.certificate, essVersion: 1 })).toBe('signature-wrong')
    expect(await faultOf({ essHash: { oid: OID.sha1, name: 'SHA-1' } })).toBe('signature-wrong')
    expect(await faultOf({ essHash: { oid: OID.sha384, name: 'SHA-256' } })).toBe('signature-wrong')
    const naming = (value: Attribute['values'][number]) =>
      faultOf({
        attributes: all =>
          all.map(one => (one.type === OID.signingCertificateV2 ? new Attribute({ type: one.type, values: [value] }) : one)),
      })
    expect(await naming(new Integer({ value: 1 }))).toBe('signature-wrong')
  })
})

test('certificates come out of a text in its order, whatever stands between them', () => {
  const text = `first\n${root.pem}\nthen\n${tsa.pem.replaceAll('\n', '\r\n')}`
  expect(certificatesOf(text).map(one => Buffer.from(derOf(one)).toString('hex'))).toEqual(
    [root, tsa].map(one => Buffer.from(derOf(one.certificate)).toString('hex')),
  )
  expect(certificatesOf('none')).toEqual([])
})
