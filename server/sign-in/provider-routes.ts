import { z } from 'zod'
import { logAdministration } from '../access/admin-log.ts'
import type { Feature } from '../deps.ts'
import { refuse } from '../errors.ts'
import { once } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { callbackOf, changeProvider, createProvider, deleteProvider, listProviders, ownProvider } from './providers.ts'
import { ChangeProvider, NewProvider, ProviderChecked, ProviderList, ProviderPath, ProviderView } from './schema.ts'
import { ways } from './ways.ts'

const access = ['administrator'] as const

/** 登录方式: what administrators set of identity providers. The secret goes in and never comes out. */
export const providerRoutes: Feature = (app, { deps }) => {
  const { publicUrl, auth } = deps

  app.get(
    '/api/sign-in/providers',
    { config: { access }, schema: { summary: '单点登录与企业应用登录的设置', response: { 200: ProviderList } } },
    request =>
      inRequest(deps, request, async ctx => ({
        items: await listProviders(ctx, publicUrl),
        callbackPattern: callbackOf(publicUrl, '…'),
      })),
  )

  app.post(
    '/api/sign-in/providers',
    { config: { access }, schema: { summary: '新增登录方式', body: NewProvider, response: { 201: ProviderView } } },
    (request, reply) =>
      once(deps, request, reply, 201, async ctx => {
        mustBeOurs(ctx.roster.departments, request.body.config.department)
        const id = await createProvider(ctx, auth, request.body)
        const { kind, name } = request.body
        await logAdministration(ctx, {
          ...{ actor: ctx.actor.person, action: 'provider.created', subject: id, address: request.ip, detail: { kind, name } },
        })
        return (await listProviders(ctx, publicUrl)).find(one => one.id === id)!
      }),
  )

  app.patch(
    '/api/sign-in/providers/:id',
    {
      config: { access },
      schema: { summary: '修改登录方式', params: ProviderPath, body: ChangeProvider, response: { 200: ProviderView } },
    },
    (request, reply) =>
      once(deps, request, reply, 200, async ctx => {
        const { id } = request.params
        mustBeOurs(ctx.roster.departments, request.body.config?.department)
        const changed = await changeProvider(ctx, { auth, publicUrl }, id, request.body)
        const view = (await listProviders(ctx, publicUrl)).find(one => one.id === id)!
        await logAdministration(ctx, {
          ...{ actor: ctx.actor.person, action: 'provider.changed', subject: id, address: request.ip },
          detail: { name: view.name, changed },
        })
        return view
      }),
  )

  app.delete(
    '/api/sign-in/providers/:id',
    {
      config: { access },
      schema: { summary: '删除登录方式及其全部绑定', params: ProviderPath, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      await inRequest(deps, request, async ctx => {
        const name = await deleteProvider(ctx, request.params.id)
        await logAdministration(ctx, {
          ...{
            actor: ctx.actor.person,
            action: 'provider.deleted',
            subject: request.params.id,
            address: request.ip,
            detail: { name },
          },
        })
      })
      return reply.code(204).send()
    },
  )

  app.post(
    '/api/sign-in/providers/:id/check',
    {
      config: { access, rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: '试连登录方式：核对地址、应用编号与密钥', params: ProviderPath, response: { 200: ProviderChecked } },
    },
    async request => {
      const provider = await inRequest(deps, request, ctx => ownProvider(ctx, { auth, publicUrl }, request.params.id))
      await ways[provider.kind].check(provider, deps.clock())
      return { ok: true as const }
    },
  )
}

function mustBeOurs(departments: ReadonlyMap<string, unknown>, id: string | undefined): void {
  if (id !== undefined && !departments.has(id)) throw refuse('department.not-found')
}
