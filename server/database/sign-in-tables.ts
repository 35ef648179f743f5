import type { Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Json } from './schema.ts'

type Scoped = { org_id: string; id: string }

/** 管理日志, appended only. */
export type AdminLog = Scoped & {
  at: Instant
  actor: string
  action: string
  subject: string | null
  detail: Json<Record<string, unknown>>
  address: string | null
}
/** A way to sign in besides the password. */
export type SignInProviders = Scoped & {
  kind: 'oidc' | 'wecom' | 'dingtalk' | 'feishu'
  name: string
  is_enabled: boolean
  client_id: string
  sealed_secret: string | null
  config: Json<Record<string, unknown>>
  created_at: Instant
  changed_at: Instant
}
/** A person of ours as a provider calls them. */
export type SignInIdentities = Scoped & {
  provider_id: string
  subject: string
  person_id: string
  label: string
  linked_at: Instant
  linked_by: string
  last_used_at: Instant | null
}
/** A sign-in on its way to a provider and back. */
export type SignInFlows = Scoped & {
  provider_id: string
  state_hash: string
  browser_hash: string
  nonce: string
  verifier: string
  return_to: string
  links_person: string | null
  created_at: Instant
  used_at: Generated<Instant | null>
}
