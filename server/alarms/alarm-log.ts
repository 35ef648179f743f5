import { inLanguage } from '../../events/in-language.ts'
import type { PlainOf } from '../../events/registry.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { skipReasons } from './judge-alarm.ts'
import type { AlarmLog } from './schema.ts'
import type { TickLog } from './tick-log.ts'

/** What fired and what did not, with reasons: the ticks this process remembers, of the reader's organisation only, and a case's alarm events. */
export async function alarmLog(ctx: Ctx, ticks: TickLog, caseId: string | undefined): Promise<AlarmLog> {
  const recent = ticks.recent()
  const named = recent
    .flatMap(({ fired, skipped }) => [...fired, ...skipped])
    .flatMap(one => (one.org === ctx.org ? [one.caseId] : []))
  const seen = await visibleAmong(ctx, caseId === undefined ? named : [caseId])
  const concerns = (one: { org: string; caseId: string }) =>
    one.org === ctx.org && seen.has(one.caseId) && (caseId === undefined || one.caseId === caseId)
  const shown = recent.map(({ at, fired, skipped }) => ({
    at,
    fired: fired.filter(concerns).map(f => ({
      caseId: f.caseId,
      duty: f.duty,
      rule: f.rule,
      rung: f.rung,
      kind: f.kind,
      dueAt: f.dueAt,
      to: [...f.to],
      because: f.because,
    })),
    skipped: skipped.filter(concerns).map(s => ({
      caseId: s.caseId,
      duty: s.duty,
      rung: s.rung,
      kind: s.kind,
      dueAt: s.dueAt,
      code: s.why,
      why: inLanguage(skipReasons[s.why], ctx.language),
    })),
  }))
  return {
    ticks: shown.filter(t => t.fired.length + t.skipped.length > 0),
    events: caseId === undefined || !seen.has(caseId) ? [] : await alarmEvents(ctx, caseId),
  }
}

async function alarmEvents(ctx: Ctx, caseId: string): Promise<AlarmLog['events']> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'at', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', '=', 'alarm.fired')
    .orderBy('seq')
    .execute()
  return rows.map(({ id, at, data }) => {
    // addEvent parsed it with the schema of this type.
    const { to, ...alarm } = data as PlainOf<'alarm.fired'>
    return { id, at, ...alarm, to: to.map(person => ({ id: person, name: ctx.roster.people.get(person)?.name ?? person })) }
  })
}
