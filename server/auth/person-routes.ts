import { signedIn } from '../access/access.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { endSessions } from './account-security.ts'
import { accountOfPerson, personSignIn } from './person-sign-in.ts'
import { record } from './record.ts'
import { Done, PersonPath, PersonSignIn } from './schema.ts'
import { resetSecondFactor, unlockCode } from './second-factor.ts'
import { countedNames, createSignInFailures } from './sign-in-failures.ts'

const access = ['administrator'] as const

/** What administrators see and do about how somebody signs in. */
export const personSignInRoutes: Feature = app => {
  const { deps } = app
  const { database } = deps

  app.get(
    '/api/people/:id/sign-in',
    { schema: { summary: '某人的登录方式与锁定状态', params: PersonPath, response: { 200: PersonSignIn } }, config: { access } },
    request => personSignIn(deps, { org: signedIn(request).org, person: request.params.id }),
  )

  app.post(
    '/api/people/:id/unlock',
    { schema: { summary: '解除登录锁定', params: PersonPath, response: { 200: Done } }, config: { access } },
    async request => {
      const session = signedIn(request)
      const account = await ofPerson(session.org, request.params.id)
      for (const name of countedNames(account)) await createSignInFailures(deps).unlock(name)
      await unlockCode(database, account.userId)
      await record(deps, session, { action: 'sign-in.unlocked', subject: request.params.id, address: request.ip })
      return { done: true as const }
    },
  )

  app.post(
    '/api/people/:id/second-factor/reset',
    {
      schema: { summary: '重置两步验证与通行密钥（手机丢失时），并退出其所有设备', params: PersonPath, response: { 200: Done } },
      config: { access },
    },
    async request => {
      const session = signedIn(request)
      const account = await ofPerson(session.org, request.params.id)
      if (!(await resetSecondFactor(database, account.userId))) throw refuse('second-factor.not-on')
      await record(deps, session, { action: 'second-factor.reset', subject: request.params.id, address: request.ip })
      app.sessions.forget()
      return { done: true as const }
    },
  )

  app.post(
    '/api/people/:id/sign-out',
    { schema: { summary: '让某人在所有设备上退出', params: PersonPath, response: { 200: Done } }, config: { access } },
    async request => {
      const session = signedIn(request)
      const account = await ofPerson(session.org, request.params.id)
      const sessions = await endSessions(database, account.userId, { allBut: '' })
      await record(deps, session, {
        ...{ action: 'session.ended', subject: request.params.id, address: request.ip, detail: { sessions } },
      })
      app.sessions.forget()
      return { done: true as const }
    },
  )

  const ofPerson = async (org: string, person: string) => {
    const account = await accountOfPerson(database, { org, person })
    if (!account) throw refuse('account.missing')
    return account
  }
}
