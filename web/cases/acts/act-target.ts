import type { LetterKind } from '../../../events/letter-kinds.ts'
import type { Act } from '../../../events/registry.ts'

/** What of the case an act is about: a waiting request, a report, an event, a duty. */
export type ActTarget = {
  readonly request?: string
  /** A decision recorded in somebody's name. */
  readonly recorded?: string
  readonly report?: string
  readonly event?: string
  readonly duty?: string
  readonly form?: string
  readonly record?: string
  readonly decision?: 'approve' | 'return' | 'reject'
  readonly accepted?: boolean
  /** A corrective action by its number: done, checked, or to be replaced. */
  readonly action?: number
  /** A measure of a penalty, by its kind. */
  readonly measure?: string
  /** What the text begins with: a known answer taken into a reply. */
  readonly text?: string
  /** Of a contract: an invoice, a payment, a write-off instead of the contract itself. */
  readonly invoice?: string
  readonly payment?: string
  readonly purpose?: 'write-off'
  /** Which kind of letter to the customer. */
  readonly letter?: LetterKind
}
/** Opens the form of an act. */
export type OpenAct = (act: Act, target?: ActTarget) => void
