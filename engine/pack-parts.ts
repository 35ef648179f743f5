import { z } from 'zod'
import { actNames, typeNames } from '../events/act-names.ts'
import { caseKinds, caseRoles } from '../events/case-words.ts'
import { Duration } from '../events/duration.ts'
import { LocalDate } from '../events/instant.ts'
import { Text } from '../events/text.ts'
import { dutyTiming } from './pack-duty-parts.ts'

export const CaseKind = z.enum(caseKinds)
const EventTypeName = z.enum(typeNames)
const ActName = z.enum(actNames)

/** The numbered text a rule follows. `manual`: nothing in it for a system to do; the reason says why. */
export const Clause = z.strictObject({ title: Text, gist: Text, manual: Text.optional() })
/**
 * How an ambiguous wording is read, by whom, since when. `settles` names what the lint finds in the text and this reading decides:
 * statements, terms and scorecards by id.
 */
export const Reading = z.strictObject({
  clause: z.string(),
  says: Text,
  by: z.string(),
  on: LocalDate,
  settles: z.array(z.string()).optional(),
})

/** A field is one of these values, or a number in [gte, lt). */
export const Condition = z.union([
  z.strictObject({ in: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
  z.strictObject({ gte: z.number().optional(), lt: z.number().optional() }),
])
/** An event of this type whose plain fields meet all conditions. */
export const Trigger = z.strictObject({ on: EventTypeName, when: z.record(z.string(), Condition).optional() })
const Triggers = z.array(Trigger).min(1)

/** Somebody by role in the organisation (in the case's department where the role is a department's), or by what they are to the case. */
export const Party = z.union([
  z.strictObject({ role: z.string() }),
  z.strictObject({ caseRole: z.enum(caseRoles) }),
  z.strictObject({ anyone: z.literal(true) }),
])

/** To which cases a rule applies; absent means all. */
const scope = {
  kinds: z.array(CaseKind).min(1).optional(),
  levels: z.array(z.string()).min(1).optional(),
  categories: z.array(z.string()).min(1).optional(),
}

/**
 * 责任事项. Runs from a start event to a stop event while the case is in its scope.
 * `regrade`: where a change of level brings the case into scope, the clock starts at the original start event (`keep-start`, the default)
 * or at the re-grading (`from-regrade`); `grace` is the least time left after a re-grading.
 * `repeat`: a new instance for each working day (or calendar day) after the start day, due at close of business, while the case is open.
 */
export const DutyRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  /** Duties of the same meaning in several regulations all run; the strictest is marked. */
  meaning: z.string(),
  ...scope,
  start: Triggers,
  stop: Triggers,
  cancel: Triggers.optional(),
  /** A start event after the end opens a new instance (a second plan, a second result). */
  again: z.boolean().optional(),
  /**
   * Each decision to be made good has an instance of its own, which only the answer to it ends, owed by whoever decides on it: the event that starts
   * it is the request, and the event that stops it names that request.
   */
  per: z.literal('ratification').optional(),
  within: Duration.optional(),
  /**
   * Due at the time that an event states, in its field (the order: to be complete by). `once`: it counts only after one of these (an extension that
   * the user has confirmed). The last that counts is the due time, while the duty is open too.
   */
  stated: z
    .array(z.strictObject({ by: Trigger, field: z.string(), once: Triggers.optional() }))
    .min(1)
    .optional(),
  /**
   * From when the start event counts, where the clause says so: `happened`, also before somebody confirmed an earlier time; `recorded`, when
   * the company learned of it, whatever is confirmed. Absent: when it happened, once a superior has confirmed an earlier time.
   */
  from: z.enum(['happened', 'recorded']).optional(),
  ...dutyTiming,
  repeat: z.strictObject({ every: z.enum(['workday', 'day']) }).optional(),
  owner: Party,
  to: z.array(Party).optional(),
  /** Whether a company's pause (公司设置) stops this clock; the customer's total clock, say, never pauses. */
  pausable: z.boolean(),
  regrade: z.enum(['keep-start', 'from-regrade']).optional(),
  grace: Duration.optional(),
  /** The acts that meet it, so that the inbox can offer them. */
  acts: z.array(ActName).min(1),
  escalate: z.array(z.strictObject({ clause: z.string(), after: Duration, to: Party })).optional(),
})

/** 佐证: something that must exist before a gate opens. A `voidedBy` event after it takes it away again. */
export const EvidenceRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  title: Text,
  on: Triggers,
  voidedBy: Triggers.optional(),
  /** So many events are needed, by default any ones; `byDifferent`: by so many different people (two witnesses, two supervisors). */
  atLeast: z.number().int().min(2).optional(),
  byDifferent: z.literal(true).optional(),
})
/** 关口: an act that is refused until its evidence is there. */
export const GateRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  act: ActName,
  when: z.record(z.string(), Condition).optional(),
  ...scope,
  needs: z.array(z.strictObject({ evidence: z.string(), ifSeen: z.string().optional() })).min(1),
})
/**
 * Who may do an act, `when` it says certain things. No entry for an act: anybody on the staff. `id`: only for the editor, which finds a
 * permit again by it while everything else in it changes; rules and comparisons go by what the permit says.
 */
export const PermitRule = z.strictObject({
  id: z.string().optional(),
  act: ActName,
  clause: z.string().optional(),
  reading: z.string().optional(),
  when: z.record(z.string(), Condition).optional(),
  ...scope,
  by: z.array(Party).min(1),
})

export const Lifecycle = z.strictObject({
  kind: CaseKind,
  clause: z.string(),
  stages: z.array(z.strictObject({ id: z.string(), title: Text, clause: z.string(), enter: Triggers })).min(2),
  /** The case is over with one of these; it opens again with one of `reopen`. */
  end: Triggers,
  reopen: z.array(z.strictObject({ on: EventTypeName, when: z.record(z.string(), Condition).optional(), stage: z.string() })),
})

export const Axis = z.union([
  z.strictObject({ kind: z.literal('enum'), values: z.array(z.union([z.string(), z.boolean()])).min(1), title: Text.optional() }),
  z.strictObject({
    kind: z.literal('int'),
    min: z.number().int().optional(),
    max: z.number().int().optional(),
    unit: z.string().optional(),
    title: Text.optional(),
  }),
])
/** Any of these values, or a half-open range [gte, lt). An absent cell means any, and also unknown. */
export const Cell = z.union([
  z.array(z.union([z.string(), z.boolean()])).min(1),
  z.strictObject({ gte: z.number().optional(), lt: z.number().optional() }),
])
export const TableRow = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text.optional(),
  when: z.record(z.string(), Cell),
  then: z.record(z.string(), z.json()),
})
/** 决策表. `unique`: exactly one row for every input, proved; `collect`: all rows that match. */
export const Table = z.strictObject({
  id: z.string(),
  title: Text,
  /** The kinds of case that it is asked for; absent: all. `grading` of complaints is another table than `grading` of anomalies. */
  kinds: z.array(CaseKind).min(1).optional(),
  /** What the table decides, where a pack has several of that purpose: `grading`, `assignment`, `violation` … Absent: its id says. */
  purpose: z.string().optional(),
  hit: z.enum(['unique', 'collect']),
  axes: z.record(z.string(), Axis),
  rows: z.array(TableRow),
})

/** A step of an approval route before people are put in. */
export const RouteStepRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  mode: z.enum(['any', 'all', 'quorum']),
  quorum: z.strictObject({ of: z.number().int(), need: z.number().int() }).optional(),
  by: z.array(Party).min(1),
  /** The step's own clock: how long those asked may take (furn 5.2.1). */
  within: Duration.optional(),
  /** The clause that gives the time, where it is another one than that which names who decides. */
  timedBy: z.strictObject({ clause: z.string(), reading: z.string().optional() }).optional(),
})
/**
 * 审批路线 for a subject. `when` conditions are on the submission's plain fields (an amount, toManagement). `edition`: the regulation's own
 * next edition, which belongs to no case.
 */
export const RouteRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  subject: z.enum(['plan', 'form', 'compensation', 'matter', 'review', 'edition']),
  form: z.string().optional(),
  ...scope,
  when: z.record(z.string(), Condition).optional(),
  /**
   * 会签、复核 on top: these steps are added before or after those of the route that fits (legal from 200,000, a second check of large
   * orders); every one that fits adds. Alone they are no route.
   */
  overlay: z.enum(['before', 'after']).optional(),
  steps: z.array(RouteStepRule).min(1),
})
/** 授权额度 (furn 5.1.2): whoever holds this post decides a single case below this amount only, in 分. */
export const LimitRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  role: z.string(),
  subjects: z.array(z.enum(['plan', 'form', 'compensation', 'matter'])).min(1),
  ...scope,
  belowFen: z.number().int().min(1),
})
/** 上报线: one hop, from whom to whom. */
export const HopRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  about: z.enum(['report', 'result']),
  ...scope,
  from: z.array(Party).min(1),
  to: z.array(Party).min(1),
})

export const FormRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  /** The name the regulation prints on it. */
  title: Text,
  ...scope,
  fields: z
    .array(
      z.strictObject({ id: z.string(), title: Text, multiline: z.boolean(), required: z.boolean(), from: z.string().optional() }),
    )
    .min(1),
})
/** 归档清单: what the archive must hold, each by the evidence that shows it. */
export const ArchiveItem = z.strictObject({ id: z.string(), clause: z.string(), title: Text, ...scope, evidence: z.string() })
export const RetentionRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  title: Text,
  ...scope,
  keep: Duration,
  keeper: Party,
  /** 纸质原件: under how many persons' locks paper lies, and the clause that says so; where no rule speaks of it one custodian is enough. */
  paper: z.strictObject({ custodians: z.literal([1, 2]), clause: z.string() }).optional(),
})
export const CategoryRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  title: Text,
  /** The kinds of case that it is for; where none is said, all that the regulation leads. */
  kinds: z.array(z.enum(caseKinds)).min(1).optional(),
  subtypes: z.array(z.strictObject({ id: z.string(), title: Text })),
  keyNodes: z.array(z.string()).optional(),
})
/** What a level asks for beyond the others: goals and a contingency in the plan, acceptance in full, a retrospective of its own. */
export const levelDemands = ['special-plan', 'full-acceptance', 'special-retrospective'] as const
export const LevelRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  title: Text,
  gist: Text,
  rank: z.number().int(),
  demands: z.array(z.enum(levelDemands)).optional(),
})
export const RoleRule = z.strictObject({ id: z.string(), clause: z.string(), title: Text })
/** 机构: a group, board or committee that works or decides together. In it is whoever holds its posts. */
export const BodyRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  /** The posts of whoever leads it and their deputy; where none is named, the body chooses one of its members. */
  chair: z.string().optional(),
  deputy: z.string().optional(),
  member: z.string(),
  /** Kinds of departments that must have a member in it. */
  departments: z.array(z.string()).optional(),
  /** The share of its members that must be in favour. */
  majority: z.strictObject({ of: z.number().int().min(1), need: z.number().int().min(1) }).optional(),
})
