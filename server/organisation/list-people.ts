import type { Ctx } from '../context.ts'
import type { DepartmentRow, ListPeople, PersonRow } from './schema.ts'

/** People as pickers and the staff page show them; contacts and leavers for administrators only. One query. */
export async function listPeople(ctx: Ctx, { q, ids, role, department, inactive, limit }: ListPeople): Promise<PersonRow[]> {
  const isAdministrator = ctx.actor.roles.some(r => r.role === 'administrator')
  let query = ctx.tx
    .selectFrom('people')
    .select([
      'id',
      'name',
      'title',
      'department_id',
      'presence',
      'absent_until',
      'substitute_id',
      'is_active',
      'email',
      'phone',
      'user_id',
    ])
    .where('org_id', '=', ctx.org)
  // By id also those who have left: old drafts and timelines name them.
  if (ids) query = query.where('id', 'in', ids.length > 0 ? ids : [''])
  else if (!(isAdministrator && inactive === '1')) query = query.where('is_active', '=', true)
  const wanted = q?.trim().toLowerCase()
  const rows = (await query.orderBy('name').orderBy('id').execute()).filter(
    p => !wanted || [p.name, p.title, isAdministrator ? p.email : null].some(text => text?.toLowerCase().includes(wanted)),
  )
  return rows
    .map((p): PersonRow => {
      const back = p.absent_until !== null && p.absent_until <= ctx.now
      const own = departmentOf(ctx, p.department_id)
      return {
        id: p.id,
        name: p.name,
        title: p.title,
        department: own,
        ...(own ? { departmentName: own.name } : {}),
        roles: (ctx.roster.people.get(p.id)?.roles ?? []).map(r => ({
          role: r.role,
          department: departmentOf(ctx, r.department ?? null),
        })),
        presence: back ? 'on-duty' : p.presence,
        absentUntil: back ? null : p.absent_until,
        substitute:
          p.substitute_id === null || back
            ? null
            : { id: p.substitute_id, name: ctx.roster.people.get(p.substitute_id)?.name ?? '' },
        active: p.is_active,
        ...(isAdministrator ? { email: p.email, phone: p.phone, hasAccount: p.user_id !== null } : {}),
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

/** All departments in their order, with how many people each has. */
export function listDepartments(ctx: Ctx): DepartmentRow[] {
  const people = [...ctx.roster.people.values()]
  return [...ctx.roster.departments.values()].map(d => ({
    id: d.id,
    name: d.name,
    nameEn: d.nameEn,
    kind: d.kind,
    people: people.filter(p => p.department === d.id).length,
  }))
}
