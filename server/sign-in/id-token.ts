import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Instant } from '../../events/instant.ts'
import { type Refusal, refuse } from '../errors.ts'

/** Signatures of a key that only the provider has. A shared secret (HS256) or none at all proves nothing to us. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const CLOCKS_DIFFER_BY_S = 60
const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) })

export type Expected = { issuer: string; clientId: string; nonce: string; now: Instant }

/** Verifies an identity token (OpenID Connect Core 3.1.3.7): signature, issuer, audience, times, nonce. Gives its claims; refuses by name. */
export async function verifyIdToken(
  token: string,
  keys: Readonly<Record<string, unknown>>,
  { issuer, clientId, nonce, now }: Expected,
): Promise<JWTPayload & { sub: string }> {
  const keySet = KeySet.safeParse(keys)
  if (!keySet.success) throw refuse('provider.answer-wrong')
  const { payload } = await jwtVerify(token, createLocalJWKSet(keySet.data as JSONWebKeySet), {
    ...{ issuer, audience: clientId, algorithms: ALGORITHMS },
    ...{ currentDate: new Date(now), clockTolerance: CLOCKS_DIFFER_BY_S, requiredClaims: ['sub', 'exp', 'iat'] },
  }).catch(error => {
    throw refusalOf(error)
  })
  if (payload.azp !== undefined && payload.azp !== clientId) throw refuse('sso.audience-wrong')
  if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload.azp !== clientId) throw refuse('sso.audience-wrong')
  if (payload.nonce !== nonce) throw refuse('sso.nonce-wrong')
  if (payload.sub === undefined) throw refuse('provider.answer-wrong')
  return { ...payload, sub: payload.sub }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return refuse('sso.token-expired')
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return refuse('sso.issuer-wrong')
    if (error.claim === 'aud') return refuse('sso.audience-wrong')
    return refuse('sso.token-expired')
  }
  return refuse('sso.signature-wrong')
}
