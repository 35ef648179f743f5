import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { pino } from 'pino'
import { inOrganisation } from '../server/database/transaction.ts'
import type { App, Deps, Feature } from '../server/deps.ts'
import { refuse } from '../server/errors.ts'
import { loadRoster } from '../server/organisation/roster.ts'
import { handleError } from '../server/problem.ts'
import { afterFile } from './after-file.ts'
import type { TestDatabase } from './database.ts'
import { nextId, nextSalt, type PersonName, type TestOrganisation } from './factories.ts'
import { testFiles } from './files.ts'

type Ask = { body?: unknown; headers?: Record<string, string>; payload?: InjectOptions['payload'] }
export type FeatureApp = {
  readonly app: App
  /** A request as one of the organisation's people, or as nobody. */
  ask(
    who: PersonName | 'nobody',
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    more?: Ask,
  ): Promise<LightMyRequestResponse>
}

/**
 * A server of the given features only, at the organisation's clock. Who asks is said by name, so that no test pays for signing in;
 * that every route states its access and keeps to it is tested on the whole app.
 */
export async function featureApp(
  database: TestDatabase,
  firm: TestOrganisation,
  features: readonly Feature[],
  more: Partial<Deps> = {},
): Promise<FeatureApp> {
  const log: FastifyBaseLogger = pino({ level: 'error' })
  const app: App = Fastify({ loggerInstance: log, frameworkErrors: handleError }).withTypeProvider<ZodTypeProvider>()
  // What these features do not touch (sign-in, set-up) is left out of the dependencies.
  const deps = {
    database,
    clock: firm.clock.now,
    newId: nextId,
    newSalt: nextSalt,
    dataDir: database.dataDir,
    files: await testFiles(database, firm.clock.now),
    publicUrl: 'https://bihuan.example',
    log,
    ...more,
  } as unknown as Deps
  app.decorate('deps', deps)
  // Who asks is said by name: there is nothing to forget.
  app.decorate('sessions', { of: async () => null, forget: () => {} })
  app.decorateRequest('session', null)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_, { ttl }) => refuse('rate.too-many', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })
  app.addHook('onRequest', async request => {
    const person = request.headers['x-person']
    if (typeof person !== 'string') return
    const roles = await inOrganisation(
      database,
      firm.org,
      async tx => (await loadRoster(tx, firm.org, firm.clock.now())).people.get(person)?.roles ?? [],
    )
    request.session = {
      org: firm.org,
      person,
      name: person,
      roles: roles.map(r => ({ ...r, ...(r.department === undefined ? {} : { department: r.department }) })) as never,
      isDemo: false,
      language: 'zh',
      via: 'cookie',
      isAdministrator: false,
    }
  })
  for (const feature of features) await app.register(async scope => feature(scope as unknown as App, { deps }))
  await app.ready()
  afterFile(() => app.close())
  return {
    app,
    ask: (who, method, url, { body, payload, headers } = {}) =>
      app.inject({
        method,
        url,
        headers: { ...(who === 'nobody' ? {} : { 'x-person': firm.people[who] }), ...headers },
        ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
        ...(payload === undefined ? {} : { payload }),
      }),
  }
}
