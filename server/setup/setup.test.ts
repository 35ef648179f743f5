import { beforeAll, describe, expect, test } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { aSmallOrganisation, PASSWORD, type TestApp, testApp } from '../../test/app.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { nextId, nextSalt } from '../../test/factories.ts'
import { inOrganisation } from '../database/transaction.ts'
import { beginWith } from './begin-with.ts'
import { createSetupToken } from './setup-token.ts'

const KEY = 'a-key-of-the-environment'

onEachEngine('the first run', engine => {
  let database: TestDatabase
  let server: TestApp
  const founded: { org: string; seen: string[] }[] = []

  beforeAll(async () => {
    database = await testDatabase(engine)
    server = await testApp(database, {
      automationKey: KEY,
      onOrganisationCreated: async (tx, org) => {
        founded.push({ org, seen: (await tx.selectFrom('organisations').select('id').execute()).map(({ id }) => id) })
      },
    })
  })

  const wish = (changes = {}) => ({
    token: server.deps.setupToken.text,
    organisation: { name: '闭环机器人有限公司', nameEn: 'Bihuan Robotics' },
    administrator: { name: '韩梅', email: 'Mei@Bihuan.example', password: PASSWORD },
    ...changes,
  })
  const setUp = (body: unknown) => server.ask('POST', '/api/setup', { body })
  const state = async () => (await server.ask('GET', '/api/setup')).json()

  test('is still to come on a new server', async () => {
    expect(await state()).toEqual({ needsSetup: true })
  })

  test('wants the token of the console', async () => {
    expect((await setUp(wish({ token: 'AAAA-AAAA-AAAA-AAAA' }))).json()).toMatchObject({ status: 403, code: 'setup.token-wrong' })
    expect((await setUp(wish({ administrator: { name: '韩梅', email: 'no address', password: 'short' } }))).json()).toMatchObject(
      {
        status: 400,
        code: 'input.invalid',
        fields: { 'administrator.email': '格式不对（邮箱）', 'administrator.password': '至少 10 个字' },
      },
    )
    expect(
      (await setUp(wish({ administrator: { name: '韩梅', email: 'mei@bihuan.example', password: 'password123' } }))).json(),
    ).toMatchObject({ status: 422, code: 'password.weak' })
    expect(await state()).toEqual({ needsSetup: true })
  })

  test('makes the organisation and its administrator at once, who can sign in; the second of two comes too late', async () => {
    expect((await server.ask('GET', '/api/me', { key: KEY })).json()).toMatchObject({ status: 401, code: 'key.wrong' })
    const token = server.deps.setupToken.text.toLowerCase().replaceAll('-', ' ') // as somebody may type it
    const [one, two] = await Promise.all([
      setUp(wish({ token })),
      setUp(wish({ administrator: { name: '二', email: 'two@bihuan.example', password: PASSWORD } })),
    ])
    expect([one.statusCode, two.statusCode].sort()).toEqual([201, 409])
    const { id: org } = (one.statusCode === 201 ? one : two).json().organisation
    expect(founded).toEqual([{ org, seen: [org] }])
    const email = one.statusCode === 201 ? 'mei@bihuan.example' : 'two@bihuan.example'
    const me = await server.ask('GET', '/api/me', { cookie: await server.signIn(email) })
    expect(me.json()).toMatchObject({
      person: { title: '管理员', departmentName: '管理', roles: [{ role: 'administrator' }] },
      organisation: { id: org, name: '闭环机器人有限公司', nameEn: 'Bihuan Robotics', isDemo: false },
    })
    // Whoever asked with BIHUAN_API_KEY before there was anybody to act as need not wait.
    expect((await server.ask('GET', '/api/me', { key: KEY })).json()).toMatchObject({ organisation: { id: org } })
    expect(await state()).toEqual({ needsSetup: false })
    expect((await setUp(wish())).json()).toMatchObject({ status: 409, code: 'setup.done-already' })
    const { rows } = await database.pool.query(
      'select (select count(*) from "user") as users, (select count(*) from account) as accounts',
    )
    expect(rows).toEqual([{ users: 1, accounts: 1 }])
  })
})

describe('the regulations to begin with', () => {
  const shipped = [robot, furn, penal]
  const firstRun = async () => {
    const database = await testDatabase()
    const server = await testApp(database, {
      shipped,
      onOrganisationCreated: (tx, org, now, beginning) =>
        beginWith(shipped, { tx, org, now, newId: nextId, newSalt: nextSalt }, beginning),
    })
    const setUp = (regulations?: string[], primary?: Record<string, string>) =>
      server.ask('POST', '/api/setup', {
        body: {
          token: server.deps.setupToken.text,
          organisation: { name: '木屿家居' },
          administrator: { name: '詹鹏', email: 'zhan@muyu.example', password: PASSWORD },
          ...(regulations === undefined ? {} : { regulations }),
          ...(primary === undefined ? {} : { primary }),
        },
      })
    const policies = async () => {
      const answer = await server.ask('GET', '/api/policies', { cookie: await server.signIn('zhan@muyu.example') })
      return answer.json().items.map(({ id, current }: { id: string; current: boolean }) => [id, current])
    }
    return { server, setUp, policies }
  }

  test('are offered until the first organisation is there, and hold from then on', async () => {
    const { server, setUp, policies } = await firstRun()
    expect((await server.ask('GET', '/api/setup')).json().regulations).toEqual(
      shipped.map(({ id, title, primaryFor }) => ({ id, title, kinds: primaryFor })),
    )
    expect((await setUp(['no-such'])).json()).toMatchObject({ status: 404, code: 'edition.not-found' })
    expect((await setUp(['furn', 'penal', 'furn'])).statusCode).toBe(201)
    expect(await policies()).toEqual([
      ['furn', true],
      ['penal', true],
    ])
    expect((await server.ask('GET', '/api/setup')).json()).toEqual({ needsSetup: false })
  })

  test('must have one leader of each kind: named where several would lead, chosen, and shown with who chose', async () => {
    const { server, setUp, policies } = await firstRun()
    const refused = (await setUp(['robot', 'penal'])).json()
    expect(refused).toMatchObject({ status: 422, code: 'setup.kind-led-twice' })
    expect(refused.detail).toContain('处罚')
    expect(refused.detail).toContain('整改')
    // A choice of one that is not among them is none.
    expect((await setUp(['robot', 'penal'], { penalty: 'furn', rectification: 'penal' })).json().code).toBe(
      'setup.kind-led-twice',
    )
    expect((await setUp(['robot', 'penal'], { penalty: 'robot', rectification: 'penal' })).statusCode).toBe(201)
    expect(await policies()).toEqual([
      ['penal', true],
      ['robot', true],
    ])
    const { policies: shown, setBy } = (
      await server.ask('GET', '/api/settings', { cookie: await server.signIn('zhan@muyu.example') })
    ).json()
    expect(shown.contested).toMatchObject([
      { kind: 'rectification', primary: 'penal', chosen: true },
      { kind: 'penalty', primary: 'robot', chosen: true },
    ])
    expect(setBy['policies.primary'].by.name).toBe('詹鹏')
  })

  test('are the first one where nobody chooses, and none where none is chosen', async () => {
    const usual = await firstRun()
    expect((await usual.setUp()).statusCode).toBe(201)
    expect(await usual.policies()).toEqual([['robot', true]])
    const bare = await firstRun()
    expect((await bare.setUp([])).statusCode).toBe(201)
    expect(await bare.policies()).toEqual([])
  })
})

describe('demo logins', () => {
  test('are offered on this computer only, in the order of the demo data, and of demo organisations only', async () => {
    const database = await testDatabase()
    await aSmallOrganisation(database, 'demo', {
      isDemo: true,
      people: [
        { id: 'li', email: 'li@demo.example' },
        { id: 'wang', email: 'wang@demo.example' },
        { id: 'gone', email: 'gone@demo.example' },
      ],
    })
    await aSmallOrganisation(database, 'real', { people: [{ id: 'boss', email: 'boss@real.example' }] })
    await inOrganisation(database, 'demo', tx =>
      tx.updateTable('people').set({ is_active: false }).where('id', '=', 'gone').execute(),
    )
    const people = ['wang', 'li', 'gone', 'nobody'].map(name => ({ email: `${name}@demo.example`, hint: `${name} 的一天` }))
    const server = await testApp(database, { demo: { password: PASSWORD, people: [...people, { email: 'boss@real.example' }] } })
    const { demo } = (await server.ask('GET', '/api/setup')).json()
    expect(demo.password).toBe(PASSWORD)
    expect(demo.logins).toEqual(
      ['wang', 'li'].map(name => ({
        email: `${name}@demo.example`,
        name: `${name} 先生`,
        title: '',
        organisation: 'demo 公司',
        hint: `${name} 的一天`,
      })),
    )
    expect((await server.ask('GET', '/api/setup', { from: '192.168.1.7' })).json()).toEqual({ needsSetup: false })
  })
})

test('guessing the token is slowed down', async () => {
  const server = await testApp(await testDatabase())
  const body = {
    token: 'guess',
    organisation: { name: 'x' },
    administrator: { name: 'x', email: 'x@x.example', password: PASSWORD },
  }
  const statuses = []
  for (let i = 0; i < 20; i++) statuses.push((await server.ask('POST', '/api/setup', { body })).statusCode)
  expect(new Set(statuses)).toEqual(new Set([403]))
  const response = await server.ask('POST', '/api/setup', { body })
  expect(response.json()).toMatchObject({ status: 429, code: 'rate.too-many' })
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
})

test('a set-up token is 16 letters that nobody misreads', () => {
  const token = createSetupToken(bytes => Uint8Array.from({ length: bytes }, (_, at) => at * 17))
  expect(token.text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(token.matches(token.text)).toBe(true)
  expect(token.matches(token.text.slice(0, -1))).toBe(false)
  expect(token.matches('')).toBe(false)
})
