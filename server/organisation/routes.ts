import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { checkedHash, createPersonAccount, insertAccount, replacePassword } from '../auth/person-account.ts'
import { record } from '../auth/record.ts'
import type { Ctx } from '../context.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { changeDepartment, mustBeRegion, openDepartment } from './change-department.ts'
import { addPerson, changePerson } from './change-person.ts'
import { createDepartment } from './create-department.ts'
import { listDepartments, listPeople } from './list-people.ts'
import { keepers } from './may-hold.ts'
import {
  ChangeDepartmentBody,
  ChangePersonBody,
  DepartmentList,
  ListPeople,
  NewDepartmentBody,
  NewPersonBody,
  OnDutyBody,
  PeopleList,
  PresenceBody,
  SetPasswordBody,
  Staffing,
} from './schema.ts'
import { setPresence } from './set-presence.ts'
import { staffingOf } from './staffing.ts'
import { isSuperiorOf } from './superiors.ts'

const ById = z.object({ id: Id })
const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const

/** People, departments, posts and presence. */
export const organisationRoutes: Feature = async (app, { deps }) => {
  app.get(
    '/api/people',
    { config: { access: 'signed-in' }, schema: { summary: '人员', querystring: ListPeople, response: { 200: PeopleList } } },
    request => inRequest(deps, request, async ctx => ({ items: await listPeople(ctx, request.query) })),
  )
  app.get(
    '/api/departments',
    { config: { access: 'signed-in' }, schema: { summary: '部门', response: { 200: DepartmentList } } },
    request => inRequest(deps, request, async ctx => ({ items: listDepartments(ctx) })),
  )
  app.get(
    '/api/staffing',
    {
      config: { access: keepers },
      schema: { summary: '岗位检查：制度点到的岗位有没有人', response: { 200: Staffing } },
    },
    request => inRequest(deps, request, async ctx => staffingOf(ctx)),
  )

  app.post(
    '/api/departments',
    { config: { access: keepers }, schema: { summary: '新建部门', body: NewDepartmentBody, response: { 201: Made } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        const { parent, region } = request.body
        if (parent) openDepartment(ctx, parent)
        if (region) await mustBeRegion(ctx, region)
        return { id: await createDepartment(ctx, request.body) }
      }),
  )
  app.patch(
    '/api/departments/:id',
    {
      config: { access: keepers },
      schema: { summary: '修改部门', params: ById, body: ChangeDepartmentBody, response: { 200: Done } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await changeDepartment(ctx, request.params.id, request.body)
        return done
      }),
  )

  app.post(
    '/api/people',
    { config: { access: keepers }, schema: { summary: '新建人员', body: NewPersonBody, response: { 201: Made } } },
    async (request, reply) => {
      const { password, email, name } = request.body
      if (password !== undefined && email === undefined)
        throw refuse('account.email-missing', { fields: { email: { zh: '请填写邮箱', en: 'Give an e-mail' } } })
      // Slow on purpose, so it is worked out before the transaction.
      const passwordHash = password === undefined ? undefined : await checkedHash(password, { name, email: email! })
      const add = async (ctx: Ctx) => {
        const id = await addPerson(ctx, request.body)
        if (passwordHash !== undefined)
          await insertAccount(ctx.tx, {
            org: ctx.org,
            person: id,
            name,
            email: email!,
            passwordHash,
            now: ctx.now,
            newId: ctx.newId,
          })
        return { id }
      }
      // An idempotency key keeps a fast hash of the request: none of a password. Sent twice, the taken e-mail refuses the second.
      const made = passwordHash === undefined ? await once(deps, request, reply, 201, add) : await inRequest(deps, request, add)
      app.sessions.forget()
      return reply.code(201).send(made)
    },
  )
  app.patch(
    '/api/people/:id',
    {
      config: { access: keepers },
      schema: { summary: '修改人员与岗位', params: ById, body: ChangePersonBody, response: { 200: Done } },
    },
    async (request, reply) => {
      const answer = await once(deps, request, reply, 200, async ctx => {
        await changePerson(ctx, request.params.id, request.body)
        return done
      })
      app.sessions.forget()
      return answer
    },
  )
  app.post(
    '/api/people/:id/password',
    {
      config: { access: ['administrator'] },
      schema: { summary: '设置登录密码', params: ById, body: SetPasswordBody, response: { 200: Done } },
    },
    async request => {
      const { org } = signedIn(request)
      const { password, email } = request.body
      const person = await inRequest(deps, request, ctx =>
        ctx.tx
          .selectFrom('people')
          .select(['name', 'email', 'user_id'])
          .where('org_id', '=', ctx.org)
          .where('id', '=', request.params.id)
          .executeTakeFirst(),
      )
      if (!person) throw refuse('person.not-found')
      const context = { database: deps.database, now: deps.clock(), newId: deps.newId }
      const address = email ?? person.email
      if (person.user_id !== null) await replacePassword(context, { org, person: request.params.id, password })
      else if (address === null) throw refuse('account.email-missing')
      else await createPersonAccount(context, { org, person: request.params.id, name: person.name, email: address, password })
      await record(deps, signedIn(request), { action: 'password.set', subject: request.params.id, address: request.ip })
      app.sessions.forget()
      return done
    },
  )

  app.post(
    '/api/presence',
    { config: { access: 'signed-in' }, schema: { summary: '在岗、离岗、请假', body: PresenceBody, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        const { person = ctx.actor.person, ...presence } = request.body
        if (person !== ctx.actor.person && !isSuperiorOf(ctx.roster, ctx.actor, person)) throw refuse('presence.not-yours')
        await setPresence(ctx, person, presence)
        return done
      }),
  )
  app.put(
    '/api/me/on-duty',
    { config: { access: 'signed-in' }, schema: { summary: '在岗开关', body: OnDutyBody, response: { 200: Done } } },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        await setPresence(ctx, ctx.actor.person, { state: request.body.onDuty ? 'on-duty' : 'off-duty' })
        return done
      }),
  )
}
