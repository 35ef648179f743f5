import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Ctx } from '../context.ts'
import type { FileChange } from '../database/customer-tables.ts'
import { differences } from './file-changes.ts'
import { CellProblem, type Cells, coversIn, dayIn, kindIn, needed, numberIn, unknown, wordsIn, yesIn } from './import-columns.ts'
import type { FileTable } from './import-schema.ts'
import { changeContact, createContact } from './save-contact.ts'
import { changeContract, createContract } from './save-contract.ts'
import { changeCustomer, createCustomer } from './save-customer.ts'
import { changeMachine, createMachine } from './save-machine.ts'
import { changeSite, createSite } from './save-site.ts'

export type RowDone = { readonly isNew: boolean; readonly changes: readonly FileChange[] }
const made: RowDone = { isNew: true, changes: [] }
const changed = (changes: readonly FileChange[]): RowDone => ({ isNew: false, changes })
/** Why what stood there was changed, as the history says it. */
const reason = '表格导入'

/** What each table does with a row: makes it, or finds it by its key and changes what the row says. An empty cell changes nothing. */
export const rowWriters: Readonly<Record<FileTable, (ctx: Ctx, cells: Cells) => Promise<RowDone>>> = {
  customers: ofCustomer,
  sites: ofSite,
  contacts: ofContact,
  machines: ofMachine,
  contracts: ofContract,
}
/** By which cells a row is found again. */
export const keyCells: Readonly<Record<FileTable, readonly string[]>> = {
  customers: ['code', 'name'],
  sites: ['customer', 'name'],
  contacts: ['customer', 'site', 'name'],
  machines: ['serial'],
  contracts: ['number'],
}

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never // what is left has a value

async function ofCustomer(ctx: Ctx, cells: Cells): Promise<RowDone> {
  const name = needed(cells, 'name')
  const values = given({
    ...{ name, code: cells.code, class: cells.class, contact: cells.contact, phone: cells.phone, address: cells.address },
  })
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'name', 'code', 'class', 'contact', 'phone', 'address'])
    .where('org_id', '=', ctx.org)
    .where(eb => eb.or([eb('name', '=', name), ...(cells.code === undefined ? [] : [eb('code', '=', cells.code)])]))
    .limit(3)
    .execute()
  const byCode = cells.code === undefined ? undefined : rows.find(row => row.code === cells.code)
  const byName = rows.filter(row => row.name === name && (cells.code === undefined || row.code === ''))
  if (byCode === undefined && byName.length > 1)
    throw new CellProblem(
      'name',
      { zh: '有几位客户叫这个名称', en: 'Several customers have this name' },
      { zh: '填客户编号区分', en: 'Tell them apart by the customer number' },
    )
  const known = byCode ?? byName[0]
  if (known === undefined) {
    const blank = { contact: '', phone: '', address: '', class: '', code: '' }
    await createCustomer(ctx, { ...blank, ...values, name, evenIfKnown: false })
    return made
  }
  const { id, ...before } = known
  const changes = differences(before, values)
  if (changes.length > 0) await changeCustomer(ctx, id, values)
  return changed(changes)
}

/** The customer that a cell names, by number or by whole name. */
async function customerIn(ctx: Ctx, cells: Cells): Promise<string> {
  const text = needed(cells, 'customer')
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'code'])
    .where('org_id', '=', ctx.org)
    .where(eb => eb.or([eb('code', '=', text), eb('name', '=', text)]))
    .limit(3)
    .execute()
  const known = rows.find(row => row.code === text) ?? (rows.length === 1 ? rows[0] : undefined)
  if (known !== undefined) return known.id
  if (rows.length > 1)
    throw new CellProblem(
      'customer',
      { zh: `有几位客户叫“${text}”`, en: `Several customers are called "${text}"` },
      { zh: '改填客户编号', en: 'Give the customer number' },
    )
  throw unknown('customer', text)
}

async function siteIn(ctx: Ctx, customer: string, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  const row = await ctx.tx
    .selectFrom('sites')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('name', '=', name)
    .executeTakeFirst()
  if (!row) throw unknown('site', name)
  return row.id
}

async function ofSite(ctx: Ctx, cells: Cells): Promise<RowDone> {
  const name = needed(cells, 'name')
  const customer = await customerIn(ctx, cells)
  const region = await regionIn(ctx, cells.region)
  const [latitude, longitude] = [numberIn(cells, 'latitude', 90), numberIn(cells, 'longitude', 180)]
  const values = given({ name, address: cells.address, region, accessNotes: cells.accessNotes, latitude, longitude })
  const known = await ctx.tx
    .selectFrom('sites')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return changed(await changeSite(ctx, customer, known.id, { ...values, reason }))
  await createSite(ctx, customer, { ...values, name })
  return made
}

async function regionIn(ctx: Ctx, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  const row = await ctx.tx
    .selectFrom('regions')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where(eb => eb.or([eb('name', '=', name), eb('name_en', '=', name)]))
    .executeTakeFirst()
  if (!row) throw unknown('region', name)
  return row.id
}

async function ofContact(ctx: Ctx, cells: Cells): Promise<RowDone> {
  const name = needed(cells, 'name')
  const customer = await customerIn(ctx, cells)
  const site = await siteIn(ctx, customer, cells.site)
  const preferred = yesIn(cells, 'preferred')
  const values = given({ name, role: cells.role, phone: cells.phone, email: cells.email, preferred })
  if (cells.email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cells.email))
    throw new CellProblem(
      'email',
      { zh: `“${cells.email}”不是邮箱`, en: `"${cells.email}" is no e-mail address` },
      { zh: '更正后再导入', en: 'Mend it and import again' },
    )
  const known = await ctx.tx
    .selectFrom('customer_contacts')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('site_id', site === undefined ? 'is' : '=', site ?? null)
    .where('name', '=', name)
    .where('ended_on', 'is', null)
    .orderBy('created_at')
    .executeTakeFirst()
  if (known) return changed(await changeContact(ctx, customer, known.id, { ...values, reason }))
  await createContact(ctx, customer, { ...values, name, ...(site === undefined ? {} : { site }) })
  return made
}

async function ofMachine(ctx: Ctx, cells: Cells): Promise<RowDone> {
  const serial = needed(cells, 'serial')
  const model = needed(cells, 'model')
  const customer = await customerIn(ctx, cells)
  const site = await siteIn(ctx, customer, cells.site)
  const day = (column: string) => dayIn(cells, column)
  const values = given({
    ...{ model, serial, name: cells.name, site },
    ...{ deliveredOn: day('deliveredOn'), installedOn: day('installedOn'), acceptedOn: day('acceptedOn') },
    ...{ warrantyFrom: day('warrantyFrom'), warrantyUntil: day('warrantyUntil') },
  })
  const known = await ctx.tx
    .selectFrom('machines')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('serial', '=', serial)
    .executeTakeFirst()
  if (known) return changed(await changeMachine(ctx, known.id, { ...values, customer, reason }))
  await createMachine(ctx, customer, { ...values, model, serial })
  return made
}

async function ofContract(ctx: Ctx, cells: Cells): Promise<RowDone> {
  const number = needed(cells, 'number')
  const customer = await customerIn(ctx, cells)
  needed(cells, 'from')
  needed(cells, 'until')
  const machines = await machinesIn(ctx, customer, cells.machines)
  const values = {
    ...{ number, kind: kindIn(cells), from: dayIn(cells, 'from')!, until: addCalendarDays(dayIn(cells, 'until')!, 1) },
    ...{ covers: coversIn(cells), allMachines: machines === undefined, machines: machines ?? [] },
  }
  const known = await ctx.tx
    .selectFrom('service_contracts')
    .select(['id', 'customer_id'])
    .where('org_id', '=', ctx.org)
    .where('number', '=', number)
    .executeTakeFirst()
  if (known && known.customer_id !== customer)
    throw new CellProblem(
      'customer',
      { zh: '这份合同登记在另一位客户名下', en: 'The contract is registered with another customer' },
      { zh: '核对合同编号和客户', en: 'Check the number and the customer' },
    )
  if (known)
    return changed(
      await changeContract(ctx, customer, known.id, {
        ...values,
        ...(cells.note === undefined ? {} : { note: cells.note }),
        reason,
      }),
    )
  await createContract(ctx, customer, { ...values, note: cells.note ?? '' })
  return made
}

/** The machines that a cell names by their serial numbers; undefined: all of the customer's. */
async function machinesIn(ctx: Ctx, customer: string, text: string | undefined): Promise<string[] | undefined> {
  if (text === undefined || ['全部', 'all'].includes(text.toLowerCase())) return undefined
  const serials = [...new Set(wordsIn(text))]
  const rows = await ctx.tx
    .selectFrom('machines')
    .select(['id', 'serial'])
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('serial', 'in', serials.length === 0 ? [''] : serials)
    .execute()
  const missing = serials.find(serial => !rows.some(row => row.serial === serial))
  if (missing !== undefined) throw unknown('machines', missing)
  return rows.map(row => row.id)
}
