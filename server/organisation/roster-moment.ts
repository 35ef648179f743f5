import type { Instant } from '../../events/instant.ts'
import { onDutyHours } from './duty-hours.ts'
import { withMerged } from './merged-departments.ts'
import type { Staff } from './read-staff.ts'
import type { Roster, RosterPerson } from './roster.ts'

type Moment = NonNullable<Staff['last']>

/**
 * The roster of a moment, with the stretch of time in which it stays the same: from the last beginning or end of a post, absence, contract,
 * reporting line, on-duty window or shift to the next one.
 */
export function rosterAt(staff: Staff, now: Instant): Moment {
  let [from, before] = ['', '~'] // before and after every instant
  const isPast = (moment: Instant | null): boolean => {
    if (moment === null) return false
    if (moment <= now) from = moment > from ? moment : from
    else before = moment < before ? moment : before
    return moment <= now
  }
  const holds = ({ since, until }: { readonly since: Instant; readonly until: Instant | null }): boolean => {
    const [hasBegun, hasEnded] = [isPast(since), isPast(until)]
    return hasBegun && !hasEnded
  }
  const shifts = staff.shifts.filter(holds)
  const hours = onDutyHours(staff.windows, now, isPast)
  const people = new Map<string, RosterPerson>()
  for (const { department_id, substitute_id, absent_until, presence, ends_at, partner_of, ...person } of staff.people) {
    if (isPast(ends_at)) continue
    const partner = partner_of === null ? undefined : staff.partners.get(partner_of)
    if (partner_of !== null && !(partner && holds(partner))) continue
    const posts = (staff.posts.get(person.id) ?? []).filter(holds)
    const roles = posts.map(post => ({
      role: post.role,
      ...(post.department_id === null ? {} : { department: post.department_id }),
    }))
    const superior = staff.superiors.get(person.id)?.find(holds)?.superior_id
    const absence = (staff.absences.get(person.id) ?? []).filter(holds).at(-1)
    const isBack = isPast(absent_until)
    const shift = shifts.find(s => s.person_id === person.id)
    const own = isBack ? 'on-duty' : presence
    const isOutOfHours =
      own === 'on-duty' &&
      !shift &&
      hours(
        person.id,
        roles.map(r => r.role),
      ) === false
    // Whoever has the shift for a role stands in for those of that role who are out of their hours.
    const standIn = isOutOfHours
      ? shifts.find(s => s.role !== null && s.person_id !== person.id && roles.some(r => r.role === s.role))?.person_id
      : undefined
    people.set(person.id, {
      ...person,
      department: department_id,
      presence: absence ? 'leave' : isOutOfHours ? 'off-duty' : own,
      substitute: absence ? absence.substitute_id : (standIn ?? substitute_id),
      roles: withMerged(staff.departments, roles),
      ...(superior === undefined ? {} : { superior }),
      ...borrowedBy(staff, posts),
      ...(partner === undefined ? {} : { partner: { id: partner.id, name: partner.name } }),
      ...backAt(absence?.until, own === 'on-duty' ? null : absent_until),
    })
  }
  const roster: Roster = { people, departments: staff.departments }
  return { from, before, roster }
}

/** The posts under which somebody is lent now; of several at once, the department and the end of the first. */
function borrowedBy(
  { departments }: Staff,
  posts: NonNullable<ReturnType<Staff['posts']['get']>>,
): Pick<RosterPerson, 'borrowed'> {
  const lent = posts.filter(post => post.borrowed_from !== null)
  const [first] = lent
  if (first === undefined) return {}
  const named = (id: string) => ({ id, name: departments.get(id)?.name ?? '' })
  return {
    borrowed: {
      post: first.id,
      ...{ from: named(first.borrowed_from!), to: named(first.department_id!), until: first.until! },
      roles: lent.map(post => post.role),
    },
  }
}

function backAt(planned: Instant | undefined, recorded: Instant | null): { backAt?: Instant } {
  const at = planned ?? recorded
  return at === null ? {} : { backAt: at }
}
