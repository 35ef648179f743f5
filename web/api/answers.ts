import { z } from 'zod'

/** A keyset page. `total` is exact up to 1,000, then a lower bound. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    next: z.string().nullish(),
    total: z.number().int().optional(),
    totalIsExact: z.boolean().optional(),
  })
}

/** Where nothing of the answer is used. */
export const Anything = z.unknown()

/** What was made, by its id. */
export const Made = z.object({ id: z.string() })

/** better-auth's answer to a sign-in: whether a second factor is wanted. */
export const SignInAnswer = z.object({ twoFactorRedirect: z.boolean().optional() })

/** What a browser's passkeys are asked with. */
export const PasskeyQuestion = z.looseObject({ challenge: z.string() })
