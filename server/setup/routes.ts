import { isLocal } from '../access/local.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { demoLogins, hasOrganisation } from './queries.ts'
import { SetupDone, SetupRequest, SetupState } from './schema.ts'
import { setUp } from './set-up.ts'

/** The first run: whether it is still to come, and doing it. */
export const setupRoutes: Feature = app => {
  const { database, demo, setupToken, clock, newId, onOrganisationCreated, shipped } = app.deps

  app.get(
    '/api/setup',
    { schema: { summary: '是否需要初始设置', response: { 200: SetupState } }, config: { access: 'public' } },
    async request => {
      const needsSetup = !(await hasOrganisation(database))
      const logins = demo && isLocal(request) ? await demoLogins(database, demo) : []
      const regulations = shipped?.map(({ id, title, primaryFor }) => ({ id, title, kinds: primaryFor }))
      return {
        needsSetup,
        ...(needsSetup && regulations !== undefined && { regulations }),
        ...(demo && logins.length > 0 && { demo: { password: demo.password, logins } }),
      }
    },
  )

  app.post(
    '/api/setup',
    {
      schema: { summary: '初始设置：建立组织与管理员', body: SetupRequest, response: { 201: SetupDone } },
      config: { access: 'public', rateLimit: { max: 20, timeWindow: 60_000 } },
    },
    async (request, reply) => {
      const { token, ...wish } = request.body
      // Once set up, the token opens nothing, right or wrong.
      if (await hasOrganisation(database)) throw refuse('setup.done-already')
      if (!setupToken.matches(token)) throw refuse('setup.token-wrong')
      const done = await setUp({ database, now: clock(), newId, onOrganisationCreated }, wish)
      // A program may have asked with BIHUAN_API_KEY already, and been told that it stands for nobody.
      app.sessions.forget()
      return reply.code(201).send(done)
    },
  )
}
