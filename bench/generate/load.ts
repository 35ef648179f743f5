import type { Client } from 'pg'
import { customerSearch } from '../../server/customers/customer-search.ts'
import type { Seal } from '../../server/keys/records.ts'
import { searchColumns } from '../../server/search/tokens.ts'
import { type CopyIn, copyClient, copyIn } from './copy-in.ts'
import { cutTemplates, forCopy, type Template } from './cut-templates.ts'
import { fill, type Shifted, shifted } from './fill.ts'
import { CUSTOMER_TAG, markedIds } from './marks.ts'
import type { Sort } from './play-templates.ts'
import { randomFrom, uuidFrom } from './random.ts'
import { type OpenTexts, readTemplateRows, type TemplateTable } from './template-rows.ts'
import { customerOf, machineOf, textsOf } from './words.ts'

const DAY = 24 * 60 * 60_000
const WEEK = 7 * DAY
/** Closed cases lie over two years. */
const WEEKS = 104
/** One customer with one machine for so many cases. */
const CASES_PER_CUSTOMER = 20

export type LoadPlan = {
  readonly databaseUrl: string
  readonly org: string
  readonly now: string
  readonly cases: number
  readonly seed: number
  /** How many of a thousand cases are open, and how many come from the program before. */
  readonly shares: { readonly open: number; readonly history: number }
  /** Opens and encrypts what was said, as the server does. */
  readonly open: OpenTexts
  readonly seal: Seal
  readonly mark: (phone: string) => string
  readonly tell?: (line: string) => void
}
export type Loaded = {
  readonly cases: number
  readonly events: number
  readonly openDuties: number
  readonly rows: ReadonlyMap<string, number>
}

/** Copies the template cases of a database until it holds so many more cases, week by week, by COPY. Keys and indexes are taken away meanwhile: a load that is broken off leaves a database without them. */
export async function load(plan: LoadPlan): Promise<Loaded> {
  const owner = await copyClient(plan.databaseUrl)
  try {
    const tables = await readTemplateRows(owner, plan.open)
    const now = Date.parse(plan.now)
    const templates = cutTemplates(tables, { from: now - 120 * DAY, to: now + 20 * 366 * DAY })
    const names = tables.map(table => table.name)
    const restore = await withoutIndexes(owner, names)
    const writers = await openWriters(plan.databaseUrl, tables)
    const customers = await writeCustomers(plan, tables, writers)
    const told = await writeCases(plan, templates, customers, writers)
    const rows = new Map<string, number>()
    for (const [name, writer] of writers) rows.set(name, await writer.close())
    await told.numbers(owner)
    plan.tell?.('rows are in; indexes and foreign keys')
    await restore()
    // The traces of the templates were copied too: nothing is left to be traced.
    await owner.query('truncate process_marks')
    for (const name of [...names, 'indicator_totals']) await owner.query(`vacuum (analyze) "${name}"`)
    return { ...told.counts, rows }
  } finally {
    await owner.end()
  }
}

type Writer = { put(line: string): void; flush(): Promise<void>; close(): Promise<number> }
const CHUNK = 256 * 1_024
/** Rows in one COPY of points: a trigger sums up the rows of each statement in memory. */
const POINTS_AT_ONCE = 100_000

async function openWriters(databaseUrl: string, tables: readonly TemplateTable[]): Promise<Map<string, Writer>> {
  const writers = new Map<string, Writer>()
  for (const { name, columns } of tables) {
    const client = await copyClient(databaseUrl)
    writers.set(
      name,
      writerOf(
        client,
        `copy "${name}" (${columns.map(column => `"${column}"`).join(', ')}) from stdin`,
        name === 'indicator_points' ? POINTS_AT_ONCE : Infinity,
      ),
    )
  }
  return writers
}

function writerOf(client: Client, statement: string, atOnce: number): Writer {
  let [waiting, lines, rows] = ['', 0, 0]
  let copy: CopyIn | undefined
  let room: Promise<void> | undefined
  const flush = async (isLast: boolean) => {
    if (waiting === '' && !isLast) return
    if (waiting !== '') {
      copy ??= await copyIn(client, statement)
      // The other tables go on while the server reads this one's last piece.
      await room
      const text = waiting
      waiting = ''
      room = copy.write(text)
    }
    if (copy !== undefined && (isLast || lines >= atOnce)) {
      await room
      rows += await copy.end()
      ;[copy, room, lines] = [undefined, undefined, 0]
    }
  }
  return {
    put(line) {
      waiting += line
      lines++
    },
    flush: async () => {
      if (waiting.length >= CHUNK) await flush(false)
    },
    close: async () => {
      await flush(true)
      await client.end()
      return rows
    },
  }
}

type Customer = {
  readonly id: string
  readonly machine: string
  readonly name: string
  readonly address: string
  readonly phone: string
}

/** Customers with a machine each, as the server writes them; ids follow from their numbers, so that none is kept in memory. */
async function writeCustomers(
  { cases, seed }: LoadPlan,
  tables: readonly TemplateTable[],
  writers: ReadonlyMap<string, Writer>,
): Promise<(n: number) => Customer> {
  const made = (n: number): Customer & { contact: string; model: string; serial: string } => {
    const random = randomFrom(seed ^ Math.imul(n + 1, 0x9e3779b1))
    return { id: uuidFrom(random), machine: uuidFrom(random), ...customerOf(random, n), ...machineOf(random, n) }
  }
  const many = Math.max(1, Math.floor(cases / CASES_PER_CUSTOMER))
  for (let n = 0; n < many; n++) {
    const one = made(n)
    const searched = customerSearch({ name: one.name, phone: one.phone, digits: one.phone, address: one.address })
    const found = searchColumns(`${one.serial} ${one.model} `)
    writeLike(tables, writers, 'customers', {
      id: one.id,
      name: one.name,
      phone: one.phone,
      phone_digits: one.phone,
      address: one.address,
      search: searched.vector,
      search_text: searched.text,
    })
    writeLike(tables, writers, 'machines', {
      id: one.machine,
      customer_id: one.id,
      model: one.model,
      serial: one.serial,
      search: found.vector,
      search_text: found.text,
    })
    await writers.get('customers')!.flush()
    await writers.get('machines')!.flush()
  }
  return n => made(n % many)
}

function writeLike(
  tables: readonly TemplateTable[],
  writers: ReadonlyMap<string, Writer>,
  name: string,
  own: Readonly<Record<string, string>>,
): void {
  const { columns, rows } = tables.find(table => table.name === name)!
  const template = rows.find(row => row.tag === CUSTOMER_TAG)!.values
  writers.get(name)!.put(
    `${columns
      .map((column, at) => forCopy(own[column] ?? template[at] ?? '\u0000'))
      .map(text => (text === '\u0000' ? '\\N' : text))
      .join('\t')}\n`,
  )
}

type Turn = { readonly sort: Sort; readonly templates: readonly Template[]; readonly many: number }

async function writeCases(
  { cases, seed, shares, tell, org, seal, mark }: LoadPlan,
  templates: readonly Template[],
  customers: (n: number) => Customer,
  writers: ReadonlyMap<string, Writer>,
) {
  const random = randomFrom(seed)
  const nextCustomerId = markedIds(CUSTOMER_TAG)
  const [customerMark, machineMark] = [nextCustomerId(), nextCustomerId()]
  const numbers = new Map<string, number>()
  const counts = { cases: 0, events: 0, openDuties: 0 }
  const stray = templates.find(t => t.isClosed && !t.isHistory && t.openDuties > 0)
  if (stray !== undefined)
    throw new Error(`closed template ${stray.tag} left ${stray.openDuties} duties open, whose alarms would ring years late`)
  const of = (sort: Sort) =>
    templates
      .filter(t => (sort === 'open' ? !t.isClosed : t.isClosed && t.isHistory === (sort === 'history')))
      .sort((a, b) => a.openedAt - b.openedAt)
  const open = Math.round((cases * shares.open) / 1_000)
  const history = Math.round((cases * shares.history) / 1_000)
  const turns: readonly Turn[] = [
    { sort: 'history', templates: of('history'), many: history },
    { sort: 'closed', templates: of('closed'), many: cases - open - history },
  ]
  for (let week = WEEKS; week >= 0; week--) {
    const now: readonly Turn[] = week === 0 ? [{ sort: 'open', templates: of('open'), many: open }] : turns
    for (const turn of now) {
      const share = turn.sort === 'open' ? turn.many : partOf(turn.many, WEEKS, WEEKS - week)
      await copyWeek(turn, share, turn.sort === 'open' ? 0 : -(week - 1) * WEEK)
    }
    if (week % 13 === 0) tell?.(`${counts.cases} cases, ${counts.events} events`)
  }
  return { counts, numbers: (owner: Client) => raiseNumbers(owner, org, numbers) }

  async function copyWeek({ templates: all }: Turn, many: number, by: number): Promise<void> {
    for (const [n, template] of all.entries()) {
      const copies = partOf(many, all.length, n)
      if (copies === 0) continue
      const moved: Shifted = shifted(template, by)
      const year = new Date(template.openedAt + by).getUTCFullYear()
      for (let copy = 0; copy < copies; copy++) await copyCase(template, moved, `YC-${year}`)
    }
  }

  async function copyCase(template: Template, moved: Shifted, series: string): Promise<void> {
    const last = (numbers.get(series) ?? FIRST_NUMBER) + 1
    numbers.set(series, last)
    const customer = customers(random.word())
    const texts = { ...textsOf(random), customer: customer.name, address: customer.address }
    const ids = new Map([
      [customerMark, customer.id],
      [machineMark, customer.machine],
    ])
    fill(moved, { number: `${series}-${String(last).padStart(5, '0')}`, texts, phone: customer.phone, ids }, random, {
      put: (table, line) => writers.get(table)!.put(line),
      seal,
      mark,
    })
    for (const writer of writers.values()) await writer.flush()
    counts.cases++
    counts.events += template.events
    if (!template.isHistory) counts.openDuties += template.openDuties
  }
}

/** Above the numbers of the template cases. */
const FIRST_NUMBER = 1_000

/** The n-th of `parts` nearly equal parts. */
const partOf = (whole: number, parts: number, n: number): number =>
  Math.floor(((n + 1) * whole) / parts) - Math.floor((n * whole) / parts)

async function raiseNumbers(owner: Client, org: string, numbers: ReadonlyMap<string, number>): Promise<void> {
  for (const [series, last] of numbers)
    await owner.query(
      'insert into case_numbers (org_id, series, last) values ($1, $2, $3) on conflict (org_id, series) do update set last = greatest(case_numbers.last, excluded.last)',
      [org, series, last],
    )
}

/** Drops what makes loading slow and gives how to make it again: keys, foreign keys of and to these tables, and indexes. Made of all rows at once they cost a fraction. */
async function withoutIndexes(owner: Client, names: readonly string[]): Promise<() => Promise<void>> {
  const { rows: keys } = await owner.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype in ('f', 'p', 'u') and conparentid = 0 and connamespace = 'public'::regnamespace
       and (conrelid::regclass::text = any($1) or (contype = 'f' and confrelid::regclass::text = any($1)))
     -- A foreign key goes before the key that it points at.
     order by contype`,
    [names],
  )
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid::regclass::text = any($1) and not c.relispartition and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [names],
  )
  const { rows: forced } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relforcerowsecurity and oid::regclass::text = any($1)`,
    [names],
  )
  // COPY writes past row-level security only as an owner whom it does not bind.
  for (const { name } of forced) await owner.query(`alter table ${name} no force row level security`)
  for (const { table, name } of keys) await owner.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  // The people of a case stand in its row as it is copied; looked for without an index, each would read all cases.
  await owner.query('alter table case_people disable trigger parties_kept')
  return async () => {
    await owner.query('alter table case_people enable trigger parties_kept')
    await owner.query(`set maintenance_work_mem = '512MB'`)
    for (const { name } of forced) await owner.query(`alter table ${name} force row level security`)
    for (const { definition } of indexes) await owner.query(definition.replace(' ON ONLY ', ' ON '))
    // Primary keys and unique ones before the foreign keys that point at them.
    for (const { table, name, definition } of [...keys].reverse())
      await owner.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
}
