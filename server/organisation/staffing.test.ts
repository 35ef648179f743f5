import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { staffingOf } from './staffing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

describe('the check of posts', () => {
  it('finds nothing missing where every post is held', async () => {
    const firm = await anOrganisation(database)
    const staffing = await firm.as('administrator').do(async ctx => staffingOf(ctx))
    expect(staffing.roles.filter(r => r.isMissing)).toEqual([])
    expect(staffing.roles.find(r => r.role === 'deputy-leader')).toMatchObject({
      clause: '5',
      people: [{ id: firm.people.deputyLeader }],
    })
  })

  it('names a post that rules fall on and nobody holds, and the department whose front line has nobody to report to', async () => {
    const firm = await anOrganisation(database)
    const after = await firm.as('administrator').do(async ctx => {
      const people = new Map(
        [...ctx.roster.people].map(([id, p]) => [
          id,
          { ...p, roles: p.roles.filter(r => r.role !== 'deputy-leader' && r.role !== 'department-head') },
        ]),
      )
      return staffingOf({ ...ctx, roster: { ...ctx.roster, people } })
    })
    const missing = after.roles.filter(r => r.isMissing).map(r => r.role)
    expect(missing).toContain('deputy-leader')
    expect(missing).toContain('department-head')
    // Either of leader and principal takes the deputy leader's report, so neither is named for want of the other.
    expect(missing).not.toContain('principal')
    expect(after.headless.map(d => d.id)).toContain(firm.departments.customerService)
  })

  it('of a new organisation with one administrator misses the posts of the first report', async () => {
    const firm = await anOrganisation(database)
    const bare = await firm.as('administrator').do(async ctx => {
      const people = new Map([...ctx.roster.people].filter(([id]) => id === firm.people.administrator))
      return staffingOf({ ...ctx, roster: { people, departments: new Map() } })
    })
    expect(bare.roles.filter(r => r.isMissing).map(r => r.role)).toEqual(
      expect.arrayContaining(['department-head', 'front-line']),
    )
    expect(bare.kinds).toContain('customer-service')
  })
})
