import type { Instant } from '../events/instant.ts'
import type { Line } from './explanation.ts'

/** What the engine can say of a duty beside its sum, where the caller knows it. */
export type AroundDuty = {
  /** The plain data of the start event. */
  readonly startData?: Readonly<Record<string, unknown>>
  /** Duties of the same meaning that other regulations put on the case. */
  readonly same?: readonly { readonly edition: string; readonly rule: string; readonly dueAt?: Instant }[]
  /** Who decides on the precedence between the regulations, in a sentence with its clause. */
  readonly precedence?: Line
  /** Duties of the same meaning in the same regulation that do not bind this case, each with why. */
  readonly others?: readonly Line[]
}
