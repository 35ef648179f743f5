import type { z } from 'zod'
import { refusalOf } from '../../engine/permissions.ts'
import type { EventDefinition } from '../../events/define.ts'
import type { Instant } from '../../events/instant.ts'
import { definitionOfAct } from '../../events/registry.ts'
import { mustBeFilled } from '../checklists/must-be-filled.ts'
import { type Ctx, notPeople } from '../context.ts'
import { refuse, refuseAct, refuseInput } from '../errors.ts'
import { addEvent, BACKDATING_ALLOWANCE_MS, type EventDraft } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork, type Work } from '../events/work.ts'
import { eventOfDeviceAct, rememberDeviceAct, timeOfDevice } from '../field-sync/device-acts.ts'
import { doubtsOf } from '../field-sync/doubts.ts'
import { notify } from '../notifications/notify.ts'
import { followOrder } from '../orders/follow-order.ts'
import { mustBeSigned } from '../projects/must-be-signed.ts'
import { actFiles } from './acts.ts'
import { askingByName } from './asking-by-name.ts'
import { lockCase, type OpenedCase } from './case-record.ts'
import { mustBeInsiders, mustBeThere } from './named-things.ts'
import { eventsOf, hasChangedSince } from './queries.ts'
import type { PerformAct } from './schema.ts'

/** What an act adds to what was sent, and what it does besides recording its event. One file per act that needs it, in acts/. */
export type ActFile = {
  readonly act: string
  /** The plain fields that the server fills in. May refuse. */
  fill?(
    ctx: Ctx,
    record: OpenedCase,
    input: Readonly<Record<string, unknown>>,
    /** When it happened, by whoever records it. */
    at: Instant,
  ): Promise<Record<string, unknown>> | Record<string, unknown>
  /** Follow-up inside the same transaction: another event, a link, a readable column. */
  after?(
    ctx: Ctx,
    work: Work,
    record: OpenedCase,
    done: {
      readonly event: string
      readonly plain: Readonly<Record<string, unknown>>
      readonly sealed: Readonly<Record<string, unknown>>
    },
  ): Promise<Record<string, unknown> | undefined>
}

/** Acts that reach back: the case is computed again from all its events, which is rare. */
const refolding: ReadonlySet<string> = new Set(['correct', 'confirm-backdating'])

/**
 * Records that something happened to a case, if this person may do it and its gates are open; one transaction with all that follows.
 * Gives the event's id and what the act gives back besides (a customer link, say).
 */
export async function performAct(
  ctx: Ctx,
  caseId: string,
  request: PerformAct,
): Promise<{ event: string; result: Record<string, unknown> }> {
  const record = await lockCase(ctx, caseId)
  const known = request.device && (await eventOfDeviceAct(ctx, caseId, request.device))
  if (known !== undefined) return { event: known, result: {} }
  if (
    request.expectedSeq !== undefined &&
    request.expectedSeq !== record.state.seq &&
    (await hasChangedSince(ctx, caseId, request.expectedSeq))
  )
    throw refuse('case.changed-meanwhile')
  const work = newWork()
  const done = await addAct(ctx, work, record, request)
  await flush(ctx, work)
  if (request.device !== undefined) await rememberDeviceAct(ctx, caseId, request.device, done.event)
  return done
}

/** The same inside a unit of work that the caller flushes. */
export async function addAct(
  ctx: Ctx,
  work: Work,
  record: OpenedCase,
  request: PerformAct,
): Promise<{ event: string; result: Record<string, unknown> }> {
  const definition = definitionOfAct(request.type)
  if (!definition) throw refuse('act.unknown')
  const input = parse(definition, request.data)
  const told = request.device && (await timeOfDevice(ctx, request.device, record.state.openedAt))
  const at = request.at ?? told?.at
  const enteredAt = told?.device.time === 'believed' ? told.at : ctx.now
  checkTime(ctx, request, record, enteredAt)
  if (!notPeople.has(ctx.actor.person)) {
    const refusal = refusalOf(ctx.rules, record.state, request.type, ctx.actor, input, at ?? ctx.now)
    if (refusal) throw refuseAct(askingByName(ctx, refusal))
  }
  await mustBeThere(ctx, record.id, input, request.backdating?.evidence)
  if (record.sealedFor !== null) await mustBeInsiders(ctx, record.id, input.mentions)
  await mustBeFilled(ctx, record, request.type, input)
  await mustBeSigned(ctx, record, request.type)
  const file = actFiles.get(request.type)
  const filled = (await file?.fill?.(ctx, record, input, at ?? ctx.now)) ?? {}
  const { plain, sealed } = split(definition, { ...input, ...filled })
  // The definition that belongs to this act has parsed the input; addEvent parses both halves once more.
  // Nobody in a cellar can attach what shows when it was: the superior confirms, as for everything recorded late.
  const backdating =
    request.backdating ??
    (told !== undefined && told.device.time !== 'believed' ? { reason: doubtsOf(told.device.time, ctx.language) } : undefined)
  const draft = { type: definition.type, plain, sealed, at, enteredAt, backdating, device: told?.device } as unknown as EventDraft
  const wasClosed = record.state.closed
  const history = refolding.has(request.type) ? await eventsOf(ctx, record.id) : undefined
  const { event, changes } = addEvent(ctx, work, record, draft, history)
  const result = (await file?.after?.(ctx, work, record, { event: event.id, plain, sealed })) ?? {}
  await notify(ctx, record, event, changes)
  if (record.state.closed !== wasClosed) await followOrder(ctx, work, record)
  return { event: event.id, result }
}

function parse(definition: EventDefinition, data: unknown): Record<string, unknown> {
  const parsed = definition.input.safeParse(data)
  if (!parsed.success) throw refuseInput(parsed.error as z.ZodError, ['data'])
  return parsed.data
}

/** `enteredAt`: when it was entered, which is now unless a phone entered it earlier. */
function checkTime(ctx: Ctx, request: PerformAct, record: OpenedCase, enteredAt: Instant): void {
  if (request.at === undefined) return
  if (Date.parse(request.at) - Date.parse(ctx.now) > 60_000) throw refuse('time.in-future')
  if (request.at < record.state.openedAt) throw refuse('time.before-discovery')
  if (Date.parse(enteredAt) - Date.parse(request.at) <= BACKDATING_ALLOWANCE_MS) return
  if (request.backdating === undefined) throw refuse('backdating.reason-missing')
  if (request.backdating.evidence === undefined) throw refuse('backdating.evidence-missing')
}

function split(
  definition: EventDefinition,
  data: Record<string, unknown>,
): { plain: Record<string, unknown>; sealed: Record<string, unknown> } {
  const names = new Set(Object.keys(definition.plain.shape))
  const entries = Object.entries(data)
  return {
    plain: Object.fromEntries(entries.filter(([name]) => names.has(name))),
    sealed: Object.fromEntries(entries.filter(([name]) => !names.has(name))),
  }
}
