import type { Pack } from '../../engine/pack.ts'
import type { Instant } from '../../events/instant.ts'
import type { Role } from '../../events/roles.ts'
import { insertAccount } from '../auth/person-account.ts'
import type { Ctx } from '../context.ts'
import { findOrCreateCustomer } from '../customers/find-or-create.ts'
import { machineSearch } from '../customers/save-machine.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { createDepartment } from '../organisation/create-department.ts'
import { createOrganisation } from '../organisation/create-organisation.ts'
import { createPerson } from '../organisation/create-person.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { createPartner } from '../organisation/partners.ts'
import { createRegion } from '../organisation/regions.ts'
import { insertLine } from '../organisation/set-superior.ts'
import { publishEdition } from '../policies/publish-edition.ts'
import { type DemoTrees, plantTrees } from './demo-codes.ts'
import { type DemoServiceFile, keepServiceFiles } from './demo-service-files.ts'

/** A login name: what stands before the @ of the company's own mail domain. */
export type Login = string
export type DemoPerson = {
  login: Login
  name: string
  title: string
  /** A kind of department of the company. */
  department: string
  roles: readonly Role[]
  /** What to look at as this person: such people are offered on the sign-in page. */
  hint?: { zh: string; en: string }
  /** On leave; this login stands in. */
  onLeave?: Login
  /** The login of the superior that the company names itself. */
  reportsTo?: Login
  /** Sent by the partner company of this name; in no department then. */
  partner?: string
  /** The region of a regional liaison. */
  region?: string
  phone?: string
}
export type DemoCustomer = {
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly address: string
  readonly machines: readonly (readonly [model: string, serial: string])[]
}

/** A demo organisation before it lives: who it is, under which regulations, with whom. */
export type DemoCompany = {
  readonly name: string
  readonly nameEn: string
  readonly domain: string
  /** So long it has worked with this system; the integrator the longest, so that it is the first organisation. */
  readonly days: number
  readonly packs: readonly Pack[]
  readonly departments: readonly { readonly kind: string; readonly name: string; readonly nameEn: string }[]
  readonly staff: readonly DemoPerson[]
  /** Outsourced companies, with how many days their contracts have run and still run. */
  readonly partners?: readonly {
    readonly name: string
    readonly contact: string
    readonly phone: string
    readonly days: number
  }[]
  readonly regions?: readonly { readonly name: string; readonly nameEn: string; readonly isOverseas: boolean }[]
  /** 借调: who is lent to which kind of department, as what, for how many days from now on, by whose approval (logins). */
  readonly borrowings?: readonly {
    readonly person: Login
    readonly to: string
    readonly role: Role
    readonly days: number
    readonly approvedBy: Login
    readonly reason: string
  }[]
  /** Who chairs a body that chooses its chair: the role of its members, and the login. */
  readonly chairs?: readonly (readonly [role: Role, login: Login])[]
  readonly customers: readonly DemoCustomer[]
  /** Sites, contacts, structure and contracts of some of them. */
  readonly serviceFiles?: readonly DemoServiceFile[]
  /** Its codes of failures, causes, parts and solutions. */
  readonly trees?: DemoTrees
  /** What is said in its reports of the past. */
  readonly report: string
}

/** A company that has been founded: ids by login and by kind of department, and its customers' machines. */
export type Found = {
  readonly org: string
  readonly staff: ReadonlyMap<Login, string>
  readonly departments: ReadonlyMap<string, string>
  readonly customers: readonly string[]
  readonly machines: readonly { readonly customer: string; readonly machine: string }[]
}

/** The address somebody of a demo company signs in with. */
export const emailOf = ({ domain }: Pick<DemoCompany, 'domain'>, login: Login): string => `${login}@${domain}`

/** The id of somebody of the company; a login that nobody has is a fault of the demo and throws. */
export function idOf(found: Found, login: Login): string {
  const id = found.staff.get(login)
  if (id === undefined) throw new Error(`no demo person ${login}`)
  return id
}

const daysBefore = (now: Instant, days: number): Instant => new Date(Date.parse(now) - days * 86_400_000).toISOString()

/** Makes the organisation with its regulations, departments, people who can sign in, customers and machines. */
export async function foundCompany(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  company: DemoCompany,
  { org, now, passwordHash }: { org: string; now: Instant; passwordHash: string },
): Promise<Found> {
  // Everybody has been here since before the first demo case; the company works with this system for some weeks.
  const since = daysBefore(now, 200)
  const founding = { tx, org, now: since, newId: deps.newId }
  await createOrganisation(
    { ...founding, now: daysBefore(now, company.days) },
    { name: company.name, nameEn: company.nameEn, isDemo: true },
  )
  for (const pack of company.packs) await publishEdition(founding, pack, 'system')
  if (company.trees !== undefined) await plantTrees(founding, company.trees)
  const departments = new Map<string, string>()
  for (const d of company.departments) departments.set(d.kind, await createDepartment(founding, d))
  const partners = new Map<string, string>()
  for (const { days, ...p } of company.partners ?? [])
    partners.set(p.name, await createPartner(founding, { ...p, until: daysBefore(now, -days) }))
  const regions = new Map<string, string>()
  for (const r of company.regions ?? []) regions.set(r.name, await createRegion(founding, r))
  const staff = new Map<Login, string>()
  for (const [n, p] of company.staff.entries()) {
    const email = emailOf(company, p.login)
    const id = await createPerson(founding, {
      name: p.name,
      title: p.title,
      ...(p.partner === undefined ? { department: departments.get(p.department)! } : { partnerOf: partners.get(p.partner)! }),
      email,
      phone: p.phone ?? `1390000${String(n + 1).padStart(4, '0')}`,
      posts: p.roles.map(role => ({
        role,
        ...(p.region === undefined ? {} : { region: regions.get(p.region) }),
        isChair: company.chairs?.some(([of, login]) => of === role && login === p.login) ?? false,
      })),
    })
    staff.set(p.login, id)
    await insertAccount(tx, { org, person: id, name: p.name, email, passwordHash, now: since, newId: deps.newId })
  }
  for (const b of company.borrowings ?? []) {
    const from = departments.get(company.staff.find(p => p.login === b.person)!.department)!
    await grantPost({ ...founding, now: daysBefore(now, 10) }, staff.get(b.person)!, {
      ...{ role: b.role, department: departments.get(b.to)!, until: daysBefore(now, -b.days) },
      borrowed: { from, approvedBy: staff.get(b.approvedBy)!, reason: b.reason },
    })
  }
  for (const p of company.staff) if (p.reportsTo) await insertLine(founding, staff.get(p.login)!, staff.get(p.reportsTo)!, since)
  for (const p of company.staff) if (p.onLeave) await takeLeave(tx, org, now, staff.get(p.login)!, staff.get(p.onLeave)!)
  const customers = await foundCustomers(founding, company.customers, now)
  if (company.serviceFiles !== undefined) await keepServiceFiles(founding, company.serviceFiles, now)
  return { org, staff, departments, ...customers }
}

async function takeLeave(tx: Tx, org: string, now: Instant, person: string, substitute: string): Promise<void> {
  await tx
    .updateTable('people')
    .set({ presence: 'leave', absent_until: daysBefore(now, -9), substitute_id: substitute })
    .where('org_id', '=', org)
    .where('id', '=', person)
    .execute()
}

async function foundCustomers(
  founding: Pick<Ctx, 'tx' | 'org' | 'now' | 'newId'>,
  wanted: readonly DemoCustomer[],
  now: Instant,
): Promise<Pick<Found, 'customers' | 'machines'>> {
  const { tx, org, now: since, newId } = founding
  const customers: string[] = []
  const machines: { customer: string; machine: string }[] = []
  for (const c of wanted) {
    const customer = (await findOrCreateCustomer(founding as Ctx, {
      customer: { name: c.name, phone: c.phone, address: c.address },
    }))!
    await tx.updateTable('customers').set({ contact: c.contact }).where('org_id', '=', org).where('id', '=', customer).execute()
    customers.push(customer)
    for (const [model, serial] of c.machines) {
      const machine = newId()
      await tx
        .insertInto('machines')
        .values({
          org_id: org,
          id: machine,
          customer_id: customer,
          model,
          serial,
          installed_on: since.slice(0, 10),
          warranty_until: daysBefore(now, -300).slice(0, 10),
          warranty_given: true,
          ...machineSearch({ model, serial, name: '' }),
        })
        .execute()
      machines.push({ customer, machine })
    }
  }
  return { customers, machines }
}
