import { pino } from 'pino'
import { chinaDays } from '../../calendars/china.ts'
import { checkedHash } from '../../server/auth/person-account.ts'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { migrate } from '../../server/database/migrate.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { demoPassword } from '../../server/demo/companies.ts'
import { type Found, foundCompany } from '../../server/demo/company.ts'
import { integrator } from '../../server/demo/integrator.ts'
import { encipherOld } from '../../server/keys/encipher-old.ts'
import { enciphered, readJson } from '../../server/keys/enciphered.ts'
import { currentKey } from '../../server/keys/keyring.ts'
import { lookupKey, markOf } from '../../server/keys/lookup-marks.ts'
import { opening, type Seal } from '../../server/keys/records.ts'
import { hasOrganisation } from '../../server/setup/queries.ts'
import { benchKeys } from '../keys.ts'
import { type Loaded, load } from './load.ts'
import { playCustomer, playTemplates, type Served, templatePlans } from './play-templates.ts'
import { randomFrom, uuidFrom } from './random.ts'
import type { OpenTexts } from './template-rows.ts'

export type DataPlan = {
  readonly databaseUrl: string
  readonly dataDir: string
  /** The moment at which the data ends: what is open now was opened before it. */
  readonly now: string
  readonly seed: number
  readonly cases: number
  readonly shares: { readonly open: number; readonly history: number }
  /** Fewer template cases, for tests. */
  readonly templates?: number
  readonly tell?: (line: string) => void
}

/**
 * Fills an empty database: migrations, one organisation whose people sign in with the demo password, template cases played by the server's own use cases, and
 * copies of them. Throws where the database already holds an organisation.
 */
export async function makeData(plan: DataPlan): Promise<Loaded & { readonly found: Found; readonly customer: Served }> {
  const log = pino({ level: 'warn' })
  const keys = benchKeys()
  const database = await openDatabase({ databaseUrl: plan.databaseUrl, dataDir: plan.dataDir, keys, log })
  try {
    await migrate(database)
    if (await hasOrganisation(database)) throw new Error('the database holds an organisation already: give an empty one')
    const random = randomFrom(plan.seed ^ 0x5eed)
    const newId = () => uuidFrom(random)
    const org = newId()
    const passwordHash = await checkedHash(demoPassword, { name: '', email: '' })
    const company = { ...integrator, days: 1_000, packs: integrator.packs.map(pack => ({ ...pack, ...inForceSince(plan.now) })) }
    const found: Found = await inOrganisation(database, org, async tx => {
      const made = await foundCompany(tx, { newId }, company, { org, now: plan.now, passwordHash })
      await tx
        .updateTable('organisations')
        .set({ is_demo: false, settings: JSON.stringify(plainWeeks(plan.now)) })
        .where('id', '=', org)
        .execute()
      return made
    })
    plan.tell?.('playing template cases')
    const deps = { database, log: log as never, dataDir: plan.dataDir }
    const customer = await playCustomer(deps, found, plan.now)
    await playTemplates(deps, found, customer, templatePlans(plan.now, plan.templates), plan.now)
    await database.pool.query('analyze')
    // The copies lie under the same key, so that a server has nothing to take over.
    await encipherOld(database, () => plan.now)
    plan.tell?.('copying them')
    const keyring = await keys()
    const key = await inOrganisation(database, org, tx => currentKey({ tx, org, now: plan.now }, keyring))
    const seal: Seal = (value, place) => enciphered(value, { org, ...place }, key, keyring.random)
    const lookup = await inOrganisation(database, org, tx => lookupKey({ tx, org, now: plan.now }))
    const mark = (phone: string) => (lookup ? markOf(lookup, phone) : '')
    return { ...(await load({ ...plan, org, seal, mark, open: openTexts(database, org) })), found, customer }
  } finally {
    await database.close()
  }
}

/** Opens texts of JSON as the organisation's transactions do. */
export const openTexts = (database: Database, org: string): OpenTexts => {
  return texts =>
    inOrganisation(database, org, async tx =>
      (await opening({ tx, org }, texts.map(readJson))).map(value => JSON.stringify(value)),
    )
}

/** The regulation is in force through all the years that the data lies in, else it would govern only the youngest cases. */
const inForceSince = (now: string) => {
  const from = `${Number(now.slice(0, 4)) - 3}-01-01`
  return { edition: from, inForce: { from } }
}

/** Settings under which every week is like every other, so that what is shifted by whole weeks comes out as the engine would compute it: public holidays count as their weekday. */
function plainWeeks(now: string) {
  const windows = [
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ]
  const year = Number(now.slice(0, 4))
  const days = Object.values(chinaDays).filter(({ date }) => Math.abs(Number(date.slice(0, 4)) - year) <= 3)
  const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
  return { calendar: { days: Object.fromEntries(days.map(({ date }) => [date, { windows: isWeekend(date) ? [] : windows }])) } }
}
