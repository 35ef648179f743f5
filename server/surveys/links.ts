import { toDataURL } from 'qrcode'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { asWorker } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import type { KeptQuestionnaire } from './read-questionnaire.ts'
import type { MadeSurveyLink } from './schema.ts'

type About = { readonly caseId: string } | { readonly surveyId: string; readonly customerId: string }
export type LinkStateRow = {
  readonly state: 'waiting' | 'used' | 'expired'
  readonly createdAt: string
  readonly expiresAt: string
}

const columnsOf = (about: About) =>
  'caseId' in about
    ? { case_id: about.caseId, survey_id: null, customer_id: null }
    : { case_id: null, survey_id: about.surveyId, customer_id: about.customerId }

/**
 * A link that works once; only the hash of its token is kept, and an older one for the same thing stops working. Whoever makes it holds the lock of the
 * case or of the survey's member, so that of two made at once one is left. Gives its address and when it expires.
 */
export async function createSurveyLink(
  ctx: Ctx,
  about: About,
  { id, version, content }: KeptQuestionnaire,
  /** It ends with the survey, if that comes first. */
  notAfter?: string,
): Promise<{ path: string; expiresAt: string }> {
  const columns = columnsOf(about)
  await ctx.tx
    .updateTable('survey_links')
    .set({ used_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where(eb =>
      'caseId' in about
        ? eb('case_id', '=', about.caseId)
        : eb.and([eb('survey_id', '=', about.surveyId), eb('customer_id', '=', about.customerId)]),
    )
    .where('used_at', 'is', null)
    .execute()
  const token = ctx.newSalt()
  const end = new Date(Date.parse(ctx.now) + content.linkDays * 86_400_000).toISOString()
  const expiresAt = notAfter !== undefined && notAfter < end ? notAfter : end
  await ctx.tx
    .insertInto('survey_links')
    .values({
      ...{ org_id: ctx.org, token_hash: sha256(token), ...columns, questionnaire_id: id, version },
      ...{ created_at: ctx.now, created_by: ctx.actor.person, expires_at: expiresAt, used_at: null },
    })
    .execute()
  return { path: `/s/${token}`, expiresAt }
}

/** The link as staff get it: its address once, with the QR code to print or show. */
export async function presentSurveyLink(
  publicUrl: string,
  { path, expiresAt }: { readonly path: string; readonly expiresAt: string },
): Promise<MadeSurveyLink> {
  const url = new URL(path, publicUrl).href
  return { url, qr: await toDataURL(url, { margin: 1, width: 240, errorCorrectionLevel: 'M' }), expiresAt }
}

export type FoundSurveyLink = { readonly org: string; readonly hash: string }

/** Whose link a token is; undefined where nobody made it. Only the worker sees the links of all organisations. */
export async function findSurveyLink(database: Database, token: string): Promise<FoundSurveyLink | undefined> {
  const hash = sha256(token)
  const row = await asWorker(database, tx =>
    tx.selectFrom('survey_links').select('org_id').where('token_hash', '=', hash).executeTakeFirst(),
  )
  return row && { org: row.org_id, hash }
}

/** A link that can still be used, locked so that of two answers at once the second finds it used (`survey.link-not-valid`). */
export async function usableLink(ctx: Ctx, { hash }: FoundSurveyLink) {
  const row = await ctx.tx
    .selectFrom('survey_links')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('token_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.used_at !== null || row.expires_at <= ctx.now) throw refuse('survey.link-not-valid')
  return row
}

const stateOf = (
  ctx: Pick<Ctx, 'now'>,
  row: { created_at: string; expires_at: string; used_at: string | null },
): LinkStateRow => ({
  state: row.used_at !== null ? 'used' : row.expires_at <= ctx.now ? 'expired' : 'waiting',
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})

/** The last link of each of these cases. */
export async function linksOfCases(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now'>,
  cases: readonly string[],
): Promise<Map<string, LinkStateRow>> {
  if (cases.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('survey_links')
    .select(['case_id', 'created_at', 'expires_at', 'used_at'])
    .distinctOn('case_id')
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', [...cases])
    .orderBy('case_id')
    .orderBy('created_at', 'desc')
    .execute()
  return new Map(rows.map(row => [row.case_id!, stateOf(ctx, row)]))
}

/** The last link of each of these customers in a survey. */
export async function linksOfMembers(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now'>,
  survey: string,
  customers: readonly string[],
): Promise<Map<string, LinkStateRow>> {
  if (customers.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('survey_links')
    .select(['customer_id', 'created_at', 'expires_at', 'used_at'])
    .distinctOn('customer_id')
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', survey)
    .where('customer_id', 'in', [...customers])
    .orderBy('customer_id')
    .orderBy('created_at', 'desc')
    .execute()
  return new Map(rows.map(row => [row.customer_id!, stateOf(ctx, row)]))
}
