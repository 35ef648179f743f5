import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { RosterPerson } from '../organisation/roster.ts'
import type { FieldWork } from './field-work.ts'
import { absencesUntil, standings } from './queries.ts'
import { type FieldState, fieldStates, type ListFieldPeople } from './schema.ts'

/** Somebody of the field before the details are read: where they are, how many orders they have, when the next duty of these is due. */
export type FieldStaff = {
  readonly person: RosterPerson
  readonly state: FieldState
  readonly orders: number
  readonly due: Instant | null
  readonly absences: Awaited<ReturnType<typeof absencesUntil>>
  readonly hasFieldPost: boolean
}

/**
 * Everybody in the field: who holds one of its posts, their own or lent, and who has one of its orders in hand (reading office-and-field). Those
 * first who are out, then by the next due time. Two queries.
 */
export async function fieldStaff(ctx: Ctx, work: FieldWork, end: Instant): Promise<FieldStaff[]> {
  const rows = await standings(ctx, work)
  const inHand = new Map<string, typeof rows>()
  for (const row of rows) if (row.handler !== null) inHand.set(row.handler, [...(inHand.get(row.handler) ?? []), row])
  const people = [...ctx.roster.people.values()].filter(
    p => inHand.has(p.id) || (p.roles.some(r => work.field.has(r.role)) && isShown(ctx, p.id)),
  )
  const absences = await absencesUntil(
    ctx,
    people.map(p => p.id),
    end,
  )
  const staff = people.map((person): FieldStaff => {
    const own = inHand.get(person.id) ?? []
    const away = absences.filter(a => a.person_id === person.id)
    const dues = own.flatMap(row => row.due ?? [])
    return {
      person,
      state: stateOf(ctx, work, person, own, away),
      orders: own.reduce((sum, row) => sum + row.count, 0),
      due: dues.sort()[0] ?? null,
      absences: away,
      hasFieldPost: person.roles.some(r => work.field.has(r.role)),
    }
  })
  return staff.sort((a, b) => (placeOf(a).join('|') < placeOf(b).join('|') ? -1 : 1))
}

/** Where somebody stands in the list: the parts of a cursor. Nobody else has the same. */
export function placeOf({ state, due, person }: FieldStaff): [string, string, string] {
  return [String(fieldStates.indexOf(state)), due ?? '~', person.id]
}

/** Whoever does not see all cases sees the field staff of their own people; of others nothing could be said. */
function isShown({ sight }: Ctx, person: string): boolean {
  return sight.scope === 'all' || sight.parties.includes(person)
}

type Held = readonly { readonly kind: string; readonly stage: string }[]
type Away = readonly { readonly kind: string; readonly since: Instant }[]

function stateOf(ctx: Ctx, work: FieldWork, person: RosterPerson, held: Held, away: Away): FieldState {
  const isOnTrip = away.some(a => a.kind === 'trip' && a.since <= ctx.now)
  // A business trip is recorded as an absence, but is no leave.
  if (person.presence === 'leave' && !isOnTrip) return 'leave'
  if (held.some(({ kind, stage }) => work.ofKind.get(kind)?.onSite.includes(stage))) return 'on-site'
  if (isOnTrip || held.some(({ kind, stage }) => work.ofKind.get(kind)?.onTheWay.includes(stage))) return 'on-the-way'
  if (person.presence === 'off-duty') return 'off-duty'
  return held.length > 0 ? 'to-depart' : 'free'
}

/** Whether somebody is of that department or region, lent ones by the department that has them. */
export function isOf(
  ctx: Ctx,
  person: RosterPerson,
  { department, region }: Pick<ListFieldPeople, 'department' | 'region'>,
): boolean {
  const theirs = [person.department, person.borrowed?.to.id].flatMap(id => id ?? [])
  return (
    (department === undefined || theirs.includes(department)) &&
    (region === undefined || theirs.some(id => ctx.roster.departments.get(id)?.region === region))
  )
}
