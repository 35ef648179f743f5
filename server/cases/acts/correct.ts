import { proposeLevel, tableFacts } from '../../../engine/grading.ts'
import { editionNamed, primaryEdition } from '../../../engine/rules.ts'
import { GradingFacts } from '../../../events/case-words.ts'
import type { EventDefinition } from '../../../events/define.ts'
import { eventDefinition } from '../../../events/registry.ts'
import type { Ctx } from '../../context.ts'
import { recordCharge } from '../../customers/decide-charge.ts'
import { mustBeKnownCustomer } from '../../customers/known-customer.ts'
import { mustBeKnownMachine } from '../../customers/known-machine.ts'
import { refuse, refuseInput } from '../../errors.ts'
import { BACKDATING_ALLOWANCE_MS } from '../../events/add-event.ts'
import { touchesContract } from '../../events/flush-contracts.ts'
import { isSuperiorOf } from '../../organisation/superiors.ts'
import { takeUseBack } from '../../parts/use-parts.ts'
import { dropCodedFacts } from '../../statistics/keep-coded-facts.ts'
import { withdrawFound } from '../../supervision/withdraw-finding.ts'
import type { OpenedCase } from '../case-record.ts'
import type { Corrections } from '../corrections-schema.ts'
import { mustBeGraded } from '../known-grading.ts'
import { mustBeThere } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'
import { clocksMovedBy } from './clocks-moved.ts'
import { lentNow } from './respond.ts'

/** Decisions and words of others, and what the server itself has recorded, are superseded and not corrected. */
const notCorrected: ReadonlySet<string> = new Set([
  'event.corrected',
  'backdating.confirmed',
  'approval.decided',
  'report.acknowledged',
  'customer.answered',
  'customer.accepted',
  'node.signed',
])
/** Money is only ever taken back by a counter-entry. */
const isFinal = (type: string): boolean => notCorrected.has(type) || touchesContract(type)
/** What whoever takes a case in has said; the other fields of the opening (number, history, import …) are the server's. */
const ofIntake: ReadonlySet<string> = new Set([
  'category',
  'subtype',
  'facts',
  'department',
  'customer',
  'machine',
  'occurredAt',
  'channel',
])

/** What others decide on: a new round takes its place, with a new approval. */
const submissions: ReadonlySet<string> = new Set([
  'plan.submitted',
  'form.submitted',
  'compensation.submitted',
  'matter.submitted',
])

/** The fields of an event that a person has filled in. What the server fills in (routes, rounds, receivers) follows from rules. */
function correctable({ type, act, plain, input }: EventDefinition): ReadonlySet<string> {
  if (type === 'case.opened') return ofIntake
  return new Set(act === undefined ? [] : Object.keys(plain.shape).filter(name => name in input.shape))
}

/** What this person may put right in an event: undefined where nothing. Texts are the sealed ones; of a submission that nobody has decided on (`undecided`) only the whole is taken back. */
export function correctionsOf(
  ctx: Ctx,
  undecided: ReadonlySet<string>,
  event: { readonly id: string; readonly type: string; readonly actor: string },
): Corrections | undefined {
  const definition = eventDefinition(event.type)
  const isOpening = event.type === 'case.opened'
  if (!definition || isFinal(event.type) || (definition.act === undefined && !isOpening)) return undefined
  if (event.actor !== ctx.actor.person && !isSuperiorOf(ctx.roster, ctx.actor, event.actor)) return undefined
  if (submissions.has(event.type)) {
    return undecided.has(event.id) ? { plain: [], texts: [], time: false, void: true } : undefined
  }
  // A record was checked as a whole: it is taken back and made anew.
  if (event.type === 'record.made' || event.type === 'parts.used' || event.type === 'trip.settled')
    return { plain: [], texts: [], time: true, void: true }
  return {
    plain: [...correctable(definition)],
    texts: Object.keys(definition.sealed.shape),
    time: true,
    void: !isOpening,
  }
}

/** Other facts at intake, another proposal of the table: the level that nobody has confirmed yet follows them. */
function proposedAnew(
  ctx: Ctx,
  record: OpenedCase,
  { data }: Target,
  input: Readonly<Record<string, unknown>>,
): { plain?: Record<string, unknown> } {
  const corrected = input.plain as Record<string, unknown> | undefined
  if (!corrected || !['facts', 'category', 'subtype'].some(name => name in corrected)) return {}
  const now = { ...data, ...corrected }
  const proposal = proposeLevel(
    editionNamed(ctx.rules, record.state.edition),
    record.state.kind,
    tableFacts(GradingFacts.parse(now.facts ?? {}), now.category as string | undefined, now.subtype as string | undefined),
  )
  return proposal === undefined || data.level === undefined || proposal.level === data.level
    ? {}
    : { plain: { ...corrected, level: proposal.level } }
}

/** Another person than was written down: somebody lent goes under the clause for those (equip 15). */
function sentAnew(ctx: Ctx, { plain }: Readonly<Record<string, unknown>>): { plain?: Record<string, unknown> } {
  const corrected = plain as Record<string, unknown> | undefined
  return corrected?.person === undefined ? {} : { plain: { ...corrected, ...lentNow(ctx, corrected.person) } }
}

type Target = {
  type: string
  actor: string
  at: string
  recorded_at: string
  is_backdated: boolean
  data: Record<string, unknown>
}

/** 更正: names the event and what it should have said; clocks are computed again where rules read it. Decisions of others and the opening cannot be voided. */
export const correct: ActFile = {
  act: 'correct',
  async fill(ctx, record, input) {
    const target = await ctx.tx
      .selectFrom('events')
      .select(['type', 'actor', 'at', 'recorded_at', 'is_backdated', 'data'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', record.id)
      .where('id', '=', String(input.corrects))
      .executeTakeFirst()
    if (!target) throw refuse('event.not-found')
    const definition = eventDefinition(target.type)!
    const isOpening = target.type === 'case.opened'
    if (isFinal(target.type) || (definition.act === undefined && !isOpening)) throw refuse('correction.not-possible')
    if (input.void && isOpening) throw refuse('correction.not-possible')
    if (submissions.has(target.type)) mustBeUndecided(record, input)
    // So are parts: stock that moved is moved back, never rewritten.
    if ((target.type === 'record.made' || target.type === 'parts.used') && (input.plain ?? input.values) !== undefined)
      throw refuse('correction.not-possible')
    if (target.actor !== ctx.actor.person && !isSuperiorOf(ctx.roster, ctx.actor, target.actor))
      throw refuse('correction.not-yours')
    if (input.plain !== undefined) await mustBeRight(ctx, record, definition, target, input.plain as Record<string, unknown>)
    if (input.values !== undefined) mustFit(definition, input.values as Record<string, string>)
    if (input.at !== undefined) mustBeInTime(ctx, record, target, String(input.at))
    const changesClocks = input.plain !== undefined || input.at !== undefined || input.void === true
    if (!changesClocks) return { effect: 'none' }
    const proposed =
      target.type === 'case.opened'
        ? proposedAnew(ctx, record, target, input)
        : target.type === 'handler.assigned'
          ? sentAnew(ctx, input)
          : {}
    return { ...proposed, effect: 'clocks-recomputed', clocks: await clocksMovedBy(ctx, record, { ...input, ...proposed }) }
  },
  async after(ctx, work, record, { plain, sealed }) {
    const { type } = await ctx.tx
      .selectFrom('events')
      .select('type')
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', record.id)
      .where('id', '=', String(plain.corrects))
      .executeTakeFirstOrThrow()
    if (plain.void === true) {
      if (type === 'record.made') {
        await dropCodedFacts(ctx, String(plain.corrects))
        await withdrawFound(ctx, ['audit', 'record'], String(plain.corrects), String(sealed.reason ?? ''))
        await recordCharge(ctx, work, record, 'cause')
      }
      if (type === 'parts.used') await takeUseBack(ctx, String(plain.corrects))
      if (type === 'case.merged') record.mergedInto = null
      if (type === 'case.archived' || type === 'matter.closed') record.retainUntil = null
      return undefined
    }
    const named = (plain.plain ?? {}) as Record<string, unknown>
    if (type === 'case.opened' || type === 'record.completed') {
      const values = (sealed.values ?? {}) as Record<string, string>
      if (values.title) record.title = values.title
      if (values.description) record.description = values.description
      if (values.demand) record.demand = values.demand
      if (typeof named.customer === 'string') record.customerId = named.customer
      if (typeof named.machine === 'string') record.machineId = named.machine
      if (typeof named.channel === 'string') record.channel = named.channel
    }
    if (named.facts !== undefined) record.facts = named.facts as typeof record.facts
    if (type === 'case.opened' || type === 'record.completed') await recordCharge(ctx, work, record, 'category')
    return undefined
  },
}

/** A submission may be taken back while nobody has decided on it; what was approved is not changed behind the approval. */
function mustBeUndecided(record: OpenedCase, input: Readonly<Record<string, unknown>>): void {
  const isUndecided = record.state.requests[String(input.corrects)]?.given.length === 0
  const isChanged = input.plain !== undefined || input.values !== undefined || input.at !== undefined
  if (isChanged || (input.void === true && !isUndecided)) throw refuse('correction.not-possible')
}

async function mustBeRight(
  ctx: Ctx,
  record: OpenedCase,
  definition: EventDefinition,
  target: Target,
  corrected: Record<string, unknown>,
): Promise<void> {
  const fields = correctable(definition)
  const filled = Object.keys(corrected).filter(name => !fields.has(name))
  if (filled.length > 0)
    throw refuse('correction.not-possible', {
      fields: Object.fromEntries(
        filled.map(name => [
          `data.plain.${name}`,
          { zh: '这一项由系统填写，不能更正', en: 'The server fills this in; it cannot be corrected' },
        ]),
      ),
    })
  const whole = definition.plain.safeParse({ ...target.data, ...corrected })
  if (!whole.success) throw refuseInput(whole.error, ['data', 'plain'])
  if (typeof corrected.customer === 'string') await mustBeKnownCustomer(ctx, corrected.customer)
  if (typeof corrected.machine === 'string') await mustBeKnownMachine(ctx, corrected.machine)
  if (typeof corrected.department === 'string' && !ctx.roster.departments.has(corrected.department))
    throw refuse('department.not-found')
  mustBeGraded(ctx, record.state, corrected)
  await mustBeThere(ctx, record.id, corrected, undefined)
}

/** A corrected text keeps to the limits of the text it replaces. */
function mustFit(definition: EventDefinition, values: Record<string, string>): void {
  const texts = definition.sealed.partial().safeParse(values)
  if (!texts.success) throw refuseInput(texts.error, ['data', 'values'])
}

/**
 * Nothing happened after it was recorded, or every clock could be put on; and a time put earlier is backdating under another name: a superior
 * says so, and not who recorded it.
 */
function mustBeInTime(ctx: Ctx, record: OpenedCase, target: Target, at: string): void {
  if (Date.parse(at) - Date.parse(target.recorded_at) > 60_000)
    throw refuse('time.in-future', {
      detail: { zh: '发生时间不能晚于记录时间', en: 'Nothing happened after it was recorded' },
    })
  if (target.type === 'case.opened') {
    if (!primaryEdition(ctx.rules, record.state.kind, at)) throw refuse('kind.not-governed')
  } else if (at < record.state.openedAt) throw refuse('time.before-discovery')
  const isEarlier = at < target.at && Date.parse(target.recorded_at) - Date.parse(at) > BACKDATING_ALLOWANCE_MS
  const isSuperior = target.actor !== ctx.actor.person && isSuperiorOf(ctx.roster, ctx.actor, target.actor)
  // One that is backdated already counts from its recording until the superior confirms it.
  if (isEarlier && !target.is_backdated && !isSuperior) throw refuse('backdating.not-superior')
}

/** 补录确认: only a superior, and never the one who recorded it late, can say that it happened when it says. */
export const confirmBackdating: ActFile = {
  act: 'confirm-backdating',
  async fill(ctx, record, input) {
    const target = await ctx.tx
      .selectFrom('events')
      .select(['actor', 'is_backdated'])
      .where('org_id', '=', ctx.org)
      .where('stream_id', '=', record.id)
      .where('id', '=', String(input.event))
      .executeTakeFirst()
    if (!target?.is_backdated) throw refuse('backdating.none')
    if (target.actor === ctx.actor.person) throw refuse('approval.own')
    if (!isSuperiorOf(ctx.roster, ctx.actor, target.actor)) throw refuse('backdating.not-superior')
    if (!input.accepted && !input.reason) throw refuse('approval.reason-missing')
    return {}
  },
}
