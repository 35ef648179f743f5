import { logAdministration } from '../access/admin-log.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { createPerson } from '../organisation/create-person.ts'
import type { Claims, Provider } from './way.ts'

export type LinkContext = Pick<Ctx, 'tx' | 'org' | 'now' | 'newId'> & { readonly address: string }

/**
 * The person whom a provider speaks of: linked before; else found by a verified e-mail or by what the company says, and linked; else made,
 * where the company says so. Refuses by name whoever is not found, and whoever has left.
 */
export async function personOfClaims(ctx: LinkContext, provider: Provider, claims: Claims): Promise<string> {
  const { tx, org, now } = ctx
  const linked = await tx
    .selectFrom('sign_in_identities')
    .innerJoin('people', join =>
      join.onRef('people.org_id', '=', 'sign_in_identities.org_id').onRef('people.id', '=', 'sign_in_identities.person_id'),
    )
    .select(['sign_in_identities.id', 'people.id as person', 'people.is_active'])
    .where('sign_in_identities.org_id', '=', org)
    .where('sign_in_identities.provider_id', '=', provider.id)
    .where('sign_in_identities.subject', '=', claims.subject)
    .executeTakeFirst()
  if (linked) {
    if (!linked.is_active) throw refuse('person.inactive')
    await tx
      .updateTable('sign_in_identities')
      .set({ last_used_at: now, label: claims.label })
      .where('org_id', '=', org)
      .where('id', '=', linked.id)
      .execute()
    return linked.person
  }
  const found = await matching(ctx, provider, claims)
  if (found && !found.is_active) throw refuse('person.inactive')
  const person = found?.id ?? (await madeFor(ctx, provider, claims))
  await linkIdentity(ctx, provider, { person, claims, by: person })
  return person
}

/** Remembers what a provider calls a person. Refuses what is somebody else's, and a second account of one person at one provider. */
export async function linkIdentity(
  ctx: LinkContext,
  provider: Provider,
  { person, claims, by }: { person: string; claims: Claims; by: string },
): Promise<void> {
  const { tx, org, now, newId, address } = ctx
  const known = await tx
    .selectFrom('sign_in_identities')
    .select(['person_id', 'subject'])
    .where('org_id', '=', org)
    .where('provider_id', '=', provider.id)
    .where(eb => eb.or([eb('subject', '=', claims.subject), eb('person_id', '=', person)]))
    .execute()
  if (known.some(one => one.person_id !== person)) throw refuse('identity.taken')
  if (known.some(one => one.subject === claims.subject)) return
  // An e-mail that has passed to a newcomer must not open what was linked by whoever had it before.
  if (known.length > 0) throw refuse('sso.person-unknown')
  await tx
    .insertInto('sign_in_identities')
    .values({
      ...{ org_id: org, id: newId(), provider_id: provider.id, subject: claims.subject, person_id: person, label: claims.label },
      ...{ linked_at: now, linked_by: by, last_used_at: now },
    })
    .execute()
  await logAdministration(ctx, {
    ...{ actor: by, action: 'identity.linked', subject: person, address },
    detail: { provider: provider.name, label: claims.label },
  })
}

type Found = { id: string; is_active: boolean }

async function matching({ tx, org }: LinkContext, { kind, config }: Provider, claims: Claims): Promise<Found | undefined> {
  const { matchBy, emailDomains } = config
  const { email } = claims
  if (kind === 'oidc' && emailDomains.length > 0 && !emailDomains.includes(email?.split('@')[1] ?? ''))
    throw refuse('sso.domain-foreign')
  const people = tx.selectFrom('people').select(['id', 'is_active']).where('org_id', '=', org)
  if (matchBy === 'email' && email !== undefined) {
    // Of an OpenID provider only what it vouches for; of the others the company has said that it does.
    if (kind === 'oidc' && !claims.isEmailVerified) throw refuse('sso.email-unverified')
    return only(
      await people
        .where(eb => eb(eb.fn('lower', ['email']), '=', email))
        .limit(2)
        .execute(),
    )
  }
  const digits = (claims.phone ?? '').replace(/\D/g, '').slice(-11)
  if (matchBy === 'phone' && digits.length === 11) {
    return only(
      await people
        .where(eb =>
          eb(
            eb.fn('right', [eb.fn('regexp_replace', ['phone', eb.val('\\D'), eb.val(''), eb.val('g')]), eb.val(11)]),
            '=',
            digits,
          ),
        )
        .limit(2)
        .execute(),
    )
  }
  return undefined
}

/** Two who share an e-mail or a phone are told apart by nobody. */
const only = (found: readonly Found[]): Found | undefined => (found.length === 1 ? found[0] : undefined)

async function madeFor(ctx: LinkContext, { name, config }: Provider, claims: Claims): Promise<string> {
  if (!config.createsPeople || config.department === undefined) throw refuse('sso.person-unknown')
  const person = await createPerson(ctx, {
    ...{ name: claims.name ?? claims.label, title: '', department: config.department, posts: [] },
    ...(claims.isEmailVerified ? { email: claims.email } : {}),
    phone: claims.phone,
  })
  await logAdministration(ctx, {
    ...{
      actor: 'system',
      action: 'person.created',
      subject: person,
      address: ctx.address,
      detail: { provider: name, name: claims.name ?? claims.label },
    },
  })
  return person
}
