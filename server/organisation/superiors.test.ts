import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { isSuperiorOf, nearestSuperiors } from './superiors.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
})

test.each<[PersonName, PersonName, boolean]>([
  ['headOfResearch', 'research', true],
  ['headOfResearch', 'sales', false],
  ['headOfSales', 'liaison', true],
  ['sales', 'liaison', false],
  ['auditor', 'research', false],
  ['deputyLeader', 'research', true],
  ['leader', 'headOfResearch', true],
  ['principal', 'leader', true],
  ['administrator', 'sales', true],
])('%s over %s: %s', async (superior, person, expected) => {
  const is = await firm.as(superior).do(async ctx => isSuperiorOf(ctx.roster, ctx.actor, firm.people[person]))
  expect(is).toBe(expected)
})

test('of somebody who has left, every head is the superior, and nobody else', async () => {
  const ofNobody = (who: PersonName) => firm.as(who).do(async ctx => isSuperiorOf(ctx.roster, ctx.actor, 'who-has-left'))
  expect([await ofNobody('headOfSales'), await ofNobody('sales')]).toEqual([true, false])
})

test.each<[PersonName, PersonName[]]>([
  ['research', ['headOfResearch']],
  ['headOfResearch', ['deputyLeader']],
  ['deputyLeader', ['leader']],
  ['leader', ['principal']],
  ['principal', []],
])('the superior of %s who is asked first: %j', async (person, expected) => {
  const asked = await firm.as('auditor').do(async ctx => nearestSuperiors(ctx.roster, firm.people[person]))
  expect(asked).toEqual(expected.map(name => firm.people[name]))
})
