import { z } from 'zod'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { deviceOf } from './device.ts'
import { passOn, refusalOf, send, userOf } from './pass-on.ts'
import { recordOfUser } from './record.ts'
import { hasCode, keepSecondFactor, secondsLocked, userOfChallenge } from './second-factor.ts'
import { cookieOf } from './sessions.ts'
import { createSignInFailures, tooMany } from './sign-in-failures.ts'

// No `trustDevice`: a device that is trusted for a month is a second factor that is not asked for.
const Code = z.object({ code: z.string().trim().min(1).max(40) })
const FLOOD = { max: 60, timeWindow: 60_000 }

/**
 * Codes of a generator, and backup codes. Before a session they end signing in, after the password; in one they switch the generator on,
 * or show the second factor that the company asks for. better-auth counts the wrong ones of the first kind, we those of the others.
 */
export const codeRoutes: Feature = app => {
  const { deps } = app
  const failures = createSignInFailures(deps)
  for (const path of ['verify-totp', 'verify-backup-code'] as const) {
    app.post(
      `/api/auth/two-factor/${path}`,
      { schema: { body: Code, hide: true }, config: { access: 'public', rateLimit: FLOOD }, bodyLimit: 16_384 },
      async (request, reply) => {
        const address = request.ip
        const session = await app.sessions.of(request, reply)
        const user = session?.account?.user
        const wasOn = user !== undefined && (await hasCode(deps.database, user))
        if (user !== undefined) await failures.attempt(address, `code ${user}`)
        const waiting = user ?? (await userOfChallenge(deps.database, cookieOf(request, deps.auth.challengeCookieName)))
        const code = request.body.code.replaceAll(' ', '')
        const isUsed = path === 'verify-totp' && waiting !== undefined && (await deps.auth.claimCode(waiting, code)) === 'used'
        // What was used is passed on as a wrong code, so that it counts as one.
        const answer = await passOn(deps, request, { code: isUsed ? '' : code })
        const about = user ?? userOf(answer)
        if (answer.isOk && about !== undefined) {
          if (user !== undefined) await failures.succeeded(address, `code ${user}`)
          if (session?.account && wasOn) await keepSecondFactor(deps.database, { id: session.account.session })
          const device = deviceOf(request.headers['user-agent'])
          const isNew = user !== undefined && !wasOn
          await recordOfUser(deps, about, {
            ...{ address, action: isNew ? 'second-factor.enabled' : 'sign-in' },
            detail: isNew ? {} : { method: 'password+code', device },
          })
          if (path === 'verify-backup-code') await recordOfUser(deps, about, { action: 'backup-code.used', address })
        } else if (waiting !== undefined) {
          await recordOfUser(deps, waiting, {
            ...{ action: 'second-factor.failed', address },
            ...(isUsed && { detail: { reason: 'second-factor.used' } }),
          })
          if (answer.body.code === 'ACCOUNT_TEMPORARILY_LOCKED')
            throw tooMany(await secondsLocked(deps.database, waiting, deps.clock()))
          if (isUsed && refusalOf(answer) === 'second-factor.wrong') throw refuse('second-factor.used')
        }
        app.sessions.forget()
        return send(answer, reply)
      },
    )
  }
}
