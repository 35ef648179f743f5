import { expect, test } from 'vitest'
import { z } from 'zod'
import { testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import type { Feature } from '../deps.ts'

const access = 'public'

test('an answer says what its schema names and no more, and one that does not meet it is a fault of ours', async () => {
  const Answer = z.object({ count: z.number().min(1), parts: z.array(z.object({ name: z.string().max(3) })) })
  const given = { count: 1, secret: 'x', parts: [{ name: 'abc', hidden: 1 }] }
  const answers: Feature = app => {
    const schema = { response: { 200: Answer } }
    app.get('/api/probe/good', { config: { access }, schema }, () => given)
    app.get('/api/probe/bad', { config: { access }, schema }, () => ({ ...given, parts: [{ name: 'abcd' }] }))
  }
  const server = await testApp(await testDatabase(), { more: [answers] })
  const good = await server.ask('GET', '/api/probe/good')
  expect(good.json()).toEqual({ count: 1, parts: [{ name: 'abc' }] })
  expect((await server.ask('GET', '/api/probe/bad')).statusCode).toBe(500)
})

test.each([
  ['a transformation', z.object({ at: z.array(z.string().transform(text => text.length)) })],
  ['a value that is put in the place of a wrong one', z.record(z.string(), z.number().catch(0))],
  ['one inside a schema that names itself', z.lazy(() => z.object({ deep: z.preprocess(Number, z.number()) }))],
])('a server whose answers change on their way out does not start: %s', async (_, Answer) => {
  const answers: Feature = app => {
    app.get('/api/probe/changing', { config: { access }, schema: { response: { 200: Answer } } }, () => ({}) as never)
  }
  await expect(testApp(await testDatabase(), { more: [answers] })).rejects.toThrow('changes what it reads')
})
