import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { checkedHash, insertAccount } from '../auth/person-account.ts'
import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import type { SetupDone, SetupRequest } from './schema.ts'

export type SetUpContext = {
  database: Database
  now: Instant
  newId: () => string
  /** What else a new organisation starts with. */
  onOrganisationCreated?: ((tx: Tx, org: string, now: Instant) => Promise<void>) | undefined
}

/** Any number, as long as it is always the same one: of two who set up at once, the second waits and is refused. */
const LOCK = 4_261_950

/** Makes the first organisation and its administrator, in one transaction; refused once there is any organisation. */
export async function setUp(context: SetUpContext, { organisation, administrator }: Omit<SetupRequest, 'token'>): Promise<SetupDone> {
  const { database, now, newId, onOrganisationCreated } = context
  const passwordHash = await checkedHash(administrator.password, administrator)
  const org = newId()
  const person = newId()
  await asOwner(database, async (owner, tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(owner)
    if (await owner.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) throw refuse('setup.done-already')
    // From here on as every request: the application inside one organisation.
    await sql`select set_config('bihuan.all_organisations', '', true), set_config('role', 'bihuan_app', true), set_config('bihuan.org', ${org}, true)`.execute(owner)
    await insertOrganisation(tx, { org, person, now, newId, organisation, name: administrator.name })
    await insertAccount(tx, { org, person, now, newId, name: administrator.name, email: administrator.email, passwordHash })
    await onOrganisationCreated?.(tx, org, now)
  })
  return { organisation: { id: org }, administrator: { id: person } }
}

type FirstRows = { org: string; person: string; now: Instant; newId: () => string; organisation: SetupRequest['organisation']; name: string }

async function insertOrganisation(tx: Tx, { org, person, now, newId, organisation, name }: FirstRows): Promise<void> {
  const department = newId()
  await tx.insertInto('organisations').values({ id: org, name: organisation.name, name_en: organisation.nameEn ?? '', created_at: now }).execute()
  await tx.insertInto('departments').values({ org_id: org, id: department, name: '管理', name_en: 'Management', kind: 'management' }).execute()
  await tx.insertInto('people').values({ org_id: org, id: person, name, title: '管理员', department_id: department, created_at: now }).execute()
  await tx.insertInto('posts').values({ org_id: org, id: newId(), person_id: person, role: 'administrator', department_id: department, since: now }).execute()
}
