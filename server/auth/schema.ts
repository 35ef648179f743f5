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

/** What an API key may be allowed; a key without any list of them may do everything its maker may. */
export const scopes = [
  'cases.read',
  'cases.write',
  'customers.read',
  'customers.write',
  'import',
  'export',
  'policies.read',
  'policies.write',
  'organisation.read',
  'administer',
] as const
export const Scope = z.enum(scopes)
export type Scope = z.infer<typeof Scope>

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
  /** Null: of before there were scopes, and so everything that its maker may. */
  scopes: z.array(Scope).nullable(),
})
export type Key = z.infer<typeof Key>
export const Keys = z.object({ items: z.array(Key) })

/** `POST /api/keys`: a key acts as whoever makes it. */
export const NewKeyRequest = z.object({
  name: z.string().trim().min(1).max(100),
  expiresInDays: z.number().int().min(1).max(3650).optional(),
  /** Left out: everything that its maker may. */
  scopes: z.array(Scope).min(1).max(scopes.length).optional(),
})
/** Its only answer that holds the key itself. */
export const NewKeyAnswer = Key.extend({ key: z.string() })
export const KeyPath = z.object({ id: z.string().min(1).max(100) })

/** How a session began. */
export const SignInMethod = z.enum(['password', 'password+code', 'passkey', 'oidc', 'wecom', 'dingtalk', 'feishu'])
export type SignInMethod = z.infer<typeof SignInMethod>

const Moment = z.string()
/** `GET /api/account/security`: how one signs in, and where one is signed in. */
export const AccountSecurity = z.object({
  hasPassword: z.boolean(),
  code: z.object({ isOn: z.boolean(), backupCodesLeft: z.number().int() }),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: Moment.nullable(), isSynced: z.boolean() })),
  identities: z.array(
    z.object({
      id: z.string(),
      provider: z.string(),
      kind: z.string(),
      label: z.string(),
      linkedAt: Moment,
      lastUsedAt: Moment.nullable(),
    }),
  ),
  /** Ways to sign in that are switched on here and not linked yet. */
  linkable: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string() })),
  sessions: z.array(
    z.object({
      id: z.string(),
      isCurrent: z.boolean(),
      /** `Chrome · Windows`, empty where the browser does not say. */
      device: z.string(),
      address: z.string(),
      method: SignInMethod.nullable(),
      startedAt: Moment,
      seenAt: Moment,
    }),
  ),
  /** One of the person's posts asks for a second factor. */
  secondFactorRequired: z.boolean(),
  /** And this session has none yet: nothing else opens before it has. */
  secondFactorMissing: z.boolean(),
})
export type AccountSecurity = z.infer<typeof AccountSecurity>
export const SessionPath = z.object({ id: z.string().min(1).max(100) })
export const Ended = z.object({ ended: z.number().int() })

/** `GET /api/people/:id/sign-in`: what an administrator sees of somebody's account. */
export const PersonSignIn = z.object({
  hasAccount: z.boolean(),
  hasPassword: z.boolean(),
  hasCode: z.boolean(),
  passkeys: z.number().int(),
  identities: z.array(z.object({ id: z.string(), provider: z.string(), label: z.string() })),
  sessions: z.number().int(),
  /** Until when the account is locked somewhere after too many failures; null where it is not. */
  lockedUntil: Moment.nullable(),
})
export type PersonSignIn = z.infer<typeof PersonSignIn>
export const PersonPath = z.object({ id: z.string().min(1).max(100) })
export const Done = z.object({ done: z.literal(true) })
