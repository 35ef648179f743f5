import { passOn, send } from '../auth/pass-on.ts'
import { record } from '../auth/record.ts'
import type { Feature } from '../deps.ts'
import { SignedOut } from './schema.ts'
import { begunWith, signOutUrl } from './sign-out.ts'

/** Signing out: here at once, and where an OpenID provider began the session, at the provider after that. */
export const signOutRoutes: Feature = app => {
  const { deps } = app

  app.post(
    '/api/auth/sign-out',
    { schema: { hide: true, response: { 200: SignedOut } }, config: { access: 'public', beforeSecondFactor: true } },
    async (request, reply) => {
      const leaving = await app.sessions.of(request, reply).catch(() => null)
      // It goes with the session, so it is read before.
      const begun = leaving?.account ? await begunWith(deps, leaving.account.session) : null
      const answer = await passOn(deps, request, {})
      if (!answer.isOk) return send(answer, reply)
      if (leaving) await record(deps, leaving, { action: 'sign-out', address: request.ip })
      app.sessions.forget()
      const location = begun ? await signOutUrl({ ...deps, log: request.log }, begun) : undefined
      if (answer.cookies.length > 0) reply.header('Set-Cookie', answer.cookies)
      return reply
        .header('Cache-Control', 'no-store')
        .send({ success: true as const, ...(location !== undefined && { location }) })
    },
  )
}
