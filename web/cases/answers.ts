import { z } from 'zod'
import { CaseView } from '../../server/cases/schema.ts'

/** What an act gives back: the event, what came of it besides (a customer's link), and the case as it is now. */
export const Done = z.object({ event: z.string(), result: z.record(z.string(), z.unknown()), case: CaseView })
