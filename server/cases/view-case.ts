import type { Selectable } from 'kysely'
import type { DutyRule } from '../../engine/pack.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { archiveList } from '../../engine/routes.ts'
import { type Edition, editionNamed, type Rules } from '../../engine/rules.ts'
import { editionsOn, type Precedence, precedenceOf } from '../../engine/together.ts'
import { isWhole } from '../../engine/whole-duty.ts'
import { acts } from '../../events/registry.ts'
import { isSealedFrom } from '../access/case-visibility.ts'
import { isMasked, shownContact, shownPhone, worksOn } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import type { Duties } from '../database/case-tables.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOn } from '../orders/order-kind.ts'
import { withPublication } from '../rewards/close-verdict.ts'
import type { CaseView, DutyView, Regulation } from './schema.ts'
import { recordsOfDuty, verdictOf, viewRecordGates, viewRecords, withMatterActs } from './view-records.ts'
import { viewRequests, viewUnconfirmed } from './view-requests.ts'

type Named = { id: string; name: string }
const systemNames: Readonly<Record<string, Named>> = {
  system: { id: 'system', name: '系统' },
  customer: { id: 'customer', name: '客户' },
  import: { id: 'import', name: '导入' },
}
/** A person's name; an unknown id shows as 已离职 rather than as an id. */
export const named = (ctx: Ctx, id: string): Named => ctx.roster.people.get(id) ?? systemNames[id] ?? { id, name: '（已离职）' }
/** The same with nothing but id, name and who lends them. */
export const person = (ctx: Ctx, id: string): Named & { borrowedFrom?: string } => {
  const { id: personId, name } = named(ctx, id)
  const borrowed = ctx.roster.people.get(id)?.borrowed
  return { id: personId, name, ...(borrowed === undefined ? {} : { borrowedFrom: borrowed.from.name }) }
}

export function ruleOf(rules: Rules, duty: { edition: string; pack: string; rule: string }): DutyRule | undefined {
  return rules.editions.find(e => e.pack.id === duty.pack && e.key === duty.edition)?.duties.get(duty.rule)
}

/** An edition by its names, as screens show whose clause something is. */
export const regulationOf = ({ pack: { id, edition, title } }: Edition): Regulation => ({ id, edition, title })

/** A duty as the API shows it at this moment. */
export function viewDuty(ctx: Ctx, row: Selectable<Duties>): DutyView {
  const rule = ruleOf(ctx.rules, row)
  const records = rule ? recordsOfDuty(rule) : []
  const frozen = row.is_paused
  const state =
    row.outcome ?? (row.due_at !== null && !frozen && row.due_at < ctx.now ? 'overdue' : frozen ? 'paused' : 'running')
  return {
    id: row.key,
    rule: row.rule,
    clause: row.clause,
    title: rule?.title ?? { zh: row.rule },
    owner: { id: row.owner_id, name: row.owner_id === null ? '' : named(ctx, row.owner_id).name, role: row.owner_role },
    startedAt: row.started_at,
    dueAt: row.due_at,
    state,
    provisional: row.is_provisional,
    closedAt: row.closed_at,
    snoozedUntil: row.snoozed_until,
    acts: rule?.acts ?? [],
    ...(rule === undefined ? {} : { meaning: rule.meaning }),
    regulation: regulationOf(editionNamed(ctx.rules, row.edition)),
    strictest: false,
    whole: rule !== undefined && isWhole(ctx.rules, rule),
    ...(records.length > 0 ? { records } : {}),
  }
}

/** Open duties first by due time, then the closed ones, newest first; of several with one meaning in several regulations the strictest is marked. */
export function orderDuties(ctx: Ctx, rows: readonly Selectable<Duties>[]): DutyView[] {
  const views = rows.map(row => ({ row, view: viewDuty(ctx, row) }))
  views.sort(
    (a, b) =>
      Number(a.row.outcome !== null) - Number(b.row.outcome !== null) ||
      (a.row.outcome === null
        ? (a.row.due_at ?? '9').localeCompare(b.row.due_at ?? '9')
        : (b.row.closed_at ?? '').localeCompare(a.row.closed_at ?? '')),
  )
  const open = views.filter(({ row }) => row.outcome === null)
  const meaningOf = (row: Selectable<Duties>) => ruleOf(ctx.rules, row)?.meaning
  return views.map(({ row, view }) => {
    const same = row.outcome === null ? open.filter(o => meaningOf(o.row) === meaningOf(row)) : []
    const others = same.filter(o => o.row.pack !== row.pack)
    if (others.length === 0) return view
    const precedence = others.flatMap(o => precedenceBetween(ctx.rules, row.edition, o.row.edition) ?? [])[0]
    return {
      ...view,
      strictest: same[0]?.row.key === row.key,
      ...(precedence === undefined
        ? {}
        : {
            precedence: {
              prevails: precedence.prevails.pack.title,
              says: regulationOf(precedence.says),
              clause: precedence.clause,
            },
          }),
    }
  })
}

const precedenceBetween = (rules: Rules, one: string, other: string): Precedence | undefined =>
  precedenceOf(editionNamed(rules, one), editionNamed(rules, other))

/** What this person may do to the case now, and why not: the web holds no rules. */
export function canOf(ctx: Ctx, state: Parameters<typeof refusalOf>[1]): CaseView['can'] {
  return Object.fromEntries(acts.map(act => [act, verdictOf(refusalOf(ctx.rules, state, act, ctx.actor))]))
}

/** Everything the case page shows but the timeline: four queries and one for the records it asks for, whatever the age of the case. */
export async function viewCase(ctx: Ctx, id: string): Promise<CaseView> {
  // What does not read of each other is asked at once.
  const [row, duties] = await Promise.all([
    ctx.tx.selectFrom('cases').selectAll('cases').where('org_id', '=', ctx.org).where('id', '=', id).executeTakeFirst(),
    ctx.tx.selectFrom('duties').selectAll().where('org_id', '=', ctx.org).where('case_id', '=', id).execute(),
  ])
  if (!row) throw refuse('case.not-found')
  const { state } = row
  const edition = editionNamed(ctx.rules, state.edition)
  const [customer, machine, records] = await Promise.all([
    row.customer_id === null
      ? undefined
      : ctx.tx
          .selectFrom('customers')
          .select(['id', 'name', 'phone', 'address'])
          .where('org_id', '=', ctx.org)
          .where('id', '=', row.customer_id)
          .executeTakeFirst(),
    row.machine_id === null
      ? undefined
      : ctx.tx
          .selectFrom('machines')
          .select(['id', 'model', 'serial', 'warranty_until as warrantyUntil'])
          .where('org_id', '=', ctx.org)
          .where('id', '=', row.machine_id)
          .executeTakeFirst(),
    viewRecords(ctx, id, state),
  ])
  const can = withMatterActs(ctx, state, canOf(ctx, state), records)
  const isMine = worksOn(ctx, state)
  const stages = edition.lifecycles.get(state.kind)!.stages
  const at = stages.findIndex(s => s.id === state.stage)
  const department = state.department === undefined ? undefined : ctx.roster.departments.get(state.department)
  return {
    id: row.id,
    number: row.number,
    kind: state.kind as CaseView['kind'],
    title: row.title,
    description: row.description,
    demand: row.demand,
    channel: row.channel,
    contact: shownContact(ctx, row.contact, isMine, customer?.name),
    customer: customer ? { ...customer, phone: shownPhone(ctx, customer.phone, isMine) } : null,
    masked: isMasked(ctx, isMine),
    machine: machine ?? null,
    category: row.category,
    subtype: row.subtype,
    facts: row.facts,
    level: row.level,
    proposed: state.proposed ?? null,
    levelConfirmed: row.level_confirmed,
    stage: row.stage,
    stages: stages.map((s, i) => ({
      id: s.id,
      title: s.title,
      clause: s.clause,
      // A duplicate that ended in another case has not gone round: its later stages were never reached.
      state: i < at || (row.is_closed && row.merged_into === null) ? 'done' : i === at ? 'current' : 'ahead',
      ...(i === at ? { enteredAt: state.stageSince } : {}),
    })),
    closed: row.is_closed,
    department: department ? { id: department.id, name: department.name } : null,
    owner: row.owner_id === null ? null : person(ctx, row.owner_id),
    reporter: row.reporter_id === null ? null : person(ctx, row.reporter_id),
    people: Object.fromEntries(Object.entries(state.people).map(([role, ids]) => [role, ids.map(p => person(ctx, p))])),
    edition: regulationOf(edition),
    regulations: editionsOn(ctx.rules, state, ctx.now).map(regulationOf),
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
    pausedSince: row.paused_since,
    missing: state.missing,
    mergedInto: row.merged_into !== null && (await isSealedFrom(ctx, row.merged_into)) ? null : row.merged_into,
    retainUntil: row.retain_until,
    externalId: row.external_id,
    seq: row.seq,
    isFieldWork: fieldWorkOn(ctx, state) !== undefined,
    sealed: row.sealed_for !== null,
    duties: orderDuties(ctx, duties).map(duty => {
      const item = state.duties[duty.id]?.item
      return item === undefined ? duty : { ...duty, item }
    }),
    requests: viewRequests(ctx, state),
    unconfirmed: viewUnconfirmed(ctx, state),
    reports: Object.entries(state.reports).map(([reportId, r]) => ({
      id: reportId,
      about: r.about,
      hop: r.hop,
      waiting: r.waiting.map(w => ({ ...person(ctx, w.person), role: w.role })),
    })),
    nodes: state.nodes,
    archive: archiveList(ctx.rules, state).map(l => ({
      id: l.item.id,
      title: l.item.title,
      clause: l.item.clause,
      event: l.event ?? null,
    })),
    records,
    recordGates: viewRecordGates(ctx, state),
    can: state.kind === 'reward' ? await withPublication(ctx, id, can) : can,
  }
}
