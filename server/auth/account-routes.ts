import { signedIn } from '../access/access.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { accountSecurity, endSessions } from './account-security.ts'
import { record } from './record.ts'
import { AccountSecurity, Ended, SessionPath } from './schema.ts'

/** 我的账户: one's own ways to sign in and sessions. Only from a browser: a key has no account. */
export const accountRoutes: Feature = app => {
  const { deps } = app
  const { database } = deps

  app.get(
    '/api/account/security',
    {
      schema: { summary: '我的登录方式与已登录的设备', response: { 200: AccountSecurity } },
      config: { access: 'signed-in', beforeSecondFactor: true },
    },
    request => accountSecurity(deps, signedIn(request)),
  )

  app.delete(
    '/api/account/sessions/:id',
    {
      schema: { summary: '退出一台设备', params: SessionPath, response: { 200: Ended } },
      config: { access: 'signed-in' },
    },
    async request => {
      const session = signedIn(request)
      if (!session.account) throw refuse('session.required')
      const ended = await endSessions(database, session.account.user, { only: request.params.id })
      if (ended === 0) throw refuse('session.not-found')
      await record(deps, session, { action: 'session.ended', address: request.ip, detail: { sessions: ended } })
      app.sessions.forget()
      return { ended }
    },
  )

  app.post(
    '/api/account/sessions/end-others',
    {
      schema: { summary: '退出其他所有设备', response: { 200: Ended } },
      config: { access: 'signed-in' },
    },
    async request => {
      const session = signedIn(request)
      if (!session.account) throw refuse('session.required')
      const ended = await endSessions(database, session.account.user, { allBut: session.account.session })
      if (ended > 0) await record(deps, session, { action: 'session.ended', address: request.ip, detail: { sessions: ended } })
      app.sessions.forget()
      return { ended }
    },
  )

  app.delete(
    '/api/account/identities/:id',
    {
      schema: { summary: '解除与外部账号的绑定', params: SessionPath, response: { 200: Ended } },
      config: { access: 'signed-in' },
    },
    async request => {
      const session = signedIn(request)
      const { org, person } = session
      const gone = await inOrganisation(database, org, tx =>
        tx
          .deleteFrom('sign_in_identities')
          .where('org_id', '=', org)
          .where('id', '=', request.params.id)
          .where('person_id', '=', person)
          .returning(['label', 'provider_id'])
          .executeTakeFirst(),
      )
      if (!gone) throw refuse('identity.not-found')
      await record(deps, session, {
        action: 'identity.unlinked',
        subject: person,
        address: request.ip,
        detail: { label: gone.label },
      })
      return { ended: 1 }
    },
  )
}
