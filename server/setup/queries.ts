import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import type { DemoLogin, DemoLogins } from './schema.ts'

/** Whether any organisation exists. */
export async function hasOrganisation(database: Database): Promise<boolean> {
  return (await asOwner(database, tx => tx.selectFrom('organisations').select('id').limit(1).executeTakeFirst())) !== undefined
}

/** Whether every organisation is a demo one; so it is where there is none. */
export async function isOnlyDemo(database: Database): Promise<boolean> {
  const real = await asOwner(database, tx =>
    tx.selectFrom('organisations').select('id').where('is_demo', '=', false).limit(1).executeTakeFirst(),
  )
  return real === undefined
}

/** The demo accounts that exist, in the order of the demo data; none of an organisation that is not a demo. */
export async function demoLogins(database: Database, { people }: DemoLogins): Promise<DemoLogin[]> {
  if (people.length === 0) return []
  const rows = await asOwner(database, tx =>
    tx
      .selectFrom('people')
      .innerJoin('user', 'user.id', 'people.user_id')
      .innerJoin('organisations', 'organisations.id', 'people.org_id')
      .select(['user.email', 'people.name', 'people.title', 'organisations.name as organisation'])
      .where('organisations.is_demo', '=', true)
      .where('people.is_active', '=', true)
      .where(
        'user.email',
        'in',
        people.map(({ email }) => email.toLowerCase()),
      )
      .execute(),
  )
  const byEmail = new Map(rows.map(row => [row.email, row]))
  return people.flatMap(({ email, hint }) => {
    const row = byEmail.get(email.toLowerCase())
    return row ? [{ ...row, ...(hint !== undefined && { hint }) }] : []
  })
}
