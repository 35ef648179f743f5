import { z } from 'zod'

/** A case that was just registered, for whoever reads the rest of it next: strict, so that a whole case is never taken for one. */
export const RegisteredCase = z.strictObject({ id: z.string(), number: z.string() })
