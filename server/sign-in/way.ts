import type { Instant } from '../../events/instant.ts'
import type { CallbackQuery, ProviderConfig, ProviderKind } from './schema.ts'

/** A provider with its secret open, for the length of one request. */
export type Provider = {
  readonly id: string
  readonly org: string
  readonly kind: ProviderKind
  readonly name: string
  readonly clientId: string
  readonly secret: string | undefined
  readonly config: ProviderConfig
  readonly isEnabled: boolean
  /** Where the provider sends browsers back to. */
  readonly callback: string
}
/** What a sign-in on its way keeps to itself. */
export type Pending = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Whom a provider says somebody is. */
export type Claims = {
  /** Its name for the person, which never changes. */
  readonly subject: string
  /** For people to recognise the account: e-mail, else name, else the subject. */
  readonly label: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** The provider vouches for it that the e-mail is the person's. */
  readonly isEmailVerified: boolean
  readonly phone?: string | undefined
  /** OpenID: the token itself, which the provider wants to see when the session ends. */
  readonly idToken?: string
}

/** One kind of provider: where to send the browser, and what to make of its return. */
export type Way = {
  authorizationUrl(provider: Provider, pending: Pending, now: Instant): Promise<string>
  /** Refuses by name whatever is not as it should be. */
  claims(provider: Provider, answer: { query: CallbackQuery; pending: Pending; now: Instant }): Promise<Claims>
  /** Tries id, secret and addresses without anybody signing in; refuses by name. */
  check(provider: Provider, now: Instant): Promise<void>
  /** Where the browser ends its session at the provider and comes back to `returnTo`; undefined where the provider does not offer it. */
  signOutUrl?(provider: Provider, wish: { idToken: string; returnTo: string }, now: Instant): Promise<string | undefined>
}
