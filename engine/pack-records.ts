import { z } from 'zod'
import { caseKinds } from '../events/case-words.ts'
import { Text } from '../events/text.ts'

const field = { id: z.string(), title: Text, required: z.boolean() }

/**
 * One field of a record. Text is sealed; everything else is plain, so that rules can read it as `values.<id>`. `amount` is in 分,
 * `person` and `department` hold ids, `file` an attached file, `day` a local date.
 */
export const RecordField = z.union([
  z.strictObject({
    ...field,
    kind: z.enum(['line', 'text', 'yes-no', 'person', 'department', 'file', 'day', 'moment']),
    /** Of a line: personal data of a customer, shown in part to whoever has no use for it. */
    sensitive: z.enum(['name', 'phone', 'email', 'id-number']).optional(),
  }),
  z.strictObject({ ...field, kind: z.enum(['number', 'amount']), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({
    ...field,
    kind: z.enum(['choice', 'choices']),
    values: z.array(z.strictObject({ id: z.string(), title: Text })).min(1),
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
})
