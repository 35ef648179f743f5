import type { Party } from '../../engine/pack.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { departmentRoles } from '../../events/roles.ts'
import type { Tx } from '../database/transaction.ts'
import { readStaff, type Staff } from './read-staff.ts'
import { rosterAt } from './roster-moment.ts'

export type RosterPerson = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly email: string | null
  readonly department: string | null
  /** By the switch, leave, on-duty hours and the rota together. */
  readonly presence: 'on-duty' | 'off-duty' | 'leave'
  readonly substitute: string | null
  readonly roles: readonly { readonly role: string; readonly department?: string | undefined }[]
  /** The direct superior whom the company names itself; absent where none is named. */
  readonly superior?: string | undefined
  /** 借调: lent by a department to another one, in which they hold these posts until then (equip 15). */
  readonly borrowed?:
    | {
        readonly post: string
        readonly from: { readonly id: string; readonly name: string }
        readonly to: { readonly id: string; readonly name: string }
        readonly roles: readonly string[]
        readonly until: Instant
      }
    | undefined
  /** The outsourced company that sends them (C1.2); absent for one's own staff. */
  readonly partner?: { readonly id: string; readonly name: string } | undefined
  /** When an absence or the hours off duty end, where that is known. */
  readonly backAt?: Instant | undefined
}
export type RosterDepartment = {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly kind: string
  readonly parent?: string | undefined
  readonly region?: string | undefined
  /** Kept for what is past; nobody is put there any more. */
  readonly isClosed?: boolean | undefined
  readonly mergedInto?: string | undefined
}
/** Who holds which role at the moment of the transaction. Closed departments are among the departments, so that old cases can name them. */
export type Roster = {
  readonly people: ReadonlyMap<string, RosterPerson>
  readonly departments: ReadonlyMap<string, RosterDepartment>
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
    staff = await readStaff(tx, org, wanted, now)
    cache.set(org, staff)
  }
  if (staff.last === undefined || now < staff.last.from || now >= staff.last.before) staff.last = rosterAt(staff, now)
  return staff.last.roster
}

async function versionOf(tx: Tx, org: string): Promise<string> {
  const row = await tx.selectFrom('organisations').select('roster_version').where('id', '=', org).executeTakeFirst()
  return row?.roster_version ?? ''
}

/** Whether somebody is sent by an outsourced partner (C1.2), whose people see only the cases they take part in. */
export function isPartner(roster: Roster, person: string): boolean {
  return roster.people.get(person)?.partner !== undefined
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

/** The people who can really be asked now, with the holder for whom each is asked: those on duty, the substitutes of those away, and those off duty whom nobody replaces. */
export function presentSeats(
  roster: Roster,
  party: Party,
  state: Pick<CaseState, 'people' | 'department'>,
): { person: string; holder: string }[] {
  const seats = new Map<string, string>()
  for (const holder of holdersOf(roster, party, state)) {
    const person = presentInstead(roster, holder)
    // Whoever holds the post stands in it for themself, whomever else they replace.
    if (person !== undefined && (person === holder || !seats.has(person))) seats.set(person, holder)
  }
  return [...seats].map(([person, holder]) => ({ person, holder }))
}

/** The people who can really be asked now. */
export function presentHolders(roster: Roster, party: Party, state: Pick<CaseState, 'people' | 'department'>): string[] {
  return presentSeats(roster, party, state).map(seat => seat.person)
}
