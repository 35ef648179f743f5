import { z } from 'zod'
import { caseKinds, caseRoles } from '../events/case-words.ts'
import { codeTrees } from '../events/code-trees.ts'
import { Text } from '../events/text.ts'
import { OnMeasure } from './pack-enforcement.ts'
import { Condition } from './pack-parts.ts'

const field = {
  id: z.string(),
  title: Text,
  required: z.boolean(),
  /** Required only where the other values meet these conditions (what was said, where somebody was heard). */
  requiredWhen: z.record(z.string(), Condition).optional(),
  /** Asked only where the other values meet these conditions (whose person, where it is a person's): else the form does not show it. */
  askedWhen: z.record(z.string(), Condition).optional(),
}

/** What one value can be: `code` is a code of a company's tree, `evidence` a list of numbers of the case's evidence register. */
const flatFields = [
  z.strictObject({
    ...field,
    kind: z.enum(['line', 'text', 'yes-no', 'person', 'department', 'file', 'day', 'moment', 'evidence']),
    /** Of a line: personal data of a customer, shown in part to whoever has no use for it. */
    sensitive: z.enum(['name', 'phone', 'email', 'id-number']).optional(),
    /** Of a person: what whoever is named becomes to the case. Two fields that make people the same thing name different people. */
    as: z.enum(caseRoles).optional(),
    /** Of a person: what they must not be to the case; `decider`: have decided a submission of it. */
    not: z
      .array(z.enum([...caseRoles, 'decider']))
      .min(1)
      .optional(),
    /** Of a day: today or earlier. */
    past: z.literal(true).optional(),
    /**
     * The system fills it in. Of a day: today, or the last day of a publication (company setting); of a yes or no: whether the customer's electronic
     * signature holds when every hash is computed again (furn 4.3(1)).
     */
    computed: z.enum(['today', 'publication-end', 'signature-holds']).optional(),
  }),
  z.strictObject({
    ...field,
    kind: z.enum(['number', 'amount']),
    min: z.number().optional(),
    max: z.number().optional(),
    /** The system counts it and fills it in, in per cent; another figure needs a reason in the record's field `difference`. */
    counted: z.enum(['complaints-before', 'complaints-after', 'satisfied-before', 'satisfied-after']).optional(),
    /** Of an amount: the system computes it from the other fields (engine/rewards.ts, engine/delay-compensation.ts) and nobody types it. */
    computed: z.enum(['excess', 'share-of-excess', 'delay-sum']).optional(),
    /** Of an amount: it is spent from this fund of the same regulation, and booked on it as the record is made. */
    books: z.string().optional(),
  }),
  z.strictObject({
    ...field,
    kind: z.enum(['choice', 'choices']),
    values: z.array(z.strictObject({ id: z.string(), title: Text })).min(1),
  }),
  z.strictObject({ ...field, kind: z.literal('code'), tree: z.enum(codeTrees) }),
] as const

/**
 * 奖励的各步: the base of a bonus and its sum, an award without one, the money for a project booked, the publication, an objection to it,
 * the answer, and the reward taken back.
 */
export const rewardParts = ['base', 'award', 'funded', 'publication', 'objection', 'answer', 'withdrawal'] as const

/** One column of a field of rows: the kinds that hold one value. */
export const RecordColumn = z.union(flatFields)

/** How rows are best looked at: the screens draw them so and keep the table beside it. */
export const rowsShown = ['table', 'evidence', 'whys', 'fishbone', 'shares', 'actions', 'stops'] as const

/** A moment that lies ahead of the record, or after another moment of it; columns of rows know neither. */
const momentField = z.strictObject({
  ...field,
  kind: z.literal('moment'),
  /**
   * Of a moment: at least so many hours after the record is made (the time of its event), unless the other values meet `unless` (the
   * customer's own wish): furn 4.1(3), booked 24 hours ahead.
   */
  ahead: z
    .strictObject({ hours: z.number().positive().max(8_760), unless: z.record(z.string(), Condition).optional() })
    .optional(),
  /** Of a moment: later than that other moment of the record. */
  after: z.string().optional(),
})

/**
 * One field of a record. Text is sealed; everything else is plain, so that rules can read it as `values.<id>`. `amount` is in 分,
 * `person` and `department` hold ids, `file` an attached file, `day` a local date.
 *
 * `rows` is a list of rows of the same columns: their plain columns stand in `values.<id>`, their text columns in `texts.<id>`, row by
 * row. Rules read the number of rows as `values.<id>.count` and any row's column as `values.<id>.<column>`. `sumTo`: the numbers of a
 * column add up to exactly the total, counted in decimals.
 */
export const RecordField = z.union([
  momentField,
  ...flatFields,
  z.strictObject({
    ...field,
    kind: z.literal('rows'),
    columns: z.array(RecordColumn).min(1).max(16),
    min: z.number().int().min(0).max(200).optional(),
    max: z.number().int().min(1).max(200).optional(),
    sumTo: z.strictObject({ column: z.string(), total: z.number() }).optional(),
    show: z.enum(rowsShown).optional(),
  }),
])

/** 记录: something that is to be written down under a clause and that gates, duties and stages can ask for (`record.made`). */
export const RecordRule = z.strictObject({
  id: z.string(),
  clause: z.string(),
  reading: z.string().optional(),
  title: Text,
  kinds: z.array(z.enum(caseKinds)).min(1).optional(),
  levels: z.array(z.string()).min(1).optional(),
  categories: z.array(z.string()).min(1).optional(),
  fields: z.array(RecordField).min(1),
  /** Whoever makes it with values that meet `when` is not whoever made it with values that meet `than` (two confirmations, two people). */
  otherHand: z.strictObject({ when: z.record(z.string(), Condition), than: z.record(z.string(), Condition) }).optional(),
  /** What it does to the measures of a penalty. */
  onMeasures: z.array(OnMeasure).min(1).optional(),
  /** What it is to a reward (engine/rewards.ts), and which of the regulation's rewards a base or an award is about. */
  reward: z.strictObject({ part: z.enum(rewardParts), rule: z.string().optional() }).optional(),
  /** Whoever reported the case hears of it when it is made (a suggestion that has its result). */
  informs: z.literal('reporter').optional(),
  /**
   * 检查发现: made so, it is a finding that is disputed, rectified and followed like any other. `words` is the text field that says what was found,
   * `major` the yes or no that says whether it is a major one (without it, it is one in a case of the highest level), `department` the one that it is
   * about (without it, the case's).
   */
  finding: z
    .strictObject({
      words: z.string(),
      major: z.string().optional(),
      department: z.string().optional(),
      when: z.record(z.string(), Condition).optional(),
    })
    .optional(),
  /** Who must not make it: whoever carries measures out does not judge them. */
  notBy: z.array(z.enum(caseRoles)).min(1).optional(),
  /**
   * Making it opens a case of that kind out of this one, and `number` takes its number; a number that somebody fills in stands for a case that is
   * there already. What is wanted comes from the last record named in `from`, by the names of its fields.
   */
  opens: z
    .strictObject({
      kind: z.enum(caseKinds),
      number: z.string(),
      from: z.strictObject({ record: z.string(), field: z.string(), name: z.string().optional(), phone: z.string().optional() }),
    })
    .optional(),
  /** Under which step of an 8D report it stands; where none is said, in none. */
  eightD: z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']).optional(),
})
