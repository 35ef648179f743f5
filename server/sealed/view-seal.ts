import { editionNamed } from '../../engine/rules.ts'
import { type SealOnCase, sealsOn } from '../../engine/sealing.ts'
import type { CaseState } from '../../engine/state.ts'
import { CaseRole } from '../../events/case-words.ts'
import { Role } from '../../events/roles.ts'
import type { Text } from '../../events/text.ts'
import { mustBeCase } from '../access/case-visibility.ts'
import { nameOfRole } from '../access/role-names.ts'
import { departmentParty } from '../access/sight.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { departmentToday } from '../organisation/merged-departments.ts'
import type { Insider, Seal, SealReason } from './schema.ts'

/** The name of a post in both languages. */
export function postName(role: string): Text {
  const known = Role.safeParse(role)
  return known.success ? nameOfRole(known.data) : { zh: role }
}

/** Why it is sealed, in words that cite what orders it. */
export function reasonOf(seal: SealOnCase): SealReason {
  if ('setting' in seal) return { title: { zh: '公司设置的密封案件', en: 'Sealed by a setting of the company' } }
  const { pack } = seal.edition
  const { clause, reading, title } = seal.rule
  const read = reading === undefined ? undefined : pack.readings[reading]
  return {
    title,
    regulation: { id: pack.id, edition: pack.edition, title: pack.title },
    clause,
    ...(read === undefined ? {} : { reading: { says: read.says, by: read.by, on: read.on } }),
  }
}

type Row = {
  party_id: string
  because: Insider['because'][number]
  role: string
  until: string | null
  given_by: string | null
  reason: string
}

/** Who sees a case and why. Unknown or not to be seen: `case.not-found`. */
export async function viewSeal(ctx: Ctx, id: string): Promise<Seal> {
  await mustBeCase(ctx, id)
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['state', 'sealed_for'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.sealed_for === null) return { isSealed: false, reasons: [], posts: [], insiders: [], mayLetIn: false }
  const rows: Row[] = await ctx.tx
    .selectFrom('case_insiders')
    .select(['party_id', 'because', 'role', 'until', 'given_by', 'reason'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', id)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
    .orderBy('since')
    .execute()
  return {
    isSealed: true,
    reasons: sealsOn(ctx.rules, row.state).map(reasonOf),
    posts: row.sealed_for.map(postName),
    insiders: gathered(ctx, row.sealed_for, rows).map(one => ({ ...one, parts: partsOf(ctx, row.state, one.person.id) })),
    mayLetIn: mayLetIn(ctx, row.sealed_for, row.state),
  }
}

/** The posts that look after it, and who handles or investigates it. */
export function mayLetIn({ actor }: Pick<Ctx, 'actor'>, sealedFor: readonly string[], state: CaseState): boolean {
  const inHand = ['handler', 'investigator'].some(part => state.people[part]?.includes(actor.person) === true)
  return inHand || actor.roles.some(r => sealedFor.includes(r.role))
}

const later = (one: string, other: string): string => [one, other].sort().at(-1)!

const roleNames: Readonly<Record<CaseRole, Text>> = {
  reporter: { zh: '登记人', en: 'reporter' },
  handler: { zh: '经办人', en: 'handler' },
  'team-owner': { zh: '团队负责人', en: 'team owner' },
  'team-member': { zh: '团队成员', en: 'team member' },
  receiver: { zh: '接收人', en: 'receiver' },
  ratifier: { zh: '补办审批人', en: 'ratifier' },
  party: { zh: '当事人', en: 'party' },
  investigator: { zh: '调查人', en: 'investigator' },
  panel: { zh: '复议人', en: 'panel' },
  superior: { zh: '直属上级', en: 'direct superior' },
}

/** What somebody is to the case now: their roles in it, what waits for their decision, what they owe. */
function partsOf(ctx: Ctx, state: CaseState, person: string): Text[] {
  const parts = CaseRole.options.flatMap(role => (state.people[role]?.includes(person) ? [roleNames[role]] : []))
  const isAsked = Object.values(state.requests).some(r => r.steps.some(s => s.people.some(p => p.person === person)))
  const owed = Object.values(state.duties).flatMap(duty =>
    duty.owner === person ? (editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)?.title ?? []) : [],
  )
  return [
    ...parts,
    ...(isAsked ? [{ zh: '审批人', en: 'approver' }] : []),
    ...owed.map(({ zh, en }) => ({ zh: `应办「${zh}」`, en: `owes "${en ?? zh}"` })),
  ]
}

/** One line for each person who sees it now, with every reason why. */
function gathered(ctx: Ctx, posts: readonly string[], rows: readonly Row[]): Insider[] {
  const found = new Map<string, Insider>()
  const add = (person: string, because: Row['because'], more: Partial<Insider> = {}) => {
    const before = found.get(person)
    const isGiven = because === 'let-in' || because === 'audit'
    const next: Insider = before ?? {
      ...{ person: { id: person, name: named(ctx, person).name }, because: [because], until: more.until ?? null },
      parts: [],
      ...{ reason: more.reason ?? '', givenBy: more.givenBy ?? null, mayTakeBack: isGiven },
      ...(more.department === undefined ? {} : { department: more.department }),
    }
    if (before === undefined) return found.set(person, next)
    return found.set(person, {
      ...before,
      because: before.because.includes(because) ? before.because : [...before.because, because],
      // Whoever sees it for good for one reason sees it for good.
      until: before.until === null || more.until == null ? null : later(before.until, more.until),
      mayTakeBack: before.mayTakeBack && isGiven,
      ...(before.department === undefined && more.department !== undefined ? { department: more.department } : {}),
    })
  }
  const holds = (person: string, role: string) => ctx.roster.people.get(person)?.roles.some(r => r.role === role) === true
  for (const person of ctx.roster.people.values()) if (person.roles.some(r => posts.includes(r.role))) add(person.id, 'post')
  for (const row of rows) {
    if (row.role !== '' && !holds(row.party_id, row.role)) continue
    const given = {
      ...{ until: row.until, reason: row.reason },
      givenBy: row.given_by === null ? null : { id: row.given_by, name: named(ctx, row.given_by).name },
    }
    if (!row.party_id.startsWith(departmentParty(''))) {
      add(row.party_id, row.because, given)
      continue
    }
    for (const [head, department] of headsOf(ctx, row.party_id)) add(head, row.because, { ...given, department })
  }
  return [...found.values()]
}

/** Who heads a department now, or what it was merged into. */
function headsOf(ctx: Ctx, party: string): (readonly [string, { id: string; name: string }])[] {
  const id = party.slice(departmentParty('').length)
  const today = departmentToday(ctx.roster.departments, id)
  const name = ctx.roster.departments.get(id)?.name ?? ''
  return [...ctx.roster.people.values()]
    .filter(p => p.roles.some(r => r.role === 'department-head' && (r.department ?? p.department) === today))
    .map(p => [p.id, { id, name }] as const)
}
