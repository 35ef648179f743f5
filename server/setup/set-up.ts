import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { checkedHash, insertAccount } from '../auth/person-account.ts'
import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import { withRecords } from '../keys/records.ts'
import { createDepartment } from '../organisation/create-department.ts'
import { createOrganisation, type Founding } from '../organisation/create-organisation.ts'
import { createPerson } from '../organisation/create-person.ts'
import type { Beginning } from './begin-with.ts'
import type { SetupDone, SetupRequest } from './schema.ts'

export type SetUpContext = {
  database: Database
  now: Instant
  newId: () => string
  /** What else a new organisation starts with. */
  onOrganisationCreated?: ((tx: Tx, org: string, now: Instant, beginning: Beginning) => Promise<void>) | undefined
}

/** Any number, as long as it is always the same one: of two who set up at once, the second waits and is refused. */
const LOCK = 4_261_950

/** Makes the first organisation and its administrator, in one transaction; refused once there is any organisation. */
export async function setUp(
  context: SetUpContext,
  { organisation, administrator, regulations, primary }: Omit<SetupRequest, 'token'>,
): Promise<SetupDone> {
  const { database, now, newId, onOrganisationCreated } = context
  const passwordHash = await checkedHash(administrator.password, administrator)
  const org = newId()
  const person = await asOwner(database, async (owner, bare) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(owner)
    if (await owner.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) throw refuse('setup.done-already')
    // From here on as every request: the application inside one organisation.
    await sql`select set_config('bihuan.all_organisations', '', true), set_config('role', 'bihuan_app', true), set_config('bihuan.org', ${org}, true)`.execute(
      owner,
    )
    const tx = withRecords(bare, org, database.keys)
    const person = await found({ tx, org, now, newId }, organisation, administrator.name)
    await insertAccount(tx, { org, person, now, newId, name: administrator.name, email: administrator.email, passwordHash })
    await onOrganisationCreated?.(tx, org, now, { regulations, primary, by: person })
    return person
  })
  return { organisation: { id: org }, administrator: { id: person } }
}

async function found(founding: Founding, organisation: SetupRequest['organisation'], administrator: string): Promise<string> {
  await createOrganisation(founding, organisation)
  const department = await createDepartment(founding, { name: '管理', nameEn: 'Management', kind: 'management' })
  return createPerson(founding, { name: administrator, title: '管理员', department, posts: [{ role: 'administrator' }] })
}
