import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '../../events/instant.ts'
import { Refusal, refuse } from '../errors.ts'
import { fetchJson, type JsonAnswer, mustBeSafe, optionalText, textOf } from './fetch-json.ts'
import { verifyIdToken } from './id-token.ts'
import type { Provider, Way } from './way.ts'

const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
})
type Metadata = z.infer<typeof Metadata>

const KEPT_MS = 10 * 60_000
const kept = new Map<string, { at: number; metadata: Metadata }>()

/** OpenID Connect Core 1.0 by code, with PKCE (RFC 7636), state, nonce and the issuer in the answer (RFC 9207). */
export const oidc: Way = {
  async authorizationUrl(provider, { state, nonce, verifier }, now) {
    const { authorization_endpoint } = await discover(provider, now)
    return withQuery(authorization_endpoint, {
      response_type: 'code',
      client_id: provider.clientId,
      redirect_uri: provider.callback,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    })
  },

  async claims(provider, { query, pending, now }) {
    const metadata = await discover(provider, now)
    const mustName = metadata.authorization_response_iss_parameter_supported === true
    if (query.iss === undefined ? mustName : query.iss !== metadata.issuer) throw refuse('sso.issuer-wrong')
    if (query.error !== undefined || query.code === undefined) throw refuse('sso.denied')
    const tokens = await exchange(provider, metadata, { code: query.code, verifier: pending.verifier })
    const jwks = await fetchJson(metadata.jwks_uri)
    const idToken = textOf(tokens, 'id_token')
    const payload = await verifyIdToken(idToken, jwks.body, {
      ...{ issuer: metadata.issuer, clientId: provider.clientId, nonce: pending.nonce, now },
    })
    const said = await withUserInfo(metadata, tokens, payload)
    const email = optionalText(said, 'email')?.toLowerCase()
    const name = optionalText(said, 'name')
    return {
      subject: payload.sub,
      label: email ?? name ?? payload.sub,
      ...{ name, email, idToken },
      // Some providers write it as a text.
      isEmailVerified: said.email_verified === true || said.email_verified === 'true',
      phone: said.phone_number_verified === true ? optionalText(said, 'phone_number') : undefined,
    }
  },

  // OpenID Connect RP-Initiated Logout 1.0, 2 and 3.
  async signOutUrl(provider, { idToken, returnTo }, now) {
    const { end_session_endpoint } = await discover(provider, now)
    if (end_session_endpoint === undefined) return undefined
    return withQuery(end_session_endpoint, {
      ...{ id_token_hint: idToken, client_id: provider.clientId, post_logout_redirect_uri: returnTo },
    })
  },

  async check(provider, now) {
    kept.delete(provider.config.issuer ?? '')
    try {
      await discover(provider, now)
    } catch (error) {
      const isOurs = error instanceof Refusal && error.code !== 'provider.unreachable' && error.code !== 'provider.answer-wrong'
      throw isOurs ? error : refuse('provider.discovery-failed')
    }
  },
}

/** The provider's own description, from `<issuer>/.well-known/openid-configuration`; kept for ten minutes. */
async function discover({ config }: Provider, now: Instant): Promise<Metadata> {
  const issuer = config.issuer
  if (issuer === undefined) throw refuse('provider.answer-wrong')
  const at = Date.parse(now)
  const known = kept.get(issuer)
  if (known && Math.abs(at - known.at) < KEPT_MS) return known.metadata
  const { status, body } = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const parsed = Metadata.safeParse(body)
  if (status !== 200 || !parsed.success) throw refuse('provider.answer-wrong')
  // Discovery 1.0, 4.3: exactly the issuer that was asked for, or somebody else answers.
  if (parsed.data.issuer !== issuer) throw refuse('sso.issuer-wrong')
  const { authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } = parsed.data
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint])
    if (address !== undefined) mustBeSafe(address)
  kept.set(issuer, { at, metadata: parsed.data })
  return parsed.data
}

async function exchange(
  { clientId, secret, callback }: Provider,
  { token_endpoint, token_endpoint_auth_methods_supported: methods }: Metadata,
  { code, verifier }: { code: string; verifier: string },
): Promise<JsonAnswer['body']> {
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier })
  // RFC 6749, 2.3.1: basic unless the provider says that it takes the form only.
  const isBasic = secret !== undefined && (methods === undefined || methods.includes('client_secret_basic'))
  if (!isBasic) form.set('client_id', clientId)
  if (!isBasic && secret !== undefined) form.set('client_secret', secret)
  const { status, body } = await fetchJson(token_endpoint, {
    method: 'POST',
    body: form,
    ...(isBasic && { headers: { authorization: basic(clientId, secret) } }),
  })
  if (status === 200) return body
  if (body.error === 'invalid_grant') throw refuse('sso.code-refused')
  if (body.error === 'invalid_client' || body.error === 'unauthorized_client') throw refuse('provider.client-refused')
  throw refuse('provider.answer-wrong')
}

/** The token's claims, and where no e-mail is among them those of the userinfo endpoint, which must speak of the same person. */
async function withUserInfo(
  { userinfo_endpoint }: Metadata,
  tokens: JsonAnswer['body'],
  payload: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const token = optionalText(tokens, 'access_token')
  if (payload.email !== undefined || userinfo_endpoint === undefined || token === undefined) return payload
  const { status, body } = await fetchJson(userinfo_endpoint, { headers: { authorization: `Bearer ${token}` } })
  return status === 200 && body.sub === payload.sub ? { ...body, ...payload } : payload
}

/** What the verifier is shown as beforehand: SHA-256, base64url (RFC 7636, 4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** An address with these parameters; those that it has stay. */
export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.toString()
}

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`
