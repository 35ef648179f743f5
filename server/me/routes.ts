import { signedIn } from '../access/access.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Feature } from '../deps.ts'
import { badgesOf } from './badges.ts'
import { presentMe } from './present.ts'
import { actedFor, personRow } from './queries.ts'
import { Me } from './schema.ts'

/** Who is signed in, and what waits for them. */
export const meRoutes: Feature = app => {
  const { database, clock } = app.deps

  app.get(
    '/api/me',
    { schema: { summary: '当前登录人、所在组织与待办数', response: { 200: Me } }, config: { access: 'signed-in' } },
    async request => {
      const session = signedIn(request)
      const { org, person } = session
      const now = clock()
      return inOrganisation(database, org, async tx =>
        presentMe({
          session,
          now,
          row: await personRow(tx, org, person),
          substituted: await actedFor(tx, org, { person, now }),
          badges: await badgesOf(tx, { org, person, now }),
        }),
      )
    },
  )
}
