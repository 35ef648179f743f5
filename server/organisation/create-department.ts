import type { Ctx } from '../context.ts'
import type { Founding } from './create-organisation.ts'
import { recordChange } from './record-change.ts'

/** `kind` is what a pack's assignment table names: customer-service, research, implementation, supply-chain, sales, legal, finance, management. */
export type NewDepartment = {
  readonly name: string
  readonly nameEn?: string | undefined
  readonly kind: string
  /** The department above it. */
  readonly parent?: string | null | undefined
  readonly region?: string | null | undefined
}

/** Makes a department after those that are there, and gives its id. */
export async function createDepartment(
  founding: Founding & Partial<Pick<Ctx, 'actor'>>,
  { name, nameEn, kind, parent, region }: NewDepartment,
): Promise<string> {
  const { tx, org, newId } = founding
  const id = newId()
  const { last } = await tx
    .selectFrom('departments')
    .select(eb => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow()
  const row = {
    ...{ name, name_en: nameEn ?? '', kind, position: Number(last) + 1 },
    ...{ parent_id: parent ?? null, region_id: region ?? null },
  }
  await tx
    .insertInto('departments')
    .values({ org_id: org, id, ...row })
    .execute()
  await recordChange(founding, { entity: 'department', id, before: null, after: { ...row, closed_at: null, merged_into: null } })
  return id
}
