/** What the tests use of oidc-provider 8, which comes without types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  class Grant {
    constructor(of: { clientId: string; accountId: string })
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  type Context = {
    oidc: { client?: { clientId: string }; session?: { accountId?: string }; provider: { Grant: typeof Grant } }
  }
  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: object[]
        conformIdTokenClaims: boolean
        claims: Record<string, string[]>
        pkce: object
        features: object
        ttl: Record<string, number>
        interactions: { url(context: unknown, interaction: { uid: string }): string }
        cookies: { keys: string[] }
        findAccount(context: unknown, sub: string): { accountId: string; claims(): object }
        loadExistingGrant(context: Context): Promise<Grant>
      },
    )
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
  }
}
