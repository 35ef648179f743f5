import type { Party } from '../../engine/pack.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { departmentRoles } from '../../events/roles.ts'
import type { Tx } from '../database/transaction.ts'

export type RosterPerson = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string | null
  readonly department: string | null
  readonly presence: 'on-duty' | 'off-duty' | 'leave'
  readonly substitute: string | null
  readonly roles: readonly { readonly role: string; readonly department?: string | undefined }[]
}
/** Who holds which role at the moment of the transaction. */
export type Roster = {
  readonly people: ReadonlyMap<string, RosterPerson>
  readonly departments: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly nameEn: string; readonly kind: string }
  >
}

/** Everybody as the tables had them at one version, with the posts of all times. */
type Staff = {
  readonly version: string
  readonly departments: Roster['departments']
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly email: string | null
    readonly department_id: string | null
    readonly presence: RosterPerson['presence']
    readonly absent_until: Instant | null
    readonly substitute_id: string | null
  }[]
  readonly posts: ReadonlyMap<
    string,
    readonly {
      readonly role: string
      readonly department_id: string | null
      readonly since: Instant
      readonly until: Instant | null
    }[]
  >
  /** The roster made last, and until when (and from when) nobody's post or absence begins or ends. */
  last?: { readonly from: Instant; readonly before: Instant; readonly roster: Roster }
}

const cache = new Map<string, Staff>()

/**
 * Everybody with their posts at a moment. The organisation's version is read in the same transaction (or given, where the caller has just read
 * it): while it stays, nothing else is read, and a change is seen by the next transaction of every process.
 */
export async function loadRoster(tx: Tx, org: string, now: Instant, version?: string): Promise<Roster> {
  const wanted = version ?? (await versionOf(tx, org))
  let staff = cache.get(org)
  if (staff?.version !== wanted) {
    staff = await readStaff(tx, org, wanted)
    cache.set(org, staff)
  }
  if (staff.last === undefined || now < staff.last.from || now >= staff.last.before) staff.last = rosterAt(staff, now)
  return staff.last.roster
}

async function versionOf(tx: Tx, org: string): Promise<string> {
  const row = await tx.selectFrom('organisations').select('roster_version').where('id', '=', org).executeTakeFirst()
  return row?.roster_version ?? ''
}

/** Three queries, whatever the number of people. Rows committed after the version was read come with a version of their own, so that they are read again. */
async function readStaff(tx: Tx, org: string, version: string): Promise<Staff> {
  const departments = await tx
    .selectFrom('departments')
    .select(['id', 'name', 'name_en as nameEn', 'kind'])
    .where('org_id', '=', org)
    .orderBy('position')
    .execute()
  const people = await tx
    .selectFrom('people')
    .select(['id', 'name', 'title', 'email', 'department_id', 'presence', 'absent_until', 'substitute_id'])
    .where('org_id', '=', org)
    .where('is_active', '=', true)
    .orderBy('id')
    .execute()
  const posts = await tx
    .selectFrom('posts')
    .select(['person_id', 'role', 'department_id', 'since', 'until'])
    .where('org_id', '=', org)
    .orderBy('since')
    .execute()
  const postsOf = new Map<string, typeof posts>()
  for (const post of posts) {
    const others = postsOf.get(post.person_id)
    if (others) others.push(post)
    else postsOf.set(post.person_id, [post])
  }
  return { version, people, departments: new Map(departments.map(d => [d.id, d])), posts: postsOf }
}

function rosterAt(staff: Staff, now: Instant): NonNullable<Staff['last']> {
  let [from, before] = ['', '~'] // before and after every instant
  const isPast = (moment: Instant | null): boolean => {
    if (moment === null) return false
    if (moment <= now) from = moment > from ? moment : from
    else before = moment < before ? moment : before
    return moment <= now
  }
  const people = new Map<string, RosterPerson>()
  for (const { department_id, substitute_id, absent_until, presence, ...person } of staff.people) {
    const roles = (staff.posts.get(person.id) ?? []).flatMap(post => {
      const [hasBegun, hasEnded] = [isPast(post.since), isPast(post.until)]
      if (!hasBegun || hasEnded) return []
      return [{ role: post.role, ...(post.department_id === null ? {} : { department: post.department_id }) }]
    })
    people.set(person.id, {
      ...person,
      department: department_id,
      presence: isPast(absent_until) ? 'on-duty' : presence,
      substitute: substitute_id,
      roles,
    })
  }
  return { from, before, roster: { people, departments: staff.departments } }
}

/** Everybody who is that party to the case, in a stable order. A department's role counts in the case's department. */
export function holdersOf(roster: Roster, party: Party, state: Pick<CaseState, 'people' | 'department'>): string[] {
  if ('anyone' in party) return []
  if ('caseRole' in party) return state.people[party.caseRole] ?? []
  const ofDepartment = (departmentRoles as readonly string[]).includes(party.role)
  const holders = [...roster.people.values()].filter(p =>
    p.roles.some(
      r =>
        r.role === party.role &&
        (!ofDepartment || state.department === undefined || r.department === undefined || r.department === state.department),
    ),
  )
  return holders.map(p => p.id)
}

/**
 * Who is asked in place of somebody away: the substitute named; without one nobody for those on leave, and whoever is off duty themself, since a
 * regulation's minutes run at night too. Bounded, so that a circle of substitutes ends.
 */
export function presentInstead(roster: Roster, person: string): string | undefined {
  let id: string | undefined = person
  let offDuty: string | undefined
  for (let hop = 0; hop < 5 && id !== undefined; hop++) {
    const p: RosterPerson | undefined = roster.people.get(id)
    if (!p) break
    if (p.presence === 'on-duty') return id
    if (p.presence === 'off-duty') offDuty = offDuty === undefined || p.substitute === null ? id : offDuty
    id = p.substitute ?? undefined
  }
  return offDuty
}

/** The people who can really be asked now: those on duty, the substitutes of those away, and those off duty whom nobody replaces. */
export function presentHolders(roster: Roster, party: Party, state: Pick<CaseState, 'people' | 'department'>): string[] {
  return [...new Set(holdersOf(roster, party, state).flatMap(id => presentInstead(roster, id) ?? []))]
}
