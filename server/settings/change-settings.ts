import { type Calendar, compileCalendar } from '../../engine/calendar/calendar.ts'
import { CalendarError } from '../../engine/calendar/calendar-error.ts'
import { localDateOf, openDay } from '../../engine/calendar/days.ts'
import { dayNumberOf } from '../../engine/calendar/local-date.ts'
import type { Ctx } from '../context.ts'
import { computeWarrantiesAgain } from '../customers/warranty.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical } from '../events/seal.ts'
import { lookAgainAtMeasures } from '../penalties/look-again.ts'
import { bumpRules } from '../policies/publish-edition.ts'
import { moveReports } from '../reports/move-reports.ts'
import { CompanySettings, calendarOf, loadSettings } from '../rules/organisation-rules.ts'
import { sealBySetting } from '../sealed/seal-by-setting.ts'
import { beginMoving } from './move-in-background.ts'
import { type StoredChange, withPrimary } from './primary-choice.ts'
import type { ChangeSettings } from './schema.ts'

/** The stored settings of the organisation, with the defaults where nothing was set. */
export async function storedSettings(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<CompanySettings> {
  const { settings } = await ctx.tx
    .selectFrom('organisations')
    .select('settings')
    .where('id', '=', ctx.org)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return CompanySettings.parse(settings)
}

/** The same for whoever only reads them, and keeps nobody from changing them meanwhile. */
export function readSettings(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<CompanySettings> {
  return loadSettings(ctx.tx, ctx.org)
}

/** The settings after a change: what was left out stays, `null` goes. */
export function changedSettings(now: CompanySettings, change: StoredChange): CompanySettings {
  const merged = (section: keyof CompanySettings) =>
    Object.fromEntries(
      Object.entries({ ...now[section], ...withoutUndefined(change[section] ?? {}) }).filter(([, value]) => value !== null),
    )
  return CompanySettings.parse({
    calendar: merged('calendar'),
    clocks: merged('clocks'),
    mail: merged('mail'),
    webhook: merged('webhook'),
    policies: merged('policies'),
    approvals: merged('approvals'),
    organisation: merged('organisation'),
    library: merged('library'),
    security: merged('security'),
    access: merged('access'),
    assignment: merged('assignment'),
    penalties: merged('penalties'),
    payroll: merged('payroll'),
    archive: merged('archive'),
    files: merged('files'),
    rewards: merged('rewards'),
    contracts: merged('contracts'),
    parts: merged('parts'),
    field: merged('field'),
    dispatch: merged('dispatch'),
    service: merged('service'),
  })
}

const withoutUndefined = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** What ends up in the ledger must not hold a password. */
const secret: ReadonlySet<string> = new Set(['mail.smtpUrl', 'webhook.secret'])

/** The context as it would be under these settings. A calendar that no sum can use is refused (`settings.calendar-unusable`). */
export function underSettings(ctx: Ctx, settings: CompanySettings): Ctx {
  return { ...ctx, rules: { ...ctx.rules, calendar: usable(ctx, settings), settings: settings.clocks } }
}

function usable(ctx: Ctx, settings: CompanySettings): Calendar {
  try {
    const calendar = compileCalendar(calendarOf(settings))
    const today = dayNumberOf(localDateOf(calendar, ctx.now))
    for (let day = today; day < today + 60; day++) if (openDay(calendar, day).length > 0) return calendar
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    throw refuse('settings.calendar-unusable', { detail: { zh: `工作日历不可用：${error.message}`, en: error.message } })
  }
  throw refuse('settings.calendar-unusable')
}

/**
 * Changes company settings: an event for each value that differs, then what follows from it. Another calendar moves the due times of open
 * duties (an event in each case) and of reports; another warning share or ladder finds the next alarm of every duty anew. The first cases follow in this
 * transaction, all others in the background (`moveDueTimes`). Gives how many duties move, now or there.
 */
export async function changeSettings(ctx: Ctx, change: ChangeSettings): Promise<{ changed: string[]; movedDuties: number }> {
  const before = await storedSettings(ctx)
  const after = changedSettings(before, await withPrimary(ctx, before, change))
  const changed: string[] = []
  for (const section of [
    'calendar',
    'clocks',
    'mail',
    'webhook',
    'policies',
    'approvals',
    'organisation',
    'library',
    'security',
    'access',
    'assignment',
    'payroll',
    'archive',
    'files',
    'rewards',
    'contracts',
    'parts',
    'field',
    'dispatch',
    'service',
    'penalties',
  ] as const) {
    const old: Readonly<Record<string, unknown>> = before[section]
    const next: Readonly<Record<string, unknown>> = after[section]
    for (const name of new Set([...Object.keys(old), ...Object.keys(next)])) {
      if (canonical(old[name] ?? null) === canonical(next[name] ?? null)) continue
      const setting = `${section}.${name}`
      changed.push(setting)
      const value = next[name] === undefined ? null : secret.has(setting) ? '***' : next[name]
      await addOrganisationEvent(ctx, { type: 'setting.changed', plain: { setting, value: value as never }, sealed: {} })
    }
  }
  if (changed.length === 0) return { changed, movedDuties: 0 }
  const then = underSettings(ctx, after)
  await ctx.tx
    .updateTable('organisations')
    .set({ settings: JSON.stringify(after) })
    .where('id', '=', ctx.org)
    .execute()
  await bumpRules(ctx)
  const touches = (section: string) => changed.some(setting => setting.startsWith(`${section}.`))
  if (touches('calendar')) await moveReports(then)
  if (touches('penalties')) await lookAgainAtMeasures(then)
  if (changed.includes('service.warranty')) await computeWarrantiesAgain(then, after.service.warranty)
  if (changed.includes('access.sealed')) await sealBySetting(then, after.access.sealed)
  const movedDuties = touches('calendar') || touches('clocks') ? await beginMoving(then) : 0
  return { changed, movedDuties }
}
