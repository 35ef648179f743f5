import type { Scope } from '../auth/schema.ts'

/** What a key needs for a route: a scope; `any` key will do; or no key at all, only a person at a browser. */
export type NeededScope = Scope | 'any' | 'never'

/** By the first part of the address after /api: what reading needs, and what writing does. */
const byFeature: Readonly<Record<string, { read: NeededScope; write: NeededScope }>> = {
  me: { read: 'any', write: 'cases.write' },
  live: { read: 'any', write: 'never' },
  auth: { read: 'never', write: 'never' },
  account: { read: 'never', write: 'never' },
  cases: { read: 'cases.read', write: 'cases.write' },
  duties: { read: 'cases.read', write: 'cases.write' },
  approvals: { read: 'cases.read', write: 'cases.write' },
  receipts: { read: 'cases.read', write: 'cases.write' },
  alarms: { read: 'cases.read', write: 'cases.write' },
  'sealed-cases': { read: 'never', write: 'never' },
  // What is in one's own hands in the field.
  field: { read: 'cases.read', write: 'cases.write' },
  dispatch: { read: 'cases.read', write: 'cases.write' },
  files: { read: 'cases.read', write: 'cases.write' },
  library: { read: 'cases.read', write: 'cases.write' },
  actions: { read: 'cases.read', write: 'cases.write' },
  'letter-templates': { read: 'cases.read', write: 'administer' },
  violations: { read: 'cases.read', write: 'cases.write' },
  compensations: { read: 'cases.read', write: 'never' },
  contracts: { read: 'cases.read', write: 'never' },
  receivables: { read: 'cases.read', write: 'never' },
  dunning: { read: 'cases.read', write: 'never' },
  payments: { read: 'cases.read', write: 'cases.write' },
  'money-exports': { read: 'cases.read', write: 'cases.write' },
  trips: { read: 'cases.read', write: 'never' },
  certificates: { read: 'never', write: 'never' },
  rewards: { read: 'never', write: 'never' },
  parts: { read: 'cases.read', write: 'cases.write' },
  recoveries: { read: 'cases.read', write: 'never' },
  funds: { read: 'cases.read', write: 'never' },
  // What people earn is for people at a browser.
  payroll: { read: 'never', write: 'never' },
  // What is held, disposed of or erased is decided by people at a browser.
  archive: { read: 'never', write: 'never' },
  privacy: { read: 'never', write: 'never' },
  samples: { read: 'cases.read', write: 'never' },
  shops: { read: 'cases.read', write: 'never' },
  supervision: { read: 'cases.read', write: 'never' },
  statistics: { read: 'cases.read', write: 'never' },
  analysis: { read: 'cases.read', write: 'cases.write' },
  indicators: { read: 'cases.read', write: 'cases.write' },
  // How people are assessed is for people at a browser.
  scorecards: { read: 'never', write: 'never' },
  mining: { read: 'cases.read', write: 'cases.write' },
  'code-trees': { read: 'cases.read', write: 'administer' },
  // Proofs of what a key reads; checks and keys are for whoever administers.
  ledger: { read: 'cases.read', write: 'administer' },
  search: { read: 'cases.read', write: 'cases.write' },
  home: { read: 'cases.read', write: 'cases.write' },
  reports: { read: 'cases.read', write: 'cases.write' },
  views: { read: 'cases.read', write: 'cases.write' },
  notifications: { read: 'cases.read', write: 'cases.write' },
  presence: { read: 'organisation.read', write: 'cases.write' },
  customers: { read: 'customers.read', write: 'customers.write' },
  machines: { read: 'customers.read', write: 'customers.write' },
  imports: { read: 'import', write: 'import' },
  policies: { read: 'policies.read', write: 'policies.write' },
  calendar: { read: 'organisation.read', write: 'administer' },
  people: { read: 'organisation.read', write: 'administer' },
  departments: { read: 'organisation.read', write: 'administer' },
  organisation: { read: 'organisation.read', write: 'administer' },
  mandates: { read: 'cases.read', write: 'cases.write' },
  staffing: { read: 'organisation.read', write: 'administer' },
  settings: { read: 'organisation.read', write: 'administer' },
}
/** Whatever is not in the list is for keys that may administer: a new feature is closed to narrow keys until somebody opens it. */
const otherwise = { read: 'administer', write: 'administer' } as const

/** Routes that only compute and store nothing, though they are sent as POST. */
const computes = /\/(preview|explain|similar)$/

/**
 * The scope that a key needs for a route, by its method and address: whole lists as a file need `export`, bulk registering `import`, and
 * everything else what its feature says.
 */
export function scopeOf(method: string, url: string): NeededScope {
  if (url === '/api/cases/import') return 'import'
  // How somebody signs in is no part of the telephone list.
  if (url.endsWith('/sign-in')) return 'administer'
  const isFile = /\.(xlsx|csv)$/.test(url)
  const { read, write } = byFeature[(url.split('/')[2] ?? '').replace(/\.(xlsx|csv)$/, '')] ?? otherwise
  // What only administering keys read, they alone take away: who looked at what is no list like others.
  if (isFile) return read === 'administer' ? read : 'export'
  return method === 'GET' || method === 'HEAD' || computes.test(url) ? read : write
}

/** Whether a key of these scopes opens a route; `undefined` is a key of before there were scopes, which does all that its maker may. */
export function opens(held: readonly Scope[] | undefined, needed: NeededScope): boolean {
  if (needed === 'never') return false
  if (held === undefined || needed === 'any') return true
  // Whoever may write sees what they have written.
  return held.includes(needed) || (needed.endsWith('.read') && held.includes(needed.replace('.read', '.write') as Scope))
}
