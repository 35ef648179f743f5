import type { Ctx } from '../context.ts'
import { isKeeper } from './may-hold.ts'
import { openDepartments } from './merged-departments.ts'
import type { DepartmentRow, ListPeople, PersonRow } from './schema.ts'

/** People as pickers and the staff page show them; contacts and leavers for who keeps the master data only. One query. */
export async function listPeople(ctx: Ctx, { q, ids, role, department, inactive, limit }: ListPeople): Promise<PersonRow[]> {
  const keeps = isKeeper(ctx.actor)
  let query = ctx.tx
    .selectFrom('people')
    .select(['id', 'name', 'title', 'department_id', 'presence', 'is_active', 'email', 'phone', 'user_id'])
    .where('org_id', '=', ctx.org)
  // By id also those who have left: old drafts and timelines name them.
  if (ids) query = query.where('id', 'in', ids.length > 0 ? ids : [''])
  else if (!(keeps && inactive === '1')) query = query.where('is_active', '=', true)
  const wanted = q?.trim().toLowerCase()
  const rows = (await query.orderBy('name').orderBy('id').execute()).filter(
    p => !wanted || [p.name, p.title, keeps ? p.email : null].some(text => text?.toLowerCase().includes(wanted)),
  )
  return rows
    .map((p): PersonRow => {
      const here = ctx.roster.people.get(p.id)
      const back = here?.presence === 'on-duty'
      const substitute = here?.substitute ?? null
      const own = departmentOf(ctx, p.department_id)
      return {
        id: p.id,
        name: p.name,
        title: p.title,
        department: own,
        ...(own ? { departmentName: own.name } : {}),
        roles: (here?.roles ?? [])
          // Those of merged departments are the same posts once more.
          .filter(r => r.department === undefined || !ctx.roster.departments.get(r.department)?.isClosed)
          .map(r => ({ role: r.role, department: departmentOf(ctx, r.department ?? null) })),
        presence: here?.presence ?? p.presence,
        absentUntil: back ? null : (here?.backAt ?? null),
        substitute: back || substitute === null ? null : { id: substitute, name: ctx.roster.people.get(substitute)?.name ?? '' },
        // Whose contract has run out is not on the staff any more, without anybody having closed the account.
        active: here !== undefined,
        partner: here?.partner ?? null,
        borrowed: here?.borrowed === undefined ? null : { from: here.borrowed.from, until: here.borrowed.until },
        ...(keeps ? { email: p.email, phone: p.phone, hasAccount: p.user_id !== null } : {}),
      }
    })
    .filter(
      p =>
        (!role || p.roles.some(r => r.role === role)) &&
        (!department || p.department?.id === department || p.roles.some(r => r.department?.id === department)),
    )
    .slice(0, limit)
}

const departmentOf = (ctx: Ctx, id: string | null) => {
  const found = id === null ? undefined : ctx.roster.departments.get(id)
  return found ? { id: found.id, name: found.name } : null
}

/** All departments in use, in their order, with how many people each has. */
export function listDepartments(ctx: Ctx): DepartmentRow[] {
  const people = [...ctx.roster.people.values()]
  return openDepartments(ctx.roster).map(d => ({
    id: d.id,
    name: d.name,
    nameEn: d.nameEn,
    kind: d.kind,
    people: people.filter(p => p.department === d.id).length,
    parent: d.parent ?? null,
    region: d.region ?? null,
  }))
}
