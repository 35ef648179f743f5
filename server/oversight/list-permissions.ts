import { type RawBuilder, sql } from 'kysely'
import type { Role } from '../../events/roles.ts'
import { roles } from '../../events/roles.ts'
import type { Text } from '../../events/text.ts'
import { unsealedOrNone } from '../access/case-visibility.ts'
import { nameOfRole } from '../access/role-names.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListPermissions, PermissionEntry, PermissionKind, PermissionPage } from './schema.ts'

type Row = {
  id: string
  at: string
  kind: PermissionKind
  person: string | null
  by: string | null
  /** Of a post the role, of a setting its name, else words. */
  what: string
  more: string | null
  reason: string
  person_name: string | null
  by_name: string | null
  more_name: string | null
}

/** Every change of what somebody may do, each source in the same columns; each is narrowed to the organisation by itself. */
function sources(ctx: Pick<Ctx, 'org' | 'now' | 'actor' | 'sight'>): RawBuilder<unknown> {
  const { org } = ctx
  return sql`
    select 'given ' || p.id as id, p.since as at, 'post.given' as kind, p.person_id as person, g.actor as by, p.role as what, p.department_id as more, coalesce(g.reason, '') as reason
    from posts p left join lateral (
      select c.actor, c.reason from organisation_changes c
      where c.org_id = p.org_id and c.entity = 'post' and c.entity_id = p.id and c.before is null order by c.at limit 1) g on true
    where p.org_id = ${org} and (p.until is null or p.until > p.since)
    union all
    select 'ended ' || p.id, p.until, 'post.ended', p.person_id, e.actor, p.role, p.department_id, coalesce(e.reason, '')
    from posts p left join lateral (
      select c.actor, c.reason from organisation_changes c
      where c.org_id = p.org_id and c.entity = 'post' and c.entity_id = p.id and c.before is not null order by c.at desc limit 1) e on true
    where p.org_id = ${org} and p.until > p.since
    union all
    select e.id, e.at, 'mandate.' || e.what, m.holder_id, e.actor_id, 'mandate', m.principal_id, e.words
    from mandate_events e join mandates m on m.org_id = e.org_id and m.id = e.mandate_id
    where e.org_id = ${org}
    union all
    select l.id, l.at, l.action, l.actor, l.actor, coalesce(l.detail ->> 'name', ''), coalesce(l.detail ->> 'scopes', ''), ''
    from admin_log l where l.org_id = ${org} and l.action in ('key.created', 'key.deleted')
    union all
    select v.id, v.at, 'setting.changed', null, v.actor, v.data ->> 'setting', v.data ->> 'value', ''
    from events v where v.org_id = ${org} and v.stream_id = 'organisation' and v.type = 'setting.changed'
      and v.data ->> 'setting' in ('access.visibility', 'access.unmasked', 'security.secondFactorRoles')
    union all
    select g.id, g.granted_at, 'seal.granted', g.person_id, g.granted_by, s.title, null, g.reason
    from seal_grants g join seals s on s.org_id = g.org_id and s.id = g.seal_id
    where g.org_id = ${org} and ${unsealedOrNone(ctx, 's.case_id')}`
}

/** A page of the history of permissions, the newest first; what lies ahead (a post that ends next month) stands on top. */
export async function listPermissions(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now' | 'actor' | 'sight'>,
  { kind, person, from, until, limit, after }: ListPermissions,
): Promise<PermissionPage> {
  const where = [sql`true`]
  if (kind) where.push(sql`h.kind = any(${kind}::text[])`)
  if (person !== undefined) where.push(sql`(h.person = ${person} or h.by = ${person})`)
  if (from !== undefined) where.push(sql`h.at >= ${from}`)
  if (until !== undefined) where.push(sql`h.at < ${until}`)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    where.push(sql`(h.at, h.id) < (${at}::timestamptz, ${id})`)
  }
  const { rows } = await sql<Row>`
    select h.*, who.name as person_name, giver.name as by_name, coalesce(d.name, principal.name) as more_name
    from (${sources(ctx)}) h
    left join people who on who.org_id = ${ctx.org} and who.id = h.person
    left join people giver on giver.org_id = ${ctx.org} and giver.id = h.by
    left join departments d on d.org_id = ${ctx.org} and h.kind like 'post.%' and d.id = h.more
    left join people principal on principal.org_id = ${ctx.org} and h.kind like 'mandate.%' and principal.id = h.more
    where ${sql.join(where, sql` and `)}
    order by h.at desc, h.id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(present),
    next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null,
  }
}

function present(row: Row): PermissionEntry {
  return {
    ...{ id: row.id, at: row.at, kind: row.kind, reason: row.reason },
    person: row.person === null ? null : { id: row.person, name: row.person_name ?? '' },
    by: row.by === null || row.by === 'system' ? null : { id: row.by, name: row.by_name ?? '' },
    what: wordsOf(row),
  }
}

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)
const roleTitle = (role: string): Text => (isRole(role) ? nameOfRole(role) : { zh: role, en: role })
const settings: Readonly<Record<string, Text & { en: string }>> = {
  'access.visibility': { zh: '可见范围', en: 'Which cases posts see' },
  'access.unmasked': { zh: '可看完整联系方式的岗位', en: 'Posts that see contacts in full' },
  'security.secondFactorRoles': { zh: '须两步验证的岗位', en: 'Posts that need a second factor' },
}
const scopes: Readonly<Record<string, Text & { en: string }>> = {
  own: { zh: '本人', en: 'own' },
  team: { zh: '本组', en: 'team' },
  department: { zh: '本部门', en: 'department' },
  all: { zh: '全部', en: 'all' },
}

function wordsOf({ kind, what, more, more_name: moreName }: Row): Text {
  if (kind.startsWith('post.')) {
    const { zh, en } = roleTitle(what)
    return moreName === null ? { zh, en: en ?? zh } : { zh: `${moreName} · ${zh}`, en: `${moreName} · ${en ?? zh}` }
  }
  if (kind.startsWith('mandate.')) return { zh: `代 ${moreName ?? ''} 审批`, en: `Deciding for ${moreName ?? ''}` }
  if (kind === 'setting.changed') return settingWords(what, more)
  return { zh: what, en: what }
}

/** What a setting says now, in words; a value that cannot be read stands as the setting's name alone. */
function settingWords(setting: string, value: string | null): Text {
  const title = settings[setting] ?? { zh: setting, en: setting }
  let read: unknown
  try {
    read = JSON.parse(value ?? 'null')
  } catch {
    return title
  }
  const parts = Array.isArray(read)
    ? read.map(role => roleTitle(String(role)))
    : Object.entries((read ?? {}) as Readonly<Record<string, string>>).map(([role, scope]) => {
        const [post, seen] = [roleTitle(role), scopes[scope] ?? { zh: scope, en: scope }]
        return { zh: `${post.zh}：${seen.zh}`, en: `${post.en ?? post.zh}: ${seen.en}` }
      })
  if (parts.length === 0) return title
  return {
    zh: `${title.zh}（${parts.map(p => p.zh).join('、')}）`,
    en: `${title.en} (${parts.map(p => p.en ?? p.zh).join(', ')})`,
  }
}
