import { z } from 'zod'
import { defineEvent, Id } from './define.ts'
import { Binding, signedBy } from './signed-content.ts'

/**
 * 签署: somebody of the customer signed one of the papers that a regulation declares (a change order, an extension), or refused it in writing. Which
 * one of several, and the hashes that bind it, the server fills in.
 */
export const paperSigned = defineEvent({
  type: 'paper.signed',
  act: 'sign-paper',
  title: { zh: '客户签署', en: 'Signed by the customer' },
  plain: {
    paper: z.string().min(1).max(100),
    agreed: z.boolean(),
    via: z.enum(['screen', 'link', 'paper']),
    file: Id.optional(),
    binding: Binding.optional(),
  },
  filled: ['binding'],
  sealed: signedBy,
})
