import { type KeepSum, keepSum, retentionOfCase, retentionOfRecords } from '../../engine/keeping.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { classOfKind } from './record-classes.ts'
import type { ArchiveSettings, DisposableClass } from './settings-schema.ts'

type Closed = {
  readonly state: CaseState
  readonly closed_at: Instant | null
  readonly retain_until: LocalDate | null
}

/** Until when a closed case is kept: by every clause on it at its closing, the company's time for its class, and what its archive said. */
export function keptOfCase(ctx: Pick<Ctx, 'rules'>, settings: ArchiveSettings, row: Closed): KeepSum {
  const from = row.closed_at ?? row.state.stageSince
  return keepSum({
    ...{ calendar: ctx.rules.calendar, from, rules: retentionOfCase(ctx.rules, row.state, from) },
    setting: settingFor(settings, classOfKind(row.state.kind)),
    archivedUntil: row.retain_until ?? undefined,
  })
}

/** Until when a record of no case is kept, counted from when it was made or, of a month, from its last day. */
export function keptOfRecord(
  ctx: Pick<Ctx, 'rules' | 'now'>,
  settings: ArchiveSettings,
  of: DisposableClass,
  from: Instant,
): KeepSum {
  return keepSum({
    ...{ calendar: ctx.rules.calendar, from, rules: retentionOfRecords(ctx.rules, from, ctx.now) },
    setting: settingFor(settings, of),
  })
}

const settingFor = ({ keep }: ArchiveSettings, of: DisposableClass) => keep.find(one => one.class === of)

/** Whether the time is over: the day after the last one, since on that day it is still kept. Without any rule it never is. */
export function isOver({ until }: KeepSum, today: LocalDate): boolean {
  return until !== null && until < today
}
