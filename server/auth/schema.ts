import { z } from 'zod'

/** Shared with the web, so this file imports nothing of the server. */
export const PASSWORD_MIN = 10
/** scrypt takes any length, but nobody may keep the server busy with a megabyte. */
export const PASSWORD_MAX = 128

export const SignIn = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(PASSWORD_MAX),
  rememberMe: z.boolean().optional(),
})
export const ChangePassword = z.object({
  currentPassword: z.string().min(1).max(PASSWORD_MAX),
  newPassword: z.string().min(1).max(1_000),
})

/** An API key as administrators see it: `GET /api/keys`. */
export const Key = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, to tell keys apart. */
  start: z.string(),
  /** As whom it acts. */
  person: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
})
export type Key = z.infer<typeof Key>
export const Keys = z.object({ items: z.array(Key) })

/** `POST /api/keys`: a key acts as whoever makes it. */
export const NewKeyRequest = z.object({
  name: z.string().trim().min(1).max(100),
  expiresInDays: z.number().int().min(1).max(3650).optional(),
})
/** Its only answer that holds the key itself. */
export const NewKeyAnswer = Key.extend({ key: z.string() })
export const KeyPath = z.object({ id: z.string().min(1).max(100) })
