import { sql } from 'kysely'
import { dateOfDay, dayNumberOf } from '../../engine/calendar/local-date.ts'
import { addMonthsToDay } from '../../engine/calendar/months.ts'
import type { Warranty } from '../../engine/charge.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { WarrantySettings } from './warranty-schema.ts'

export type MachineDays = {
  readonly deliveredOn: LocalDate | null
  readonly installedOn: LocalDate | null
  readonly acceptedOn: LocalDate | null
}

/**
 * The warranty of a machine by the company's setting, `until` being its last day (Civil Code 201, 202: the first day does not count, months end on the
 * same day). Where the day that the setting names is not known, none: nobody's warranty runs from a day that was guessed.
 */
export function computedWarranty(days: MachineDays, { months, from }: WarrantySettings): Warranty {
  const start = { delivered: days.deliveredOn, installed: days.installedOn, accepted: days.acceptedOn }[from]
  return start === null ? {} : { from: start, until: dateOfDay(addMonthsToDay(dayNumberOf(start), months)) }
}

/** The machines whose warranty follows from the setting, computed again after it was changed. One statement; PostgreSQL counts months as the Civil Code does. */
export async function computeWarrantiesAgain(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  { months, from }: WarrantySettings,
): Promise<void> {
  const start = sql.ref({ delivered: 'delivered_on', installed: 'installed_on', accepted: 'accepted_on' }[from])
  await sql`update machines set warranty_from = ${start}, warranty_until = (${start} + make_interval(months => ${months}))::date
    where org_id = ${org} and not warranty_given`.execute(tx)
}
