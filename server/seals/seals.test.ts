import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFile } from '../../test/access/walked-organisation.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { placeOf } from '../../test/files.ts'
import { caseRoutes } from '../cases/routes.ts'
import { fileRoutes } from '../files/routes.ts'
import { oversightRoutes } from '../oversight/routes.ts'
import { sealRoutes } from './routes.ts'

onEachEngine('matter under seal', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let id: string
  let file: string
  let sha256: string
  let note: string
  const content = '调解协议：保密'

  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [caseRoutes, fileRoutes, sealRoutes, oversightRoutes])
    id = (await firm.as('frontLine').register({ title: '商业秘密' })).id
    const sent = aFile('协议.txt', content)
    const stored = await http.ask('frontLine', 'POST', '/api/files', { payload: sent.body, headers: sent.headers })
    ;({ id: file, sha256 } = stored.json())
    await firm.as('frontLine').act(id, 'attach', { file })
    note = (await firm.as('frontLine').act(id, 'note', { text: '对方律师的说法' })).event
  })

  const seal = (who: PersonName, body: object) => http.ask(who, 'POST', `/api/cases/${id}/seals`, { body })
  const sealsOf = async (who: PersonName) => (await http.ask(who, 'GET', `/api/cases/${id}/seals`)).json()
  const open = (who: PersonName, which: string, reason = '准备应诉材料') =>
    http.ask(who, 'POST', `/api/seals/${which}/open`, { body: { reason } })
  const logged = async (action: string) =>
    (await http.ask('auditor', 'GET', `/api/access-log?action=${action}&case=${id}`)).json().items

  test('is placed by legal, personnel, audit and internal control, with a reason; then the content lies on disk encrypted only', async () => {
    const lay = await placeOf(database, firm.org, sha256)
    expect(existsSync(lay)).toBe(true)
    expect((await seal('legal', { kind: 'file', subject: file, reason: '诉' })).json()).toMatchObject({ code: 'input.invalid' })
    expect((await seal('legal', { kind: 'file', subject: 'none', reason: '涉及诉讼' })).json()).toMatchObject({
      code: 'file.not-found',
    })
    const placed = await seal('legal', { kind: 'file', subject: file, reason: '涉及诉讼' })
    expect(placed.json()).toMatchObject({
      mayPlace: true,
      items: [{ kind: 'file', subject: file, title: '协议.txt', mayOpen: true }],
    })
    expect((await seal('legal', { kind: 'file', subject: file, reason: '涉及诉讼' })).json()).toMatchObject({
      code: 'seal.placed-already',
    })
    expect(existsSync(lay)).toBe(false)
    await expect(placeOf(database, firm.org, sha256)).rejects.toThrow('no result')
    const kept = readFileSync(join(database.dataDir, 'files', 'sealed', placed.json().items[0].id))
    expect(kept.includes(Buffer.from('保密'))).toBe(false)
  })

  test('is read by nobody without a reason, the administrator included', async () => {
    for (const who of ['frontLine', 'administrator', 'auditor', 'legal', 'principal'] as const) {
      const answer = await http.ask(who, 'GET', `/api/files/${file}`)
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'seal.reason-needed'])
    }
    const [{ id: which }] = (await sealsOf('administrator')).items
    expect((await sealsOf('administrator')).items[0].mayOpen).toBe(false)
    for (const who of ['frontLine', 'administrator', 'principal'] as const)
      expect((await open(who, which)).json()).toMatchObject({ code: 'seal.not-yours' })
    expect((await open('auditor', which, '看')).json()).toMatchObject({ code: 'input.invalid' })
    expect(await logged('seal.opened')).toEqual([])
    const opened = await open('auditor', which)
    expect(opened.body).toBe(content)
    expect(opened.headers['cache-control']).toBe('no-store')
    await open('auditor', which, '复核上次的结论')
    expect(await logged('seal.opened')).toMatchObject([
      { actor: { id: firm.people.auditor }, reason: '复核上次的结论', detail: { title: '协议.txt' } },
      { reason: '准备应诉材料' },
    ])
  })

  test('may be opened by somebody else until a moment, when one of those posts says so', async () => {
    const [{ id: which }] = (await sealsOf('legal')).items
    const until = new Date(Date.parse(firm.clock.now()) + 3_600_000).toISOString()
    const grant = { person: firm.people.frontLine, until, reason: '经办人核对金额' }
    expect(
      (await http.ask('legal', 'POST', `/api/seals/${which}/grants`, { body: { ...grant, until: firm.clock.now() } })).json(),
    ).toMatchObject({ code: 'seal.grant-over' })
    await http.ask('legal', 'POST', `/api/seals/${which}/grants`, { body: grant })
    expect((await open('frontLine', which)).body).toBe(content)
    firm.clock.pass({ hours: 2 })
    expect((await open('frontLine', which)).json()).toMatchObject({ code: 'seal.not-yours' })
  })

  test('of a record: its words are in no answer, and the database does not show them either', async () => {
    await seal('legal', { kind: 'record', subject: note, reason: '律师往来' })
    for (const who of ['frontLine', 'auditor', 'administrator'] as const) {
      const seen = await http.ask(who, 'GET', `/api/cases/${id}`)
      expect(seen.statusCode).toBe(200)
      expect(seen.body).not.toContain('对方律师的说法')
    }
    const rows = await firm
      .as('administrator')
      .do(({ tx, org }) =>
        tx.selectFrom('sealed_fields').selectAll().where('org_id', '=', org).where('event_id', '=', note).execute(),
      )
    expect(rows).toEqual([])
    const which = (await sealsOf('legal')).items.find((one: { kind: string }) => one.kind === 'record').id
    expect((await open('legal', which)).json()).toEqual({ words: { text: '对方律师的说法' } })
  })

  describe('in the database', () => {
    const asApp = (statement: ReturnType<typeof sql>) => firm.as('legal').do(({ tx }) => statement.execute(tx))

    test('the key is given by the one function that writes the log, in the same transaction', async () => {
      await expect(asApp(sql`select key from seal_keys`)).rejects.toThrow('permission denied')
      await expect(asApp(sql`update seals set lifted_at = now()`)).rejects.toThrow('permission denied')
      await expect(asApp(sql`delete from access_log`)).rejects.toThrow('permission denied')
      await expect(asApp(sql`update access_log set reason = 'x'`)).rejects.toThrow('permission denied')
      const [{ id: which }] = (await sealsOf('legal')).items
      await expect(asApp(sql`select * from bihuan_open_seal(${which}, 'log', now(), 'legal', '', null)`)).rejects.toThrow(
        'with a reason',
      )
      const before = (await logged('seal.opened')).length
      await expect(
        firm.as('legal').do(async ({ tx }) => {
          await sql`select * from bihuan_open_seal(${which}, 'log-2', now(), 'legal', 'long enough', null)`.execute(tx)
          throw new Error('changed my mind')
        }),
      ).rejects.toThrow('changed my mind')
      expect((await logged('seal.opened')).length).toBe(before)
    })

    test("another organisation's seal is not there", async () => {
      const strange = await anOrganisation(database)
      const [{ id: which }] = (await sealsOf('legal')).items
      const { rows } = await strange
        .as('legal')
        .do(({ tx }) => sql`select * from bihuan_open_seal(${which}, 'log-3', now(), 'legal', 'long enough', null)`.execute(tx))
      expect(rows).toEqual([])
    })
  })

  test('is lifted with a reason, and then lies open again; a content that was changed on disk is refused', async () => {
    const lift = (which: string) => http.ask('legal', 'POST', `/api/seals/${which}/lift`, { body: { reason: '诉讼已结束' } })
    const items: { id: string; kind: string }[] = (await sealsOf('legal')).items
    const which = items.find(one => one.kind === 'file')!.id
    const path = join(database.dataDir, 'files', 'sealed', which)
    const whole = readFileSync(path)
    writeFileSync(path, Buffer.concat([whole.subarray(0, -1), Buffer.from([whole.at(-1)! ^ 1])]))
    expect((await lift(which)).json()).toMatchObject({ code: 'file.lost' })
    writeFileSync(path, whole)
    expect((await lift(which)).json().items).toHaveLength(1)
    expect((await http.ask('frontLine', 'GET', `/api/files/${file}`)).body).toBe(content)
    expect(readdirSync(join(database.dataDir, 'files', 'sealed'))).toEqual([])
    await lift(items.find(one => one.kind === 'record')!.id)
    expect((await http.ask('frontLine', 'GET', `/api/cases/${id}`)).body).toContain('对方律师的说法')
    expect(await logged('seal.lifted')).toHaveLength(2)
  })
})
