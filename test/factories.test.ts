import { describe, expect, it } from 'vitest'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { testDatabase } from './database.ts'
import { anOrganisation } from './factories.ts'

describe('the factories', () => {
  it('make an organisation with somebody in every role that its regulation names, in which a case can be registered', async () => {
    const firm = await anOrganisation(await testDatabase())
    const held = await firm
      .as('administrator')
      .do(async ctx => new Set([...ctx.roster.people.values()].flatMap(p => p.roles.map(r => r.role))))
    expect([...held].sort()).toEqual([...robot.roles.map(role => role.id), 'administrator', 'auditor'].sort())
    const view = await firm.as('frontLine').register({ description: '六轴停机' })
    expect(view.number).toBe('YC-2026-00001')
    expect(view.department?.id).toBe(firm.departments.customerService)
    expect(view.duties.length).toBeGreaterThan(0)
  })
})
