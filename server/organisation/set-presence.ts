import type { Instant } from '../../events/instant.ts'
import { logAdministration } from '../access/admin-log.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'

export type Presence = {
  readonly state: 'on-duty' | 'off-duty' | 'leave'
  readonly until?: Instant | undefined
  readonly substitute?: string | undefined
}

/**
 * 在岗 / 离岗 / 请假 of a person, with an end and who stands in. From now on new duties and routes ask the substitute of somebody away;
 * what is open stays until it is handed over. Refused: a substitute who is not on the staff, oneself, or somebody on leave without a
 * substitute of their own (`substitute.not-present`); an end gone by.
 */
export async function setPresence(ctx: Ctx, person: string, { state, until, substitute }: Presence): Promise<void> {
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (until !== undefined && until <= ctx.now) throw refuse('presence.ends-in-the-past')
  if (substitute !== undefined) {
    const stand = ctx.roster.people.get(substitute)
    if (!stand) throw refuse('person.not-found')
    if (substitute === person || leadsBackTo(ctx, substitute, person)) throw refuse('substitute.oneself')
    if (stand.presence === 'leave' && stand.substitute === null) throw refuse('substitute.not-present')
  }
  const absent = state !== 'on-duty'
  const before = await ctx.tx
    .selectFrom('people')
    .select(['presence', 'absent_until', 'substitute_id'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const after = {
    presence: state,
    absent_until: absent ? (until ?? null) : null,
    substitute_id: absent ? (substitute ?? null) : null,
  }
  await ctx.tx.updateTable('people').set(after).where('org_id', '=', ctx.org).where('id', '=', person).execute()
  await logAdministration(ctx, {
    ...{ actor: ctx.actor.person, action: 'presence.changed', subject: person },
    detail: { entity: 'person', id: person, before, after },
  })
  await addOrganisationEvent(ctx, {
    type: 'presence.changed',
    plain: {
      person,
      state,
      ...(absent && until !== undefined ? { until } : {}),
      ...(absent && substitute !== undefined ? { substitute } : {}),
    },
    sealed: {},
  })
}

/** Whether following those who stand in for each other ends at the very person: nobody would be asked then. */
function leadsBackTo(ctx: Ctx, start: string, person: string): boolean {
  let id: string | null = start
  for (let hop = 0; hop < 10 && id !== null; hop++) {
    const p = ctx.roster.people.get(id)
    if (p === undefined || p.presence === 'on-duty') return false
    if (p.substitute === person) return true
    id = p.substitute
  }
  return false
}
