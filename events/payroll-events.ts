import { z } from 'zod'
import { defineEvent, freeText, Id, shortText } from './define.ts'

/** 编制核算单: by one person; its lines stand in a table of their own, since they are about people. Recorded by the routes of payroll. */
export const payrollPrepared = defineEvent({
  type: 'payroll.prepared',
  title: { zh: '编制工资核算单', en: 'Payroll batch put together' },
  plain: { batch: Id, number: shortText, month: z.string().regex(/^\d{4}-\d{2}$/) },
})
/** 放行 or 退回 by a second person. `hash`: SHA-256 of the CSV that was released, so that a file can be compared with the ledger. */
export const payrollSettled = defineEvent({
  type: 'payroll.settled',
  title: { zh: '工资核算单放行或退回', en: 'Payroll batch settled' },
  plain: {
    batch: Id,
    number: shortText,
    outcome: z.enum(['released', 'returned']),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  },
  sealed: { reason: freeText },
})
