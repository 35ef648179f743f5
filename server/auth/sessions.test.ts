import { expect, test } from 'vitest'
import { aSmallOrganisation, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { refuse } from '../errors.ts'

/** A server whose first look-ups of a cookie fail, and how many there were. */
async function whoseLookUpsFail(failures: readonly Error[]) {
  const database = await testDatabase()
  await aSmallOrganisation(database, 'a', { people: [{ id: 'li', email: 'li@a.example', roles: ['service-desk'] }] })
  const server = await testApp(database)
  const cookie = await server.signIn('li@a.example')
  const { auth } = server.deps
  const found = auth.userOfCookie
  let lookUps = 0
  auth.userOfCookie = async given => {
    const failure = failures[lookUps++]
    if (failure) throw failure
    return found(given)
  }
  const atOnce = async (many: number) => {
    const answers = await Promise.all(Array.from({ length: many }, () => server.ask('GET', '/api/me', { cookie })))
    return answers.map(({ statusCode }) => statusCode)
  }
  return { atOnce, lookUps: () => lookUps }
}
const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

test('who asks at once is looked up once', async () => {
  const { atOnce, lookUps } = await whoseLookUpsFail([])
  expect(await atOnce(3)).toEqual([200, 200, 200])
  expect(lookUps()).toBe(1)
})

test('where the connection of a look-up is lost, only whoever began it hears of it: those who waited look up themselves', async () => {
  const { atOnce, lookUps } = await whoseLookUpsFail([lost])
  expect((await atOnce(3)).sort()).toEqual([200, 200, 503])
  expect(await atOnce(1)).toEqual([200])
  expect(lookUps()).toBe(3)
})

test('a database that stays away is told to each of them, after one look-up of their own at most', async () => {
  const { atOnce, lookUps } = await whoseLookUpsFail([lost, lost, lost])
  expect(await atOnce(3)).toEqual([503, 503, 503])
  expect(lookUps()).toBe(3)
})

test('a refusal is the answer to all who waited for it', async () => {
  const { atOnce, lookUps } = await whoseLookUpsFail([refuse('account.no-person')])
  const answers = await atOnce(3)
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toBeGreaterThanOrEqual(400)
  expect(lookUps()).toBe(1)
})
