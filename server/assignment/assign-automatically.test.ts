import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { previewCase } from '../intake/preview-case.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { PersonSkills } from './schema.ts'

describe('a complaint at a company that assigns automatically', () => {
  let database: TestDatabase
  let firm: StandingCompany
  const set = (assignment: { kinds?: ('complaint' | 'enquiry')[]; skills?: PersonSkills[] }) =>
    firm.as('ding.lin').do(ctx => changeSettings(ctx, { assignment }))
  const idOf = (login: string) => firm.as(login).person
  const late = { kind: 'complaint' as const, title: '送货晚了一周', category: 'delivery-complaint', channel: 'phone' as const }
  const complain = () => firm.as('an.ran').register({ ...late, customerId: firm.found.customers[0]! })
  beforeAll(async () => {
    database = await testDatabase()
    firm = await aDemoCompany(database, furnitureMaker)
  })

  it('waits for the head of the department where the company does not want it so', async () => {
    const view = await complain()
    expect(view.people.handler).toBeUndefined()
    expect(view.duties.find(d => d.rule === 'name-handler')?.closedAt).toBeNull()
  })

  it('goes to one person of the responsible department with the skill, and says why', async () => {
    await set({ kinds: ['complaint'], skills: [{ person: idOf('kang.le'), categories: ['delivery-complaint'], models: [] }] })
    const { assignedTo } = await firm.as('an.ran').do(ctx => previewCase(ctx, { ...late, customerId: firm.found.customers[0]! }))
    expect(assignedTo).toMatchObject({ id: idOf('kang.le'), skill: 'category', open: 0 })
    const view = await complain()
    expect((view.people.handler ?? []).map(p => p.id)).toEqual([idOf('kang.le')])
    expect(view.duties.find(d => d.rule === 'name-handler')?.state).toBe('met')
    expect(view.duties.find(d => d.rule === 'collect-evidence')?.owner.id).toBe(idOf('kang.le'))
    // A person's answer is still owed: to be chosen is not to have answered (furn 3.1.2(1)).
    expect(view.duties.find(d => d.rule === 'first-response-phone')?.closedAt).toBeNull()
  })

  it('stays where it is when the head names somebody else, and when it is graded', async () => {
    const view = await complain()
    await firm.as('jiang.ping').act(view.id, 'assign', { person: idOf('jiang.ping') })
    await firm.as('an.ran').act(view.id, 'classify', { level: 'general', facts: { effect: 'several' } })
    const after = await firm.as('an.ran').view(view.id)
    expect((after.people.handler ?? []).map(p => p.id)).toEqual([idOf('jiang.ping')])
    expect(after.stage).toBe('investigation')
  })

  it('shares the load: of two equals the one with fewer open cases', async () => {
    await set({ skills: [] })
    const handlers: (string | undefined)[] = []
    for (let i = 0; i < 8; i++) {
      const view = await firm.as('an.ran').register({
        ...{ kind: 'complaint', title: `答复太慢 ${i}`, category: 'service-quality', channel: 'phone' },
        customerId: firm.found.customers[1]!,
      })
      handlers.push(view.people.handler?.[0]?.id)
    }
    expect(handlers).not.toContain(undefined)
    const counts = [...new Set(handlers)].map(id => handlers.filter(other => other === id).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })
})
