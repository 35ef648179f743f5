import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { RefusalCode } from '../errors.ts'
import { SignInMethod } from './schema.ts'

/** A plugin of ours for better-auth: a session for somebody whom an identity provider has vouched for. It has no address. */
export const externalSignIn = {
  id: 'bihuan-external-sign-in',
  endpoints: {
    signInExternally: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), method: SignInMethod, hasSecondFactor: z.boolean() }) },
      async context => {
        const { userId, method, hasSecondFactor } = context.body
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(userId)
        const code: RefusalCode = 'account.missing'
        if (!user) throw new APIError('FORBIDDEN', { code, message: code })
        const session = await internalAdapter.createSession(userId, false, { method, secondFactor: hasSecondFactor })
        await setSessionCookie(context, { session, user })
        return context.json({ session: session.id })
      },
    ),
  },
} as const
