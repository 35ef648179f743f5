import type { FastifyReply, FastifyRequest } from 'fastify'
import { logAdministration } from '../access/admin-log.ts'
import { deviceOf } from '../auth/device.ts'
import { headersFor } from '../auth/pass-on.ts'
import { ensureUser } from '../auth/person-account.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { App } from '../deps.ts'
import { isRefusalCode, Refusal, refuse } from '../errors.ts'
import { type Flow, takeFlow } from './flows.ts'
import { linkIdentity, personOfClaims } from './person-of-claims.ts'
import { openProvider } from './providers.ts'
import type { CallbackQuery } from './schema.ts'
import { keepIdToken } from './sign-out.ts'
import type { Provider } from './way.ts'
import { ways } from './ways.ts'

/** A refusal met by somebody who is signed in and links an account: the page to go back to is another one. */
export class LinkRefusal extends Refusal {}

/**
 * Ends a sign-in that comes back from a provider: checks the state, asks the provider who it is, finds the person and begins their session;
 * or links the account of whoever began it signed in. Gives where the browser goes on. What is refused is in the administration log.
 */
export async function finishSignIn(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, query }: { id: string; query: CallbackQuery },
): Promise<string> {
  const { deps } = app
  const provider = await openProvider(deps, id)
  let flow: Flow | undefined
  try {
    flow = await takeFlow(deps, request, provider, query.state)
    const claims = await ways[provider.kind].claims(provider, { query, pending: flow.pending, now: deps.clock() })
    const about = { org: provider.org, now: deps.clock(), newId: deps.newId, address: request.ip }
    const { linksPerson } = flow
    if (linksPerson !== null) {
      await mustBe(app, request, reply, { org: provider.org, person: linksPerson })
      await inOrganisation(deps.database, provider.org, tx =>
        linkIdentity({ tx, ...about }, provider, { person: linksPerson, claims, by: linksPerson }),
      )
      return flow.returnTo
    }
    const { person, userId } = await inOrganisation(deps.database, provider.org, async tx => {
      const person = await personOfClaims({ tx, ...about }, provider, claims)
      return { person, userId: await ensureUser(tx, { ...about, person }) }
    })
    const { session, cookies } = await beginSession(app, request, { userId, provider })
    if (claims.idToken !== undefined) await keepIdToken(deps, provider, { session, idToken: claims.idToken })
    reply.header('Set-Cookie', cookies)
    await inOrganisation(deps.database, provider.org, tx =>
      logAdministration(
        { tx, ...about },
        {
          ...{ actor: person, action: 'sign-in', address: request.ip },
          detail: { method: provider.kind, provider: provider.name, device: deviceOf(request.headers['user-agent']) },
        },
      ),
    )
    app.sessions.forget()
    return flow.returnTo
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await logRefusal(app, request, provider, error)
    throw flow?.linksPerson == null ? error : new LinkRefusal(error.code, error.extras)
  }
}

/** Whoever began linking must still be the one who is signed in. */
async function mustBe(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  who: { org: string; person: string },
): Promise<void> {
  const session = await app.sessions.of(request, reply)
  if (session?.org !== who.org || session.person !== who.person) throw refuse('sso.state-foreign')
}

/** better-auth says no in its own way where our rule for new sessions does; the code in it is ours. */
async function beginSession(
  { deps }: App,
  request: FastifyRequest,
  { userId, provider }: { userId: string; provider: Provider },
): Promise<{ session: string; cookies: string[] }> {
  try {
    return await deps.auth.signInAs({
      ...{ userId, method: provider.kind, hasSecondFactor: provider.config.trustsSecondFactor, headers: headersFor(request) },
    })
  } catch (error) {
    const code = codeIn(error)
    throw isRefusalCode(code) ? refuse(code) : error
  }
}

function codeIn(error: unknown): unknown {
  if (!(error instanceof Error) || !('body' in error)) return undefined
  const { body } = error
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}

async function logRefusal({ deps }: App, request: FastifyRequest, provider: Provider, { code }: Refusal): Promise<void> {
  await inOrganisation(deps.database, provider.org, tx =>
    logAdministration(
      { tx, org: provider.org, now: deps.clock(), newId: deps.newId },
      {
        ...{ actor: 'system', action: 'sign-in.refused', subject: provider.id, address: request.ip },
        detail: { name: provider.name, method: provider.kind, reason: code, device: deviceOf(request.headers['user-agent']) },
      },
    ),
  )
}
