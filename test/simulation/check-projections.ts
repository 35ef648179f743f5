import { decidersOf } from '../../engine/approvals/request.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { ownerOf } from '../../server/cases/case-record.ts'
import { ladderOf } from '../../server/events/alarm-rows.ts'
import { partsNow } from '../../server/events/flush-case-people.ts'
import type { KnownCase } from './auditor.ts'
import { difference, must } from './broken.ts'
import type { Outside } from './outside.ts'

const replayed = 'replay equals the projections'
type Ours = Record<string, unknown>

/** What stands beside the events of a case (its row, duties, alarms, approvals, receipts, people) is what follows from them. */
export async function checkProjections(outside: Outside, rules: Rules, known: KnownCase): Promise<void> {
  const { org, id, state } = known
  const of = <T>(sql: string) => outside.rows<T>(sql, [org, id])
  const same = (what: string, ours: Ours, theirs: Ours) => {
    const found = difference(JSON.parse(JSON.stringify(ours)), theirs)
    must(found === '', replayed, () => `${what} of case ${id} ${found}`)
  }

  const [row] = await of<Ours>(
    'select stage, level, level_confirmed, is_closed, owner_id, department_id, seq, next_due_at, paused_since from cases where org_id = $1 and id = $2',
  )
  same(
    'the row',
    {
      stage: state.stage,
      level: state.level ?? null,
      level_confirmed: state.levelConfirmed,
      is_closed: state.closed,
      owner_id: ownerOf(state),
      department_id: state.department ?? null,
      seq: known.events.length,
      next_due_at: state.history
        ? null
        : (Object.values(state.duties)
            .flatMap(d => d.dueAt ?? [])
            .sort()[0] ?? null),
      paused_since: state.pausedSince ?? null,
    },
    row!,
  )
  must(state.seq === known.events.length, 'streams are without gaps', () => `case ${id} is at ${state.seq}`)

  const duties = await of<{ key: string; due_at: string | null; owner_id: string | null; outcome: string | null }>(
    'select key, due_at, owner_id, outcome from duties where org_id = $1 and case_id = $2',
  )
  same(
    'open duties',
    Object.fromEntries(Object.values(state.duties).map(d => [d.key, [d.dueAt ?? null, d.owner ?? null]])),
    Object.fromEntries(duties.filter(d => d.outcome === null).map(d => [d.key, [d.due_at, d.owner_id]])),
  )
  for (const [key, outcome] of known.ended) {
    const duty = duties.find(one => one.key === key)
    must(duty?.outcome === outcome, 'no duty is lost', () => `${key} of case ${id} ended ${outcome}, stored ${duty?.outcome}`)
  }
  await checkAlarms(outside, rules, known, new Map(duties.map(d => [d.key, d.outcome])))

  const approvals = await of<{ id: string; waiting: string[]; step: number }>(
    'select id, waiting, step from approvals where org_id = $1 and case_id = $2 and outcome is null',
  )
  same(
    'approvals',
    Object.fromEntries(
      Object.entries(waitingOf(state)).map(([key, r]) => [key, [r.step, r.suspended ? [] : [...decidersOf(r)].sort()]]),
    ),
    Object.fromEntries(approvals.map(a => [a.id, [a.step, [...a.waiting].sort()]])),
  )

  const receipts = await of<{ report_id: string; person_id: string }>(
    'select report_id, person_id from report_receipts where org_id = $1 and case_id = $2',
  )
  const waits = Object.entries(state.reports).flatMap(([report, r]) => r.waiting.map(w => `${report} ${w.person}`))
  same(
    'receipts',
    Object.fromEntries(waits.map(name => [name, 1])),
    Object.fromEntries(receipts.map(r => [`${r.report_id} ${r.person_id}`, 1])),
  )

  const people = await of<{ party_id: string; part: string }>(
    `select party_id, part from case_people where org_id = $1 and case_id = $2 and part <> 'past'`,
  )
  same('people', Object.fromEntries(partsNow(state)), Object.fromEntries(people.map(p => [p.party_id, p.part])))

  const copied = await of<{ party: string; is_theirs: boolean }>(
    `select party, exists (select from case_people p where p.org_id = $1 and p.case_id = $2 and p.party_id = party) as is_theirs from cases, unnest(parties) party where org_id = $1 and id = $2
     union all select p.party_id, false from case_people p join cases c on c.org_id = p.org_id and c.id = p.case_id where p.org_id = $1 and p.case_id = $2 and not (p.party_id = any(c.parties))`,
  )
  same('parties in the row of the case', {}, Object.fromEntries(copied.flatMap(one => (one.is_theirs ? [] : [[one.party, 1]]))))
}

const waitingOf = (state: CaseState): CaseState['requests'] =>
  state.closed ? Object.fromEntries(Object.entries(state.requests).filter(([, r]) => r.subject === 'study')) : state.requests

/** What has fired is what events say, and of each open duty the rung that rings next waits there. */
async function checkAlarms(
  outside: Outside,
  rules: Rules,
  known: KnownCase,
  outcomes: ReadonlyMap<string, string | null>,
): Promise<void> {
  const { org, id, state, fired } = known
  const alarms = await outside.rows<{ duty_key: string; rung: string; due_at: string; fired_at: string | null }>(
    'select duty_key, rung, due_at, fired_at from alarms where org_id = $1 and case_id = $2',
    [org, id],
  )
  const stored = new Set(alarms.filter(a => a.fired_at !== null).map(a => `${a.duty_key} ${a.rung}`))
  for (const name of fired) must(stored.has(name), 'no alarm is lost', () => `${name} has an event and is not marked as fired`)
  for (const name of stored) must(fired.has(name), 'no alarm is lost', () => `${name} is marked as fired without an event`)
  const waiting = alarms.filter(a => a.fired_at === null)
  for (const duty of Object.values(state.duties)) {
    const next = state.history ? undefined : ladderOf(rules, state, duty).find(r => !fired.has(`${duty.key} ${r.rung}`))
    const rows = waiting.filter(a => a.duty_key === duty.key)
    const ours = next === undefined ? '' : `${next.rung} at ${next.at}`
    const theirs = rows.map(r => `${r.rung} at ${r.due_at}`).join(', ')
    must(
      ours === theirs,
      'no alarm is lost',
      () => `${duty.key} of case ${id} rings next ${ours || 'never'}, stored ${theirs || 'never'}`,
    )
  }
  for (const { duty_key: key, rung } of waiting)
    must(
      key in state.duties || outcomes.get(key) === 'missed',
      'nothing rings of what is done',
      () => `${rung} of ${key} waits, and the duty is ${outcomes.get(key)}`,
    )
}

/** By now every rung of every open duty whose time has come has rung, whatever rows say. */
export function mustHaveRung(rules: Rules, known: KnownCase, now: string): void {
  const { state, fired, id } = known
  if (state.closed || state.history) return
  for (const duty of Object.values(state.duties))
    for (const rung of ladderOf(rules, state, duty))
      must(
        rung.at >= now || fired.has(`${duty.key} ${rung.rung}`),
        'every due alarm fires by the next sweep',
        () => `${rung.rung} of ${duty.key} on case ${id} was due ${rung.at}, swept ${now}`,
      )
}
