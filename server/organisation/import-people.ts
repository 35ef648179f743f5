import { sql } from 'kysely'
import { inLanguage } from '../../events/in-language.ts'
import type { Role } from '../../events/roles.ts'
import { changePerson } from './change-person.ts'
import { createPerson } from './create-person.ts'
import {
  failed,
  type Known,
  nameOfDepartment,
  type Problem,
  problem,
  refusedWith,
  result,
  type Table,
  unknownWord,
  unreadable,
} from './import-table.ts'
import { mayHold } from './may-hold.ts'
import { roleName } from './role-title.ts'
import { setSuperior } from './set-superior.ts'
import { roleNamed, type TableRow, wordsOf } from './staff-table.ts'
import { directSuperior } from './superiors.ts'
import type { StaffColumn, StaffRow } from './transfer-schema.ts'

/** A person's row: made, changed, the same, or why not; and the id where there is one. */
export async function ofPerson(table: Table, row: TableRow): Promise<{ result: StaffRow; id?: string }> {
  const { ctx } = table
  const { name = '', department: departmentName, staffNo, title, email, phone, posts: postsText } = row.cells
  const problems: Problem[] = []
  const department = departmentName === undefined ? undefined : table.departments.get(departmentName)
  if (departmentName === undefined)
    problems.push(problem('department', { zh: '没有部门', en: 'No department' }, { zh: '填写部门', en: 'Give a department' }))
  else if (department === undefined)
    problems.push(
      problem(
        'department',
        { zh: `没有部门“${departmentName}”`, en: `There is no department "${departmentName}"` },
        { zh: '改成已有部门，或先加一行只填部门的行', en: 'Name one that is there, or add a row with the department only' },
      ),
    )
  // RFC 5321: no address is longer.
  if (email !== undefined && (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)))
    problems.push(unreadable('email', email))
  if (phone !== undefined && !/^[+\d][\d\s()-]{4,30}$/.test(phone)) problems.push(unreadable('phone', phone))
  if (staffNo !== undefined && staffNo.length > 50) problems.push(unreadable('staffNo', staffNo))
  const roles = wordsOf(postsText ?? '').map(word => ({ word, role: roleNamed(ctx, word) }))
  for (const { word, role } of roles) if (role === undefined) problems.push(unknownWord('posts', word))
  const same = findPerson(table, row)
  if (same === 'several')
    problems.push(
      problem(
        'name',
        { zh: `有几位“${name}”`, en: `There are several called "${name}"` },
        { zh: '填写工号或邮箱来区分', en: 'Tell them apart by staff number or e-mail' },
      ),
    )
  const found = same === 'several' ? undefined : same
  for (const { role } of roles)
    if (role !== undefined)
      try {
        mayHold(ctx, { partner: found?.partner === true }, role)
      } catch (error) {
        problems.push(refusedWith('posts', error))
      }
  if (problems.length > 0 || department === undefined) return { result: failed(row, 'person', problems) }
  const wanted = roles.flatMap(r => r.role ?? [])
  if (found === undefined) {
    const id = await createPerson(ctx, {
      ...{ name: name.slice(0, 100), title: (title ?? '').slice(0, 100), department: department.id },
      ...{ email: email?.toLowerCase(), phone, staffNo, posts: wanted.map(role => ({ role })) },
    })
    table.people.push({
      ...{ id, name, title: title ?? '', department: department.id, email: email ?? null, phone: phone ?? null },
      ...{ staffNo: staffNo ?? null, partner: false },
    })
    return { result: result(row, 'person', { outcome: 'new' }), id }
  }
  return changed(table, row, found, { department, departmentName: departmentName ?? '', wanted })
}

async function changed(
  table: Table,
  row: TableRow,
  found: Known,
  { department, departmentName, wanted }: { department: { id: string }; departmentName: string; wanted: readonly Role[] },
): Promise<{ result: StaffRow; id?: string }> {
  const { ctx } = table
  const { name = '', staffNo, title, phone, posts: postsText } = row.cells
  const person = ctx.roster.people.get(found.id)
  // What another department lends them for is not of their own posts.
  const isLent = (r: { readonly role: string; readonly department?: string | undefined }) =>
    person?.borrowed !== undefined && person.borrowed.roles.includes(r.role) && r.department === person.borrowed.to.id
  const held = (person?.roles ?? []).filter(
    r => !isLent(r) && (r.department === undefined || !ctx.roster.departments.get(r.department)?.isClosed),
  )
  const say = (roles: readonly string[]) => [...new Set(roles)].map(r => inLanguage(roleName(ctx, r), 'zh')).join('、')
  const heldRoles = [...new Set(held.map(r => r.role))]
  const postsChange = postsText !== undefined && [...heldRoles].sort().join() !== [...new Set(wanted)].sort().join()
  const change = (column: StaffColumn, before: string, after: string | undefined) =>
    after === undefined || after === before ? [] : [{ column, before, after }]
  const changes = [
    ...change('name', found.name, name),
    ...change('department', nameOfDepartment(table, found.department), departmentName),
    ...change('staffNo', found.staffNo ?? '', staffNo),
    ...change('title', found.title, title),
    ...change('phone', found.phone ?? '', phone),
    ...(postsChange ? [{ column: 'posts' as const, before: say(heldRoles), after: say(wanted) }] : []),
  ]
  if (changes.length === 0) return { result: result(row, 'person', {}), id: found.id }
  try {
    await sql`savepoint staff_row`.execute(ctx.tx)
    await changePerson(ctx, found.id, {
      ...{ name: name.slice(0, 100), department: department.id, title, phone, staffNo },
      ...(postsChange
        ? {
            posts: wanted.map(role => {
              // A department's post that the person holds stays where it is.
              const within = held.find(r => r.role === role)?.department
              return { role, ...(within === undefined ? {} : { department: within }) }
            }),
          }
        : {}),
    })
  } catch (error) {
    // What of the row was written before the refusal goes with it.
    await sql`rollback to savepoint staff_row`.execute(ctx.tx)
    return { result: failed(row, 'person', [refusedWith(postsChange ? 'posts' : 'name', error)]) }
  }
  Object.assign(found, { name, department: department.id, title: title ?? found.title, phone: phone ?? found.phone })
  return { result: result(row, 'person', { outcome: 'changed', changes }), id: found.id }
}

function findPerson(table: Table, { cells }: TableRow): Known | 'several' | undefined {
  const { staffNo, email, name, department } = cells
  const byNumber = staffNo === undefined ? undefined : table.people.find(p => p.staffNo === staffNo)
  if (byNumber) return byNumber
  const byEmail = email === undefined ? undefined : table.people.find(p => p.email === email.toLowerCase())
  if (byEmail) return byEmail
  const at = department === undefined ? undefined : table.departments.get(department)?.id
  // Who goes by another number or address is somebody else of the same name.
  const alike = table.people.filter(
    p =>
      p.name === name &&
      p.department === at &&
      (staffNo === undefined || p.staffNo === null) &&
      (email === undefined || p.email === null),
  )
  return alike.length > 1 ? 'several' : alike[0]
}

/** Sets the superior that a row names, once everybody of the table is there. */
export async function withSuperior(table: Table, row: TableRow, id: string, before: StaffRow): Promise<StaffRow> {
  // The person is there all the same; only the line to the superior is not.
  const but = (one: Problem): StaffRow => ({ ...before, problems: [...before.problems, one] })
  const wanted = row.cells.superior ?? ''
  const alike = table.people.filter(p => p.staffNo === wanted || p.email === wanted.toLowerCase() || p.name === wanted)
  if (alike.length !== 1)
    return but(
      alike.length === 0
        ? unknownWord('superior', wanted)
        : problem(
            'superior',
            { zh: `有几位“${wanted}”`, en: `There are several called "${wanted}"` },
            { zh: '改用工号或邮箱', en: 'Use the staff number or e-mail' },
          ),
    )
  const { ctx } = table
  const superior = alike[0]!
  const now = ctx.roster.people.get(id)?.superior
  if (now === superior.id) return before
  const was = directSuperior(ctx.roster, id)
  try {
    await setSuperior(ctx, id, { superior: superior.id })
  } catch (error) {
    return but(refusedWith('superior', error))
  }
  return {
    ...before,
    outcome: before.outcome === 'new' ? 'new' : 'changed',
    changes: [
      ...before.changes,
      { column: 'superior', before: was?.isNamed ? (ctx.roster.people.get(was.person)?.name ?? '') : '', after: superior.name },
    ],
  }
}
