import { sql } from 'kysely'
import { effectiveEvents } from '../../engine/corrections.ts'
import { sealedFor, sealsOn } from '../../engine/sealing.ts'
import type { CaseState } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import { type Role, roles } from '../../events/roles.ts'
import type { RouteStep } from '../../events/route-step.ts'
import { departmentParty, headParty, postParty } from '../access/sight.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import { eventsOf } from '../cases/queries.ts'
import { type Ctx, notPeople } from '../context.ts'
import type { CaseInsiders } from '../database/access-tables.ts'
import type { Work } from './work.ts'

/** Somebody let into a sealed case by what happened in it. `role`: only while they hold that post; empty: as themselves. */
export type Insider = { readonly party: string; readonly because: 'part' | 'named' | 'decided'; readonly role: string }

/** The posts that look after a case now: those by which it was sealed, for good, or those of the rules and settings that seal it; null where it is open. */
export function sealedForNow(
  ctx: Pick<Ctx, 'rules'>,
  record: Pick<CaseRecord, 'sealedFor'>,
  state: CaseState,
): readonly string[] | null {
  if (record.sealedFor !== null) return record.sealedFor
  const seals = sealsOn(ctx.rules, state)
  return seals.length === 0 ? null : sealedFor(seals)
}

const isPost = (role: string): role is Role => (roles as readonly string[]).includes(role)
const postOf = (role: string): string => (isPost(role) ? role : '')

/**
 * Everybody who is let into a sealed case by its state and events: who has a part in it now, who is asked to decide (while they hold the post that is asked) or has
 * decided (likewise), whom a record names (an investigator, a witness, whom it is about), and the department that is charged, for whoever heads it.
 * Whoever was merely told of it, or had it in hand once, is not among them.
 */
export function insidersOf(ctx: Pick<Ctx, 'roster' | 'rules'>, state: CaseState, history: readonly CaseEvent[]): Insider[] {
  const found = new Map<string, Insider>()
  const add = (party: string | undefined, because: Insider['because'], role = '') => {
    if (party !== undefined && !notPeople.has(party)) found.set(`${party} ${because} ${role}`, { party, because, role })
  }
  const events = effectiveEvents(history)
  const charged = events.findLast(e => e.type === 'violation.cited')?.data as { of?: string; subject?: string } | undefined
  const isDepartment = charged?.of === 'department' && charged.subject !== undefined
  if (isDepartment) add(departmentParty(charged.subject!), 'named')
  // Of a department its head of today speaks, not whoever headed it when the case was opened.
  for (const [part, people] of Object.entries(state.people))
    if (!(isDepartment && part === 'party')) for (const person of people) add(person, 'part')
  for (const { owner } of Object.values(state.duties)) add(owner, 'part')
  for (const { waiting } of Object.values(state.reports)) for (const w of waiting) add(w.person, 'part', postOf(w.role))
  for (const request of Object.values(state.requests)) {
    for (const step of request.steps) for (const p of step.people) add(p.person, 'part', postOf(p.role))
    for (const q of request.questions ?? []) for (const person of [q.by, q.to]) add(person, 'part')
    for (const person of [request.by, ...(request.copied ?? [])]) add(person, 'part')
  }
  const steps = new Map<string, readonly RouteStep[]>()
  for (const event of events) {
    const data = event.data as Readonly<Record<string, unknown>>
    if (Array.isArray(data.route)) steps.set(event.id, data.route as RouteStep[])
    // Whoever decides in somebody's place sees it while it waits for them (case-visibility.ts), and no longer.
    if (event.type === 'approval.decided' && event.data.onBehalfOf === undefined) {
      const step = steps.get(event.data.request)?.find(s => s.id === event.data.step)
      add(event.actor, 'decided', postOf(step?.people.find(p => p.person === event.actor)?.role ?? ''))
    }
    // Whoever restricts, assesses and gives back goes on doing so, while they hold a post that may.
    for (const role of postsThatMay(ctx, measureActs[event.type])) add(event.actor, 'decided', role)
    if (event.type !== 'record.made') continue
    for (const id of textsIn(data.values, partFields(ctx, String(data.record)))) {
      if (ctx.roster.people.has(id)) add(id, 'named')
      if (ctx.roster.departments.has(id)) add(departmentParty(id), 'named')
    }
  }
  return [...found.values()]
}

const measureActs: Readonly<Record<string, string>> = {
  'measure.settled': 'settle-measure',
  'restriction.set': 'step-restriction',
  'restriction.assessed': 'assess-restriction',
  'restriction.stepped': 'step-restriction',
}
/** The posts that the regulations let do an act. */
function postsThatMay({ rules }: Pick<Ctx, 'rules'>, act: string | undefined): string[] {
  if (act === undefined) return []
  const permits = rules.editions.flatMap(edition => edition.permitsByAct.get(act) ?? [])
  return [...new Set(permits.flatMap(({ by }) => by.flatMap(party => ('role' in party ? [postOf(party.role)] : []))))].filter(
    role => role !== '',
  )
}

/** Fields of a record that make people something to the case: that is their part in it, and ends with it. */
function partFields({ rules }: Pick<Ctx, 'rules'>, record: string): ReadonlySet<string> {
  const fields = rules.editions.flatMap(({ pack }) => (pack.records ?? []).flatMap(one => (one.id === record ? one.fields : [])))
  const columns = fields.flatMap(field => (field.kind === 'rows' ? field.columns : []))
  return new Set([...fields, ...columns].flatMap(field => ('as' in field && field.as !== undefined ? [field.id] : [])))
}

/** Every text in a value, but under these names. */
function textsIn(value: unknown, except: ReadonlySet<string>): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(one => textsIn(one, except))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => (except.has(name) ? [] : textsIn(inner, except)))
}

/** Writes anew who is let into the sealed ones of the touched cases: two statements and one read for each, and none where nothing is sealed. */
export async function flushInsiders(ctx: Ctx, work: Work): Promise<void> {
  const touched = [...work.cases.values()].filter(record => record.sealedFor !== null && record.state !== undefined)
  if (touched.length === 0) return
  const rows: (Insider & { caseId: string })[] = []
  for (const { id, state } of touched)
    rows.push(...insidersOf(ctx, state!, await eventsOf(ctx, id)).map(one => ({ ...one, caseId: id })))
  await writeInsiders(
    ctx,
    touched.map(({ id, sealedFor }) => ({ id, to: sealedFor! })),
    rows,
  )
}

/** The same for cases that are sealed from now on by a setting. */
export async function sealCases(
  ctx: Ctx,
  cases: readonly { readonly id: string; readonly state: CaseState; readonly to: readonly string[] }[],
): Promise<void> {
  const rows: (Insider & { caseId: string })[] = []
  for (const { id, state, to } of cases) {
    await ctx.tx
      .updateTable('cases')
      .set({ sealed_for: [...to] })
      .where('org_id', '=', ctx.org)
      .where('id', '=', id)
      .execute()
    rows.push(...insidersOf(ctx, state, await eventsOf(ctx, id)).map(one => ({ ...one, caseId: id })))
  }
  await writeInsiders(ctx, cases, rows)
}

async function writeInsiders(
  { tx, org, now }: Ctx,
  touched: readonly { readonly id: string; readonly to: readonly string[] }[],
  rows: readonly (Insider & { caseId: string })[],
): Promise<void> {
  const derived: readonly CaseInsiders['because'][] = ['part', 'named', 'decided']
  const column = (name: keyof Insider | 'caseId') => sql`${rows.map(row => row[name])}::text[]`
  await sql`
    with wanted as (select * from unnest(${column('caseId')}, ${column('party')}, ${column('because')}, ${column('role')}) as w(case_id, party_id, because, role)),
    gone as (
      delete from case_insiders i
      where i.org_id = ${org} and i.case_id = any(${touched.map(one => one.id)}::text[]) and i.because = any(${[...derived]}::text[])
        and not exists (select from wanted w where w.case_id = i.case_id and w.party_id = i.party_id and w.because = i.because and w.role = i.role)
    )
    insert into case_insiders (org_id, case_id, party_id, because, role, since)
    select ${org}, case_id, party_id, because, role, ${now}::timestamptz from wanted
    on conflict do nothing`.execute(tx)
  // Lists of whoever does not see all begin with who has to do with a case: there they find it.
  const found = [
    ...rows.map(({ caseId, party }) => [caseId, party.startsWith(departmentParty('')) ? headParty(party) : party] as const),
    ...touched.flatMap(({ id, to }) => to.map(role => [id, postParty(role)] as const)),
  ]
  await sql`insert into case_people (org_id, case_id, party_id, part)
    select distinct ${org}, c, p, 'past' from unnest(${found.map(([id]) => id)}::text[], ${found.map(([, party]) => party)}::text[]) as f(c, p)
    on conflict do nothing`.execute(tx)
}
