import type { FastifyRequest } from 'fastify'
import { type Access, signedIn } from '../access/access.ts'
import type { AdministrationAction } from '../admin-log/schema.ts'
import type { Feature } from '../deps.ts'
import { type RefusalCode, refuse } from '../errors.ts'
import { codeRoutes } from './code-routes.ts'
import { deviceOf } from './device.ts'
import { type Answer, passOn, refusalOf, send, userOf } from './pass-on.ts'
import { passwordProblem } from './password.ts'
import { emailOf } from './queries.ts'
import { record, recordOfEmail, recordOfUser } from './record.ts'
import { ChangePassword, SignIn, type SignInMethod } from './schema.ts'
import { keepSecondFactor, mustHaveShown } from './second-factor.ts'
import { createSignInFailures } from './sign-in-failures.ts'

type PassedOn = {
  method: 'GET' | 'POST'
  path: string
  access: Access
  /** What the log says when it was done. */
  action?: AdministrationAction
  /** It begins a session, in this way. */
  begins?: SignInMethod
  /** The session has shown a second factor by it. */
  provesSecondFactor?: true
  /** Whoever has a second factor shows it first. */
  changesFactor?: true
  /** It takes the password of whoever is signed in: not a place to guess in either. */
  asksPassword?: true
  /** What a refusal is called to which better-auth gives no words. */
  otherwise?: RefusalCode
}

/** What of better-auth is open besides password, codes, their verification and signing out; everything else of it does not exist here. */
const passedOn: readonly PassedOn[] = [
  { method: 'POST', path: 'two-factor/enable', access: 'signed-in', changesFactor: true, asksPassword: true },
  {
    ...{ method: 'POST', path: 'two-factor/disable', access: 'signed-in', action: 'second-factor.disabled' },
    ...{ changesFactor: true, asksPassword: true },
  },
  {
    ...{ method: 'POST', path: 'two-factor/generate-backup-codes', access: 'signed-in', action: 'backup-codes.renewed' },
    ...{ changesFactor: true, asksPassword: true },
  },
  { method: 'GET', path: 'passkey/generate-register-options', access: 'signed-in', changesFactor: true },
  {
    ...{ method: 'POST', path: 'passkey/verify-registration', access: 'signed-in', action: 'passkey.added' },
    ...{ changesFactor: true, provesSecondFactor: true },
  },
  {
    method: 'POST',
    path: 'passkey/update-passkey',
    access: 'signed-in',
    action: 'passkey.renamed',
    changesFactor: true,
    otherwise: 'passkey.unknown',
  },
  {
    method: 'POST',
    path: 'passkey/delete-passkey',
    access: 'signed-in',
    action: 'passkey.removed',
    changesFactor: true,
    otherwise: 'passkey.unknown',
  },
  // Before anybody is signed in: the passkey says who it is.
  { method: 'GET', path: 'passkey/generate-authenticate-options', access: 'public' },
  { method: 'POST', path: 'passkey/verify-authentication', access: 'public', begins: 'passkey' },
]

/** Each attempt costs a scrypt, right or wrong; the limit on failures is in sign-in-failures.ts. */
const FLOOD = { max: 120, timeWindow: 60_000 }

/** Sign-in, sessions, second factor and passkeys at /api/auth/*. */
export const authRoutes: Feature = (app, options) => {
  const { deps } = app
  const failures = createSignInFailures(deps)
  /** Wrong passwords count and lock as they do at the door: whoever has come by a session must not find out the password in it. */
  const withoutGuessing = async (request: FastifyRequest, ask: () => Promise<Answer>): Promise<Answer> => {
    const session = signedIn(request)
    const name = `password ${session.account?.user ?? session.person}`
    const { isLast } = await failures.attempt(request.ip, name)
    const answer = await ask()
    if (answer.isOk) await failures.succeeded(request.ip, name)
    else if (isLast) await record(deps, session, { action: 'sign-in.locked', address: request.ip, detail: { minutes: 15 } })
    return answer
  }
  const from = (request: FastifyRequest) => ({ address: request.ip, device: deviceOf(request.headers['user-agent']) })

  app.post(
    '/api/auth/sign-in/email',
    { schema: { body: SignIn, hide: true }, config: { access: 'public', rateLimit: FLOOD }, bodyLimit: 16_384 },
    async (request, reply) => {
      const { email } = request.body
      const { address, device } = from(request)
      const { isLast } = await failures.attempt(address, email)
      const answer = await passOn(deps, request, request.body)
      if (answer.isOk) {
        await failures.succeeded(address, email)
        const user = answer.body.twoFactorRedirect === true ? undefined : userOf(answer)
        if (user !== undefined)
          await recordOfUser(deps, user, { action: 'sign-in', address, detail: { method: 'password', device } })
      } else {
        const reason = refusalOf(answer) ?? 'sign-in.wrong'
        await recordOfEmail({ ...deps, log: request.log }, email, {
          action: 'sign-in.failed',
          address,
          detail: { method: 'password', reason, device },
        })
        if (isLast)
          await recordOfEmail({ ...deps, log: request.log }, email, {
            action: 'sign-in.locked',
            address,
            detail: { minutes: 15 },
          })
      }
      return send(answer, reply)
    },
  )

  app.post(
    '/api/auth/change-password',
    { schema: { body: ChangePassword, hide: true }, config: { access: 'signed-in', rateLimit: FLOOD } },
    async (request, reply) => {
      const session = signedIn(request)
      if (session.isDemo) throw refuse('demo.unchangeable')
      const problem = passwordProblem(request.body.newPassword, {
        name: session.name,
        email: await emailOf(deps.database, session),
      })
      if (problem) throw refuse('password.weak', { detail: problem, fields: { newPassword: problem } })
      // Whoever changes the password may do so because somebody else knows it.
      const answer = await withoutGuessing(request, () => passOn(deps, request, { ...request.body, revokeOtherSessions: true }))
      if (answer.isOk) {
        if (session.account?.hasSecondFactor) await keepSecondFactor(deps.database, { token: String(answer.body.token) })
        await record(deps, session, { action: 'password.changed', address: request.ip })
      }
      app.sessions.forget()
      return send(answer, reply)
    },
  )

  codeRoutes(app, options)

  for (const { method, path, access, action, begins, changesFactor, asksPassword, provesSecondFactor, otherwise } of passedOn) {
    app.route({
      method,
      url: `/api/auth/${path}`,
      schema: { hide: true },
      config: { access, beforeSecondFactor: true, ...((begins || path.startsWith('two-factor')) && { rateLimit: FLOOD }) },
      bodyLimit: 65_536,
      handler: async (request, reply) => {
        const { address, device } = from(request)
        if (changesFactor) await mustHaveShown(deps.database, signedIn(request))
        const ask = () => passOn(deps, request, request.body)
        const answer = asksPassword ? await withoutGuessing(request, ask) : await ask()
        if (answer.isOk) {
          if (provesSecondFactor && request.session?.account)
            await keepSecondFactor(deps.database, { id: request.session.account.session })
          if (action && request.session)
            await record(deps, request.session, { action, address, detail: wordsOf(answer.body, request.body) })
          const user = userOf(answer)
          if (begins && user !== undefined)
            await recordOfUser(deps, user, { action: 'sign-in', address, detail: { method: begins, device } })
        }
        if (method === 'POST') app.sessions.forget()
        if (otherwise && !answer.isOk && !refusalOf(answer)) throw refuse(otherwise)
        return send(answer, reply)
      },
    })
  }
}

/** The name of what it was about, where either side says one. */
function wordsOf(answer: Record<string, unknown>, asked: unknown): Record<string, unknown> {
  const given = typeof asked === 'object' && asked !== null && 'name' in asked ? asked.name : answer.name
  return typeof given === 'string' ? { name: given.slice(0, 100) } : {}
}
