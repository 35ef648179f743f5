import type { Instant } from '../../events/instant.ts'
import type { ApprovalSubject } from '../../events/route-step.ts'
import type { HeldMandate } from './places.ts'

/** 授权书 (furn 5.3) as it stands: who gave it to whom, for what, below which amount, from when until when, [since, until). */
export type Mandate = {
  readonly id: string
  /** In whose place decisions are taken. */
  readonly principal: string
  readonly holder: string
  /** 转授权: the mandate that this one hands on; its principal is the same. */
  readonly via?: string | undefined
  readonly subjects?: readonly ApprovalSubject[] | undefined
  readonly kinds?: readonly string[] | undefined
  /** 分; absent: the principal's own limit alone. */
  readonly belowFen?: number | undefined
  readonly since: Instant
  readonly until: Instant
  readonly mayPassOn: boolean
  /** Only what the direct superior approved in writing counts. */
  readonly status: 'requested' | 'approved' | 'refused' | 'revoked'
}

const isLive = (m: Mandate, at: Instant): boolean => m.status === 'approved' && m.since <= at && at < m.until

/** A mandate with those it hands on, from the principal's own grant to this one; undefined where one of them is missing, not in force, or may not be handed on. */
function chainOf(all: ReadonlyMap<string, Mandate>, mandate: Mandate, at: Instant): Mandate[] | undefined {
  const chain: Mandate[] = []
  for (let m: Mandate | undefined = mandate; m !== undefined; m = m.via === undefined ? undefined : all.get(m.via)) {
    if (!isLive(m, at) || chain.includes(m)) return undefined
    if (chain.length > 0 && !m.mayPassOn) return undefined
    if (m.via !== undefined && !all.has(m.via)) return undefined
    chain.unshift(m)
  }
  return chain
}

/**
 * In whose places a person may decide at a moment: along a chain the smallest limit, and what all its links name. Whoever made it sees to the superior's
 * approval; a revoked or ended link ends all that hang on it.
 */
export function heldMandates(mandates: readonly Mandate[], person: string, at: Instant): HeldMandate[] {
  const all = new Map(mandates.map(m => [m.id, m]))
  return mandates
    .filter(m => m.holder === person && m.principal !== person)
    .flatMap(m => {
      const chain = chainOf(all, m, at)
      if (!chain) return []
      const limits = chain.flatMap(link => link.belowFen ?? [])
      return [
        {
          id: m.id,
          principal: m.principal,
          subjects: common(chain.map(link => link.subjects)),
          kinds: common(chain.map(link => link.kinds)),
          ...(limits.length === 0 ? {} : { belowFen: Math.min(...limits) }),
        },
      ]
    })
}

/** What all lists name; undefined where none restricts. */
function common<T>(lists: readonly (readonly T[] | undefined)[]): readonly T[] | undefined {
  const given = lists.flatMap(list => (list === undefined ? [] : [list]))
  const [first, ...rest] = given
  return first?.filter(value => rest.every(list => list.includes(value)))
}

const overlaps = (a: Pick<Mandate, 'since' | 'until'>, b: Pick<Mandate, 'since' | 'until'>): boolean =>
  a.since < b.until && b.since < a.until

/**
 * Whether a mandate would close a circle: whoever it makes a deputy has, in an overlapping time and through whatever chain, made the principal theirs. Then nobody
 * could say who is away and who decides.
 */
export function closesCircle(
  mandates: readonly Mandate[],
  wanted: Pick<Mandate, 'principal' | 'holder' | 'since' | 'until' | 'via'>,
): boolean {
  const all = new Map(mandates.map(m => [m.id, m]))
  const links = mandates.filter(m => (m.status === 'approved' || m.status === 'requested') && overlaps(m, wanted))
  // Along the chain that is handed on, nobody gets it back.
  for (let m = all.get(wanted.via ?? ''); m !== undefined; m = all.get(m.via ?? '')) if (m.holder === wanted.holder) return true
  const seen = new Set<string>()
  const reach = (person: string): boolean => {
    if (person === wanted.principal) return true
    if (seen.has(person)) return false
    seen.add(person)
    return links.some(m => m.principal === person && reach(m.holder))
  }
  return reach(wanted.holder)
}
