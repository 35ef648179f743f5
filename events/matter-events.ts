import { z } from 'zod'
import { CaseKind, CaseRole } from './case-words.ts'
import { defineEvent, freeText, Id } from './define.ts'
import { Instant } from './instant.ts'
import { TripPlan } from './order-events.ts'
import { RouteStep, submission, submissionFilled } from './route-step.ts'

const fen = z.number().int().min(0).max(100_000_000_000_000)
const name = z.string().min(1).max(100)

/** What a field or a column of a record holds; a list of numbers names pieces of evidence. */
const oneValue = [
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(500)).max(50),
  z.array(z.number()).max(50),
] as const

/**
 * 填写记录: one of the records that the case's regulation declares (hearing, site check, callback …), so that a company's own
 * regulation can ask for a step without a new event type. Choices, numbers, dates and people stand in `values`, where rules
 * read them (`values.passed`); free text is in `texts`, sealed.
 */
export const recordMade = defineEvent({
  type: 'record.made',
  act: 'make-record',
  title: { zh: '填写记录', en: 'Record made' },
  plain: {
    record: name,
    values: z.record(name, z.union([...oneValue, z.array(z.record(name, z.union(oneValue))).max(200)])),
    /** What the people named in it are to the case from now on (investigators, panel), where the record says so of its fields. */
    people: z.partialRecord(CaseRole, z.array(Id).max(20)).optional(),
    /** Of liability (penal 三(三)3): the version before, whose place this one takes; nothing is written over. */
    replaces: Id.optional(),
  },
  filled: ['people', 'replaces'],
  // Text columns of rows, row by row beside the plain ones; a row without text is an empty one.
  sealed: { texts: z.record(name, z.union([freeText, z.array(z.record(name, freeText)).max(200)])).optional() },
})

/** 提请决定: a matter put to the people of its route, with the amount and the urgency that choose the route. */
export const matterSubmitted = defineEvent({
  type: 'matter.submitted',
  act: 'submit-matter',
  title: { zh: '提请决定', en: 'Submitted for decision' },
  plain: {
    amountFen: fen.optional(),
    /** 出差申请: of a work order, whose amount is the sum of the budget. */
    trip: TripPlan.optional(),
    /** 核销坏账: put forward for an invoice of a contract, not the contract itself. */
    purpose: z.literal('write-off').optional(),
    invoice: Id.optional(),
    ...submission,
    round: z.number().int(),
    route: z.array(RouteStep),
  },
  filled: ['round', 'route', ...submissionFilled],
  sealed: { proposal: freeText, urgentReason: freeText.optional() },
})

/** 办结: the matter is over, done or dropped. */
export const matterClosed = defineEvent({
  type: 'matter.closed',
  act: 'close-matter',
  title: { zh: '办结', en: 'Matter closed' },
  plain: { outcome: z.enum(['done', 'dropped']) },
  sealed: { summary: freeText },
})

/**
 * 受影响的时限 (furn 9.2): the clocks that ran while an exception (a disaster, a sudden change of policy) lasted, frozen as they stood. They go on
 * running; whoever judges them later sees that the exception was there.
 */
export const exceptionClocksListed = defineEvent({
  type: 'exception.clocks-listed',
  act: 'list-clocks',
  title: { zh: '登记受影响的时限', en: 'Affected clocks listed' },
  plain: {
    from: Instant,
    to: Instant.optional(),
    departments: z.array(Id).max(50).optional(),
    kinds: z.array(CaseKind).max(20).optional(),
    /** At most 500; `total` counts all. */
    clocks: z.array(z.strictObject({ case: Id, duty: z.string(), dueAt: Instant.optional() })).max(500),
    total: z.number().int(),
  },
  filled: ['clocks', 'total'],
  sealed: { effect: freeText },
})
