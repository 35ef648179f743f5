import { beforeAll, describe, expect, it } from 'vitest'
import { wholeRecord } from '../../test/cases.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { addPerson, changePerson } from './change-person.ts'
import { createPerson } from './create-person.ts'
import { listDepartments, listPeople } from './list-people.ts'
import { ListPeople } from './schema.ts'
import { setPresence } from './set-presence.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const people = (firm: TestOrganisation, who: PersonName, filter: Record<string, string> = {}) =>
  firm.as(who).do(ctx => listPeople(ctx, ListPeople.parse(filter)))

describe('the staff', () => {
  it('is found by name, id, role and department; contacts are for administrators', async () => {
    const firm = await anOrganisation(database)
    expect(await people(firm, 'sales', { q: '何' })).toEqual([
      expect.objectContaining({ id: firm.people.headOfImplementation, departmentName: '项目实施部', presence: 'on-duty' }),
    ])
    expect((await people(firm, 'sales', { ids: `${firm.people.legal},${firm.people.sales}` })).map(p => p.id).sort()).toEqual(
      [firm.people.legal, firm.people.sales].sort(),
    )
    expect((await people(firm, 'sales', { role: 'management' })).length).toBe(3)
    expect((await people(firm, 'sales', { department: firm.departments.implementation })).length).toBe(3)
    expect((await people(firm, 'sales'))[0]).not.toHaveProperty('email')
    expect((await people(firm, 'administrator'))[0]).toHaveProperty('email')
    const departments = await firm.as('sales').do(async ctx => listDepartments(ctx))
    expect(departments.map(d => d.kind).slice(0, 3)).toEqual(['customer-service', 'research', 'implementation'])
  })

  it('changes posts from now on, and the posts of before stay readable', async () => {
    const firm = await anOrganisation(database)
    const id = await firm
      .as('administrator')
      .do(ctx =>
        addPerson(ctx, { name: '新人', title: '工程师', department: firm.departments.research, posts: [{ role: 'research' }] }),
      )
    firm.clock.pass({ days: 1 })
    await firm
      .as('administrator')
      .do(ctx =>
        changePerson(ctx, id, { posts: [{ role: 'department-head', department: firm.departments.sales }, { role: 'research' }] }),
      )
    firm.clock.pass({ minutes: 1 })
    const [person] = await people(firm, 'sales', { ids: id })
    expect(person?.roles).toEqual([
      { role: 'research', department: null },
      { role: 'department-head', department: { id: firm.departments.sales, name: '销售部' } },
    ])
    await firm.as('administrator').do(ctx => changePerson(ctx, id, { posts: [] }))
    firm.clock.pass({ minutes: 1 })
    expect((await people(firm, 'sales', { ids: id }))[0]?.roles).toEqual([])
    const posts = await firm
      .as('administrator')
      .do(ctx =>
        ctx.tx.selectFrom('posts').select(['role', 'until']).where('org_id', '=', ctx.org).where('person_id', '=', id).execute(),
      )
    expect(posts.every(p => p.until !== null)).toBe(true)
    expect(posts).toHaveLength(2)
  })

  it('keeps at least one administrator', async () => {
    const firm = await anOrganisation(database)
    const last = firm.people.administrator
    await expect(firm.as('administrator').do(ctx => changePerson(ctx, last, { active: false }))).rejects.toMatchObject({
      code: 'administrator.last',
    })
    await expect(
      firm.as('administrator').do(ctx => changePerson(ctx, last, { posts: [{ role: 'auditor' }] })),
    ).rejects.toMatchObject({ code: 'administrator.last' })
    await firm
      .as('administrator')
      .do(ctx => changePerson(ctx, firm.people.auditor, { posts: [{ role: 'auditor' }, { role: 'administrator' }] }))
    await firm.as('administrator').do(ctx => changePerson(ctx, last, { active: false }))
    expect((await people(firm, 'auditor')).some(p => p.id === last)).toBe(false)
  })
})

describe('presence', () => {
  it('sends new duties to the substitute of somebody on leave until they are back', async () => {
    const firm = await anOrganisation(database)
    await firm.as('headOfImplementation').do(ctx =>
      setPresence(ctx, ctx.actor.person, {
        state: 'leave',
        until: china('2026-03-04 09:00'),
        substitute: firm.people.headOfResearch,
      }),
    )
    const grader = async () =>
      (await firm.as('otherFrontLine').register(wholeRecord)).duties.find(d => d.rule === 'grade')?.owner.id
    expect(await grader()).toBe(firm.people.headOfResearch)
    firm.clock.set('2026-03-04 09:00')
    expect(await grader()).toBe(firm.people.headOfImplementation)
    const [event] = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx.selectFrom('events').select('data').where('org_id', '=', ctx.org).where('type', '=', 'presence.changed').execute(),
      )
    expect(event?.data).toEqual({
      person: firm.people.headOfImplementation,
      state: 'leave',
      until: china('2026-03-04 09:00'),
      substitute: firm.people.headOfResearch,
    })
  })

  it('sends new duties of somebody off duty to their substitute, then to a colleague on duty, and to nobody else', async () => {
    const firm = await anOrganisation(database)
    const head = firm.as('headOfImplementation')
    const away = (state: 'off-duty' | 'on-duty', substitute?: PersonName) =>
      head.do(ctx =>
        setPresence(ctx, ctx.actor.person, {
          state,
          ...(substitute === undefined ? {} : { substitute: firm.people[substitute] }),
        }),
      )
    const grader = async () =>
      (await firm.as('otherFrontLine').register(wholeRecord)).duties.find(d => d.rule === 'grade')?.owner.id
    await away('off-duty', 'headOfResearch')
    expect(await grader()).toBe(firm.people.headOfResearch)
    await away('off-duty')
    expect(await grader()).toBe(firm.people.headOfImplementation)
    const colleague = await head.do(ctx =>
      createPerson(ctx, {
        name: '副经理',
        title: '',
        department: ctx.roster.people.get(ctx.actor.person)!.department!,
        posts: [{ role: 'department-head' }],
      }),
    )
    expect(await grader()).toBe(colleague)
    await away('on-duty')
    expect([colleague, firm.people.headOfImplementation]).toContain(await grader())
  })

  it('accepts no substitute who would lead back to the absent person', async () => {
    const firm = await anOrganisation(database)
    const leave = (who: PersonName, substitute: PersonName) =>
      firm.as(who).do(ctx => setPresence(ctx, ctx.actor.person, { state: 'leave', substitute: firm.people[substitute] }))
    await expect(leave('sales', 'sales')).rejects.toMatchObject({ code: 'substitute.oneself' })
    await leave('legal', 'finance')
    await expect(leave('finance', 'legal')).rejects.toMatchObject({ code: 'substitute.oneself' })
    await firm.as('research').do(ctx => setPresence(ctx, ctx.actor.person, { state: 'leave' }))
    await expect(leave('sales', 'research')).rejects.toMatchObject({ code: 'substitute.not-present' })
    await expect(
      firm.as('sales').do(ctx => setPresence(ctx, ctx.actor.person, { state: 'off-duty', until: china('2026-03-01 09:00') })),
    ).rejects.toMatchObject({ code: 'presence.ends-in-the-past' })
  })
})
