import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { recordChange } from '../organisation/record-change.ts'
import type { CertificateBody, NewCertificate } from './schema.ts'
import { mustEnterFor } from './who.ts'

/** Enters a certificate and gives its id; the change is kept with the staff's other changes. */
export async function addCertificate(ctx: Ctx, { person, ...body }: NewCertificate): Promise<string> {
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  mustEnterFor(ctx, person)
  await mustBeSound(ctx, person, body)
  const id = ctx.newId()
  const row = { person_id: person, ...columnsOf(body) }
  await ctx.tx
    .insertInto('certificates')
    .values({ ...{ org_id: ctx.org, id, ...row, entered_by: ctx.actor.person, entered_at: ctx.now } })
    .execute()
  await recordChange(ctx, { entity: 'certificate', id, person, before: null, after: row })
  return id
}

/** Changes what was entered: a renewed end, a better scan. */
export async function changeCertificate(ctx: Ctx, id: string, body: CertificateBody): Promise<void> {
  const { person_id: person, ...before } = await certificateOf(ctx, id)
  mustEnterFor(ctx, person)
  await mustBeSound(ctx, person, body, id)
  const after = columnsOf(body)
  await ctx.tx
    .updateTable('certificates')
    .set({ ...after, entered_by: ctx.actor.person, entered_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await recordChange(ctx, { entity: 'certificate', id, person, before, after })
}

/** Takes one away that was entered by mistake or is no longer held; the row stays. */
export async function endCertificate(ctx: Ctx, id: string): Promise<void> {
  const { person_id: person } = await certificateOf(ctx, id)
  mustEnterFor(ctx, person)
  await ctx.tx
    .updateTable('certificates')
    .set({ ended_at: ctx.now, ended_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await recordChange(ctx, { entity: 'certificate', id, person, before: { ended_at: null }, after: { ended_at: ctx.now } })
}

const columnsOf = (body: CertificateBody) => ({
  ...{ kind: body.kind, number: body.number, issued_by: body.issuedBy ?? '', region: body.region ?? '' },
  ...{ valid_from: body.validFrom ?? null, valid_until: body.validUntil ?? null },
  ...{ file_id: body.file ?? null, note: body.note ?? '' },
})

async function certificateOf(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('certificates')
    .select(['person_id', 'kind', 'number', 'issued_by', 'region', 'valid_from', 'valid_until', 'file_id', 'note'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('certificate.not-found')
  return row
}

async function mustBeSound(ctx: Ctx, person: string, body: CertificateBody, id = ''): Promise<void> {
  if (body.validFrom !== undefined && body.validUntil !== undefined && body.validUntil < body.validFrom)
    throw refuse('certificate.dates-wrong', {
      fields: { validUntil: { zh: '到期日早于生效日', en: 'It ends before it begins' } },
    })
  // Two who enter the same one at once wait for each other here.
  await ctx.tx.selectFrom('people').select('id').where('org_id', '=', ctx.org).where('id', '=', person).forUpdate().execute()
  const same = await ctx.tx
    .selectFrom('certificates')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person)
    .where('kind', '=', body.kind)
    .where('number', '=', body.number)
    .where('ended_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (same !== undefined) throw refuse('certificate.number-known')
  if (body.file === undefined) return
  // A scan of nobody else's: sent by whoever enters it, or on this certificate already.
  const file = await ctx.tx
    .selectFrom('files')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', body.file)
    .where('case_id', 'is', null)
    .where(eb =>
      eb.or([
        eb('uploaded_by', '=', ctx.actor.person),
        eb.exists(
          eb
            .selectFrom('certificates')
            .select('certificates.id')
            .where('certificates.org_id', '=', ctx.org)
            .where('certificates.id', '=', id)
            .whereRef('certificates.file_id', '=', 'files.id'),
        ),
      ]),
    )
    .executeTakeFirst()
  if (!file) throw refuse('file.not-found')
}
