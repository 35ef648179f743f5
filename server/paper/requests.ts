import type { Selectable } from 'kysely'
import { todayOf } from '../archive/propose-disposal.ts'
import type { Ctx } from '../context.ts'
import type { PaperRequests } from '../database/paper-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { cites, demandOn, mustHaveLocks } from './demand.ts'
import { mustBeDue } from './destruction.ts'
import { mustFindPaper, mustFindPlace, type Paper } from './find.ts'
import { holdsLock, locksOf, openTogether, type Place } from './locks.ts'
import { logPaper } from './log.ts'
import { mustBeInsider, setCustodians } from './places.ts'
import { mustHaveNoRequest, mustNameTaker } from './register.ts'
import type { AskPaper, SettleRequest } from './schema.ts'
import { tellCustodians, tellSettled } from './tell.ts'
import type { TwoHanded } from './words-schema.ts'

export type Request = Selectable<PaperRequests>

/** The state a paper must be in for each. */
const from: Readonly<Record<TwoHanded, Paper['state']>> = {
  'take-out': 'stored',
  return: 'out',
  move: 'stored',
  destroy: 'stored',
}

/**
 * One custodian asks for what takes both. Where no regulation demands two and the place has one lock, it is done at once. Gives the request's id.
 */
export async function askPaper(ctx: Ctx, id: string, asked: AskPaper): Promise<string> {
  const paper = await mustFindPaper(ctx, id, true)
  if (paper.state !== from[asked.act] || paper.place_id === null) throw refuse('paper.wrong-state')
  const place = await mustFindPlace(ctx, paper.place_id, true)
  if (!holdsLock(ctx, locksOf(place), ctx.actor.person)) throw refuse('paper.not-custodian')
  const demand = await demandOn(ctx, paper.case_id)
  mustHaveLocks(demand, locksOf(place).second)
  await mustHaveNoRequest(ctx, id)
  if (asked.act === 'take-out') {
    mustNameTaker(ctx, asked)
    if (asked.dueOn < todayOf(ctx)) throw refuse('paper.due-past')
  }
  const to = asked.act === 'move' ? await mustFindPlace(ctx, asked.place) : undefined
  if (to?.id === place.id) throw refuse('paper.wrong-state')
  if (to) mustHaveLocks(demand, locksOf(to).second)
  const taking = asked.act === 'take-out' ? asked : undefined
  const disposal = asked.act === 'destroy' ? await mustBeDue(ctx, paper) : null
  const isAlone = locksOf(place).second === null
  const request: Request = {
    ...{ org_id: ctx.org, id: ctx.newId(), paper_id: id, place_id: null, act: asked.act, reason: asked.reason },
    ...{ asked_by: ctx.actor.person, asked_at: ctx.now, taken_by: taking?.who ?? null, taken_by_name: taking?.whoName ?? null },
    ...{ due_on: taking?.dueOn ?? null, to_place: to?.id ?? null, disposal_id: disposal, locks: null },
    ...{ state: isAlone ? 'confirmed' : 'open', settled_by: null, settled_at: isAlone ? ctx.now : null, comment: null },
  }
  await ctx.tx
    .insertInto('paper_requests')
    .values({ ...request, locks: null })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'paper.asked',
    plain: {
      ...{ request: request.id, paper: id, number: paper.number, act: asked.act },
      ...(taking?.who === undefined ? {} : { who: taking.who }),
      ...(taking === undefined ? {} : { dueOn: taking.dueOn }),
      ...(to === undefined ? {} : { to: to.id }),
      ...(disposal === null ? {} : { disposal }),
    },
    sealed: { reason: asked.reason, ...(taking?.whoName === undefined ? {} : { whoName: taking.whoName }) },
  })
  if (isAlone) {
    await carryOut(ctx, paper, request, null)
    await sayItIsSettled(ctx, request, paper.number, 'confirmed', undefined)
  } else await tellCustodians(ctx, { request, place, about: paper.number, paper: id })
  return request.id
}

/** The other custodian confirms or refuses; who asked takes it back. */
export async function settleRequest(ctx: Ctx, id: string, { outcome, comment }: SettleRequest): Promise<void> {
  const request = await ctx.tx
    .selectFrom('paper_requests')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw refuse('paper.not-found')
  const paper = request.paper_id === null ? undefined : await mustFindPaper(ctx, request.paper_id, true)
  const place = await mustFindPlace(ctx, paper?.place_id ?? request.place_id ?? '', true)
  if (request.state !== 'open') throw refuse('paper.request-settled')
  if (outcome === 'withdrawn') {
    if (request.asked_by !== ctx.actor.person) throw refuse('paper.request-settled')
  } else await mustBeOther(ctx, request, paper, place)
  await ctx.tx
    .updateTable('paper_requests')
    .set({ state: outcome, settled_by: ctx.actor.person, settled_at: ctx.now, comment: comment ?? null })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  if (outcome === 'confirmed') {
    if (paper) await carryOut(ctx, paper, request, ctx.actor.person)
    else await setCustodians(ctx, place, request.locks!)
  }
  await sayItIsSettled(ctx, request, paper?.number, outcome, comment)
  await tellSettled(ctx, request, paper, outcome)
}

/** 双人: never who asked, and together they open both locks; of a change of custodians one of the two hands over. */
async function mustBeOther(ctx: Ctx, request: Request, paper: Paper | undefined, place: Place): Promise<void> {
  const demand = await demandOn(ctx, paper?.case_id ?? null)
  const person = ctx.actor.person
  if (request.asked_by === person) throw refuse('paper.same-person', cites(demand))
  if (!paper) return mustBeInsider(ctx, place, request)
  if (!holdsLock(ctx, locksOf(place), person)) throw refuse('paper.not-custodian')
  if (!openTogether(ctx, locksOf(place), request.asked_by, person)) throw refuse('paper.same-person', cites(demand))
}

/** What was asked happens: `other` confirmed it, or nobody had to. */
async function carryOut(ctx: Ctx, paper: Paper, request: Request, other: string | null): Promise<void> {
  const act = request.act as TwoHanded
  if (paper.state !== from[act]) throw refuse('paper.wrong-state')
  const nobody = { taken_by: null, taken_by_name: null, due_on: null }
  const change = (values: Partial<Pick<Paper, 'state' | 'place_id' | 'taken_by' | 'taken_by_name' | 'due_on'>>) =>
    ctx.tx
      .updateTable('papers')
      .set({ ...values, changed_at: ctx.now })
      .where('org_id', '=', ctx.org)
      .where('id', '=', paper.id)
      .execute()
  const both = { by: request.asked_by, with: other, reason: request.reason }
  switch (act) {
    case 'take-out': {
      const { taken_by, taken_by_name, due_on } = request
      await change({ state: 'out', taken_by, taken_by_name, due_on })
      await logPaper(ctx, paper.id, {
        ...{ ...both, act: 'taken-out', who: taken_by, whoName: taken_by_name, dueOn: due_on, from: paper.place_id },
      })
      return
    }
    case 'return':
      await change({ state: 'stored', ...nobody })
      await logPaper(ctx, paper.id, {
        ...{ ...both, act: 'returned', who: paper.taken_by, whoName: paper.taken_by_name, to: paper.place_id },
      })
      return
    case 'move': {
      // The place may have been closed since it was asked.
      const to = await mustFindPlace(ctx, request.to_place ?? '')
      mustHaveLocks(await demandOn(ctx, paper.case_id), locksOf(to).second)
      await change({ place_id: to.id })
      await logPaper(ctx, paper.id, { ...both, act: 'moved', from: paper.place_id, to: to.id })
      return
    }
    case 'destroy':
      await mustBeDue(ctx, paper)
      await change({ state: 'destroyed' })
      await logPaper(ctx, paper.id, { ...both, act: 'destroyed', from: paper.place_id })
  }
}

function sayItIsSettled(
  ctx: Ctx,
  request: Request,
  number: string | undefined,
  outcome: SettleRequest['outcome'],
  comment: string | undefined,
) {
  return addOrganisationEvent(ctx, {
    type: 'paper.settled',
    plain: {
      ...{ request: request.id, act: request.act, outcome, asked: request.asked_by },
      ...(request.paper_id === null ? {} : { paper: request.paper_id }),
      ...(request.place_id === null ? {} : { place: request.place_id }),
      ...(number === undefined ? {} : { number }),
    },
    sealed: comment === undefined ? {} : { comment },
  })
}
