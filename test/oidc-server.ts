import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** A real OpenID provider on 127.0.0.1, in which one account after the other is signed in without asking. */
export type OidcServer = {
  issuer: string
  clientId: string
  secret: string
  /** Who signs in next, and what the provider says of them; null: they do not agree. */
  account: { sub: string; email?: string; email_verified?: boolean; name?: string } | null
  close(): Promise<void>
}

/** Starts the provider for a callback that is known only later: clients are looked up when they come. */
export async function anOidcServer(): Promise<OidcServer & { allow(callback: string, signedOut?: string): void }> {
  const http = createServer()
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const server = { issuer, clientId: 'bihuan', secret: 'a secret of the provider: 32+ characters', account: null } as OidcServer
  const start = (redirect_uris: string[], post_logout_redirect_uris: string[] = []) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: server.clientId,
          client_secret: server.secret,
          redirect_uris,
          post_logout_redirect_uris,
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      // In the token itself, as most companies' providers have it.
      conformIdTokenClaims: false,
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      pkce: { required: () => true, methods: ['S256'] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      cookies: { keys: ['only for tests'] },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...server.account, sub }) }),
      async loadExistingGrant(context) {
        const { client, session } = context.oidc
        const grant = new context.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
    })
    const handle = provider.callback()
    http.removeAllListeners('request')
    http.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void handle(request, response)
      const result = server.account
        ? { login: { accountId: server.account.sub, remember: false } }
        : { error: 'access_denied', error_description: 'the person did not agree' }
      provider.interactionFinished(request, response, result).catch(error => response.destroy(error))
    })
  }
  start(['http://127.0.0.1/none'])
  return Object.assign(server, {
    allow: (callback: string, signedOut?: string) => start([callback], signedOut === undefined ? [] : [signedOut]),
    close: () => new Promise<void>(done => http.close(() => done())),
  })
}
