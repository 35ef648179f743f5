import { sql } from 'kysely'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { openDepartments } from '../organisation/merged-departments.ts'
import type { ProcessChoices } from './schema.ts'

const MOST_PRODUCTS = 500

/** What the process can be looked at by. Whose machines a partner's people serve follows from their cases: they are offered no list. */
export async function processChoices(ctx: Ctx): Promise<ProcessChoices> {
  if (ctx.sight.isPartner) return { departments: [], products: [] }
  const { rows } = await sql<{ product: string }>`
    select product from (
      select distinct model as product from machines where org_id = ${ctx.org} and model <> ''
      union select distinct f.product from coded_facts f
      where f.org_id = ${ctx.org} and f.superseded_by is null and f.product <> '' and ${sealedFromNobody(ctx.org, 'f.case_id')}) named
    order by product limit ${MOST_PRODUCTS}`.execute(ctx.tx)
  return {
    departments: openDepartments(ctx.roster).map(({ id, name }) => ({ id, name })),
    products: rows.map(row => row.product),
  }
}
