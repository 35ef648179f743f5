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

/** Reads everybody with their posts of the moment: two queries, whatever the number of people. */
export async function loadRoster(tx: Tx, org: string, now: Instant): Promise<Roster> {
  const departments = await tx
    .selectFrom('departments')
    .select(['id', 'name', 'name_en as nameEn', 'kind'])
    .where('org_id', '=', org)
    .orderBy('position')
    .execute()
  const rows = await tx
    .selectFrom('people')
    .leftJoin('posts', join =>
      join
        .onRef('posts.org_id', '=', 'people.org_id')
        .onRef('posts.person_id', '=', 'people.id')
        .on('posts.since', '<=', now)
        .on(eb => eb.or([eb('posts.until', 'is', null), eb('posts.until', '>', now)])),
    )
    .select([
      'people.id',
      'people.name',
      'people.title',
      'people.email',
      'people.department_id',
      'people.presence',
      'people.absent_until',
      'people.substitute_id',
      'posts.role',
      'posts.department_id as post_department',
    ])
    .where('people.org_id', '=', org)
    .where('people.is_active', '=', true)
    .orderBy('people.id')
    .orderBy('posts.since')
    .execute()
  const people = new Map<string, RosterPerson & { roles: { role: string; department?: string }[] }>()
  for (const row of rows) {
    const back = row.absent_until !== null && row.absent_until <= now
    const person = people.get(row.id) ?? {
      id: row.id,
      name: row.name,
      title: row.title,
      email: row.email,
      department: row.department_id,
      presence: back ? ('on-duty' as const) : row.presence,
      substitute: row.substitute_id,
      roles: [],
    }
    if (row.role !== null)
      person.roles.push({ role: row.role, ...(row.post_department === null ? {} : { department: row.post_department }) })
    people.set(row.id, person)
  }
  return { people, departments: new Map(departments.map(d => [d.id, d])) }
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

/** Who stands in for somebody on leave: the substitute named, else nobody. Bounded, so that a circle of substitutes ends. */
export function presentInstead(roster: Roster, person: string): string | undefined {
  let id: string | undefined = person
  for (let hop = 0; hop < 5 && id !== undefined; hop++) {
    const p: RosterPerson | undefined = roster.people.get(id)
    if (!p) return undefined
    if (p.presence !== 'leave') return id
    id = p.substitute ?? undefined
  }
  return undefined
}

/** The people who can really be asked now: those present, and the substitutes of those on leave. */
export function presentHolders(roster: Roster, party: Party, state: Pick<CaseState, 'people' | 'department'>): string[] {
  return [...new Set(holdersOf(roster, party, state).flatMap(id => presentInstead(roster, id) ?? []))]
}
