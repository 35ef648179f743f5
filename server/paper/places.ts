import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { cites, demandNow, mustHaveLocks } from './demand.ts'
import { mustFindPlace } from './find.ts'
import { custodiansOf, holdsLock, lockColumns, locksOf, mustBeTwo, nameOfPlace, type Place, presentLock } from './locks.ts'
import { presentRequest } from './present.ts'
import type { Request } from './requests.ts'
import { mustSeePapers, paperRights } from './rights.ts'
import type { AskCustodians, ChangePlace, NewPlace, PlaceList } from './schema.ts'
import { tellCustodians } from './tell.ts'
import type { Lock, Locks } from './words-schema.ts'

/** 存放地点, with who holds each lock and how much paper lies there. */
export async function listPlaces(ctx: Ctx): Promise<PlaceList> {
  const { keeps } = await mustSeePapers(ctx)
  const places = await ctx.tx
    .selectFrom('paper_places')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .orderBy('is_active', 'desc')
    .orderBy('room')
    .orderBy('cabinet')
    .orderBy('box')
    .limit(1_000)
    .execute()
  const counted = await ctx.tx
    .selectFrom('papers')
    .select(['place_id', sql<number>`count(*)::int`.as('n')])
    .where('org_id', '=', ctx.org)
    .where('place_id', 'is not', null)
    .where('state', '!=', 'destroyed')
    .groupBy('place_id')
    .execute()
  const open = await ctx.tx
    .selectFrom('paper_requests')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('state', '=', 'open')
    .where('place_id', 'is not', null)
    .execute()
  return {
    canAdd: keeps,
    demand: demandNow(ctx),
    items: places.map(place => {
      const locks = locksOf(place)
      const request = open.find(one => one.place_id === place.id)
      const isCustodian = holdsLock(ctx, locks, ctx.actor.person)
      return {
        ...{ id: place.id, name: nameOfPlace(place), room: place.room, cabinet: place.cabinet, box: place.box },
        ...{ isActive: place.is_active, papers: counted.find(one => one.place_id === place.id)?.n ?? 0 },
        first: presentLock(ctx, locks.first),
        second: locks.second === null ? null : presentLock(ctx, locks.second),
        request: request === undefined ? null : presentRequest(ctx, request, isInsider(ctx, place, request, keeps), new Map()),
        can: { change: keeps, custodians: request === undefined && (keeps || isCustodian) },
      }
    }),
  }
}

/** Makes a place with its locks; two where the regulations in force demand two (`paper.needs-two`). */
export async function makePlace(ctx: Ctx, { first, second, ...name }: NewPlace): Promise<PlaceList> {
  await mustKeep(ctx)
  const demand = demandNow(ctx)
  mustHaveLocks(demand, second)
  mustBeTwo(ctx, { first, second }, cites(demand))
  const made = await ctx.tx
    .insertInto('paper_places')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
      ...name,
      ...lockColumns({ first, second }),
      is_active: true,
      created_at: ctx.now,
    })
    .onConflict(c => c.columns(['org_id', 'room', 'cabinet', 'box']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!made) throw refuse('paper.place-taken')
  await sayPlace(ctx, made)
  return listPlaces(ctx)
}

/** Names a place anew or closes it, once nothing lies there. Its locks change by two people: {@link askCustodians}. */
export async function changePlace(ctx: Ctx, id: string, { isActive, ...name }: ChangePlace): Promise<PlaceList> {
  await mustKeep(ctx)
  await mustFindPlace(ctx, id, true)
  if (!isActive) {
    const left = await ctx.tx
      .selectFrom('papers')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('place_id', '=', id)
      .where('state', '!=', 'destroyed')
      .limit(1)
      .executeTakeFirst()
    if (left) throw refuse('paper.place-not-empty')
  }
  const same = await ctx.tx
    .selectFrom('paper_places')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('room', '=', name.room)
    .where('cabinet', '=', name.cabinet)
    .where('box', '=', name.box)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (same) throw refuse('paper.place-taken')
  const changed = await ctx.tx
    .updateTable('paper_places')
    .set({ ...name, is_active: isActive })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await sayPlace(ctx, changed)
  return listPlaces(ctx)
}

/** 更换保管人: asked by a custodian of the place or by those who keep the register; one of the two who settle it is the outgoing custodian. */
export async function askCustodians(ctx: Ctx, id: string, { reason, ...locks }: AskCustodians): Promise<PlaceList> {
  const place = await mustFindPlace(ctx, id)
  const { keeps } = await paperRights(ctx)
  if (!keeps && !holdsLock(ctx, locksOf(place), ctx.actor.person)) throw refuse('paper.not-custodian')
  const demand = demandNow(ctx)
  mustHaveLocks(demand, locks.second)
  mustBeTwo(ctx, locks, cites(demand))
  const open = await ctx.tx
    .selectFrom('paper_requests')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('place_id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open) throw refuse('paper.request-open')
  const request: Request = {
    ...{ org_id: ctx.org, id: ctx.newId(), paper_id: null, place_id: id, act: 'custodians', reason, locks },
    ...{ asked_by: ctx.actor.person, asked_at: ctx.now, taken_by: null, taken_by_name: null, due_on: null, to_place: null },
    ...{ disposal_id: null, state: 'open', settled_by: null, settled_at: null, comment: null },
  }
  await ctx.tx
    .insertInto('paper_requests')
    .values({ ...request, locks: JSON.stringify(locks) })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'paper.asked',
    plain: { request: request.id, place: id, act: 'custodians' },
    sealed: { reason },
  })
  await tellCustodians(ctx, { request, place, about: nameOfPlace(place), paper: '' })
  return listPlaces(ctx)
}

const isSame = (one: Lock | null, other: Lock | null) => JSON.stringify(one) === JSON.stringify(other)

/** Whoever holds a lock that is given away; nobody where all of them have left. */
function outgoingOf(ctx: Ctx, place: Place, locks: Locks): string[] {
  const now = locksOf(place)
  return [
    ...(isSame(now.first, locks.first) ? [] : custodiansOf(ctx, { first: now.first, second: null })),
    ...(now.second === null || isSame(now.second, locks.second) ? [] : custodiansOf(ctx, { first: now.second, second: null })),
  ]
}

/** Whether the actor may settle a change of custodians that somebody else asked for. */
function isInsider(ctx: Ctx, place: Place, request: Request, keeps: boolean): boolean {
  const person = ctx.actor.person
  if (request.asked_by === person || request.locks === null) return false
  const outgoing = outgoingOf(ctx, place, request.locks)
  if (outgoing.length > 0 && !outgoing.includes(request.asked_by)) return outgoing.includes(person)
  return keeps || holdsLock(ctx, locksOf(place), person) || holdsLock(ctx, request.locks, person)
}

/** Refuses whoever may not settle it: the outgoing custodian is one of the two (`paper.outgoing-needed`), and the other has to do with it (`paper.not-custodian`). */
export async function mustBeInsider(ctx: Ctx, place: Place, request: Request): Promise<void> {
  const { keeps } = await paperRights(ctx)
  if (isInsider(ctx, place, request, keeps)) return
  const outgoing = outgoingOf(ctx, place, request.locks!)
  throw refuse(outgoing.length > 0 && !outgoing.includes(request.asked_by) ? 'paper.outgoing-needed' : 'paper.not-custodian')
}

/** The place has other locks from now on. */
export async function setCustodians(ctx: Ctx, place: Place, locks: Locks): Promise<void> {
  const demand = demandNow(ctx)
  mustHaveLocks(demand, locks.second)
  mustBeTwo(ctx, locks, cites(demand))
  const changed = await ctx.tx
    .updateTable('paper_places')
    .set(lockColumns(locks))
    .where('org_id', '=', ctx.org)
    .where('id', '=', place.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await sayPlace(ctx, changed)
}

function sayPlace(ctx: Ctx, place: Place) {
  return addOrganisationEvent(ctx, {
    type: 'paper.place-set',
    plain: { place: place.id, name: nameOfPlace(place), isActive: place.is_active, ...locksOf(place) },
    sealed: {},
  })
}

async function mustKeep(ctx: Ctx): Promise<void> {
  if (!(await paperRights(ctx)).keeps) throw refuse('archive.not-yours')
}
