import { sql } from 'kysely'
import type { CaseState } from '../../engine/state.ts'
import { departmentParty } from '../access/sight.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import { type Ctx, notPeople } from '../context.ts'
import type { CasePeople } from '../database/access-tables.ts'
import type { Work } from './work.ts'

type Part = CasePeople['part']
/** What somebody is to a case, as it is written. */
export type PartRow = { readonly caseId: string; readonly party: string; readonly part: Part }

/** Who has to do with a case at this moment, by what its state says: in hand, or to decide, take note of or answer. */
export function partsNow(state: CaseState): ReadonlyMap<string, Exclude<Part, 'past'>> {
  const parts = new Map<string, Exclude<Part, 'past'>>()
  for (const report of Object.values(state.reports)) for (const w of report.waiting) parts.set(w.person, 'decides')
  for (const request of Object.values(state.requests)) {
    for (const step of request.steps) for (const p of step.people) parts.set(p.person, 'decides')
    for (const q of request.questions ?? []) for (const person of [q.by, q.to]) parts.set(person, 'decides')
    for (const person of [request.by, ...(request.copied ?? [])]) parts.set(person, 'decides')
  }
  for (const { person } of Object.values(state.unconfirmed ?? {})) parts.set(person, 'decides')
  for (const people of Object.values(state.people)) for (const person of people) parts.set(person, 'works')
  for (const { owner } of Object.values(state.duties)) if (owner !== undefined) parts.set(owner, 'works')
  if (state.department !== undefined) parts.set(departmentParty(state.department), 'works')
  return parts
}

/** Everybody of the staff whom an event names, wherever in it: mentioned, told by an alarm, a witness, the one whom it is about. */
function namedIn(ctx: Ctx, value: unknown): string[] {
  if (typeof value === 'string') return ctx.roster.people.has(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(one => namedIn(ctx, one)) : []
}

/** Whoever wrote in a case or was named in it, and those whose duty ended: they go on seeing it. */
function pastOf(ctx: Ctx, work: Work): PartRow[] {
  const rows: PartRow[] = []
  const add = (caseId: string, party: string | undefined) => {
    if (party !== undefined && !notPeople.has(party)) rows.push({ caseId, party, part: 'past' })
  }
  for (const event of work.events) {
    if (!work.cases.has(event.stream)) continue
    for (const person of [event.actor, ...namedIn(ctx, event.data)]) add(event.stream, person)
    // Who had the duplicate in hand follows it into the case that goes on.
    const from = event.type === 'case.absorbed' ? work.cases.get(event.data.from)?.state : undefined
    if (from) for (const party of partsNow(from).keys()) add(event.stream, party)
  }
  for (const { caseId, duty } of work.duties.values()) add(caseId, duty.owner)
  return rows
}

/** Who has to do with the touched cases from now on: present parts follow from the state, and become past ones with it. */
export function casePeopleOf(ctx: Ctx, work: Work): PartRow[] {
  const rows = new Map<string, PartRow>()
  const put = (row: PartRow) => {
    const key = `${row.caseId} ${row.party}`
    if (row.part !== 'past' || !rows.has(key)) rows.set(key, row)
  }
  for (const { id, state } of work.cases.values())
    if (state) for (const [party, part] of partsNow(state)) put({ caseId: id, party, part })
  for (const row of pastOf(ctx, work)) put(row)
  return [...rows.values()]
}

/** Writes {@link casePeopleOf} in one statement; none where everybody stands there already as what they are, as after most notes and deliveries. */
export async function flushCasePeople(ctx: Ctx, work: Work, rows: readonly PartRow[]): Promise<void> {
  const changed = [...work.cases.values()].filter(record => hasChanged(record, rows))
  const ids = new Set(changed.map(({ id }) => id))
  await writeCasePeople(
    ctx,
    // Nobody can have ceased to be something to a case that is new.
    changed.filter(({ partakers }) => partakers !== undefined).map(({ id }) => id),
    rows.filter(({ caseId }) => ids.has(caseId)),
  )
  for (const record of changed) {
    const parties = rows.flatMap(({ caseId, party }) => (caseId === record.id ? [party] : []))
    record.partakers = record.state && {
      state: record.state,
      parties: new Set([...(record.partakers?.parties ?? []), ...parties]),
    }
  }
}

/** Rows of case_people are never taken away, and present parts follow from the state alone. */
function hasChanged({ id, state, partakers }: CaseRecord, rows: readonly PartRow[]): boolean {
  if (state === undefined || partakers === undefined) return true
  if (rows.some(({ caseId, party }) => caseId === id && !partakers.parties.has(party))) return true
  const [before, now] = [partsNow(partakers.state), partsNow(state)]
  return before.size !== now.size || [...now].some(([party, part]) => before.get(party) !== part)
}

/** People who are told of cases: they see what they are told of. */
export async function addTold(ctx: Ctx, told: readonly { readonly caseId: string; readonly person: string }[]): Promise<void> {
  await writeCasePeople(
    ctx,
    [],
    told.map(({ caseId, person }) => ({ caseId, party: person, part: 'past' as const })),
  )
}

async function writeCasePeople({ tx, org }: Ctx, touched: readonly string[], rows: readonly PartRow[]): Promise<void> {
  if (rows.length === 0) return
  const column = (name: keyof PartRow) => sql`${rows.map(row => row[name])}::text[]`
  const wanted = sql`unnest(${column('caseId')}, ${column('party')}, ${column('part')}) as w(case_id, party_id, part)`
  const kept = sql`on conflict (org_id, case_id, party_id) do update set part = excluded.part
    where excluded.part <> 'past' and case_people.part <> excluded.part`
  // A statement of its own, whose plan is kept: that of the other depends on which cases are named, and is made anew each time.
  if (touched.length === 0) {
    await sql`insert into case_people (org_id, case_id, party_id, part)
      select distinct on (case_id, party_id) ${org}, case_id, party_id, part from ${wanted} order by case_id, party_id ${kept}`.execute(
      tx,
    )
    return
  }
  await sql`
    with wanted as (select * from ${wanted}),
    gone as (
      update case_people p set part = 'past'
      where p.org_id = ${org} and p.case_id = any(${[...touched]}::text[]) and p.part <> 'past'
        and not exists (select from wanted w where w.case_id = p.case_id and w.party_id = p.party_id and w.part <> 'past')
    )
    insert into case_people (org_id, case_id, party_id, part)
    select distinct on (case_id, party_id) ${org}, case_id, party_id, part from wanted order by case_id, party_id ${kept}`.execute(
    tx,
  )
}
