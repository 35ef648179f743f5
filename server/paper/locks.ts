import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { PaperPlaces } from '../database/paper-tables.ts'
import { type RefusalExtras, refuse } from '../errors.ts'
import type { PlaceRow } from './schema.ts'
import type { Lock, Locks } from './words-schema.ts'

export type Place = Selectable<PaperPlaces>
type LockView = PlaceRow['first']

const lockOf = (person: string | null, role: string | null): Lock | null =>
  person !== null ? { person } : role !== null ? { role: role as Extract<Lock, { role: unknown }>['role'] } : null

/** The locks of a place as they stand in its row. */
export function locksOf(place: Place): Locks {
  return {
    first: lockOf(place.first_person, place.first_role)!,
    second: lockOf(place.second_person, place.second_role),
  }
}

/** The same as columns. */
export const lockColumns = ({ first, second }: Locks) => ({
  first_person: 'person' in first ? first.person : null,
  first_role: 'role' in first ? first.role : null,
  second_person: second !== null && 'person' in second ? second.person : null,
  second_role: second !== null && 'role' in second ? second.role : null,
})

/** Who can open a lock now: one's own staff only. */
export function holdersOfLock({ roster }: Pick<Ctx, 'roster'>, lock: Lock): string[] {
  const people = 'person' in lock ? [roster.people.get(lock.person)] : [...roster.people.values()]
  return people.flatMap(one =>
    one !== undefined && one.partner === undefined && ('person' in lock || one.roles.some(({ role }) => role === lock.role))
      ? [one.id]
      : [],
  )
}

const opens = (ctx: Pick<Ctx, 'roster'>, lock: Lock | null, person: string): boolean =>
  lock !== null && holdersOfLock(ctx, lock).includes(person)

/** Whether a person holds a lock of a place. */
export const holdsLock = (ctx: Pick<Ctx, 'roster'>, { first, second }: Locks, person: string): boolean =>
  opens(ctx, first, person) || opens(ctx, second, person)

/** Whether two people open both locks, each one of them. */
export const openTogether = (ctx: Pick<Ctx, 'roster'>, { first, second }: Locks, one: string, other: string): boolean =>
  one !== other &&
  ((opens(ctx, first, one) && opens(ctx, second, other)) || (opens(ctx, first, other) && opens(ctx, second, one)))

/** Everybody who holds a lock of it. */
export const custodiansOf = (ctx: Pick<Ctx, 'roster'>, { first, second }: Locks): string[] => [
  ...new Set([...holdersOfLock(ctx, first), ...(second === null ? [] : holdersOfLock(ctx, second))]),
]

/** Refuses two locks that only one person could open (`paper.same-person`), and people who are not there (`person.not-found`). */
export function mustBeTwo(ctx: Pick<Ctx, 'roster'>, { first, second }: Locks, clause: RefusalExtras): void {
  for (const lock of [first, second])
    if (lock !== null && 'person' in lock && holdersOfLock(ctx, lock).length === 0) throw refuse('person.not-found')
  if (second === null) return
  const [one, other] = [holdersOfLock(ctx, first), holdersOfLock(ctx, second)]
  const isSamePost = 'role' in first && 'role' in second && first.role === second.role
  const isPair = one.some(person => other.some(second => second !== person))
  // Two locks of one post are two people only if two hold it; a post that nobody holds yet may be named.
  if ((one.length > 0 && other.length > 0 && !isPair) || (isSamePost && one.length < 2)) throw refuse('paper.same-person', clause)
}

/** A lock as people read it. */
export function presentLock(ctx: Pick<Ctx, 'roster'>, lock: Lock): LockView {
  const people = holdersOfLock(ctx, lock)
    .slice(0, 10)
    .map(id => ({ id, name: ctx.roster.people.get(id)?.name ?? '' }))
  return 'person' in lock ? { by: 'person', id: lock.person, people } : { by: 'role', id: lock.role, people }
}

/** What a place is called: `档案室 · 3 号柜 · A 盒`. */
export const nameOfPlace = ({ room, cabinet, box }: Pick<Place, 'room' | 'cabinet' | 'box'>): string =>
  [room, cabinet, box].filter(one => one !== '').join(' · ')
