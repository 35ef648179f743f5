import { asOwner } from '../auth/tables.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../errors.ts'
import { openProvider, signOutAddressOf } from './providers.ts'
import type { Provider } from './way.ts'
import { ways } from './ways.ts'

/** What began a session at a provider, for the moment when it ends. */
export type Begun = { readonly provider: string; readonly sealed: string }

/** Keeps the token with which a provider began a session, encrypted, for as long as the session. */
export async function keepIdToken(
  { database, auth }: Pick<Deps, 'database' | 'auth'>,
  { id, org }: Provider,
  { session, idToken }: { session: string; idToken: string },
): Promise<void> {
  const sealed = await auth.seal(idToken)
  await asOwner(database, tx =>
    tx
      .insertInto('oidc_sessions')
      .values({ session_id: session, org_id: org, provider_id: id, sealed_id_token: sealed })
      .execute(),
  )
}

/** What a provider began a session with; null where no provider did, or none that ends them. */
export async function begunWith({ database }: Pick<Deps, 'database'>, session: string): Promise<Begun | null> {
  const row = await asOwner(database, tx =>
    tx
      .selectFrom('oidc_sessions')
      .select(['provider_id', 'sealed_id_token'])
      .where('session_id', '=', session)
      .executeTakeFirst(),
  )
  return row ? { provider: row.provider_id, sealed: row.sealed_id_token } : null
}

/**
 * Where the browser goes to end its session at the provider as well; undefined where the provider offers nothing of the kind, is switched
 * off, or cannot be asked now: signing out here has worked anyway.
 */
export async function signOutUrl(deps: Deps, { provider: id, sealed }: Begun): Promise<string | undefined> {
  try {
    const provider = await openProvider(deps, id)
    if (!provider.config.signsOutThere) return undefined
    const idToken = await deps.auth.open(sealed)
    return await ways[provider.kind].signOutUrl?.(provider, { idToken, returnTo: signOutAddressOf(deps.publicUrl) }, deps.clock())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    deps.log.info({ provider: id, reason: error.code }, 'somebody signed out here, and not at the provider')
    return undefined
  }
}
