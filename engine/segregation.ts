import type { Text } from '../events/text.ts'
import type { Pack, Party, PermitRule, RouteRule } from './pack.ts'

/** Somebody of the staff with their posts. */
export type PostHolder = {
  readonly id: string
  readonly roles: readonly { readonly role: string; readonly department?: string | undefined }[]
}
/** In whose place somebody decides now, and on what; absent lists restrict nothing. */
export type StandingIn = {
  readonly holder: string
  readonly principal: string
  readonly subjects?: readonly string[] | undefined
  readonly kinds?: readonly string[] | undefined
}

/**
 * Two things that one person should not do both (不相容职务). `sole-approver-submits`: the only person who decides may submit it, and then nobody
 * decides. `submits-and-approves`: somebody may do both, on different cases. `two-steps`: one person alone fills two steps of a route.
 */
export type SegregationConflict = {
  readonly kind:
    | 'sole-approver-submits'
    | 'submits-and-approves'
    | 'pays-and-approves'
    | 'two-steps'
    | 'mandate-two-places'
    | 'administrator-approves'
    | 'auditor-handles'
  readonly weight: 'high' | 'medium' | 'low'
  readonly pack?: Pack
  readonly clause?: string
  readonly about: Text
  readonly people: readonly string[]
}

/** The act by which each subject of a route is put to it. */
const submits: Readonly<Record<RouteRule['subject'], string | undefined>> = {
  plan: 'plan',
  form: 'submit-form',
  compensation: 'submit-compensation',
  matter: 'submit-matter',
  review: 'submit-review',
  edition: undefined,
}
/** Posts that look after others: their holders decide nothing else. */
const watching = new Set(['auditor'])

const holds = (person: PostHolder, party: Party): boolean => 'role' in party && person.roles.some(r => r.role === party.role)
const holdersOf = (staff: readonly PostHolder[], by: readonly Party[]): PostHolder[] =>
  staff.filter(person => by.some(party => holds(person, party)))

type Scoped = Pick<PermitRule, 'kinds' | 'levels' | 'categories'>
const shares = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
  a === undefined || b === undefined || a.some(one => b.includes(one))
/** Whether some case is in the scope of both. */
const overlaps = (a: Scoped, b: Scoped): boolean =>
  shares(a.kinds, b.kinds) && shares(a.levels, b.levels) && shares(a.categories, b.categories)

/** Who does an act on the cases of a route. Where anybody may, or only a part in the case allows it, it is nobody by post. */
function permitted({ permits }: Pack, act: string | undefined, scope: Scoped): Party[] {
  return permits.filter(p => p.act === act && overlaps(p, scope)).flatMap(p => p.by)
}

/** All conflicts that the regulations in force, the posts held and the mandates make together, the gravest first. Pure: the same answer for the same staff. */
export function segregationConflicts(
  packs: readonly Pack[],
  staff: readonly PostHolder[],
  mandates: readonly StandingIn[],
): SegregationConflict[] {
  const found = packs.flatMap(pack =>
    pack.routes.flatMap(route => [
      ...submitAndApprove(pack, route, staff),
      ...payAndApprove(pack, route, staff),
      ...twoSteps(pack, route, staff),
      ...byMandate(pack, route, staff, mandates),
    ]),
  )
  const weights = ['high', 'medium', 'low']
  return together([...found, ...administrators(packs, staff), ...auditors(packs, staff)]).sort(
    (a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight),
  )
}

/** Several routes of one clause (for each band of amounts, say) are one conflict, of everybody whom any of them concerns. */
function together(conflicts: readonly SegregationConflict[]): SegregationConflict[] {
  const merged = new Map<string, SegregationConflict>()
  for (const one of conflicts) {
    // Each auditor is a conflict of their own.
    const who = one.kind === 'auditor-handles' ? one.people.join() : ''
    const key = `${one.kind} ${one.pack?.id} ${one.pack?.edition} ${one.clause} ${who}`
    const known = merged.get(key)
    merged.set(key, known === undefined ? one : { ...known, people: [...new Set([...known.people, ...one.people])] })
  }
  return [...merged.values()]
}

const ids = (people: readonly PostHolder[]): string[] => people.map(p => p.id)
const titleOf = (pack: Pack, route: RouteRule): Text => pack.clauses[route.clause]?.title ?? { zh: route.id, en: route.id }

function submitAndApprove(pack: Pack, route: RouteRule, staff: readonly PostHolder[]): SegregationConflict[] {
  const by = permitted(pack, submits[route.subject], route)
  const submitters = holdersOf(staff, by)
  const both = new Set<string>()
  const sole = new Set<string>()
  for (const step of route.steps) {
    const approvers = holdersOf(staff, step.by)
    for (const person of approvers.filter(p => submitters.includes(p))) (approvers.length === 1 ? sole : both).add(person.id)
  }
  const about = titleOf(pack, route)
  const conflict = (kind: SegregationConflict['kind'], weight: SegregationConflict['weight'], people: ReadonlySet<string>) =>
    people.size === 0 ? [] : [{ kind, weight, pack, clause: route.clause, about, people: [...people] }]
  return [
    ...conflict('sole-approver-submits', 'high', sole),
    ...conflict('submits-and-approves', 'low', new Set([...both].filter(id => !sole.has(id)))),
  ]
}

function payAndApprove(pack: Pack, route: RouteRule, staff: readonly PostHolder[]): SegregationConflict[] {
  if (route.subject !== 'compensation') return []
  const payers = holdersOf(staff, permitted(pack, 'record-payment', route))
  const approvers = new Set(route.steps.flatMap(step => holdersOf(staff, step.by)))
  const people = ids(payers.filter(p => approvers.has(p)))
  return people.length === 0
    ? []
    : [{ kind: 'pays-and-approves', weight: 'medium', pack, clause: route.clause, about: titleOf(pack, route), people }]
}

function twoSteps(pack: Pack, route: RouteRule, staff: readonly PostHolder[]): SegregationConflict[] {
  const alone = route.steps.flatMap(step => {
    const approvers = holdersOf(staff, step.by)
    return approvers.length === 1 ? [approvers[0]!.id] : []
  })
  const people = [...new Set(alone.filter((id, i) => alone.indexOf(id) !== i))]
  return people.length === 0
    ? []
    : [{ kind: 'two-steps', weight: 'high', pack, clause: route.clause, about: titleOf(pack, route), people }]
}

/** Whoever decides in their own place and in another's on one route. */
function byMandate(
  pack: Pack,
  route: RouteRule,
  staff: readonly PostHolder[],
  mandates: readonly StandingIn[],
): SegregationConflict[] {
  const approvers = new Set(route.steps.flatMap(step => ids(holdersOf(staff, step.by))))
  const people = mandates
    .filter(
      m =>
        approvers.has(m.holder) &&
        approvers.has(m.principal) &&
        (m.subjects === undefined || m.subjects.includes(route.subject)) &&
        shares(m.kinds, route.kinds),
    )
    .map(m => m.holder)
  return people.length === 0
    ? []
    : [
        {
          ...({ kind: 'mandate-two-places', weight: 'medium', pack, clause: route.clause, about: titleOf(pack, route) } as const),
          people: [...new Set(people)],
        },
      ]
}

/** Administrators who also decide: who gives posts could give themselves the decision. */
function administrators(packs: readonly Pack[], staff: readonly PostHolder[]): SegregationConflict[] {
  return packs.flatMap(pack =>
    pack.routes.flatMap((route): SegregationConflict[] => {
      const people = route.steps
        .flatMap(step => holdersOf(staff, step.by))
        .filter(person => person.roles.some(r => r.role === 'administrator'))
      return people.length === 0
        ? []
        : [
            {
              ...{ kind: 'administrator-approves', weight: 'medium', pack, clause: route.clause, about: titleOf(pack, route) },
              people: [...new Set(ids(people))],
            },
          ]
    }),
  )
}

/** Auditors who hold a post that a regulation gives something to do: they would check themselves. */
function auditors(packs: readonly Pack[], staff: readonly PostHolder[]): SegregationConflict[] {
  return staff
    .filter(person => person.roles.some(r => watching.has(r.role)))
    .flatMap((person): SegregationConflict[] => {
      const other = person.roles.filter(r => !watching.has(r.role)).map(r => r.role)
      const pack = packs.find(one =>
        [...one.permits, ...one.routes.flatMap(r => r.steps)].some(rule =>
          rule.by.some(p => 'role' in p && other.includes(p.role)),
        ),
      )
      if (other.length === 0) return []
      const weight = pack === undefined ? 'low' : 'high'
      return [
        {
          kind: 'auditor-handles',
          weight,
          ...(pack === undefined ? {} : { pack }),
          about: { zh: '审计', en: 'Audit' },
          people: [person.id],
        },
      ]
    })
}
