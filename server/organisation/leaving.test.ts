import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, START, testApp } from '../../test/app.ts'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { createPersonAccount } from '../auth/person-account.ts'
import type { Ctx } from '../context.ts'
import { recordAbsence } from './absences.ts'
import { addPerson } from './change-person.ts'
import { appoint } from './change-post.ts'
import { chartRoutes } from './chart-routes.ts'
import { closeAccount } from './close-account.ts'
import { importStaff } from './import-staff.ts'
import { openObligations } from './obligations.ts'
import { changePartner, createPartner } from './partners.ts'
import { isPartner, presentInstead } from './roster.ts'
import { addShift, setDutyHours } from './rota.ts'
import { readStaffTable, staffTemplate } from './staff-table.ts'
import type { HandedOverUnits, ObligationList } from './transfer-schema.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

describe('somebody who leaves', () => {
  let firm: TestOrganisation
  let app: FeatureApp
  beforeAll(async () => {
    firm = await anOrganisation(database)
    app = await featureApp(database, firm, [chartRoutes])
    await anAnomalyInPlanning(firm)
    await firm.as('otherFrontLine').register({})
  })
  const obligations = async (who: PersonName, of: PersonName) =>
    (await app.ask(who, 'GET', `/api/people/${firm.people[of]}/obligations`)).json<ObligationList>()

  test('cannot go while anything is open; all of it passes to named people at once; then sessions end and posts with them', async () => {
    const of: PersonName = 'otherFrontLine'
    const open = await obligations('administrator', of)
    expect(open.items.map(i => i.kind)).toContain('duty')
    const refused = await app.ask('administrator', 'POST', `/api/people/${firm.people[of]}/close`)
    expect(refused.json()).toMatchObject({ status: 409, code: 'person.has-open-obligations' })
    const units = [...new Map(open.items.filter(i => i.canHandOver).map(i => [`${i.source} ${i.unit}`, i])).values()].map(
      ({ source, unit }) => ({ source, unit, to: firm.people.frontLine }),
    )
    const passed = await app.ask('administrator', 'POST', `/api/people/${firm.people[of]}/hand-over`, {
      body: { units, cause: 'leave' },
    })
    expect(passed.json<HandedOverUnits>()).toMatchObject({ done: units.length, refused: 0 })
    expect((await obligations('administrator', of)).items.filter(i => i.blocks)).toEqual([])
    expect((await app.ask('administrator', 'POST', `/api/people/${firm.people[of]}/close`)).statusCode).toBe(200)
    const held = await firm
      .as('administrator')
      .do(ctx =>
        ctx.tx
          .selectFrom('posts')
          .select('until')
          .where('org_id', '=', ctx.org)
          .where('person_id', '=', firm.people[of])
          .execute(),
      )
    expect(held.every(p => p.until !== null)).toBe(true)
  })

  test('a seat in the disposal group is open too, and passes to a successor or is given up', async () => {
    const of: PersonName = 'headOfFinance'
    const open = await obligations('administrator', of)
    const seat = open.items.find(i => i.kind === 'seat')!
    expect(seat.title.zh).toBe('处置小组成员')
    await app.ask('administrator', 'POST', `/api/people/${firm.people[of]}/hand-over`, {
      body: { units: [{ source: 'post', unit: seat.unit, to: firm.people.finance }] },
    })
    const roster = await firm.as('administrator').do(async ctx => ctx.roster)
    expect(roster.people.get(firm.people.finance)?.roles.some(r => r.role === 'group-member')).toBe(true)
    expect(roster.people.get(firm.people.headOfFinance)?.roles.some(r => r.role === 'group-member')).toBe(false)
  })

  test('nobody else looks at it or passes it on', async () => {
    expect(await obligations('sales', 'legal')).toMatchObject({ code: 'hand-over.not-yours' })
    const taken = await app.ask('sales', 'POST', `/api/people/${firm.people.legal}/hand-over`, {
      body: { units: [{ source: 'line', unit: 'x', to: firm.people.sales }] },
    })
    expect(taken.json()).toMatchObject({ code: 'hand-over.not-yours' })
  })
})

test('an account that closes ends its sessions, and one whose contract has run out is no way in', async () => {
  const firm = await anOrganisation(database, { now: START })
  const server = await testApp(database)
  let n = 0
  const make = (person: string, email: string) =>
    createPersonAccount(
      { database, now: START, newId: () => `acc-${email}-${++n}` },
      { org: firm.org, person, name: 'x', email, password: PASSWORD },
    )
  await make(firm.people.research, 'leaver@x.example')
  const cookie = await server.signIn('leaver@x.example')
  expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(200)
  await firm.as('administrator').do(ctx => closeAccount(ctx, firm.people.research))
  server.app.sessions.forget()
  expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(401)

  const company = await firm.as('administrator').do(ctx => createPartner(ctx, { name: '捷安安装', since: START }))
  const installer = await firm
    .as('administrator')
    .do(ctx => addPerson(ctx, { name: '安师傅', title: '安装工', partnerOf: company, posts: [{ role: 'installer' }] }))
  await make(installer, 'installer@x.example')
  const theirs = await server.signIn('installer@x.example')
  expect((await server.ask('GET', '/api/me', { cookie: theirs })).statusCode).toBe(200)
  server.advance(120_000)
  await firm
    .as('administrator')
    .do(ctx => changePartner(ctx, company, { until: new Date(Date.parse(START) + 60_000).toISOString() }))
  server.app.sessions.forget()
  expect((await server.ask('GET', '/api/me', { cookie: theirs })).json()).toMatchObject({ code: 'person.inactive' })
})

describe('partners', () => {
  test('hold no internal post, are known on the roster, and leave it when the contract ends', async () => {
    const firm = await anOrganisation(database)
    const admin = <T>(work: (ctx: Ctx) => Promise<T>) => firm.as('administrator').do(work)
    const until = new Date(Date.parse(firm.clock.now()) + 3_600_000).toISOString()
    const company = await admin(ctx => createPartner(ctx, { name: '捷安安装', since: firm.clock.now(), until }))
    const id = await admin(ctx =>
      addPerson(ctx, { name: '安师傅', title: '', partnerOf: company, posts: [{ role: 'installer' }] }),
    )
    expect(await admin(async ctx => isPartner(ctx.roster, id))).toBe(true)
    await expect(admin(ctx => appoint(ctx, id, { role: 'legal' }))).rejects.toMatchObject({ code: 'partner.internal-post' })
    await expect(
      admin(ctx => addPerson(ctx, { name: '乙', title: '', partnerOf: company, posts: [{ role: 'department-head' }] })),
    ).rejects.toMatchObject({ code: 'partner.internal-post' })
    firm.clock.pass({ hours: 1 })
    expect(await admin(async ctx => ctx.roster.people.has(id))).toBe(false)
  })
})

describe('leave and on-duty hours', () => {
  test('planned leave begins and ends by itself, half days too; the superior is told and nobody else reads the kind', async () => {
    const firm = await anOrganisation(database)
    const app = await featureApp(database, firm, [chartRoutes])
    const { sales, headOfSales, legal } = firm.people
    await firm.as('sales').do(ctx =>
      recordAbsence(ctx, {
        kind: 'sick',
        from: '2026-03-03',
        fromHalf: 'afternoon',
        to: '2026-03-04',
        toHalf: 'afternoon',
        substitute: legal,
      }),
    )
    const seen = () =>
      firm.as('administrator').do(async ctx => [ctx.roster.people.get(sales)?.presence, presentInstead(ctx.roster, sales)])
    firm.clock.set('2026-03-03 11:59')
    expect(await seen()).toEqual(['on-duty', sales])
    firm.clock.set('2026-03-03 12:00')
    expect(await seen()).toEqual(['leave', legal])
    firm.clock.set('2026-03-05 00:00')
    expect(await seen()).toEqual(['on-duty', sales])
    const told = await firm
      .as('administrator')
      .do(ctx =>
        ctx.tx
          .selectFrom('notifications')
          .select('person_id')
          .where('org_id', '=', ctx.org)
          .where('kind', '=', 'absence')
          .execute(),
      )
    expect(told).toEqual([{ person_id: headOfSales }])
    const list = async (who: PersonName) =>
      (await app.ask(who, 'GET', '/api/organisation/absences?from=2026-03-01&to=2026-03-31')).json<{
        items: { kind: string }[]
      }>().items.length
    expect([await list('headOfSales'), await list('sales'), await list('legal')]).toEqual([1, 1, 0])
  })

  test('outside the hours of a role somebody is off duty, and whoever has the shift stands in', async () => {
    const firm = await anOrganisation(database)
    const { serviceDesk, frontLine } = firm.people
    const hours = [1, 2, 3, 4, 5].map(weekday => ({ weekday, starts: '09:00', ends: '18:00' }))
    const admin = <T>(work: (ctx: Ctx) => Promise<T>) => firm.as('administrator').do(work)
    await admin(ctx => setDutyHours(ctx, { role: 'service-desk', windows: hours }))
    const seen = () => admin(async ctx => [ctx.roster.people.get(serviceDesk)?.presence, presentInstead(ctx.roster, serviceDesk)])
    firm.clock.set('2026-03-02 17:59')
    expect(await seen()).toEqual(['on-duty', serviceDesk])
    firm.clock.set('2026-03-02 18:00')
    expect(await seen()).toEqual(['off-duty', serviceDesk])
    await admin(ctx =>
      addShift(ctx, {
        person: frontLine,
        role: 'service-desk',
        since: china('2026-03-02 18:00'),
        until: china('2026-03-02 23:00'),
      }),
    )
    expect(await seen()).toEqual(['off-duty', frontLine])
    firm.clock.set('2026-03-02 23:00')
    expect(await seen()).toEqual(['off-duty', serviceDesk])
    firm.clock.set('2026-03-03 09:00')
    expect(await seen()).toEqual(['on-duty', serviceDesk])
  })

  test('hours over midnight belong to the evening they begin on', async () => {
    const firm = await anOrganisation(database)
    const admin = <T>(work: (ctx: Ctx) => Promise<T>) => firm.as('administrator').do(work)
    await admin(ctx =>
      setDutyHours(ctx, { person: firm.people.serviceDesk, windows: [{ weekday: 1, starts: '22:00', ends: '06:00' }] }),
    )
    const seen = async (at: string) => {
      firm.clock.set(at)
      return admin(async ctx => ctx.roster.people.get(firm.people.serviceDesk)?.presence)
    }
    expect([await seen('2026-03-02 21:59'), await seen('2026-03-03 05:59'), await seen('2026-03-03 06:00')]).toEqual([
      'off-duty',
      'on-duty',
      'off-duty',
    ])
  })
})

describe('the import of a staff table', () => {
  const table = async (bytes: Uint8Array | string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'bihuan-staff-')), 'staff')
    await writeFile(path, bytes)
    return readStaffTable(path)
  }

  test('makes departments, people, posts and superiors, says of each row what it does, and again changes nothing', async () => {
    const firm = await anOrganisation(database)
    const rows = await table(
      '部门,上级部门,部门类型,姓名,工号,职务,邮箱,岗位,直接上级\n' +
        '海外事业部,公司管理层,销售,,,,,,\n' +
        '海外事业部,,,周远,H01,总监,zhou@x.cn,部门负责人、销售,\n' +
        '海外事业部,,,林可,H02,专员,,一线人员,周远\n' +
        '没有这个部门,,,甲,,,,,\n' +
        '海外事业部,,,乙,,,不是邮箱,不存在的岗位,\n',
    )
    const run = () => firm.as('administrator').do(ctx => importStaff(ctx, rows))
    const first = await run()
    expect(first.rows.map(r => [r.line, r.outcome, r.problems.map(p => p.column)])).toEqual([
      [2, 'new', []],
      [3, 'new', []],
      [4, 'new', []],
      [5, 'failed', ['department']],
      [6, 'failed', ['email', 'posts']],
    ])
    const roster = await firm.as('administrator').do(async ctx => ctx.roster)
    const byName = (name: string) => [...roster.people.values()].find(p => p.name === name)!
    expect(byName('林可').superior).toBe(byName('周远').id)
    expect(
      byName('周远')
        .roles.map(r => r.role)
        .sort(),
    ).toEqual(['department-head', 'sales'])
    expect([...roster.departments.values()].find(d => d.name === '海外事业部')?.parent).toBe(firm.departments.management)
    expect((await run()).counts).toEqual({ new: 0, changed: 0, same: 3, failed: 2 })
    const changed = await table('部门,姓名,工号,职务\n技术研发部,林可,H02,高级专员\n')
    const again = await firm.as('administrator').do(ctx => importStaff(ctx, changed))
    expect(again.rows[0]).toMatchObject({
      outcome: 'changed',
      changes: [
        { column: 'department', before: '海外事业部', after: '技术研发部' },
        { column: 'title', before: '专员', after: '高级专员' },
      ],
    })
  })

  test('of a workbook reads what formulas show; the template has our columns; a dry run leaves nothing behind', async () => {
    const firm = await anOrganisation(database)
    const app = await featureApp(database, firm, [chartRoutes])
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('人员')
    sheet.addRow(['部门', '姓名', '职务'])
    sheet.addRow(['销售部', { formula: 'CONCATENATE("王","五")', result: '王五' }, '=HYPERLINK("http://evil")'])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const boundary = 'staff'
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="s.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const preview = await app.ask('administrator', 'POST', '/api/organisation/import/preview', {
      payload,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
    expect(preview.json()).toMatchObject({ applied: false, counts: { new: 1 }, rows: [{ cells: { name: '王五' } }] })
    const staff = () =>
      firm.as('administrator').do(async ctx => [...ctx.roster.people.values()].filter(p => p.name.startsWith('王五')).length)
    expect(await staff()).toBe(0)
    const { file } = preview.json<{ file: string }>()
    const mends = { 2: { name: '王五六' } }
    const applied = await app.ask('administrator', 'POST', '/api/organisation/import', { body: { file, mends } })
    expect(applied.json()).toMatchObject({ applied: true, counts: { new: 1 } })
    expect(await staff()).toBe(1)
    const template = await firm.as('administrator').do(ctx => staffTemplate(ctx, 'zh'))
    await expect(table(template)).resolves.toEqual([])
    await expect(table('姓名,年龄\n甲,3\n')).rejects.toMatchObject({ code: 'staff-import.columns-missing' })
  })
})

test('obligations come from every source, and only those of the person', async () => {
  const firm = await anOrganisation(database)
  const open = await firm.as('administrator').do(ctx => openObligations(ctx, firm.people.liaison))
  expect(open.map(o => [o.kind, o.title.zh, o.blocks])).toEqual([['seat', '异常对接人（销售部）', true]])
})
