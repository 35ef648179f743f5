import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../access/access.ts'
import { isLocal } from '../access/local.ts'
import type { Feature } from '../deps.ts'
import { Refusal, refuse } from '../errors.ts'
import { finishSignIn, LinkRefusal } from './finish.ts'
import { beginFlow } from './flows.ts'
import { listedWays, openProvider } from './providers.ts'
import { CallbackQuery, LinkStarted, ProviderPath, SignInWays, StartQuery } from './schema.ts'
import { signOutRoutes } from './sign-out-routes.ts'
import { ways } from './ways.ts'

/** A whole office signs in from one address in the morning. */
const FLOOD = { max: 300, timeWindow: 60_000 }

/** Signing in through an identity provider: there and back. */
export const signInRoutes: Feature = (app, options) => {
  const { deps } = app
  signOutRoutes(app, options)

  app.get(
    '/api/sign-in/ways',
    { schema: { summary: '登录页上的其他登录方式', response: { 200: SignInWays } }, config: { access: 'public' } },
    async request => ({ items: await listedWays(deps, isLocal(request)) }),
  )

  app.get(
    '/api/sign-in/:id/start',
    { schema: { hide: true, params: ProviderPath, querystring: StartQuery }, config: { access: 'public', rateLimit: FLOOD } },
    (request, reply) =>
      asPage(request, reply, async () => {
        const provider = await openProvider(deps, request.params.id)
        const pending = await beginFlow(deps, request, reply, provider, {
          returnTo: ownPath(request.query.return, deps.publicUrl),
        })
        return ways[provider.kind].authorizationUrl(provider, pending, deps.clock())
      }),
  )

  app.get(
    '/api/sign-in/:id/callback',
    { schema: { hide: true, params: ProviderPath, querystring: CallbackQuery }, config: { access: 'public', rateLimit: FLOOD } },
    (request, reply) =>
      asPage(request, reply, () => finishSignIn(app, request, reply, { id: request.params.id, query: request.query })),
  )

  // POST, so that no other site can make somebody link an account of its choice.
  app.post(
    '/api/sign-in/:id/link',
    {
      schema: { summary: '开始绑定外部账号', params: ProviderPath, response: { 200: LinkStarted } },
      config: { access: 'signed-in', rateLimit: FLOOD },
    },
    async (request, reply) => {
      const session = signedIn(request)
      if (!session.account) throw refuse('key.not-here')
      const provider = await openProvider(deps, request.params.id)
      if (provider.org !== session.org) throw refuse('provider.not-found')
      const pending = await beginFlow(deps, request, reply, provider, {
        ...{ returnTo: '/settings/security?linked=1', linksPerson: session.person },
      })
      return { location: await ways[provider.kind].authorizationUrl(provider, pending, deps.clock()) }
    },
  )
}

/** Sends the browser on; a refusal goes to the page where they began, which has words for it. Programs get the refusal itself. */
async function asPage(request: FastifyRequest, reply: FastifyReply, work: () => Promise<string>): Promise<FastifyReply> {
  reply.header('Cache-Control', 'no-store').header('Referrer-Policy', 'no-referrer')
  try {
    return reply.redirect(await work(), 302)
  } catch (error) {
    if (!(error instanceof Refusal) || !(request.headers.accept ?? '').includes('text/html')) throw error
    const page = error instanceof LinkRefusal ? '/settings/security' : '/sign-in'
    return reply.redirect(`${page}?refused=${encodeURIComponent(error.code)}`, 302)
  }
}

/** Only our own pages are gone back to, as a browser will read it: it takes `\\` for `/`, and leaves out tabs and line ends. */
function ownPath(path: string | undefined, publicUrl: string): string {
  if (path === undefined || !path.startsWith('/') || !URL.canParse(path, publicUrl)) return '/'
  const { origin, pathname, search, hash } = new URL(path, publicUrl)
  const isOwn = origin === new URL(publicUrl).origin && !pathname.startsWith('//') && !pathname.startsWith('/api/')
  return isOwn ? `${pathname}${search}${hash}` : '/'
}
