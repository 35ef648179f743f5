import { type Selectable, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { measuresStanding, penaltyStage, penaltyStands } from '../../engine/penalty.ts'
import { editionNamed, editionsInForce } from '../../engine/rules.ts'
import { violationOf } from '../../engine/sanctions.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Violations } from '../database/violation-tables.ts'
import type { Work } from './work.ts'

type Row = Omit<Selectable<Violations>, 'org_id' | 'stage' | 'stands' | 'settled_by' | 'settled_at' | 'reason' | 'state' | 'note'>
/** A duty that is too late: it ended so, or its time has run out while it is open. */
type Late = {
  readonly key: string
  readonly caseId: string
  readonly edition: string
  readonly rule: string
  readonly owner: string | undefined
  readonly outcome: 'late' | 'missed'
  /** When its time ran out. */
  readonly since: Instant
}

function lateDuties(work: Work): Late[] {
  const found = new Map<string, Late>()
  const add = (late: Late) => found.set(late.key, late)
  for (const { kind, dutyKey, caseId, dueAt } of work.fired) {
    const duty = kind === 'breach' ? work.cases.get(caseId)?.state?.duties[dutyKey] : undefined
    if (duty)
      add({
        key: dutyKey,
        caseId,
        edition: duty.edition,
        rule: duty.rule,
        owner: duty.owner,
        outcome: 'late',
        since: duty.dueAt ?? dueAt,
      })
  }
  for (const { duty, caseId, outcome, closedAt } of work.duties.values())
    if (outcome === 'late' || outcome === 'missed')
      add({
        key: duty.key,
        caseId,
        edition: duty.edition,
        rule: duty.rule,
        owner: duty.owner,
        outcome,
        since: duty.dueAt ?? closedAt!,
      })
  return [...found.values()].filter(late => work.cases.get(late.caseId)?.isHistory !== true)
}

/** What the regulations in force on the day its time ran out say of a late duty: one row for each that punishes it. */
function rowsOf(ctx: Ctx, work: Work, late: Late): Row[] {
  const meaning = editionNamed(ctx.rules, late.edition).duties.get(late.rule)?.meaning
  if (meaning === undefined) return []
  const department = work.cases.get(late.caseId)?.state?.department ?? null
  return editionsInForce(ctx.rules, late.since).flatMap(({ pack, key }) => {
    const rule = violationOf(pack, meaning, late.outcome)
    if (rule === undefined) return []
    // A duty is owed by a person; where only departments are punished, it is theirs.
    const party = rule.of.find(one => one === 'person') ?? 'department'
    const subject = party === 'person' ? (late.owner ?? null) : department
    return [
      {
        ...{ id: ctx.newId(), source: 'system', regulation: pack.id, edition: key, violation: rule.id, grade: rule.grade },
        ...{ clause: rule.clause, party, subject_id: subject, case_id: late.caseId, duty_key: late.key },
        department_id: (party === 'person' && late.owner ? ctx.roster.people.get(late.owner)?.department : department) ?? null,
        ...{ act_on: localDateOf(ctx.rules.calendar, late.since), found_at: ctx.now, found_by: null, penalty_case_id: null },
      } satisfies Row,
    ]
  })
}

/**
 * Keeps the register of violations and the table of penalties with the events: a duty that is too late becomes a violation once, a
 * correction that makes it in time takes it back, and a penalty case says how its penalty stands. Nothing is read where nothing is late.
 */
export async function flushViolations(ctx: Ctx, work: Work): Promise<void> {
  const rows = lateDuties(work).flatMap(late => rowsOf(ctx, work, late))
  for (let i = 0; i < rows.length; i += 400)
    await ctx.tx
      .insertInto('violations')
      .values(rows.slice(i, i + 400).map(row => ({ ...row, org_id: ctx.org, stage: null, settled_by: null, settled_at: null })))
      .onConflict(conflict =>
        conflict.columns(['org_id', 'duty_key', 'regulation']).where('duty_key', 'is not', null).doNothing(),
      )
      .execute()
  if (work.refolded.size > 0) await followRefolded(ctx, [...work.refolded])
  await flushPenalties(ctx, work)
}

/** After a case was computed again: what is no longer late is taken back, what is late after all comes back. */
async function followRefolded({ tx, org, now }: Ctx, cases: readonly string[]): Promise<void> {
  const isLate = sql`exists (select from duties d where d.org_id = v.org_id and d.key = v.duty_key
    and (d.outcome in ('late', 'missed') or (d.outcome is null and d.due_at < ${now}::timestamptz)))`
  await sql`
    update violations v set state = case when ${isLate} then case when penalty_case_id is null then 'open' else 'cited' end else 'taken-back' end
    where v.org_id = ${org} and v.case_id = any(${[...cases]}::text[]) and v.duty_key is not null
      and (v.state = 'taken-back') = (${isLate}) and v.state <> 'dismissed'`.execute(tx)
}

async function flushPenalties(ctx: Ctx, work: Work): Promise<void> {
  for (const { id, state } of work.cases.values()) {
    const penalty = state?.penalty
    if (penalty?.cited === undefined) continue
    const { cited } = penalty
    const said = { stage: penaltyStage(penalty), stands: penaltyStands(penalty) }
    const columns = {
      ...said,
      ...{ regulation: cited.regulation, edition: cited.edition, violation: cited.violation, grade: cited.grade },
      ...{ party: cited.of, subject_id: cited.subject, act_on: cited.on, measures: JSON.stringify(measuresStanding(penalty)) },
      ...{ decided_at: penalty.decided?.at ?? null, served_on: penalty.served?.on ?? null, updated_at: ctx.now },
    }
    await ctx.tx
      .insertInto('penalties')
      .values({ org_id: ctx.org, case_id: id, ...columns })
      .onConflict(conflict => conflict.columns(['org_id', 'case_id']).doUpdateSet(columns))
      .execute()
    await ctx.tx.updateTable('violations').set(said).where('org_id', '=', ctx.org).where('penalty_case_id', '=', id).execute()
  }
}
