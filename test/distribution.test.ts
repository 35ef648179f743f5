import { beforeAll, expect, it } from 'vitest'
import { partitionedTables } from '../server/database/partition.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/*
 * The schema can be spread over several machines by organisation: every key and every reference begins with it. What is not so stands here with its reason,
 * and a table that is not listed has to be.
 */

/** Tables without an organisation: better-auth's, and our own record of migrations. On a spread database they lie whole on one machine (docs/SCALE.md). */
const withoutOrganisation = {
  user: 'better-auth: an account signs in before its organisation is known',
  session: 'better-auth',
  account: 'better-auth',
  verification: 'better-auth',
  apikey: 'better-auth',
  twoFactor: 'better-auth',
  passkey: 'better-auth',
  organisations: 'its own id is the organisation',
  schema_migrations: 'of the database as a whole',
  sign_in_attempts: 'counts attempts by address, before anybody is known',
} as const

/** Keys beside the one that begins with the organisation: of tokens that come without saying whose they are. Each is random and long, so that no two organisations draw the same. */
const keysOfTokens = {
  people: ['user_id'],
  sign_in_providers: ['id'],
  sign_in_flows: ['state_hash'],
  oidc_sessions: ['session_id'],
  calendar_feeds: ['token_hash'],
  signatures: ['code'],
  survey_links: ['token_hash'],
  customer_links: ['token_hash'],
} as const

type Key = {
  readonly table: string
  readonly kind: 'p' | 'u' | 'f'
  readonly columns: string[]
  readonly target: string | null
  readonly found: string[] | null
}
let keys: Key[]
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const names = (array: string, of: string) =>
    `(select array_agg(a.attname::text order by k.n) from unnest(${array}) with ordinality k(at, n) join pg_attribute a on a.attrelid = ${of} and a.attnum = k.at)`
  const { rows } = await database.pool.query<Key>(`
    select replace(i.indrelid::regclass::text, '"', '') as table, case when i.indisprimary then 'p' else 'u' end as kind, coalesce(${names('i.indkey::int2[]', 'i.indrelid')}, '{}') as columns, null as target, null as found
      from pg_index i join pg_class t on t.oid = i.indrelid where i.indisunique and t.relnamespace = 'public'::regnamespace and not t.relispartition
    union all
    select replace(c.conrelid::regclass::text, '"', ''), 'f', ${names('c.conkey', 'c.conrelid')}, replace(c.confrelid::regclass::text, '"', ''), ${names('c.confkey', 'c.confrelid')}
      from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace`)
  keys = rows
})

it('has no key that does not begin with the organisation, but those of tokens and of sign-in', () => {
  const stray = keys.filter(
    key => key.kind !== 'f' && key.columns[0] !== 'org_id' && !(key.table in withoutOrganisation) && !isOfToken(key),
  )
  expect(stray.map(key => `${key.table} (${key.columns.join(', ')})`)).toEqual([])
})

it('has no reference from one organisation to another', () => {
  const stray = keys.filter(({ table, kind, columns, target, found }) => {
    if (kind !== 'f' || table in withoutOrganisation || target === 'organisations') return false
    // A session of better-auth's that a row of ours ends with.
    if (table === 'oidc_sessions' && target === 'session') return false
    return columns[0] !== 'org_id' || found?.[0] !== 'org_id'
  })
  expect(stray.map(key => `${key.table} (${key.columns.join(', ')}) → ${key.target}`)).toEqual([])
})

it('lists nothing that is not there, and lays no table in parts whose keys forbid it', () => {
  const tables = new Set(keys.map(key => key.table))
  expect([...Object.keys(withoutOrganisation), ...Object.keys(keysOfTokens)].filter(name => !tables.has(name))).toEqual([])
  expect(partitionedTables.filter(name => name in keysOfTokens)).toEqual([])
})

const isOfToken = ({ table, columns }: Key): boolean =>
  table in keysOfTokens && keysOfTokens[table as keyof typeof keysOfTokens].join() === columns.join()
