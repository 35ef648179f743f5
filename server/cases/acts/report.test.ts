import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation } from '../../../test/factories.ts'
import { lockCase } from '../case-record.ts'
import { hopFor } from './report.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

it('a department head who found a larger anomaly reports to the deputy leader, not to themselves', async () => {
  const firm = await anOrganisation(database)
  const head = firm.as('headOfImplementation')
  const opened = await head.register({ kind: 'anomaly', title: '调试参数不符', channel: 'phone', facts: { attitude: 'clear' } })
  const { hop, to } = await head.do(async ctx => hopFor(ctx, await lockCase(ctx, opened.id), 'report'))
  expect(hop).toBe('head-to-deputy')
  expect(to.map(r => r.role)).toEqual(['deputy-leader'])
})
