import type { Ctx } from '../context.ts'
import { regionRows } from '../organisation/regions.ts'
import { roleName } from '../organisation/role-title.ts'
import { fieldStaff, isOf } from './field-staff.ts'
import { deskOf } from './field-work.ts'
import { countNeeds } from './list-needs.ts'
import { endOf } from './period.ts'
import { type DeskFilter, type FieldDesk, fieldStates } from './schema.ts'

/** The head of the desk: who the field and the office are by which clause, how many are where, how much they need. */
export async function viewDesk(ctx: Ctx, filter: DeskFilter): Promise<FieldDesk> {
  const work = deskOf(ctx)
  const all = await fieldStaff(ctx, work, endOf(ctx, filter.period))
  const staff = all.filter(one => isOf(ctx, one.person, filter))
  const [first] = work.rules
  const posts = (roles: ReadonlySet<string>) => [...roles].map(role => ({ role, title: roleName(ctx, role) }))
  // Only departments and regions that somebody of the field is of.
  const departments = [...ctx.roster.departments.values()].filter(d =>
    all.some(({ person }) => person.department === d.id || person.borrowed?.to.id === d.id),
  )
  const regions = new Set(departments.flatMap(d => d.region ?? []))
  return {
    rule:
      first === undefined
        ? null
        : {
            ...{ clause: first.rule.clause, regulation: first.pack.title },
            ...{ field: posts(work.field), office: posts(work.office), lead: posts(work.lead) },
          },
    states: Object.fromEntries(
      fieldStates.map(state => [state, staff.filter(one => one.state === state).length]),
    ) as FieldDesk['states'],
    people: staff.length,
    borrowed: staff.filter(one => one.person.borrowed !== undefined).length,
    needs: await countNeeds(ctx, work, filter),
    departments: departments.map(({ id, name }) => ({ id, name })),
    regions: (await regionRows(ctx)).filter(r => regions.has(r.id)).map(({ id, name }) => ({ id, name })),
    asOf: ctx.now,
  }
}
