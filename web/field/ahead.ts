import type { z } from 'zod'
import { includes, inKind, meetsAll, pulls } from '../../engine/conditions.ts'
import type { DutyRule, GateRule, Trigger } from '../../engine/pack.ts'
import { type Act, definitionOfAct } from '../../events/registry.ts'
import type { CaseView, DutyView } from '../../server/cases/schema.ts'
import type { Verdict as VerdictSchema } from '../../server/cases/verdict-schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'

type Verdict = z.infer<typeof VerdictSchema>
type Data = Readonly<Record<string, unknown>>
/** An act that the server does not have yet. `at`: the device's time. */
export type Waiting = { readonly act: Act; readonly data: Data; readonly at: string }
type Case = Pick<CaseView, 'kind' | 'category' | 'level' | 'stage' | 'stages' | 'can' | 'records' | 'duties'>
type Lifecycle = { readonly stages: readonly { readonly id: string; readonly enter: readonly Trigger[] }[] }
type Happened = { readonly type: string; readonly data: Data; readonly at: string }

/** The case as it will stand once what waits has arrived: what may be done, what is owed, at which stage it is. */
export type Ahead = Pick<CaseView, 'can' | 'records' | 'duties' | 'stage'>

/**
 * What is legal after the acts that wait in this phone, by the regulation's own gates. The server decides when they arrive; this only keeps
 * somebody without a network from being stopped by what they have done already. Whoever may not do an act still may not.
 */
export function lookAhead(
  current: Case,
  sheet: FieldSheet,
  waiting: readonly Waiting[],
  me: { readonly id: string; readonly name: string },
  lifecycle?: Lifecycle,
): Ahead {
  const { can, records, duties, stage } = current
  if (waiting.length === 0) return { can, records, duties, stage }
  const happened = happenedBy(waiting)
  const given = evidenceAfter(sheet, happened)
  const gated = (act: string, verdict: Verdict | undefined, data?: Data): Verdict | undefined =>
    verdict === undefined || (verdict !== true && verdict.refused !== 'gate.missing')
      ? verdict
      : verdictBy(sheet, current, given, act, data)
  const recordsAhead = records.map(record => ({
    ...record,
    can: gated('make-record', record.can, { record: record.id }) ?? record.can,
    made: record.made + happened.filter(one => one.type === 'record.made' && one.data.record === record.id).length,
  }))
  const canAhead = Object.fromEntries(Object.entries(can).map(([act, verdict]) => [act, gated(act, verdict) ?? verdict]))
  return {
    can: {
      ...canAhead,
      ...(recordsAhead.some(one => one.can === true) ? { 'make-record': true as const } : {}),
    },
    records: recordsAhead,
    duties: dutiesAfter(sheet, current, happened, me),
    stage: stageAfter(stage, current.stages, lifecycle, happened),
  }
}

function happenedBy(waiting: readonly Waiting[]): Happened[] {
  return waiting.flatMap(({ act, data, at }): Happened[] => {
    const type = definitionOfAct(act)?.type
    return type === undefined ? [] : [{ type, data, at }]
  })
}

/** Whether the gates let an act with this data through once what waits has arrived: which paper is signed, say. Who may do it is not asked. */
export function gatesAhead(current: Case, sheet: FieldSheet, waiting: readonly Waiting[], act: Act, data: Data): Verdict {
  return verdictBy(sheet, current, evidenceAfter(sheet, happenedBy(waiting)), act, data)
}

/** The evidence that is there after these events: each takes away first, and then gives, as the engine does. */
function evidenceAfter({ given, evidence }: FieldSheet, happened: readonly Happened[]): ReadonlySet<string> {
  const there = new Set(given)
  for (const { type, data } of happened) {
    for (const rule of evidence) if (rule.voidedBy !== undefined && pulls(rule.voidedBy, type, data)) there.delete(rule.id)
    for (const rule of evidence) if (rule.atLeast === undefined && pulls(rule.on, type, data)) there.add(rule.id)
  }
  return there
}

function verdictBy(
  { gates, evidence }: FieldSheet,
  current: Case,
  given: ReadonlySet<string>,
  act: string,
  data: Data | undefined,
): Verdict {
  const subject = {
    kind: current.kind,
    ...(current.category === null ? {} : { category: current.category }),
    ...(current.level === null ? {} : { level: current.level }),
  }
  for (const gate of gates as readonly GateRule[]) {
    if (gate.act !== act || !includes(gate, subject)) continue
    if (gate.when !== undefined && (data === undefined || !meetsAll(gate.when, data))) continue
    const missing = gate.needs.filter(need => (need.ifSeen === undefined || given.has(need.ifSeen)) && !given.has(need.evidence))
    if (missing.length === 0) continue
    const rules = missing.flatMap(need => evidence.find(one => one.id === need.evidence) ?? [])
    return {
      refused: 'gate.missing',
      because: gate.title,
      clause: gate.clause,
      gate: gate.title,
      missing: rules.map(({ id, title, clause }) => ({ evidence: id, title, clause })),
    }
  }
  return true
}

/** How the ids of duties end that begin with what waits. */
export const EXPECTED = '@waiting'

/** The records that meet a duty. */
const recordsOf = ({ stop }: DutyRule): string[] =>
  stop.flatMap(({ on, when }) =>
    on === 'record.made' && when?.record !== undefined && 'in' in when.record ? when.record.in.map(String) : [],
  )

/** Duties that end and begin with what waits; those that begin have no time until the server has computed it. */
function dutiesAfter(
  { duties: rules }: FieldSheet,
  current: Case,
  happened: readonly Happened[],
  me: { readonly id: string; readonly name: string },
): DutyView[] {
  let duties = [...current.duties]
  const like = duties[0]
  for (const { type, data, at } of happened)
    for (const rule of rules as readonly DutyRule[]) {
      if (!inKind(rule, { kind: current.kind, ...(current.category === null ? {} : { category: current.category }) })) continue
      const ends = pulls(rule.stop, type, data) || (rule.cancel !== undefined && pulls(rule.cancel, type, data))
      if (ends)
        duties = duties.map(duty =>
          duty.rule === rule.id && duty.closedAt === null ? { ...duty, closedAt: at, state: 'met' as const } : duty,
        )
      const known = duties.filter(duty => duty.rule === rule.id)
      const begins = pulls(rule.start, type, data) && (known.length === 0 || (rule.again === true && known.every(isClosed)))
      if (!begins || like === undefined) continue
      duties.push({
        id: `${rule.id}${EXPECTED}`,
        rule: rule.id,
        clause: rule.clause,
        title: rule.title,
        owner: { id: me.id, name: me.name, role: 'case:handler' },
        startedAt: at,
        dueAt: null,
        state: 'running',
        provisional: false,
        closedAt: null,
        snoozedUntil: null,
        acts: [...rule.acts],
        regulation: like.regulation,
        strictest: false,
        whole: false,
        records: recordsOf(rule),
      })
    }
  return duties
}

const isClosed = (duty: DutyView): boolean => duty.closedAt !== null

/** The furthest stage that what waits leads to. */
function stageAfter(
  stage: string,
  stages: Case['stages'],
  lifecycle: Lifecycle | undefined,
  happened: readonly Happened[],
): string {
  const order = stages.map(one => one.id)
  return happened.reduce((now, { type, data }) => {
    const entered = lifecycle?.stages.find(one => pulls(one.enter, type, data))?.id
    return entered !== undefined && order.indexOf(entered) > order.indexOf(now) ? entered : now
  }, stage)
}
