import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { roles } from '../../events/roles.ts'
import type { Feature } from '../deps.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { borrow, endBorrowing, listBorrowings } from './borrowings.ts'
import { BorrowingPage, EndBorrowingBody, ListBorrowings, NewBorrowingBody } from './borrowings-schema.ts'
import { keepers } from './may-hold.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
/** Everybody but the people of outsourced partners. */
const staff = roles.filter(r => r !== 'partner' && r !== 'installer')
const recorders = [...keepers, 'department-head'] as const

/** 借调: staff lent by one department to another (equip 15). */
export const borrowingRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/organisation/borrowings',
    { config: { access: staff }, schema: { summary: '借调', querystring: ListBorrowings, response: { 200: BorrowingPage } } },
    request => inRequest(deps, request, ctx => listBorrowings(ctx, request.query)),
  )
  app.post(
    '/api/organisation/borrowings',
    { config: { access: recorders }, schema: { summary: '登记借调', body: NewBorrowingBody, response: { 201: Made } } },
    async (request, reply) => {
      const made = await once(deps, request, reply, 201, async ctx => ({ id: await borrow(ctx, request.body) }))
      app.sessions.forget()
      return made
    },
  )
  app.post(
    '/api/organisation/borrowings/:id/end',
    {
      config: { access: recorders },
      schema: { summary: '提前结束借调', params: ById, body: EndBorrowingBody, response: { 200: Done } },
    },
    async (request, reply) => {
      const answer = await once(deps, request, reply, 200, async ctx => {
        await endBorrowing(ctx, request.params.id, request.body)
        return { done: true } as const
      })
      app.sessions.forget()
      return answer
    },
  )
}
