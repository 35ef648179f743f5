import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { renewCustomerSearch } from './renew.ts'

it('customers that were written before names were spelt are found by spelling after one look, and are left alone by the next', async () => {
  const database = await testDatabase()
  const firm = await anOrganisation(database)
  const desk = firm.as('serviceDesk')
  await desk.do(({ tx, org }) =>
    tx.updateTable('customers').set({ search_edition: 1, search_text: '', search: '' }).where('org_id', '=', org).execute(),
  )
  expect(await renewCustomerSearch({ database })).toBe(2)
  const texts = await desk.do(({ tx, org }) =>
    tx.selectFrom('customers').select('search_text').where('org_id', '=', org).orderBy('name').execute(),
  )
  expect(texts[0]!.search_text).toContain('huadongqiche')
  expect(texts[1]!.search_text).toContain('ningbojingmi')
  expect(await renewCustomerSearch({ database })).toBe(0)
})
