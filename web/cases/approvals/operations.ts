import type { Act } from '../../../events/registry.ts'

/** What may be done to an open approval besides deciding and answering, in the order of the menu. */
export const operations = [
  'transfer-approval',
  'add-signers',
  'remove-signer',
  'ask-opinion',
  'change-amount',
  'urge-approval',
  'copy-approval',
  'record-decision',
  'withdraw-approval',
] as const satisfies readonly Act[]
