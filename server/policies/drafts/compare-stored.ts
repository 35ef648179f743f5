import { compareEditions } from '../../../engine/compare/compare-editions.ts'
import { Pack } from '../../../engine/pack.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Role } from '../../../events/roles.ts'
import { roles } from '../../../events/roles.ts'
import type { Text } from '../../../events/text.ts'
import { listRoles } from '../../access/role-names.ts'
import type { Ctx } from '../../context.ts'
import { editionRow } from './edition-row.ts'
import type { ComparedEditions } from './schema.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
const isRole = (id: string): id is Role => (roles as readonly string[]).includes(id)

/** A post as the company calls it, where the regulation has no name of its own for it. */
export const roleName = (id: string): Text =>
  isRole(id) ? { zh: listRoles([id], 'zh'), en: listRoles([id], 'en') } : { zh: id, en: id }

/** What differs between an earlier edition of a regulation and this one, clause by clause and rule by rule, in words. */
export async function compareStored(ctx: Ctx, name: Name, earlier: LocalDate): Promise<ComparedEditions> {
  const before = Pack.parse((await editionRow(ctx, { id: name.id, edition: earlier })).pack)
  const after = Pack.parse((await editionRow(ctx, name)).pack)
  const { changes, same } = compareEditions(before, after, { role: roleName })
  const head = ({ id, edition, title }: Pack) => ({ id, edition, title })
  return {
    before: head(before),
    after: head(after),
    same,
    changes: changes.map(change => ({ ...change, fields: [...change.fields] })),
  }
}
