import type { FromDevice } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import { believeTime } from './believe-time.ts'
import type { Contact, DeviceStamp } from './schema.ts'

/** Notes that a device is there, and how many acts it has queued so far. */
export async function noteContact(ctx: Ctx, { device, mark }: Contact): Promise<void> {
  await ctx.tx
    .insertInto('device_contacts')
    .values({ org_id: ctx.org, person_id: ctx.actor.person, device, mark, first_at: ctx.now, last_at: ctx.now })
    .onConflict(c => c.columns(['org_id', 'person_id', 'device', 'mark']).doUpdateSet({ last_at: ctx.now }))
    .execute()
}

/** The event that this act of a device already is; undefined where it comes for the first time. The case's row must be locked. Refuses `field.sequence-reused`. */
export async function eventOfDeviceAct(ctx: Ctx, caseId: string, { id, sequence }: DeviceStamp): Promise<string | undefined> {
  const known = await ctx.tx
    .selectFrom('device_acts')
    .select(['case_id', 'event_id'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', ctx.actor.person)
    .where('device', '=', id)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  if (known !== undefined && known.case_id !== caseId) throw refuse('field.sequence-reused')
  return known?.event_id
}

/** Remembers which event an act of a device has become. */
export async function rememberDeviceAct(ctx: Ctx, caseId: string, { id, sequence }: DeviceStamp, event: string): Promise<void> {
  await ctx.tx
    .insertInto('device_acts')
    .values({ org_id: ctx.org, person_id: ctx.actor.person, device: id, sequence, case_id: caseId, event_id: event })
    .execute()
}

/** When an act of a device happened, as far as that is believed, and what its event keeps of it. */
export async function timeOfDevice(
  ctx: Ctx,
  stamp: DeviceStamp,
  openedAt: Instant,
): Promise<{ at: Instant; device: FromDevice }> {
  const { after, before } = await ctx.tx
    .selectFrom('device_contacts')
    .select(eb => [
      eb.fn.max('last_at').filterWhere('mark', '<', stamp.sequence).as('after'),
      eb.fn.min('first_at').filterWhere('mark', '>=', stamp.sequence).as('before'),
    ])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', ctx.actor.person)
    .where('device', '=', stamp.id)
    .executeTakeFirstOrThrow()
  const { field } = await readSettings(ctx)
  const { at, time } = believeTime(stamp, {
    now: ctx.now,
    after: after ?? undefined,
    before: before ?? undefined,
    openedAt,
    hours: field.believedHours,
  })
  const { id, sequence, queuedAt, offsetMs, contactAt } = stamp
  return { at, device: { id, sequence, at: stamp.at, queuedAt, offsetMs, contactAt, time } }
}
