import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import type { Feature } from '../deps.ts'
import { codingFor } from './compressed-answers.ts'

const long = { text: '异常处置'.repeat(1000) }
const access = 'public'
const Text = z.object({ text: z.string() })
const answers: Feature = app => {
  const schema = { response: { 200: Text } }
  app.get('/api/probe/long', { config: { access }, schema }, () => long)
  app.get('/api/probe/short', { config: { access }, schema }, () => ({ text: '好' }))
  app.get('/api/probe/secret', { config: { access }, schema }, (_, reply) => {
    void reply.header('Cache-Control', 'no-store')
    return long
  })
  app.post('/api/probe/long', { config: { access }, schema }, () => long)
}
let server: TestApp
beforeAll(async () => {
  server = await testApp(await testDatabase(), { more: [answers] })
})
const ask = (path: string, coding: string, method: 'GET' | 'POST' = 'GET') =>
  server.ask(method, `/api/probe/${path}`, { headers: { 'accept-encoding': coding } })

test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
] as const)('a long answer is compressed as a browser that says "%s" can read it: %s', async (accepted, coding, unpack) => {
  const response = await ask('long', accepted)
  expect(response.headers).toMatchObject({ 'content-encoding': coding, vary: expect.stringContaining('Accept-Encoding') })
  expect(response.rawPayload.length).toBeLessThan(500)
  expect(Number(response.headers['content-length'])).toBe(response.rawPayload.length)
  expect(JSON.parse(unpack(response.rawPayload).toString())).toEqual(long)
})

test('whoever accepts no coding gets the answer as it is, and caches are told that there are others', async () => {
  const response = await ask('long', 'identity')
  expect(response.headers['content-encoding']).toBeUndefined()
  expect(response.headers.vary).toContain('Accept-Encoding')
  expect(response.json()).toEqual(long)
})

test.each([
  ['a short answer', 'short', 'GET'],
  ['what nobody may keep', 'secret', 'GET'],
  ['the answer to a write, which may hand out a secret', 'long', 'POST'],
] as const)('%s is not compressed', async (_, path, method) => {
  const response = await ask(path, 'br, gzip', method)
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-encoding']).toBeUndefined()
})

test('a coding is taken as the browser weighs it', () => {
  expect(codingFor('br;q=0, gzip;q=0.5')).toBe('gzip')
  expect(codingFor('GZIP')).toBe('gzip')
  expect(codingFor('zstd')).toBeUndefined()
  expect(codingFor('')).toBeUndefined()
})
