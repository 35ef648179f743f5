import type { Founding } from './create-organisation.ts'

/** `kind` is what a pack's assignment table names: customer-service, research, implementation, supply-chain, sales, legal, finance, management. */
export type NewDepartment = { readonly name: string; readonly nameEn?: string | undefined; readonly kind: string }

/** Makes a department after those that are there, and gives its id. */
export async function createDepartment({ tx, org, newId }: Founding, { name, nameEn, kind }: NewDepartment): Promise<string> {
  const id = newId()
  const { last } = await tx
    .selectFrom('departments')
    .select(eb => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('departments')
    .values({ org_id: org, id, name, name_en: nameEn ?? '', kind, position: Number(last) + 1 })
    .execute()
  return id
}
