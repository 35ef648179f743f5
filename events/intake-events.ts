import { z } from 'zod'
import { CaseKind, Channel, GradingFacts } from './case-words.ts'
import { contactPart, defineEvent, freeText, Id, shortText } from './define.ts'
import { Instant } from './instant.ts'

const contact = {
  name: contactPart.name.optional(),
  phone: contactPart.phone.optional(),
  address: contactPart.address.optional(),
}

/** 发现 (A8.1): somebody of the company learned of it. `at` is the discovery, from which the duties of the proposed level run. */
export const caseOpened = defineEvent({
  type: 'case.opened',
  title: { zh: '发现登记', en: 'Opened' },
  plain: {
    kind: CaseKind,
    number: z.string(),
    channel: Channel,
    category: z.string().optional(),
    subtype: z.string().optional(),
    facts: GradingFacts,
    /** Proposed by the grading table of the edition in force. */
    level: z.string().optional(),
    rows: z.array(z.string()),
    department: Id.optional(),
    reporter: Id.optional(),
    customer: Id.optional(),
    machine: Id.optional(),
    /** The case that it comes from: a suggestion or a rectification out of a complaint, a complaint out of an enquiry. */
    origin: Id.optional(),
    /** Parts of the record that the customer did not give (D3.1.2): a duty to complete it opens. */
    missing: z.array(z.string()),
    occurredAt: Instant.optional(),
    import: Id.optional(),
    externalId: z.string().max(200).optional(),
    /** From a past log: figures only, nothing rings. */
    history: z.boolean(),
  },
  sealed: {
    title: shortText,
    description: freeText.optional(),
    demand: freeText.optional(),
    contact: z.strictObject(contact).optional(),
  },
})

export const recordCompleted = defineEvent({
  type: 'record.completed',
  act: 'complete-record',
  title: { zh: '补全记录', en: 'Record completed' },
  plain: { missing: z.array(z.string()), customer: Id.optional(), machine: Id.optional(), occurredAt: Instant.optional() },
  filled: ['missing'],
  sealed: { description: freeText.optional(), demand: freeText.optional(), contact: z.strictObject(contact).optional() },
})

/** 初步核实 (A8.1): content, stage, scope of effect, customer's demand. */
export const caseVerified = defineEvent({
  type: 'case.verified',
  act: 'verify',
  title: { zh: '初步核实', en: 'Verified' },
  plain: { serviceStage: z.enum(['pre-sales', 'design', 'delivery', 'installation', 'after-sales', 'technical-support']) },
  sealed: { content: freeText, scope: freeText, demand: freeText },
})

/** 定级 (A7): confirms the table's proposal or overrides it with a reason. Also re-grades later. */
export const caseClassified = defineEvent({
  type: 'case.classified',
  act: 'classify',
  title: { zh: '定级', en: 'Graded' },
  plain: {
    level: z.string(),
    proposed: z.string(),
    previous: z.string(),
    overridden: z.boolean(),
    regraded: z.boolean(),
    category: z.string().optional(),
    subtype: z.string().optional(),
    facts: GradingFacts,
    rows: z.array(z.string()),
    /** `special` work of A12, judged from category and facts or named by the grader. */
    productQuality: z.boolean().optional(),
    contractDispute: z.boolean().optional(),
    majorLoss: z.boolean().optional(),
  },
  filled: ['proposed', 'previous', 'overridden', 'regraded', 'rows'],
  sealed: { reason: freeText.optional() },
})

export const noteAdded = defineEvent({
  type: 'note.added',
  act: 'note',
  title: { zh: '内部记录', en: 'Note' },
  plain: { mentions: z.array(Id).max(50).optional(), files: z.array(Id).max(50).optional() },
  sealed: { text: freeText },
})

export const customerReplied = defineEvent({
  type: 'customer.replied',
  act: 'reply',
  title: { zh: '回复客户', en: 'Reply to the customer' },
  plain: { channel: Channel, files: z.array(Id).max(50).optional() },
  sealed: { text: freeText },
})

export const fileAttached = defineEvent({
  type: 'file.attached',
  act: 'attach',
  title: { zh: '附件', en: 'File' },
  plain: { file: Id, sha256: z.string(), size: z.number().int(), mime: z.string() },
  filled: ['sha256', 'size', 'mime'],
  sealed: { name: shortText.optional() },
})
