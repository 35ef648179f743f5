import { z } from 'zod'
import { Text } from '../../events/text.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../auth/schema.ts'
import { PrimaryChoices } from '../settings/schema.ts'

const DemoLogin = z.object({
  email: z.string(),
  name: z.string(),
  title: z.string(),
  hint: z.string().optional(),
  organisation: z.string().optional(),
})

/** `GET /api/setup`: open to everybody, so it says nothing but this. */
export const SetupState = z.object({
  needsSetup: z.boolean(),
  /** While it is still to come: the regulations one may begin with, and which kinds of cases each governs. */
  regulations: z.array(z.object({ id: z.string(), title: Text, kinds: z.array(z.string()) })).optional(),
  /** Only on loopback and only with demo data. */
  demo: z.object({ password: z.string(), logins: z.array(DemoLogin) }).optional(),
})
export type SetupState = z.infer<typeof SetupState>
export type DemoLogin = z.infer<typeof DemoLogin>

/** What demo data tells the sign-in page, in its order; names and titles come from the database. */
export type DemoLogins = {
  readonly password: string
  readonly people: readonly { readonly email: string; readonly hint?: string }[]
}

/** What the first-run page sends: `POST /api/setup`. */
export const SetupRequest = z.object({
  token: z.string().trim().min(1).max(100),
  /** Ids of the regulations to begin with; more can be published later. */
  regulations: z.array(z.string().max(100)).max(20).default(['robot']),
  /** Which of them leads a kind of case that several would lead. */
  primary: PrimaryChoices.optional(),
  organisation: z.object({ name: z.string().trim().min(1).max(200), nameEn: z.string().trim().min(1).max(200).optional() }),
  administrator: z.object({
    name: z.string().trim().min(1).max(100),
    email: z.email().max(200),
    password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
  }),
})
export type SetupRequest = z.infer<typeof SetupRequest>

export const SetupDone = z.object({ organisation: z.object({ id: z.string() }), administrator: z.object({ id: z.string() }) })
export type SetupDone = z.infer<typeof SetupDone>
