import { signedIn } from '../access/access.ts'
import type { Feature } from '../deps.ts'
import { seesDesk } from '../field-desk/field-work.ts'
import { isInField } from '../field-orders/my-orders.ts'
import { largestFile } from '../files/limits.ts'
import { inRequest } from '../http/organisation-context.ts'
import { editionWaits } from '../policies/drafts/edition-waits.ts'
import { badgesOf } from './badges.ts'
import { heldNow } from './held-now.ts'
import { presentMe } from './present.ts'
import { actedFor, personRow } from './queries.ts'
import { Me } from './schema.ts'

/** Who is signed in, and what waits for them. */
export const meRoutes: Feature = app => {
  app.get(
    '/api/me',
    {
      schema: { summary: '当前登录人、所在组织与待办数', response: { 200: Me } },
      config: { access: 'signed-in', beforeSecondFactor: true },
    },
    async request => {
      const session = signedIn(request)
      return inRequest(app.deps, request, async ctx => {
        const { tx, org, now } = ctx
        const { person } = session
        const { length: editions } = await editionWaits(ctx)
        return presentMe({
          session,
          now,
          row: await personRow(tx, org, person),
          substituted: await actedFor(tx, org, { person, now }),
          mandates: await heldNow(ctx),
          seesFieldDesk: seesDesk(ctx),
          isInField: await isInField(ctx),
          badges: await badgesOf(ctx, { editions }),
          maxFileBytes: await largestFile(ctx),
        })
      })
    },
  )
}
