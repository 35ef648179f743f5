import { advance, fold, pass, recalculate } from '../../engine/advance.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import type { Rules } from '../../engine/rules.ts'
import type { CaseState, Change } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { loadRules } from '../../server/rules/organisation-rules.ts'
import { Broken, difference, must, plain } from './broken.ts'
import { checkAuthority } from './check-authority.ts'
import { checkBytes } from './check-bytes.ts'
import { checkPlaces, checkVerdicts, ledgerAuditorOf } from './check-ledger.ts'
import { checkOutgoing } from './check-outgoing.ts'
import { checkProjections } from './check-projections.ts'
import type { Task } from './gate.ts'
import type { Outside } from './outside.ts'
import type { Job } from './world.ts'

/** A case as its events say, kept beside the database by somebody who believes nothing else. */
export type KnownCase = {
  readonly org: string
  readonly id: string
  events: CaseEvent[]
  state: CaseState
  /** What has fired, by duty and rung. */
  readonly fired: Set<string>
  /** How each duty that is over ended, as the events say. */
  readonly ended: Map<string, string>
  version: string
}
/** What a commit brought. */
export type News = { readonly case: KnownCase; readonly before: CaseState | undefined; readonly event: CaseEvent }
export type Auditor = {
  readonly cases: ReadonlyMap<string, KnownCase>
  /** Looks at what a transaction has left; throws `Broken`. Gives the events that are new. */
  afterCommit(task: Task, job: Job): Promise<readonly News[]>
  rulesOf(org: string): Promise<Rules>
  /** Looks at everything once more. */
  atTheEnd(now: Instant): Promise<void>
}

type EventRow = {
  org_id: string
  stream_id: string
  id: string
  seq: number
  type: string
  at: string
  recorded_at: string
  actor: string
  data: unknown
  owners: unknown
  is_backdated: boolean
  device: unknown
  bytes: string
}

/** `onCheckpoints` hears how many signed checkpoints were computed again. */
export function auditorOf(outside: Outside, onCheckpoints: (many: number) => void = () => {}): Auditor {
  const cases = new Map<string, KnownCase>()
  /** How many events each stream has. */
  const lengths = new Map<string, number>()
  const ids = new Set<string>()
  const ledger = ledgerAuditorOf(outside)
  /** Under the settings with which an organisation began, as long as nobody has changed them. */
  const first = new Map<string, Rules | undefined>()
  const rulesOf = async (org: string) => {
    const { rules } = await loadRules(outside.tx, org)
    if (!first.has(org)) first.set(org, rules)
    if (first.get(org) !== rules) first.set(org, undefined)
    return rules
  }

  /** New events of all streams, in order; every stream must be whole. */
  async function newEvents(): Promise<EventRow[]> {
    const streams = await outside.rows<{ org_id: string; stream_id: string; n: number; first: number; last: number }>(
      'select org_id, stream_id, count(*)::int n, min(seq)::int first, max(seq)::int last from events group by 1, 2 order by 1, 2',
    )
    const fresh: EventRow[] = []
    const seen = new Set<string>()
    for (const { org_id, stream_id, n, first, last } of streams) {
      const name = `${org_id} ${stream_id}`
      seen.add(name)
      const known = lengths.get(name) ?? 0
      must(n >= known, 'events are never lost', () => `${name} had ${known} events and has ${n}`)
      must(first === 1 && last === n, 'streams are without gaps', () => `${name} has ${n} events from ${first} to ${last}`)
      if (n === known) continue
      lengths.set(name, n)
      fresh.push(
        ...(await outside.rows<EventRow>('select * from events where org_id = $1 and stream_id = $2 and seq > $3 order by seq', [
          org_id,
          stream_id,
          known,
        ])),
      )
    }
    for (const name of lengths.keys()) must(seen.has(name), 'events are never lost', () => `the stream ${name} is gone`)
    return fresh
  }

  return {
    cases,
    rulesOf,
    afterCommit: (task, job) =>
      outside.look(async () => {
        const fresh = await newEvents()
        for (const { id } of fresh) {
          must(!ids.has(id), 'an event has one place', () => `${id} stands twice`)
          ids.add(id)
        }
        if (job.org !== undefined)
          for (const row of fresh)
            must(row.org_id === job.org, 'organisations are apart', () => `${task.name} wrote ${row.type} in ${row.org_id}`)
        await checkBytes(outside, fresh)
        const touched = await touchedCases(outside, cases)
        const news: News[] = []
        for (const { org, id, version } of touched) {
          const rules = await rulesOf(org)
          const added = fresh.filter(row => row.org_id === org && row.stream_id === id).map(eventOf)
          const known = cases.get(id) ?? begun(org, id)
          const isNew = !cases.has(id)
          cases.set(id, known)
          known.version = version
          for (const event of added) {
            const before = isNew && known.events.length === 0 ? undefined : known.state
            await checkAuthority({ outside, rules, known, before, event, job, isFirst: event === added[0] })
            replay(rules, known, event)
            news.push({ case: known, before, event })
          }
          const [row] = await outside.rows<{ state: CaseState }>('select state from cases where org_id = $1 and id = $2', [
            org,
            id,
          ])
          settleState(rules, known, row!.state, added.at(-1)?.recordedAt ?? job.now)
          await checkProjections(outside, rules, known)
        }
        for (const row of fresh)
          if (row.type === 'case.opened')
            must(cases.has(row.stream_id), 'replay equals the projections', () => `case ${row.stream_id} has events and no row`)
        await checkOutgoing(outside, news)
        await checkPlaces(outside, fresh)
        const checkpoints = await ledger.afterCommit()
        if (checkpoints > 0) await checkPlaces(outside, undefined)
        onCheckpoints(checkpoints)
        return news
      }),
    atTheEnd: now =>
      outside.look(async () => {
        for (const known of cases.values()) {
          const rules = await rulesOf(known.org)
          await checkProjections(outside, rules, known)
          if (first.get(known.org) === undefined) continue
          const rows = await outside.rows<EventRow>('select * from events where org_id = $1 and stream_id = $2 order by seq', [
            known.org,
            known.id,
          ])
          const whole = fold(rules, effectiveEvents(rows.map(eventOf)))!.state
          const [ours, theirs] = [pass(rules, whole, now).state, pass(rules, known.state, now).state]
          must(plain(ours) === plain(theirs), 'replay from the first event', () => `${known.id} ${difference(ours, theirs)}`)
        }
        await checkPlaces(outside, undefined)
        await checkVerdicts(outside)
      }),
  }
}

const begun = (org: string, id: string): KnownCase => ({
  ...{ org, id, events: [], fired: new Set<string>(), ended: new Map<string, string>(), version: '' },
  state: undefined as unknown as CaseState, // until its first event, which comes at once
})

/** The cases that a transaction has written. */
async function touchedCases(
  outside: Outside,
  known: ReadonlyMap<string, KnownCase>,
): Promise<{ org: string; id: string; version: string }[]> {
  const rows = await outside.rows<{ org: string; id: string; version: string }>(
    'select org_id org, id, xmin::text as version from cases order by org_id, id',
  )
  return rows.filter(({ id, version }) => known.get(id)?.version !== version)
}

const eventOf = (r: EventRow): CaseEvent =>
  ({
    ...{
      id: r.id,
      stream: r.stream_id,
      seq: r.seq,
      type: r.type,
      at: r.at,
      recordedAt: r.recorded_at,
      actor: r.actor,
      data: r.data,
    },
    ...(r.owners === null ? {} : { owners: r.owners }),
    ...(r.is_backdated ? { backdated: true } : {}),
    ...(r.device === null ? {} : { device: r.device }),
  }) as unknown as CaseEvent // written through the schema of its type

/** One event more, by the engine alone. */
function replay(rules: Rules, known: KnownCase, event: CaseEvent): void {
  known.events.push(event)
  if (event.type === 'calendar.applied') known.state = recalculate(rules, known.state, event.recordedAt).state
  if (event.type === 'alarm.fired') {
    const name = `${event.data.duty} ${event.data.rung}`
    must(!known.fired.has(name), 'nothing fires twice', () => `${name} on case ${known.id}`)
    known.fired.add(name)
  }
  const reachesBack = event.type === 'event.corrected' || event.type === 'backdating.confirmed'
  const { state, changes } = reachesBack
    ? fold(rules, effectiveEvents(known.events))!
    : advance(rules, known.events.length === 1 ? undefined : known.state, event)
  if (reachesBack) known.ended.clear()
  known.state = state
  note(known, changes)
}

function note(known: KnownCase, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'duty-closed') known.ended.set(change.duty.key, change.outcome)
    if (change.kind === 'duty-opened') known.ended.delete(change.duty.key)
  }
}

/** What is stored is what the events say, or that after time has passed or the settings have changed. */
function settleState(rules: Rules, known: KnownCase, stored: CaseState, now: Instant): void {
  const wanted = plain(stored)
  const isIt = (state: CaseState) => plain(state) === wanted
  if (isIt(known.state)) return
  const passed = pass(rules, known.state, now)
  const recalculated = recalculate(rules, known.state, now)
  const both = recalculate(rules, passed.state, now)
  for (const [next, changes] of [
    [passed.state, passed.changes],
    [recalculated.state, []],
    [both.state, passed.changes],
  ] as const) {
    if (!isIt(next)) continue
    known.state = next
    note(known, changes)
    return
  }
  throw new Broken('replay equals the projections', `case ${known.id}: ${difference(JSON.parse(plain(known.state)), stored)}`)
}
