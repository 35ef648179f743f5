import { editionsInForce } from '../../engine/rules.ts'
import { Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { endPost, grantPost } from './grant-post.ts'
import { mayHold } from './may-hold.ts'
import type { ObligationSource } from './obligations.ts'
import { roleName } from './role-title.ts'
import { setSuperior } from './set-superior.ts'

/** Periodic reports that a person owes and has not handed in. */
export const periodicReports: ObligationSource = {
  source: 'report',
  blocks: true,
  find: async (ctx, person) => {
    const rows = await ctx.tx
      .selectFrom('reports')
      .select(['id', 'regulation', 'rule', 'due_at', 'owner_role'])
      .where('org_id', '=', ctx.org)
      .where('owner_id', '=', person)
      .where('submitted_at', 'is', null)
      .orderBy('due_at')
      .orderBy('id')
      .execute()
    return rows.map(row => {
      const rule = ctx.rules.editions.find(e => e.pack.id === row.regulation)?.pack.periodic.find(p => p.id === row.rule)
      return {
        ...{ kind: 'report', unit: row.id, id: row.id, role: row.owner_role, dueAt: row.due_at },
        title: rule?.title ?? { zh: '定期报告', en: 'Periodic report' },
      } as const
    })
  },
  handOver: async (ctx, unit, { from, to }) => {
    if (to === null || !ctx.roster.people.has(to)) throw refuse('person.not-found')
    await ctx.tx
      .updateTable('reports')
      .set({ owner_id: to })
      .where('org_id', '=', ctx.org)
      .where('id', '=', unit)
      .where('owner_id', '=', from)
      .where('submitted_at', 'is', null)
      .execute()
  },
}

/** Seats in groups, boards and committees, and liaison posts: a regulation counts on somebody being there. */
export const bodySeats: ObligationSource = {
  source: 'post',
  blocks: true,
  find: async (ctx, person) => {
    const seats = seatRoles(ctx)
    const rows = await ctx.tx
      .selectFrom('posts')
      .select(['id', 'role', 'department_id'])
      .where('org_id', '=', ctx.org)
      .where('person_id', '=', person)
      .where('role', 'in', [...seats, ''])
      .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', ctx.now)]))
      .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', eb.ref('since'))]))
      .orderBy('since')
      .orderBy('id')
      .execute()
    return rows.map(row => {
      const name = roleName(ctx, row.role)
      const department = row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)
      return {
        ...{ kind: 'seat', unit: row.id, id: row.id, role: row.role },
        title: {
          zh: `${name.zh}${department === undefined ? '' : `（${department.name}）`}`,
          en: `${name.en ?? name.zh}${department === undefined ? '' : ` (${department.nameEn || department.name})`}`,
        },
      } as const
    })
  },
  handOver: async (ctx, unit, { from, to }) => {
    const post = await ctx.tx
      .selectFrom('posts')
      .select(['role', 'department_id', 'region_id', 'is_chair', 'person_id', 'until'])
      .where('org_id', '=', ctx.org)
      .where('id', '=', unit)
      .where('person_id', '=', from)
      .executeTakeFirst()
    if (!post) throw refuse('post.not-found')
    await endPost(ctx, unit, ctx.now)
    if (to === null) return
    const successor = ctx.roster.people.get(to)
    if (!successor) throw refuse('person.not-found')
    const role = Role.parse(post.role)
    mayHold(ctx, { partner: successor.partner !== undefined }, role)
    // Whoever sits there already simply stays.
    if (successor.roles.some(r => r.role === role && (post.department_id === null || r.department === post.department_id))) return
    await grantPost(ctx, to, {
      ...{ role, department: post.department_id, region: post.region_id, isChair: post.is_chair },
      ...(post.until === null ? {} : { until: post.until }),
    })
  },
}

/** The posts that make the bodies of the regulations in force, and the liaisons. */
export function seatRoles(ctx: Pick<Ctx, 'rules' | 'now'>): readonly string[] {
  const bodies = editionsInForce(ctx.rules, ctx.now).flatMap(e => e.pack.bodies ?? [])
  return [...new Set([...bodies.flatMap(b => [b.chair, b.deputy, b.member].flatMap(r => r ?? [])), 'liaison', 'region-liaison'])]
}

/** People who answer to somebody by a reporting line of the company. */
export const lines: ObligationSource = {
  source: 'line',
  blocks: true,
  find: async (ctx, person) =>
    [...ctx.roster.people.values()]
      .filter(p => p.superior === person)
      .map(p => ({ kind: 'line', unit: p.id, id: p.id, title: { zh: p.name, en: p.name } }) as const),
  handOver: async (ctx, unit, { to }) => setSuperior(ctx, unit, { superior: to }),
}

/** Editions that the person has not acknowledged yet. Nobody reads for somebody else: they end with the account. */
export const readings: ObligationSource = {
  source: 'reading',
  blocks: false,
  find: async (ctx, person) => {
    const rows = await ctx.tx
      .selectFrom('edition_readers')
      .select(['regulation', 'edition'])
      .where('org_id', '=', ctx.org)
      .where('person', '=', person)
      .where('acknowledged_at', 'is', null)
      .orderBy('regulation')
      .orderBy('edition')
      .execute()
    return rows.map(({ regulation, edition }) => {
      const title = ctx.rules.editions.find(e => e.pack.id === regulation)?.pack.title
      const id = `${regulation}@${edition}`
      return { kind: 'reading', unit: id, id, title: title ?? { zh: '制度', en: 'Regulation' } } as const
    })
  },
}
