import { z } from 'zod'
import { actNames } from '../../events/act-names.ts'
import { CaseKind, Channel, GradingFacts } from '../../events/case-words.ts'
import { contactPart, freeText, Id, shortText } from '../../events/define.ts'
import { timeBeliefs } from '../../events/envelope.ts'
import { AnyInstant, Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { DeviceStamp } from '../field-sync/schema.ts'
import { Corrections } from './corrections-schema.ts'
import { LinkedCases } from './linked-schema.ts'
import { RecordView } from './record-schema.ts'
import { Verdict } from './verdict-schema.ts'

/** An empty box of a form is a gap in the record, not a mistake. */
const optional = (text: z.ZodString) =>
  z.preprocess(value => (typeof value === 'string' && value.trim() === '' ? undefined : value), text.optional())
const optionalText = optional(freeText)

export const OpenCase = z.object({
  kind: CaseKind,
  title: shortText,
  description: optionalText,
  channel: Channel.default('phone'),
  customer: z
    .object({
      name: optional(contactPart.name),
      phone: optional(contactPart.phone),
      address: optional(contactPart.address),
    })
    .optional(),
  customerId: Id.optional(),
  machineId: Id.optional(),
  departmentId: Id.optional(),
  category: z.string().max(100).optional(),
  subtype: z.string().max(100).optional(),
  facts: GradingFacts.optional(),
  demand: optionalText,
  /** When it happened at the customer's; clocks run from discovery. */
  occurredAt: AnyInstant.optional(),
  externalId: z.string().min(1).max(200).optional(),
  /** The case that it comes from, of those that the sender sees. */
  origin: Id.optional(),
  /** 转为: the case that it comes from goes on in this one and ends. */
  endsOrigin: z.literal(true).optional(),
})
export type OpenCase = Omit<z.infer<typeof OpenCase>, 'customerId'> & { customerId?: string | null | undefined }

/** The one door for what happens to a case. `at` more than 5 minutes back needs `backdating` with a reason and the file that shows it. */
export const PerformAct = z.object({
  type: z.enum(actNames),
  data: z.record(z.string(), z.unknown()).default({}),
  at: AnyInstant.optional(),
  backdating: z.object({ reason: freeText, evidence: Id.optional() }).optional(),
  /** The sequence number the sender saw: another writer in between is `case.changed-meanwhile`. */
  expectedSeq: z.int32().optional(),
  /** It comes from the outbox of a phone, and happened when that says, as far as it is believed. */
  device: DeviceStamp.optional(),
})
export type PerformAct = z.infer<typeof PerformAct>

/** `borrowedFrom`: the department that lends them now (借调). */
export const Party = z.object({ id: z.string(), name: z.string(), borrowedFrom: z.string().optional() })
/** An edition of a regulation by its names. */
export const Regulation = z.object({ id: z.string(), edition: z.string(), title: Text })
export type Regulation = z.infer<typeof Regulation>
/** Where two regulations answer the same thing: which of them prevails by whose clause (furn 1.4). */
export const PrecedenceView = z.object({ prevails: Text, says: Regulation, clause: z.string() })
export const DutyView = z.object({
  id: z.string(),
  rule: z.string(),
  clause: z.string(),
  title: Text,
  owner: z.object({ id: z.string().nullable(), name: z.string(), role: z.string() }),
  startedAt: Instant,
  dueAt: Instant.nullable(),
  state: z.enum(['running', 'paused', 'overdue', 'met', 'late', 'cancelled', 'missed']),
  provisional: z.boolean(),
  closedAt: Instant.nullable(),
  snoozedUntil: Instant.nullable(),
  /** The acts that meet it. */
  acts: z.array(z.string()),
  meaning: z.string().optional(),
  /** Of an open duty about one corrective action: its number. */
  item: z.number().int().optional(),
  /** Whose clause it is. */
  regulation: Regulation,
  /** Of several open duties of the same meaning in several regulations, the one due first. */
  strictest: z.boolean(),
  /** It runs from the opening of the case to its end: the customer's total time, beside the clocks of the steps. */
  whole: z.boolean(),
  /** Another regulation asks for the same and says, or is told, which of the two prevails. */
  precedence: PrecedenceView.optional(),
  /** The records that meet it, where it is met by making one. */
  records: z.array(z.string()).optional(),
})
export type DutyView = z.infer<typeof DutyView>

export const Can = z.record(z.string(), Verdict)

export const StageView = z.object({
  id: z.string(),
  title: Text,
  clause: z.string(),
  state: z.enum(['done', 'current', 'ahead']),
  enteredAt: Instant.optional(),
})
export const TimelineEntry = z.object({
  id: z.string(),
  seq: z.number(),
  type: z.string(),
  title: Text,
  at: Instant,
  recordedAt: Instant,
  actor: z.object({ id: z.string(), name: z.string() }),
  data: z.record(z.string(), z.unknown()),
  sealed: z.record(z.string(), z.unknown()),
  backdated: z.enum(['no', 'waiting', 'confirmed', 'refused']),
  /** It was done on a phone and sent later: the phone's clock, the offset by which it was corrected, and whether the time is believed. */
  device: z.object({ at: Instant, offsetMs: z.number().nullable(), time: z.enum(timeBeliefs) }).optional(),
  correctedBy: z.string().optional(),
  corrections: Corrections.optional(),
  /** It tells of a sealed case that the viewer does not see: what it says is left out. */
  isSealed: z.literal(true).optional(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** A gate that records open: what it needs, the event that gave it, and the records that can give it. */
export const RecordGate = z.object({
  id: z.string(),
  title: Text,
  clause: z.string(),
  act: z.string(),
  /** It only holds where the act is marked urgent. */
  whenUrgent: z.literal(true).optional(),
  needs: z.array(
    z.object({
      evidence: z.string(),
      title: Text,
      clause: z.string(),
      event: z.string().nullable(),
      records: z.array(z.string()),
    }),
  ),
})
export type RecordGate = z.infer<typeof RecordGate>

export const CaseView = z.object({
  id: z.string(),
  number: z.string(),
  kind: CaseKind,
  title: z.string(),
  description: z.string(),
  demand: z.string(),
  channel: z.string(),
  contact: z.object({ name: z.string().optional(), phone: z.string().optional(), address: z.string().optional() }),
  /** Names and numbers of the customer's people are shown in part. */
  masked: z.boolean(),
  customer: z.object({ id: z.string(), name: z.string(), phone: z.string(), address: z.string() }).nullable(),
  machine: z.object({ id: z.string(), model: z.string(), serial: z.string(), warrantyUntil: z.string().nullable() }).nullable(),
  category: z.string().nullable(),
  subtype: z.string().nullable(),
  facts: GradingFacts,
  level: z.string().nullable(),
  proposed: z.string().nullable(),
  levelConfirmed: z.boolean(),
  stage: z.string(),
  stages: z.array(StageView),
  closed: z.boolean(),
  department: Party.nullable(),
  owner: Party.nullable(),
  reporter: Party.nullable(),
  people: z.record(z.string(), z.array(Party)),
  edition: Regulation,
  /** All regulations on it: its own first, then those that add duties, approvals and keeping. */
  regulations: z.array(Regulation),
  openedAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
  pausedSince: Instant.nullable(),
  missing: z.array(z.string()),
  mergedInto: z.string().nullable(),
  retainUntil: z.string().nullable(),
  externalId: z.string().nullable(),
  seq: z.number(),
  /** Somebody is sent by it (外勤): its submission is a trip with a budget. */
  isFieldWork: z.boolean(),
  /** Sealed: only those let into it see it (GET /api/cases/:id/insiders says who and why). */
  sealed: z.boolean(),
  duties: z.array(DutyView),
  requests: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      form: z.string().nullable(),
      round: z.number(),
      by: Party,
      /** A recorded decision on it is contested: it waits until that is made good. */
      isSuspended: z.boolean(),
      step: z.number(),
      steps: z.array(
        z.object({
          id: z.string(),
          mode: z.string(),
          clause: z.string(),
          /** Of another regulation than the case's own. */
          regulation: Regulation.optional(),
          quorum: z.object({ of: z.number(), need: z.number() }).optional(),
          /** 加签: by whom. */
          addedBy: Party.optional(),
          /** When the step's own clock ends, while it waits. */
          dueAt: Instant.optional(),
          people: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              role: z.string(),
              decision: z.string().nullable(),
              /** Who decided in this person's place, under a mandate or as their successor in the post. */
              actor: Party.optional(),
              successor: Party.optional(),
              /** The post is theirs no longer: who holds it now and decides in this place; empty where it is vacant. */
              passedTo: z.array(Party).optional(),
              /** 分: 授权额度 of the post. */
              belowFen: z.number().optional(),
            }),
          ),
        }),
      ),
      amountFen: z.number().optional(),
      decisiveFen: z.number().optional(),
      urgent: z.boolean(),
      /** Which acts on this very submission are mine to do now. */
      can: Can,
      /** In whose places I may decide now, my own first. */
      places: z.array(Party.extend({ isSucceeded: z.boolean() })),
      questions: z.array(z.object({ id: z.string(), by: Party, to: Party, waits: z.boolean() })),
      copied: z.array(Party),
      /** 补办: whose decision it makes good, and what it was about. */
      ratifies: z.object({ of: z.string(), person: Party, recorded: z.string() }).optional(),
    }),
  ),
  /** 补录而待本人确认的决定: `can` where they are mine to confirm or contest. */
  unconfirmed: z.array(
    z.object({ recorded: z.string(), request: z.string(), person: Party, by: Party, until: Instant, can: z.boolean() }),
  ),
  reports: z.array(
    z.object({
      id: z.string(),
      about: z.string(),
      hop: z.string(),
      waiting: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
    }),
  ),
  nodes: z.record(z.string(), z.string()),
  archive: z.array(z.object({ id: z.string(), title: Text, clause: z.string(), event: z.string().nullable() })),
  records: z.array(RecordView),
  recordGates: z.array(RecordGate),
  can: Can,
})
export type CaseView = z.infer<typeof CaseView>
/** GET /api/cases/:id */
export const CaseWithTimeline = CaseView.extend({
  timeline: z.array(TimelineEntry),
  /** Files and events of it that lie under seal: what is under it is not in this answer. */
  underSeal: z.array(z.string()),
  /** Other cases and customers that the events name, so that no screen shows an id. */
  mentioned: z.object({
    cases: z.array(z.object({ id: z.string(), number: z.string(), title: z.string() })),
    customers: z.array(Party),
  }),
  /** The case that this one comes from, and those that were opened out of it. */
  linked: LinkedCases,
})
export type CaseWithTimeline = z.infer<typeof CaseWithTimeline>

export const CaseRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  level: z.string().nullable(),
  levelConfirmed: z.boolean(),
  stage: z.string(),
  closed: z.boolean(),
  category: z.string().nullable(),
  customer: Party.nullable(),
  owner: Party.nullable(),
  department: Party.nullable(),
  channel: z.string(),
  openedAt: Instant,
  updatedAt: Instant,
  pausedSince: Instant.nullable(),
  sealed: z.boolean(),
  nextDuty: DutyView.nullable(),
})
export type CaseRow = z.infer<typeof CaseRow>
