import { expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { readMigrations } from './migrate.ts'

test('the people of cases from before are those whom every write keeps since then', async () => {
  const database = await testDatabase()
  const firm = await anOrganisation(database)
  const { id } = await anAnomalyInPlanning(firm)
  await firm.as('leader').act(id, 'note', { text: '请看', mentions: [firm.people.sales] })
  const rows = async () =>
    firm.as('administrator').do(async ({ tx, org }) => {
      const found = await tx.selectFrom('case_people').selectAll().where('org_id', '=', org).where('case_id', '=', id).execute()
      return new Map(found.map(r => [r.party_id, r.part]))
    })
  const kept = await rows()
  expect(kept.get(firm.people.sales)).toBe('past')
  expect(kept.get(firm.people.fieldEngineer)).toBe('works')
  // The very statements of the migration, on what is stored.
  const { sql } = (await readMigrations()).find(m => m.id.endsWith('-access'))!
  const backfill = sql.slice(sql.indexOf('-- What stands in the cases already.'), sql.indexOf('-- 访问日志'))
  const client = await database.pool.connect()
  try {
    await client.query(`begin; select set_config('bihuan.all_organisations', 'on', true); delete from case_people`)
    await client.query(backfill)
    await client.query('commit')
  } finally {
    client.release()
  }
  const again = await rows()
  // Whoever had a duty that passed on stays known by the duty only where it still names them.
  for (const [party, part] of again) expect([party, part]).toEqual([party, kept.get(party)])
  for (const [party, part] of kept) if (part !== 'past') expect([party, again.get(party)]).toEqual([party, part])
  expect(again.get(firm.people.sales)).toBe('past')
})
