import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'

/** One line of the shares: a department, and within it a person where one is named; `percent` of the whole. */
export type Share = {
  readonly department: string
  readonly person?: string
  readonly percent: number
  /** Numbers of the case's evidence register that it rests on. */
  readonly evidence: readonly number[]
}
export type Contest = {
  readonly id: string
  readonly by: string
  readonly party: 'department' | 'person'
  readonly subject: string
  readonly at: Instant
  /** Upheld by an answer, or overtaken by a new version. */
  answered?: { readonly by: string; readonly at: Instant; readonly how: 'upheld' | 'remade'; readonly event: string }
}
/** 责任认定 as it was found once. Versions are added, never changed; what is said of one is kept beside it. */
export type LiabilityVersion = {
  readonly event: string
  readonly by: string
  readonly at: Instant
  readonly liable: string
  readonly shares: readonly Share[]
  readonly replaces?: string
  confirmed?: { readonly by: string; readonly at: Instant; readonly event: string }
  contests: Contest[]
}
export type Liability = { versions: LiabilityVersion[] }

/** The record that states it; regulations that ask for one of this name mean the same (docs/decisions/0012). */
export const LIABILITY_RECORD = 'liability'
const follows: ReadonlySet<string> = new Set(['record.made', 'liability.confirmed', 'liability.contested', 'liability.upheld'])

/** Whether an event says something of the liability of its case. */
export const isOfLiability = (event: CaseEvent): boolean =>
  follows.has(event.type) && (event.type !== 'record.made' || event.data.record === LIABILITY_RECORD)

/** Follows one event; mutates what it is given and gives it back. Events that say nothing of liability change nothing. */
export function followLiability(known: Liability | undefined, event: CaseEvent, at: Instant): Liability | undefined {
  if (!isOfLiability(event)) return known
  const liability = known ?? { versions: [] }
  const versionOf = (id: string) => liability.versions.find(one => one.event === id)
  switch (event.type) {
    case 'record.made': {
      const before = lastVersion(liability)
      for (const contest of before?.contests ?? []) contest.answered ??= { by: event.actor, at, how: 'remade', event: event.id }
      liability.versions.push({
        event: event.id,
        by: event.actor,
        at,
        liable: String(event.data.values?.liable ?? ''),
        shares: sharesIn(event.data.values?.shares),
        ...(before === undefined ? {} : { replaces: before.event }),
        contests: [],
      })
      break
    }
    case 'liability.confirmed': {
      const version = versionOf(event.data.version)
      if (version) version.confirmed ??= { by: event.actor, at, event: event.id }
      break
    }
    case 'liability.contested':
      versionOf(event.data.version)?.contests.push({
        ...{ id: event.id, by: event.actor, party: event.data.party, subject: event.data.subject, at },
      })
      break
    case 'liability.upheld': {
      const contest = liability.versions.flatMap(one => one.contests).find(one => one.id === event.data.contest)
      if (contest) contest.answered ??= { by: event.actor, at, how: 'upheld', event: event.id }
    }
  }
  return liability
}

function sharesIn(rows: unknown): Share[] {
  if (!Array.isArray(rows)) return []
  return (rows as Record<string, unknown>[]).map(row => ({
    department: String(row.department ?? ''),
    ...(typeof row.person === 'string' ? { person: row.person } : {}),
    percent: Number(row.percent ?? 0),
    evidence: Array.isArray(row.evidence) ? row.evidence.map(Number) : [],
  }))
}

/** The version that nothing has replaced yet; undefined where none was found. */
export const lastVersion = (liability: Liability | undefined): LiabilityVersion | undefined => liability?.versions.at(-1)

export type LiabilityState = 'draft' | 'contested' | 'confirmed' | 'replaced'
/** How far a version has come. Contested goes before confirmed: what is contested does not count, whoever has signed. */
export function liabilityState(liability: Liability, version: LiabilityVersion): LiabilityState {
  if (lastVersion(liability) !== version) return 'replaced'
  if (version.contests.some(one => one.answered === undefined)) return 'contested'
  return version.confirmed === undefined ? 'draft' : 'confirmed'
}

/** 统计用: the version that counts: the last one, signed by two and with nothing contested open; undefined where there is none yet. */
export function standingLiability(liability: Liability | undefined): LiabilityVersion | undefined {
  const last = lastVersion(liability)
  return liability && last && liabilityState(liability, last) === 'confirmed' ? last : undefined
}

/** Whether somebody, or a department, bears a share of a version; one of nothing is none. */
export const bearsShare = ({ shares }: Pick<LiabilityVersion, 'shares'>, of: 'department' | 'person', subject: string): boolean =>
  shares.some(share => share.percent > 0 && (of === 'person' ? share.person : share.department) === subject)

/** The liability of a case from all its events as they count (corrections applied), for figures that read no state. */
export function liabilityOf(events: Iterable<CaseEvent>): Liability | undefined {
  let liability: Liability | undefined
  for (const event of events) liability = followLiability(liability, event, event.backdated ? event.recordedAt : event.at)
  return liability
}

/** Percent by department, of all lines of the version; they add up to 100, or there is nobody. */
export function sharesByDepartment(version: Pick<LiabilityVersion, 'shares'>): Map<string, number> {
  const sums = new Map<string, number>()
  // In hundredths: a sum of binary fractions would say 99.99999.
  for (const { department, percent } of version.shares)
    sums.set(department, (sums.get(department) ?? 0) + Math.round(percent * 100))
  return new Map([...sums].map(([department, hundredths]) => [department, hundredths / 100]))
}

/** Why somebody may not do something with a version, as the code of a refusal; undefined where they may. */
export type LiabilityProblem =
  | 'liability.none'
  | 'liability.version-superseded'
  | 'liability.already-confirmed'
  | 'liability.own-finding'
  | 'liability.named-yourself'
  | 'liability.not-named'
  | 'liability.already-contested'
  | 'liability.not-yours-to-answer'
  | 'liability.contest-answered'

/** The second signature is somebody else's than the finder's, and nobody's who bears a share in person. */
export function confirmProblem(liability: Liability | undefined, version: string, person: string): LiabilityProblem | undefined {
  const last = lastVersion(liability)
  if (last === undefined) return 'liability.none'
  if (last.event !== version) return 'liability.version-superseded'
  if (last.confirmed !== undefined) return 'liability.already-confirmed'
  if (last.by === person) return 'liability.own-finding'
  return last.shares.some(one => one.person === person) ? 'liability.named-yourself' : undefined
}

/** As whom somebody may contest: as a person named, else for a department of theirs that is; undefined where as neither. */
export function contestsAs(
  version: Pick<LiabilityVersion, 'shares'>,
  person: string,
  headOf: readonly string[],
): { readonly party: 'person' | 'department'; readonly subject: string } | undefined {
  if (version.shares.some(one => one.person === person)) return { party: 'person', subject: person }
  const department = version.shares.find(one => headOf.includes(one.department))?.department
  return department === undefined ? undefined : { party: 'department', subject: department }
}

/** Each party contests a version once; what was answered stays answered. */
export function contestProblem(
  liability: Liability | undefined,
  version: string,
  person: string,
  headOf: readonly string[],
): LiabilityProblem | undefined {
  const last = lastVersion(liability)
  if (last === undefined) return 'liability.none'
  if (last.event !== version) return 'liability.version-superseded'
  const as = contestsAs(last, person, headOf)
  if (as === undefined) return 'liability.not-named'
  return last.contests.some(one => one.subject === as.subject) ? 'liability.already-contested' : undefined
}

/** Whoever found it answers, or a superior of theirs; not whoever contests it. */
export function answerProblem(
  liability: Liability | undefined,
  contest: string,
  person: string,
  isSuperiorOfFinder: boolean,
): LiabilityProblem | undefined {
  const last = lastVersion(liability)
  if (last === undefined) return 'liability.none'
  const known = last.contests.find(one => one.id === contest)
  if (known === undefined) return 'liability.version-superseded'
  if (known.answered !== undefined) return 'liability.contest-answered'
  if (known.by === person) return 'liability.not-yours-to-answer'
  return last.by === person || isSuperiorOfFinder ? undefined : 'liability.not-yours-to-answer'
}
