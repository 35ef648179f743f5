import { bindsOthers, editionsBinding, evidenceName, stateFor } from '../../engine/binding.ts'
import { includes, meetsAll } from '../../engine/conditions.ts'
import { asksForEvidence } from '../../engine/investigation/evidence-register.ts'
import { subjectFor } from '../../engine/levels.ts'
import type { DutyRule, EvidenceRule, GateRule, Trigger } from '../../engine/pack.ts'
import type { ActRefusal } from '../../engine/permissions.ts'
import { recordRefusal, recordsInScope } from '../../engine/records.ts'
import type { Edition } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { editionsOn } from '../../engine/together.ts'
import { tripToSettle } from '../../engine/trips.ts'
import type { Ctx } from '../context.ts'
import { refusals } from '../errors.ts'
import { orderKindFrom } from '../orders/order-kind.ts'
import { endsBy } from './acts/matter.ts'
import type { RecordView } from './record-schema.ts'
import type { CaseView, RecordGate } from './schema.ts'

type Verdict = CaseView['can'][string]

/** A refusal as the web reads it. */
export function verdictOf(refusal: ActRefusal | undefined): Verdict {
  if (refusal === undefined) return true
  const { code, because, clause, reading, regulation, gate, missing } = refusal
  return {
    refused: code,
    because,
    ...(clause === undefined ? {} : { clause }),
    ...(reading === undefined ? {} : { reading }),
    ...(regulation === undefined ? {} : { regulation: { ...regulation } }),
    ...(gate === undefined ? {} : { gate }),
    ...(missing === undefined ? {} : { missing: [...missing] }),
  }
}

/** The records that can pull one of these triggers: those named in `record`, or all where a trigger names none. */
function recordsOf(triggers: readonly Trigger[], all: readonly string[]): string[] {
  const pulling = triggers.filter(trigger => trigger.on === 'record.made')
  return all.filter(record =>
    pulling.some(({ when }) => when?.record === undefined || meetsAll({ record: when.record }, { record })),
  )
}

/** The records that meet a duty, by name; none where it is met otherwise. */
export function recordsOfDuty({ stop }: DutyRule): string[] {
  return [
    ...new Set(
      stop.flatMap(({ on, when }) =>
        on === 'record.made' && when?.record && 'in' in when.record ? when.record.in.map(String) : [],
      ),
    ),
  ]
}

/** The records in scope of a case: what each asks for, whether this person may make it now, how often it has been made. */
export async function viewRecords(ctx: Ctx, caseId: string, state: CaseState): Promise<RecordView[]> {
  const scoped = recordsInScope(ctx.rules, state, ctx.now)
  if (scoped.length === 0) return []
  const made = await madeRecords(ctx, caseId)
  return scoped.map(one => {
    const { id, clause, reading, title, fields, reward, opens } = one.record
    const share = one.edition.pack.rewards?.find(rule => rule.id === reward?.rule)?.shareOfExcess
    const events = made.get(id) ?? []
    return {
      id,
      clause,
      ...(reading === undefined ? {} : { reading }),
      regulation: one.edition.pack.title,
      ...(one.also.length === 0
        ? {}
        : { also: one.also.map(({ edition, record }) => ({ regulation: edition.pack.title, clause: record.clause })) }),
      title,
      // The number of the case that it opens, the system fills in.
      fields: fields.map(field => (field.id === opens?.number ? { ...field, required: false } : field)),
      ...(opens === undefined ? {} : { opens: { kind: opens.kind, number: opens.number } }),
      ...(reward === undefined ? {} : { reward: { part: reward.part, ...(share === undefined ? {} : { share }) } }),
      can: verdictOf(recordRefusal(ctx.rules, state, one, ctx.actor, ctx.now)),
      made: events.length,
      last: events.at(-1) ?? null,
    }
  })
}

/** The events by which each record was made, oldest first; voided ones do not count. */
async function madeRecords(ctx: Ctx, caseId: string): Promise<Map<string, string[]>> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', ['record.made', 'event.corrected'])
    .orderBy('seq')
    .execute()
  const voided = new Set(
    rows.flatMap(({ type, data }) => (type === 'event.corrected' && data.void === true ? [String(data.corrects)] : [])),
  )
  const made = new Map<string, string[]>()
  for (const { id, type, data } of rows) {
    if (type !== 'record.made' || voided.has(id)) continue
    const record = String(data.record)
    made.set(record, [...(made.get(record) ?? []), id])
  }
  return made
}

/** The gates of the case that a record can open, of all regulations on it: what each needs, what of it is there, and which record gives it. */
export function viewRecordGates(ctx: Ctx, state: CaseState): RecordGate[] {
  const records = recordsInScope(ctx.rules, state, ctx.now).map(one => one.record.id)
  if (records.length === 0) return []
  return editionsBinding(ctx.rules, state).flatMap(edition => gatesOf(edition, state, records))
}

function gatesOf(edition: Edition, state: CaseState, records: readonly string[]): RecordGate[] {
  const { pack } = edition
  const isOwn = edition.key === state.edition
  const evidence = new Map(pack.evidence.map(rule => [rule.id, rule]))
  const given = (id: string) => state.evidence[evidenceName(edition, state, id)]
  const needs = (gate: GateRule) =>
    gate.needs.flatMap(need => {
      const rule: EvidenceRule | undefined = evidence.get(need.evidence)
      if (!rule || (need.ifSeen !== undefined && given(need.ifSeen) === undefined)) return []
      const { id, title, clause } = rule
      return [{ evidence: id, title, clause, event: given(id)?.event ?? null, records: recordsOf(rule.on, records) }]
    })
  return pack.gates
    .filter(gate => includes(gate, stateFor(edition, state)) && (isOwn || bindsOthers(edition, gate)))
    .map(gate => ({
      id: evidenceName(edition, state, gate.id),
      title: gate.title,
      clause: gate.clause,
      act: gate.act,
      ...(gate.when?.urgent === undefined ? {} : { whenUrgent: true as const }),
      needs: needs(gate),
    }))
    .filter(gate => gate.needs.some(need => need.records.length > 0))
}

const refusedBy = (
  code:
    | 'record.unknown'
    | 'route.none'
    | 'matter.ends-otherwise'
    | 'exception.not-one'
    | 'evidence.no-register'
    | 'order.not-from-here'
    | 'trip.none',
): Verdict => ({
  refused: code,
  because: { zh: refusals[code].zh.title, en: refusals[code].en.title },
})

const investigationActs = ['hand-over-evidence', 'check-evidence', 'record-interview'] as const
/** Cases for which no regulation asks for evidence have no register to add to. */
const noRegister: CaseView['can'] = Object.fromEntries(investigationActs.map(act => [act, refusedBy('evidence.no-register')]))

/**
 * `can` with the acts that only some cases know: a record where one may be made, a submission where the regulation has a route for it,
 * an end where the lifecycle knows it. What was refused for another reason stays refused for that.
 */
export function withMatterActs(
  ctx: Ctx,
  state: CaseState,
  can: CaseView['can'],
  records: readonly RecordView[],
): CaseView['can'] {
  const hasRoute = editionsOn(ctx.rules, state, ctx.now).some(edition =>
    edition.pack.routes.some(rule => rule.subject === 'matter' && includes(rule, subjectFor(edition, state))),
  )
  const first = records[0]
  return {
    ...can,
    'make-record':
      first === undefined ? refusedBy('record.unknown') : records.some(record => record.can === true) ? true : first.can,
    ...(hasRoute ? {} : { 'submit-matter': refusedBy('route.none') }),
    ...(orderKindFrom(ctx, state) === undefined ? { 'open-order': refusedBy('order.not-from-here') } : {}),
    ...(tripToSettle(state.trips) === undefined ? { 'settle-trip': refusedBy('trip.none') } : {}),
    ...(state.kind === 'exception' ? {} : { 'list-clocks': refusedBy('exception.not-one') }),
    ...(records.some(asksForEvidence) ? {} : noRegister),
    ...(endsBy(ctx, state, 'matter.closed') ? {} : { 'close-matter': refusedBy('matter.ends-otherwise') }),
  }
}
