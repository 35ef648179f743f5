import type { Pack } from '../../../engine/pack.ts'
import { editionsInForce } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { newOutgoing, writeOutgoing } from '../../notifications/outgoing.ts'
import { todayOf } from './edition-row.ts'

/** People in one insert: a statement takes 65,535 parameters. */
const AT_ONCE = 1_000
const rolesOf = new WeakMap<Pack, Set<string>>()

/** Every post that the regulation names anywhere: in its list of posts, as owner of a duty, in a route. */
export function rolesNamedBy(pack: Pack): Set<string> {
  const known = rolesOf.get(pack)
  if (known) return known
  const roles = new Set(pack.roles.map(role => role.id))
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('role' in value && typeof value.role === 'string') roles.add(value.role)
    for (const inner of Object.values(value)) visit(inner)
  }
  const { clauses: _clauses, readings: _readings, ...rules } = pack
  visit(rules)
  rolesOf.set(pack, roles)
  return roles
}

/** Whoever holds now a post that the regulation names: those whom it binds. */
export function boundBy(ctx: Pick<Ctx, 'roster'>, pack: Pack): string[] {
  const roles = rolesNamedBy(pack)
  return [...ctx.roster.people.values()].filter(person => person.roles.some(held => roles.has(held.role))).map(({ id }) => id)
}

/** Asks these people to read an edition, each once: those who were asked before are not asked again. Gives how many were new. */
export async function askToRead(ctx: Ctx, pack: Pack, people: readonly string[]): Promise<number> {
  let count = 0
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const asked = await ctx.tx
      .insertInto('edition_readers')
      .values(
        people.slice(at, at + AT_ONCE).map(person => ({
          org_id: ctx.org,
          regulation: pack.id,
          edition: pack.edition,
          person,
          asked_at: ctx.now,
          acknowledged_at: null,
        })),
      )
      .onConflict(c => c.doNothing())
      .returning('person')
      .execute()
    const outgoing = newOutgoing()
    for (const { person } of asked)
      outgoing.notices.push({
        person,
        kind: 'edition',
        title: {
          zh: `请阅读并确认：《${pack.title.zh}》${pack.edition} 版，自 ${pack.inForce.from} 施行`,
          en: `Please read and acknowledge: ${pack.title.en ?? pack.title.zh}, edition ${pack.edition}, in force from ${pack.inForce.from}`,
        },
        caseId: null,
        edition: `${pack.id}@${pack.edition}`,
      })
    await writeOutgoing(ctx, outgoing)
    count += asked.length
  }
  return count
}

/**
 * The published editions that somebody has to read: approved here (those that came with the product were read before), in force or to
 * come. An edition that another has taken the place of is past.
 */
export async function editionsToRead(ctx: Ctx): Promise<Pack[]> {
  const rows = await ctx.tx
    .selectFrom('edition_ballots')
    .select(['regulation', 'edition'])
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('outcome', '=', 'approved')
    .execute()
  if (rows.length === 0) return []
  const keys = new Set(rows.map(row => `${row.regulation}@${row.edition}`))
  const today: LocalDate = todayOf(ctx)
  const inForce = new Set(editionsInForce(ctx.rules, ctx.now).map(edition => edition.key))
  return ctx.rules.editions
    .filter(({ key, pack }) => keys.has(key) && (inForce.has(key) || pack.inForce.from > today))
    .map(({ pack }) => pack)
}
