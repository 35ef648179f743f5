import type { Pack } from '../../../engine/pack.ts'
import type { Ctx } from '../../context.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../../notifications/outgoing.ts'
import { bumpRules, hashOfPack } from '../publish-edition.ts'
import { type EditionRow, updateEdition } from './edition-row.ts'
import { mustBeFree } from './submit-edition.ts'

/** People in one insert: a statement takes 65,535 parameters. */
const AT_ONCE = 1_000

/** Makes an approved edition the published one: immutable, known by its hash, an event of the organisation; and asks those it binds to read it. */
export async function publishDraft(ctx: Ctx, row: EditionRow, pack: Pack, ballot: string): Promise<void> {
  await mustBeFree(ctx, row, pack.inForce.from)
  const hash = hashOfPack(pack)
  await updateEdition(ctx, row, { hash, status: 'published', published_at: ctx.now, published_by: ctx.actor.person })
  await addOrganisationEvent(ctx, {
    type: 'edition.published',
    plain: { regulation: row.regulation, edition: row.edition, from: pack.inForce.from, hash, ballot },
    sealed: {},
  })
  await bumpRules(ctx)
  await askToRead(ctx, row, pack)
  await tellScreens(ctx, 'policies')
}

/** Every post that the regulation names anywhere: in its list of posts, as owner of a duty, in a route. */
export function rolesNamedBy(pack: Pack): Set<string> {
  const roles = new Set(pack.roles.map(role => role.id))
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('role' in value && typeof value.role === 'string') roles.add(value.role)
    for (const inner of Object.values(value)) visit(inner)
  }
  const { clauses: _clauses, readings: _readings, ...rules } = pack
  visit(rules)
  return roles
}

async function askToRead(ctx: Ctx, row: EditionRow, pack: Pack): Promise<void> {
  const roles = rolesNamedBy(pack)
  const bound = [...ctx.roster.people.values()].filter(person => person.roles.some(held => roles.has(held.role)))
  for (let at = 0; at < bound.length; at += AT_ONCE) {
    const some = bound.slice(at, at + AT_ONCE)
    await ctx.tx
      .insertInto('edition_readers')
      .values(
        some.map(person => ({
          org_id: ctx.org,
          regulation: row.regulation,
          edition: row.edition,
          person: person.id,
          asked_at: ctx.now,
          acknowledged_at: null,
        })),
      )
      .onConflict(c => c.doNothing())
      .execute()
    const outgoing = newOutgoing()
    for (const { id } of some)
      outgoing.notices.push({
        person: id,
        kind: 'edition',
        title: {
          zh: `请阅读并确认：《${pack.title.zh}》${row.edition} 版，自 ${pack.inForce.from} 施行`,
          en: `Please read and acknowledge: ${pack.title.en ?? pack.title.zh}, edition ${row.edition}, in force from ${pack.inForce.from}`,
        },
        caseId: null,
        edition: `${row.regulation}@${row.edition}`,
      })
    await writeOutgoing(ctx, outgoing)
  }
}
