import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import type { Roster, RosterPerson } from './roster.ts'

type Spell = { readonly since: Instant; readonly until: Instant | null }
/** Everybody as the tables had them at one version, with posts, superiors, absences and shifts of all times. */
export type Staff = {
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
    readonly ends_at: Instant | null
    readonly partner_of: string | null
  }[]
  readonly posts: ReadonlyMap<
    string,
    readonly (Spell & {
      readonly id: string
      readonly role: string
      readonly department_id: string | null
      readonly borrowed_from: string | null
    })[]
  >
  readonly superiors: ReadonlyMap<string, readonly (Spell & { readonly superior_id: string })[]>
  readonly absences: ReadonlyMap<string, readonly (Spell & { readonly until: Instant; readonly substitute_id: string | null })[]>
  readonly partners: ReadonlyMap<string, Spell & { readonly id: string; readonly name: string }>
  readonly windows: readonly {
    readonly person_id: string | null
    readonly role: string | null
    readonly weekday: number
    readonly starts: string
    readonly ends: string
  }[]
  readonly shifts: readonly (Spell & { readonly until: Instant; readonly person_id: string; readonly role: string | null })[]
  /** The roster made last, and until when (and from when) nothing in it begins or ends. */
  last?: { readonly from: Instant; readonly before: Instant; readonly roster: Roster }
}

/**
 * A fixed number of queries, whatever the number of people; absences and shifts that are long over are left out. Rows committed after the
 * version was read come with a version of their own, so that they are read again.
 */
export async function readStaff(tx: Tx, org: string, version: string, now: Instant): Promise<Staff> {
  const departments = await tx
    .selectFrom('departments')
    .select(['id', 'name', 'name_en as nameEn', 'kind', 'parent_id', 'region_id', 'closed_at', 'merged_into'])
    .where('org_id', '=', org)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const people = await tx
    .selectFrom('people')
    .select([
      ...(['id', 'name', 'title', 'email', 'department_id', 'presence', 'absent_until', 'substitute_id'] as const),
      ...(['ends_at', 'partner_of'] as const),
    ])
    .where('org_id', '=', org)
    .where('is_active', '=', true)
    .orderBy('id')
    .execute()
  const posts = await tx
    .selectFrom('posts')
    .select(['id', 'person_id', 'role', 'department_id', 'since', 'until', 'borrowed_from'])
    .where('org_id', '=', org)
    .orderBy('since')
    .orderBy('id')
    .execute()
  const lines = await tx
    .selectFrom('reporting_lines')
    .select(['person_id', 'superior_id', 'since', 'until'])
    .where('org_id', '=', org)
    .execute()
  // Looked back at by nobody beyond some weeks; what was then is read from the tables themselves.
  const recent = new Date(Date.parse(now) - 40 * 86_400_000).toISOString()
  const absences = await tx
    .selectFrom('absences')
    .select(['person_id', 'substitute_id', 'since', 'until'])
    .where('org_id', '=', org)
    .where('until', '>', recent)
    .where('cancelled_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  const partners = await tx
    .selectFrom('partner_companies')
    .select(['id', 'name', 'since', 'until'])
    .where('org_id', '=', org)
    .execute()
  const windows = await tx
    .selectFrom('duty_windows')
    .select(['person_id', 'role', 'weekday', 'starts', 'ends'])
    .where('org_id', '=', org)
    .execute()
  const shifts = await tx
    .selectFrom('rota_shifts')
    .select(['person_id', 'role', 'since', 'until'])
    .where('org_id', '=', org)
    .where('until', '>', recent)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return {
    version,
    people,
    departments: new Map(
      departments.map(({ parent_id, region_id, closed_at, merged_into, ...d }) => [
        d.id,
        {
          ...d,
          ...(parent_id === null ? {} : { parent: parent_id }),
          ...(region_id === null ? {} : { region: region_id }),
          ...(closed_at === null ? {} : { isClosed: true }),
          ...(merged_into === null ? {} : { mergedInto: merged_into }),
        },
      ]),
    ),
    posts: byPerson(posts),
    superiors: byPerson(lines),
    absences: byPerson(absences),
    partners: new Map(partners.map(p => [p.id, p])),
    windows,
    shifts,
  }
}

function byPerson<T extends { readonly person_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const others = found.get(row.person_id)
    if (others) others.push(row)
    else found.set(row.person_id, [row])
  }
  return found
}
