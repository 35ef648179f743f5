import { editionsInForce } from '../../engine/rules.ts'
import { Role } from '../../events/roles.ts'
import type { Text } from '../../events/text.ts'
import { nameOfRole } from '../access/role-names.ts'
import type { Ctx } from '../context.ts'

/** A post as the regulations in force call it, else as the product does. */
export function roleName(ctx: Pick<Ctx, 'rules' | 'now'>, role: string): Text {
  const named = editionsInForce(ctx.rules, ctx.now)
    .flatMap(e => e.pack.roles)
    .find(r => r.id === role)?.title
  const known = Role.safeParse(role)
  return named ?? (known.success ? nameOfRole(known.data) : { zh: role })
}
