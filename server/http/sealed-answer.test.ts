import { createCipheriv, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openAnswer, sealAnswer } from './sealed-answer.ts'

const of = { org: 'org', actor: 'person', requestHash: 'hash' }
const long = { duties: Array.from({ length: 100 }, (_, n) => ({ id: `duty-${n}`, title: { zh: '两小时内上报' }, owner: null })) }

test('a short answer and a long one open under the key of whoever sent the request, and under no other', () => {
  for (const answer of [{ id: '1' }, null, long]) {
    const sealed = sealAnswer('key', of, answer)
    expect(openAnswer('key', of, sealed)).toEqual(answer)
    expect(() => openAnswer('other', of, sealed)).toThrow()
    expect(() => openAnswer('key', { ...of, actor: 'another' }, sealed)).toThrow()
  }
})

test('a long answer takes a fraction of its length', () => {
  expect(sealAnswer('key', of, long).sealed.length).toBeLessThan(JSON.stringify(long).length / 3)
})

test('an answer that the version before has kept opens', () => {
  const bytes = Buffer.from(
    hkdfSync('sha256', 'key', '', `bihuan answer ${JSON.stringify([of.org, of.actor, of.requestHash])}`, 44),
  )
  const cipher = createCipheriv('aes-256-gcm', bytes.subarray(0, 32), bytes.subarray(32))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(long)), cipher.final(), cipher.getAuthTag()]).toString('base64')
  expect(openAnswer('key', of, { sealed })).toEqual(long)
})
