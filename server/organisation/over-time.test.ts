import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../events/roles.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, nextId, type TestOrganisation } from '../../test/factories.ts'
import type { Ctx } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import { viewBodies, viewLiaisons } from './bodies.ts'
import { changeDepartment, closeDepartment } from './change-department.ts'
import { changePerson } from './change-person.ts'
import { appoint, changePost, setChair } from './change-post.ts'
import { createDepartment } from './create-department.ts'
import { listChanges, personHistory, postHistory } from './history.ts'
import { organisationAt } from './organisation-on.ts'
import { createRegion } from './regions.ts'
import { loadRoster } from './roster.ts'
import { setSuperior } from './set-superior.ts'
import { directSuperior, isSuperiorOf, nearestSuperiors } from './superiors.ts'

const day = (n: number) => new Date(Date.parse('2026-04-01T00:00:00.000Z') + n * 86_400_000).toISOString()

onEachEngine('posts over time', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
  })
  const refusedOr = async (work: () => Promise<unknown>) =>
    work().then(
      () => 'done',
      error => (error as { code?: string }).code ?? String(error),
    )

  test('whatever is appointed, moved and ended: nobody holds one post twice at a moment, and a moment reads the same from tables and roster', async () => {
    const roles: readonly Role[] = ['quality', 'department-head', 'legal']
    const step = fc.record({
      what: fc.constantFrom('appoint', 'move', 'end', 'later') as fc.Arbitrary<'appoint' | 'move' | 'end' | 'later'>,
      who: fc.constantFrom('sales', 'legal', 'research') as fc.Arbitrary<'sales' | 'legal' | 'research'>,
      role: fc.constantFrom(...roles),
      from: fc.integer({ min: -1, max: 20 }),
      length: fc.option(fc.integer({ min: -1, max: 10 })),
      pick: fc.nat(50),
    })
    let at = 0
    const moment = () => day(at)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
        for (const { what, who, role, from, length, pick } of steps) {
          const admin = actAs(database, firm.org, firm.people.administrator, moment())
          if (what === 'later') at += 2
          else
            await refusedOr(() =>
              admin.do(async ctx => {
                const until = length === null ? undefined : day(at + from + length)
                const since = from < 0 ? undefined : day(at + from)
                if (what === 'appoint')
                  return appoint(ctx, firm.people[who], { role, since, ...(until === undefined ? {} : { until }) })
                const all = await ctx.tx
                  .selectFrom('posts')
                  .select('id')
                  .where('org_id', '=', ctx.org)
                  .where('role', 'in', roles)
                  .orderBy('id')
                  .execute()
                const post = all[pick % all.length]!
                return changePost(ctx, post.id, what === 'end' ? { until: ctx.now } : { since, until: until ?? null })
              }),
            )
        }
        await inOrganisation(database, firm.org, async tx => {
          const posts = await tx.selectFrom('posts').selectAll().where('org_id', '=', firm.org).execute()
          for (const a of posts)
            for (const b of posts) {
              const isSame = a.person_id === b.person_id && a.role === b.role && a.department_id === b.department_id
              const overlaps =
                a.since < (b.until ?? '~') && b.since < (a.until ?? '~') && a.since !== a.until && b.since !== b.until
              if (a.id < b.id && isSame) expect([a, b, overlaps]).toEqual([a, b, false])
            }
          for (const now of [moment(), day(at + 5)]) {
            const ctx = { tx, org: firm.org, now } as Ctx
            const [then, roster] = [await organisationAt(ctx, now), await loadRoster(tx, firm.org, now)]
            const told = then.people.map(p => [
              p.id,
              p.department_id,
              then.posts
                .filter(x => x.person_id === p.id)
                .map(x => `${x.role} ${x.department_id}`)
                .sort(),
            ])
            const kept = [...roster.people.values()].map(p => [
              p.id,
              p.department,
              p.roles.map(r => `${r.role} ${r.department ?? null}`).sort(),
            ])
            expect(told.sort()).toEqual(kept.sort())
          }
        })
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('the database itself takes no second one, whoever writes it', async () => {
    const id = firm.people.finance
    const insert = (since: string, until: string | null) =>
      inOrganisation(database, firm.org, tx =>
        tx
          .insertInto('posts')
          .values({ org_id: firm.org, id: nextId(), person_id: id, role: 'it', department_id: null, since, until })
          .execute(),
      )
    await insert(day(0), day(5))
    await insert(day(5), null)
    await expect(insert(day(4), day(5))).rejects.toThrow('holds this post already')
  })
})

describe('the organisation of a past day', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
  })

  test('shows names, departments and people as they were, and the log says who changed what', async () => {
    const before = firm.clock.now()
    firm.clock.pass({ hours: 24 })
    const admin = firm.as('administrator')
    await admin.do(ctx =>
      changeDepartment(ctx, firm.departments.legal, { name: '法务合规部', parent: firm.departments.management }),
    )
    await admin.do(ctx => changePerson(ctx, firm.people.legal, { title: '合规专员', department: firm.departments.management }))
    await admin.do(ctx => createDepartment(ctx, { name: '海外部', kind: 'sales' }))
    const read = (at: string) => admin.do(ctx => organisationAt(ctx, at))
    const [then, now] = [await read(before), await read(firm.clock.now())]
    const of = (view: typeof then) => [
      view.departments.find(d => d.id === firm.departments.legal)?.name,
      view.departments.some(d => d.name === '海外部'),
      view.people.find(p => p.id === firm.people.legal)?.title,
      view.people.find(p => p.id === firm.people.legal)?.department_id,
    ]
    expect(of(then)).toEqual(['法务部', false, '法务专员', firm.departments.legal])
    expect(of(now)).toEqual(['法务合规部', true, '合规专员', firm.departments.management])
    const { items } = await admin.do(ctx => listChanges(ctx, { limit: 50, department: firm.departments.legal }))
    expect(items[0]).toMatchObject({
      actor: { id: firm.people.administrator },
      fields: [
        { field: 'name', before: '法务部', after: '法务合规部' },
        { field: 'parent_id', before: null, after: '公司管理层' },
      ],
    })
    await expect(
      admin.do(ctx => changeDepartment(ctx, firm.departments.management, { parent: firm.departments.legal })),
    ).rejects.toMatchObject({ code: 'department.circle' })
  })

  test('is not rewritten: the log takes no change and no deletion', async () => {
    const touch = (work: (ctx: Ctx) => Promise<unknown>) => firm.as('administrator').do(work)
    await expect(touch(ctx => ctx.tx.updateTable('organisation_changes').set({ actor: 'x' }).execute())).rejects.toThrow(
      'permission denied',
    )
    await expect(touch(ctx => ctx.tx.deleteFrom('organisation_changes').execute())).rejects.toThrow('permission denied')
  })

  test('keeps who held a post one after another', async () => {
    const admin = firm.as('administrator')
    const head = await admin.do(ctx => postHistory(ctx, { role: 'department-head', department: firm.departments.sales }))
    firm.clock.pass({ hours: 1 })
    await admin.do(ctx => changePost(ctx, head.items[0]!.id, { until: ctx.now }))
    await admin.do(ctx => appoint(ctx, firm.people.sales, { role: 'department-head', department: firm.departments.sales }))
    const after = await admin.do(ctx => postHistory(ctx, { role: 'department-head', department: firm.departments.sales }))
    expect(after.items.map(i => [i.person.name, i.until])).toEqual([
      ['梁辉', null],
      ['马涛', firm.clock.now()],
    ])
    const on = async (day: string) =>
      (await admin.do(ctx => postHistory(ctx, { role: 'department-head', department: firm.departments.sales, on: day }))).items
        .filter(i => i.heldThen)
        .map(i => i.person.name)
    expect([await on('2026-03-01'), await on(firm.clock.now().slice(0, 10))]).toEqual([[], ['梁辉']])
    firm.clock.pass({ hours: 48 })
    const everything = await admin.do(ctx =>
      postHistory(ctx, { department: firm.departments.sales, on: firm.clock.now().slice(0, 10) }),
    )
    expect(everything.items.every(i => i.heldThen)).toBe(true)
    expect(everything.items.map(i => i.role)).toEqual(expect.arrayContaining(['department-head', 'liaison']))
    await expect(admin.do(ctx => changePost(ctx, head.items[0]!.id, { until: null }))).rejects.toMatchObject({
      code: 'post.ended',
    })
    const own = await admin.do(ctx => personHistory(ctx, firm.people.headOfSales))
    expect(own.posts.filter(p => p.until !== null).map(p => p.role)).toEqual(['department-head'])
  })
})

describe('reporting lines, bodies, liaisons and merged departments', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
  })
  const admin = <T>(work: (ctx: Ctx) => Promise<T>) => firm.as('administrator').do(work)

  test('the superior whom the company names goes before the one by post, from its day on, and lines never run in a circle', async () => {
    const { research, headOfResearch, sales, principal } = firm.people
    await admin(ctx => setSuperior(ctx, research, { superior: sales }))
    expect(await admin(async ctx => nearestSuperiors(ctx.roster, research))).toEqual([sales])
    expect(await admin(async ctx => directSuperior(ctx.roster, headOfResearch))).toMatchObject({ isNamed: false })
    expect(await firm.as('sales').do(async ctx => isSuperiorOf(ctx.roster, ctx.actor, research))).toBe(true)
    await expect(admin(ctx => setSuperior(ctx, sales, { superior: research }))).rejects.toMatchObject({ code: 'superior.circle' })
    const later = new Date(Date.parse(firm.clock.now()) + 86_400_000).toISOString()
    await admin(ctx => setSuperior(ctx, research, { superior: principal, since: later }))
    expect(await admin(async ctx => directSuperior(ctx.roster, research))).toEqual({ person: sales, isNamed: true })
    firm.clock.pass({ hours: 24 })
    expect(await admin(async ctx => directSuperior(ctx.roster, research))).toEqual({ person: principal, isNamed: true })
  })

  test('the disposal group has its leader, deputy and members, and says which department is not in it', async () => {
    const [group] = await admin(ctx => viewBodies(ctx, undefined))
    expect(group).toMatchObject({ id: 'disposal-group', clause: '5', gaps: [] })
    expect(group?.members.slice(0, 2).map(m => [m.name, m.as])).toEqual([
      ['刘建国', 'chair'],
      ['陈敏', 'deputy'],
    ])
    expect(group?.quorumBasis).toBe(group?.members.length)
    const seat = group?.members.find(m => m.id === firm.people.headOfLegal)?.post ?? ''
    await admin(ctx => changePost(ctx, seat, { until: ctx.now }))
    expect((await admin(ctx => viewBodies(ctx, undefined)))[0]?.gaps).toEqual([{ what: 'department', kind: 'legal' }])
  })

  test('a chair is one member, and who was it before stays readable', async () => {
    const boards = await admin(async ctx => {
      const a = await appoint(ctx, firm.people.finance, { role: 'board-member' })
      const b = await appoint(ctx, firm.people.legal, { role: 'board-member' })
      return [a, b]
    })
    firm.clock.pass({ hours: 1 })
    await admin(ctx => setChair(ctx, boards[0]!, true))
    firm.clock.pass({ hours: 1 })
    await admin(ctx => setChair(ctx, boards[1]!, true))
    const { items } = await admin(ctx => postHistory(ctx, { role: 'board-member' }))
    expect(items.filter(i => i.isChair).map(i => [i.person.id, i.until === null])).toEqual([
      [firm.people.legal, true],
      [firm.people.finance, false],
    ])
  })

  test('a department without a liaison is a finding that says who names one; a region asks only where a regulation does', async () => {
    const overseas = await admin(ctx => createRegion(ctx, { name: '北美', isOverseas: true }))
    const { departments, regions, rules } = await admin(viewLiaisons)
    expect(rules).toMatchObject({ department: { clause: '16' }, region: null })
    expect(departments.filter(d => !d.isMissing).map(d => d.name)).toEqual(['销售部'])
    expect(departments.find(d => d.name === '技术研发部')).toMatchObject({ isMissing: true, namedBy: [{ name: '郑工' }] })
    expect(regions).toMatchObject([{ id: overseas, isMissing: false }])
  })

  test('a department in use is not closed; merged into another one its people move and its cases go on there', async () => {
    const { research, implementation } = firm.departments
    await expect(admin(ctx => closeDepartment(ctx, research, {}))).rejects.toMatchObject({ code: 'department.in-use' })
    const found = await firm.as('frontLine').register({ departmentId: research } as never)
    await admin(ctx => closeDepartment(ctx, research, { into: implementation, reason: '合并' }))
    const roster = await admin(async ctx => ctx.roster)
    expect(roster.people.get(firm.people.research)?.department).toBe(implementation)
    const head = roster.people.get(firm.people.headOfImplementation)!
    expect(head.roles.filter(r => r.role === 'department-head').map(r => r.department)).toEqual([implementation, research])
    expect(roster.people.get(firm.people.headOfResearch)?.roles.some(r => r.role === 'department-head')).toBe(false)
    expect((await firm.as('headOfImplementation').view(found.id)).id).toBe(found.id)
    await expect(
      admin(ctx => appoint(ctx, firm.people.sales, { role: 'front-line', department: research })),
    ).rejects.toMatchObject({
      code: 'department.closed',
    })
  })
})
