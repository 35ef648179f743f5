import { sql } from 'kysely'
import { customerSearch } from '../customers/customer-search.ts'
import { digitsOf } from '../customers/find-or-create.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'

const AT_ONCE = 200

/** Writes the search columns of customers anew that were last written before their names' spelling was part of them; gives how many. Safe to run in several processes. */
export async function renewCustomerSearch({ database }: Pick<Deps, 'database'>, signal?: AbortSignal): Promise<number> {
  const organisations = await asWorker(database, tx => tx.selectFrom('organisations').select('id').execute())
  let renewed = 0
  for (const { id: org } of organisations)
    for (let some = AT_ONCE; some === AT_ONCE && !signal?.aborted; renewed += some) some = await renewSome(database, org)
  return renewed
}

function renewSome(database: Deps['database'], org: string): Promise<number> {
  return inOrganisation(database, org, async tx => {
    const rows = await tx
      .selectFrom('customers')
      .select(['id', 'name', 'contact', 'phone', 'address'])
      .where('org_id', '=', org)
      .where('search_edition', '<', 2)
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, ...row } of rows) {
      const search = customerSearch({ ...row, digits: digitsOf(row.phone) })
      await tx
        .updateTable('customers')
        .set({ search: sql`${search.vector}::tsvector`, search_text: search.text, search_edition: 2 })
        .where('org_id', '=', org)
        .where('id', '=', id)
        .execute()
    }
    return rows.length
  })
}
