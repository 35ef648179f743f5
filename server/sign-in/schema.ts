import { z } from 'zod'

/** Shared with the web, so this file imports nothing of the server. */

export const providerKinds = ['oidc', 'wecom', 'dingtalk', 'feishu'] as const
export const ProviderKind = z.enum(providerKinds)
export type ProviderKind = z.infer<typeof ProviderKind>

const Address = z.url({ protocol: /^https?$/ }).max(300)
const shortWord = z.string().trim().max(200)
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)

/** What is set of a way to sign in besides id and secret. What a kind does not use is left alone. */
export const ProviderConfig = z.object({
  /** OpenID: exactly as the provider writes it, mostly without a slash at the end. */
  issuer: Address.optional(),
  /** OpenID: e-mails of these domains only; empty: of any. */
  emailDomains: z.array(Domain).max(50).default([]),
  /** WeCom: AgentId of the application. */
  agentId: shortWord.optional(),
  /** DingTalk: CorpId; Feishu: tenant_key. Where given, accounts of other companies are refused. */
  tenant: shortWord.optional(),
  /** Addresses of the vendor: others for private installations. */
  loginBase: Address.optional(),
  apiBase: Address.optional(),
  /** How somebody who comes for the first time is found among the people here; `none`: they link their account themselves. */
  matchBy: z.enum(['none', 'email', 'phone']).default('none'),
  /** Makes a person, without any post, of whoever is not found. */
  createsPeople: z.boolean().default(false),
  /** Where such people are put. */
  department: z.string().max(100).optional(),
  /** The provider asks for a second factor itself, so that we need not. */
  trustsSecondFactor: z.boolean().default(false),
  /** OpenID: signing out here signs out at the provider too, where it offers that (RP-initiated logout). */
  signsOutThere: z.boolean().default(true),
  /** Shown on the sign-in page; else only by its own address. */
  isListed: z.boolean().default(true),
})
export type ProviderConfig = z.infer<typeof ProviderConfig>

const providerName = z.string().trim().min(1).max(60)
const clientId = z.string().trim().min(1).max(200)
const secret = z.string().trim().min(1).max(500)

/** `POST /api/sign-in/providers`. */
export const NewProvider = z.object({
  kind: ProviderKind,
  name: providerName,
  clientId,
  secret: secret.optional(),
  isEnabled: z.boolean().default(true),
  config: ProviderConfig,
})
export type NewProvider = z.infer<typeof NewProvider>
/** What is left out stays; the secret too. */
export const ChangeProvider = z.object({
  name: providerName.optional(),
  clientId: clientId.optional(),
  secret: secret.optional(),
  isEnabled: z.boolean().optional(),
  config: ProviderConfig.optional(),
})
export type ChangeProvider = z.infer<typeof ChangeProvider>

/** A way to sign in as administrators see it; the secret is never sent back. */
export const ProviderView = z.object({
  id: z.string(),
  kind: ProviderKind,
  name: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  isEnabled: z.boolean(),
  config: ProviderConfig,
  /** What to enter in the console of the provider. */
  callbackUrl: z.string(),
  /** OpenID: where it sends browsers back to after signing out. */
  signOutUrl: z.string(),
  trustedDomain: z.string(),
  /** How many people are linked. */
  people: z.number().int(),
})
export type ProviderView = z.infer<typeof ProviderView>
export const ProviderList = z.object({ items: z.array(ProviderView), callbackPattern: z.string() })
export const ProviderPath = z.object({ id: z.string().min(1).max(100) })
export const ProviderChecked = z.object({ ok: z.literal(true) })

/** `GET /api/sign-in/ways`: the buttons of the sign-in page. */
export const SignInWays = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: ProviderKind,
      name: z.string(),
      /** Only where several organisations have some. */
      organisation: z.string().optional(),
    }),
  ),
})
export type SignInWays = z.infer<typeof SignInWays>

export const StartQuery = z.object({ return: z.string().max(2_000).optional() })
/** What providers send back; DingTalk calls the code `authCode`. */
export const CallbackQuery = z.object({
  state: z.string().max(200).optional(),
  code: z.string().max(2_000).optional(),
  authCode: z.string().max(2_000).optional(),
  iss: z.string().max(300).optional(),
  error: z.string().max(200).optional(),
})
export type CallbackQuery = z.infer<typeof CallbackQuery>
/** `POST /api/auth/sign-out`; `location`: the provider's page where its session ends. */
export const SignedOut = z.object({ success: z.literal(true), location: z.string().optional() })
export const LinkStarted = z.object({ location: z.string() })
