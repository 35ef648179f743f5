import { asOwner } from '../auth/tables.ts'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { mustBeSafe } from './fetch-json.ts'
import { type ChangeProvider, type NewProvider, ProviderConfig, type ProviderView, type SignInWays } from './schema.ts'
import type { Provider } from './way.ts'

type Opening = Pick<Deps, 'auth' | 'publicUrl'>

/** Where a provider sends browsers back to: the address to enter in its console. */
export function callbackOf(publicUrl: string, id: string): string {
  return `${publicUrl}/api/sign-in/${id}/callback`
}

/** Where a provider sends browsers back to that have signed out: the second address to enter in its console. */
export function signOutAddressOf(publicUrl: string): string {
  return `${publicUrl}/sign-in`
}

/** A provider by its id, of whatever organisation, with its secret open; refuses one that is not there or switched off. */
export async function openProvider({ database, ...opening }: Opening & Pick<Deps, 'database'>, id: string): Promise<Provider> {
  const row = await asOwner(database, tx =>
    tx.selectFrom('sign_in_providers').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  if (!row?.is_enabled) throw refuse('provider.not-found')
  return opened(opening, row)
}

/** The same of the organisation that asks, also while it is switched off. */
export async function ownProvider({ tx, org }: Pick<Ctx, 'tx' | 'org'>, opening: Opening, id: string): Promise<Provider> {
  const row = await tx
    .selectFrom('sign_in_providers')
    .selectAll()
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('provider.not-found')
  return opened(opening, row)
}

type Row = {
  id: string
  org_id: string
  kind: Provider['kind']
  name: string
  client_id: string
  sealed_secret: string | null
  config: Record<string, unknown>
  is_enabled: boolean
}

async function opened({ auth, publicUrl }: Opening, row: Row): Promise<Provider> {
  return {
    ...{ id: row.id, org: row.org_id, kind: row.kind, name: row.name, clientId: row.client_id },
    secret: row.sealed_secret === null ? undefined : await auth.open(row.sealed_secret),
    config: ProviderConfig.parse(row.config),
    isEnabled: row.is_enabled,
    callback: callbackOf(publicUrl, row.id),
  }
}

/** All ways to sign in of an organisation, as administrators see them. */
export async function listProviders({ tx, org }: Pick<Ctx, 'tx' | 'org'>, publicUrl: string): Promise<ProviderView[]> {
  const rows = await tx
    .selectFrom('sign_in_providers')
    .selectAll()
    .select(eb =>
      eb
        .selectFrom('sign_in_identities')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .whereRef('sign_in_identities.org_id', '=', 'sign_in_providers.org_id')
        .whereRef('sign_in_identities.provider_id', '=', 'sign_in_providers.id')
        .as('people'),
    )
    .where('org_id', '=', org)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, kind: row.kind, name: row.name, clientId: row.client_id, isEnabled: row.is_enabled },
    hasSecret: row.sealed_secret !== null,
    config: ProviderConfig.parse(row.config),
    callbackUrl: callbackOf(publicUrl, row.id),
    signOutUrl: signOutAddressOf(publicUrl),
    trustedDomain: new URL(publicUrl).host,
    people: Number(row.people ?? 0),
  }))
}

/** Adds a way to sign in and gives its id. */
export async function createProvider(
  { tx, org, now, newId }: Pick<Ctx, 'tx' | 'org' | 'now' | 'newId'>,
  { seal }: Pick<Deps['auth'], 'seal'>,
  { kind, name, clientId, secret, isEnabled, config }: NewProvider,
): Promise<string> {
  mustFit(kind, config, secret !== undefined)
  const id = newId()
  await tx
    .insertInto('sign_in_providers')
    .values({
      ...{ org_id: org, id, kind, name, client_id: clientId, is_enabled: isEnabled, created_at: now, changed_at: now },
      sealed_secret: secret === undefined ? null : await seal(secret),
      config: JSON.stringify(config),
    })
    .execute()
  return id
}

/** Changes a way to sign in; what is left out stays. Gives the names of what changed, for the log: never a secret. */
export async function changeProvider(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now'>,
  opening: Opening,
  id: string,
  { name, clientId, secret, isEnabled, config }: ChangeProvider,
): Promise<string[]> {
  const known = await ownProvider(ctx, opening, id)
  mustFit(known.kind, config ?? known.config, secret !== undefined || known.secret !== undefined)
  await ctx.tx
    .updateTable('sign_in_providers')
    .set({
      ...(name !== undefined && { name }),
      ...(clientId !== undefined && { client_id: clientId }),
      ...(isEnabled !== undefined && { is_enabled: isEnabled }),
      ...(config && { config: JSON.stringify(config) }),
      ...(secret !== undefined && { sealed_secret: await opening.auth.seal(secret) }),
      changed_at: ctx.now,
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  return Object.entries({ name, clientId, secret, isEnabled, config }).flatMap(([what, value]) =>
    value === undefined ? [] : [what],
  )
}

/** Takes a way to sign in away, with everybody's links to it; gives its name. */
export async function deleteProvider({ tx, org }: Pick<Ctx, 'tx' | 'org'>, id: string): Promise<string> {
  const gone = await tx
    .deleteFrom('sign_in_providers')
    .where('org_id', '=', org)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  if (!gone) throw refuse('provider.not-found')
  return gone.name
}

/** What each kind cannot do without. A public client of OpenID has no secret; the vendors always give one. */
function mustFit(kind: Provider['kind'], config: ProviderConfig, hasSecret: boolean): void {
  for (const address of [config.issuer, config.loginBase, config.apiBase]) if (address !== undefined) mustBeSafe(address)
  const required = { zh: '必填', en: 'Required' }
  if (kind === 'oidc' && config.issuer === undefined) throw refuse('input.invalid', { fields: { 'config.issuer': required } })
  if (kind === 'wecom' && config.agentId === undefined) throw refuse('input.invalid', { fields: { 'config.agentId': required } })
  if (config.createsPeople && config.department === undefined)
    throw refuse('input.invalid', { fields: { 'config.department': required } })
  if (kind !== 'oidc' && !hasSecret) throw refuse('provider.secret-missing')
}

/** The buttons of the sign-in page: what is switched on and listed; demo organisations on this computer only. */
export async function listedWays({ database }: Pick<Deps, 'database'>, isHere: boolean): Promise<SignInWays['items']> {
  const rows = await asOwner(database, tx =>
    tx
      .selectFrom('sign_in_providers')
      .innerJoin('organisations', 'organisations.id', 'sign_in_providers.org_id')
      .select([
        'sign_in_providers.id',
        'sign_in_providers.kind',
        'sign_in_providers.name',
        'sign_in_providers.config',
        'organisations.id as org',
        'organisations.name as organisation',
        'organisations.is_demo',
      ])
      .where('sign_in_providers.is_enabled', '=', true)
      .orderBy('organisations.created_at')
      .orderBy('sign_in_providers.created_at')
      .limit(50)
      .execute(),
  )
  const shown = rows.filter(row => ProviderConfig.parse(row.config).isListed && (isHere || !row.is_demo))
  const isOne = new Set(shown.map(row => row.org)).size <= 1
  return shown.map(({ id, kind, name, organisation }) => ({ id, kind, name, ...(isOne ? {} : { organisation }) }))
}
