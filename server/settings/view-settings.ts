import { roles } from '../../events/roles.ts'
import { defaultScopes, scopeOfRole } from '../access/scopes-schema.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { ORGANISATION_STREAM } from '../events/add-organisation-event.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { blanksInForce } from '../penalties/blanks.ts'
import type { CompanySettings } from '../rules/organisation-rules.ts'
import { storedSettings } from './change-settings.ts'
import { contestedKinds } from './primary-choice.ts'
import type { SettingsView } from './schema.ts'

const who = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

/** The company's settings with who set each; mail and webhook for administrators only, and their secrets for nobody. */
export async function viewSettings(ctx: Ctx): Promise<SettingsView> {
  const settings = await storedSettings(ctx)
  const changes = await ctx.tx
    .selectFrom('events')
    .select(['data', 'at', 'actor', 'seq'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', ORGANISATION_STREAM)
    .where('type', '=', 'setting.changed')
    .orderBy('seq')
    .execute()
  const isAdministrator = ctx.actor.roles.some(r => r.role === 'administrator')
  return {
    calendar: settings.calendar,
    clocks: {
      warnShare: settings.clocks.warnShare,
      ladder: settings.clocks.ladder.map(rung => ({ after: rung.after, to: { role: rung.to.role } })),
    },
    ...(isAdministrator
      ? {
          mail: mailOf(settings),
          webhook: { url: settings.webhook.url ?? null, hasSecret: settings.webhook.secret !== undefined },
        }
      : {}),
    policies: {
      approvers: settings.policies.approvers,
      reviewers: settings.policies.reviewers,
      contested: await contestedKinds(ctx),
    },
    approvals: settings.approvals,
    assignment: settings.assignment,
    penalties: { ...settings.penalties, blanks: blanksInForce(ctx) },
    payroll: settings.payroll,
    archive: settings.archive,
    files: settings.files,
    rewards: settings.rewards,
    service: settings.service,
    contracts: settings.contracts,
    parts: settings.parts,
    field: settings.field,
    dispatch: settings.dispatch,
    organisation: settings.organisation,
    library: settings.library,
    security: { secondFactorRoles: settings.security.secondFactorRoles },
    access: {
      visibility: roles.map(role => ({
        ...{ role, scope: scopeOfRole(settings.access, role), default: defaultScopes[role] ?? 'own' },
      })),
      unmasked: settings.access.unmasked,
      sealed: settings.access.sealed,
      auditHours: settings.access.auditHours,
    },
    // The last one of each setting stands.
    setBy: Object.fromEntries(changes.map(c => [String(c.data.setting), { by: who(ctx, c.actor), at: c.at }])),
  }
}

function mailOf({ mail }: CompanySettings) {
  const url = mail.smtpUrl !== undefined && URL.canParse(mail.smtpUrl) ? new URL(mail.smtpUrl) : undefined
  return {
    from: mail.from ?? null,
    server: url ? `${url.protocol}//${url.host}` : null,
    hasPassword: url !== undefined && url.password !== '',
  }
}

/** Every change of a setting, the newest first. */
export async function settingHistory(ctx: Ctx, { limit, after }: { limit: number; after?: string | undefined }) {
  let query = ctx.tx
    .selectFrom('events')
    .select(['id', 'seq', 'at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', ORGANISATION_STREAM)
    .where('type', '=', 'setting.changed')
  if (after !== undefined) query = query.where('seq', '<', Number(readCursor(after, ['number'])[0]))
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(r => ({
      id: r.id,
      at: r.at,
      by: who(ctx, r.actor),
      setting: String(r.data.setting),
      value: r.data.value ?? null,
    })),
    next: rows.length > limit && last ? writeCursor([String(last.seq)]) : null,
  }
}
