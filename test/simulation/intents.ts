import { refusalOf } from '../../engine/permissions.ts'
import type { Rules } from '../../engine/rules.ts'
import type { Instant } from '../../events/instant.ts'
import { type Act, acts } from '../../events/registry.ts'
import type { KnownCase } from './auditor.ts'
import type { Company } from './companies.ts'
import type { Random } from './random.ts'
import { randomInput } from './random-input.ts'
import { nextOf, randomScript, type Script } from './scripts.ts'

/** Something that somebody wants of the server, sent until an answer is heard. */
export type Intent = {
  readonly number: number
  readonly company: Company
  readonly person: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly body?: Record<string, unknown> | undefined
  /** With one of these a request may be sent again. */
  readonly key?: string | undefined
  readonly isFromPhone?: boolean
  readonly act?: { readonly type: string; readonly data: Record<string, unknown>; readonly at?: Instant } | undefined
  readonly caseId?: string | undefined
  readonly script?: Script | undefined
  /** Nothing of the other organisation's may change or come back. */
  readonly isForeign?: boolean
  /** Not sent before: a phone without a network. */
  readonly notBefore?: Instant | undefined
  /** Events that it has brought, by whatever attempt. */
  readonly brought: string[]
  attempts: number
  answer?: { readonly status: number; readonly event: string | undefined } | undefined
}

export type Planning = {
  readonly random: Random
  readonly now: Instant
  readonly companies: readonly Company[]
  readonly cases: readonly KnownCase[]
  /** Where the script of a case stands. */
  readonly scripts: Map<string, { readonly script: Script; at: number }>
  readonly sequences: Map<string, number>
  readonly number: number
  rulesOf(org: string): Promise<Rules>
  actorOf(org: string, person: string): Promise<Parameters<typeof refusalOf>[3]>
}

/** What somebody does next: mostly what the case waits for, else anything that they may do, or may not. */
export async function nextIntent(p: Planning): Promise<Intent> {
  const { random } = p
  const company = random.pick(p.companies)
  const own = p.cases.filter(one => one.org === company.org)
  const open = own.filter(one => !one.state.closed)
  const kind = random.weighted({
    register: open.length < 3 ? 30 : 4,
    step: 40,
    act: 22,
    late: 3,
    pause: 5,
    read: 8,
    foreign: 3,
    settings: 2,
    presence: 2,
    contact: 1,
  })
  const base = { number: p.number, company, brought: [] as string[], attempts: 0 }
  const key = random.chance(0.85) ? `key-${p.number}-${random.hex(8)}` : undefined
  if (kind === 'register' || own.length === 0) {
    const script = randomScript(company, random, p.now)
    return { ...base, key, person: script.by, method: 'POST', url: '/api/cases', body: script.open, script }
  }
  const known = random.pick(open.length > 0 && random.chance(0.95) ? open : own)
  if (kind === 'read') {
    const url = random.pick([
      `/api/cases/${known.id}`,
      '/api/cases?limit=50',
      '/api/duties?mine=1',
      '/api/approvals',
      '/api/home',
    ])
    return { ...base, person: random.pick(company.people), method: 'GET', url }
  }
  if (kind === 'settings') return { ...base, key, ...settingsOf(company, random) }
  if (kind === 'presence') {
    const state = random.pick(['on-duty', 'leave', 'off-duty'])
    const [person, substitute] = random.shuffled(company.people)
    return {
      ...{ ...base, key, person: person!, method: 'POST', url: '/api/presence' },
      body: { state, ...(state !== 'on-duty' && { substitute, until: later(p.now, random.between(1, 72) * 3_600_000) }) },
    }
  }
  if (kind === 'contact') {
    const person = random.pick(company.people)
    const mark = p.sequences.get(person) ?? 0
    return { ...base, person, method: 'POST', url: '/api/field/contact', body: { device: `phone-${person}`, mark } }
  }
  if (kind === 'foreign') {
    const other = p.companies.find(one => one !== company)!
    const stranger = random.pick(other.people)
    const act = { type: 'note', data: { text: 'x' } }
    const url = `/api/cases/${known.id}`
    return random.chance(0.3)
      ? { ...base, company: other, person: stranger, method: 'GET', url, isForeign: true }
      : { ...base, key, company: other, person: stranger, method: 'POST', url: `${url}/events`, body: act, isForeign: true }
  }
  const did = await whatTo(kind, p, company, known)
  return { ...base, ...sent(p, did.person, known, did, kind === 'late', key) }
}

type Did = { person: string; type: string; data: Record<string, unknown> }

async function whatTo(kind: string, p: Planning, company: Company, known: KnownCase): Promise<Did> {
  const { random, now } = p
  const rules = await p.rulesOf(company.org)
  if (kind === 'pause') {
    const person = known.state.people.handler?.[0] ?? known.state.people['team-owner']?.[0] ?? random.pick(company.people)
    if (known.state.pausedSince !== undefined) return { person, type: 'resume', data: {} }
    return { person, type: 'pause', data: { cause: 'waiting-customer', reason: '客户停产检修' } }
  }
  if (kind !== 'act') {
    const at = p.scripts.get(known.id)
    // Now and then too early, or by somebody else who has to do with the case: what gates and permits are for.
    const ahead = random.chance(0.18) ? random.between(1, 3) : 0
    const next = at && nextOf(at.script, at.at + ahead, { company, state: known.state, rules, now })
    const others = Object.values(known.state.people)
      .flat()
      .filter(one => company.people.includes(one))
    if (next && random.chance(0.12)) return { ...next, person: random.pickOr(others, next.person) }
    if (next) return next
  }
  const around = { company, state: known.state, events: known.events.map(e => e.id), now, random }
  const withInput = (person: string, type: string) => ({ person, type, data: randomInput(type, around) })
  if (random.chance(0.15)) return withInput(random.pick(company.people), random.pick(acts))
  const involved = [...new Set(Object.values(known.state.people).flat())].filter(one => company.people.includes(one))
  const waiting = Object.values(known.state.requests).flatMap(r => r.steps[r.step]?.people.map(one => one.person) ?? [])
  for (let attempt = 0; attempt < 12; attempt++) {
    const person = random.pick(
      random.chance(0.5) && involved.length + waiting.length > 0 ? [...involved, ...waiting] : company.people,
    )
    const actor = await p.actorOf(company.org, person)
    const allowed = random.shuffled<Act>(acts).find(type => !refusalOf(rules, known.state, type, actor))
    if (allowed !== undefined && allowed !== 'merge') return withInput(person, allowed)
  }
  return withInput(random.pick(company.people), 'note')
}

/** How it is sent: from a desk; from a phone, later; or with a time long before now. */
function sent(p: Planning, person: string, known: KnownCase, did: Did, isLate: boolean, key: string | undefined) {
  const { random, now } = p
  const url = `/api/cases/${known.id}/events`
  const common = { person, method: 'POST' as const, url, caseId: known.id }
  if (isLate) {
    const at = later(now, -random.between(1, 600) * 60_000)
    const isAfterOpening = at >= known.state.openedAt
    const backdating = {
      reason: '补录',
      ...(random.chance(0.8) && { evidence: random.pick(p.companies.find(one => one.org === known.org)!.files) }),
    }
    const body = { type: did.type, data: did.data, at, ...(random.chance(0.8) && { backdating }) }
    return { ...common, key, body, act: { ...did, ...(isAfterOpening && { at }) } }
  }
  if (random.chance(0.08)) {
    const sequence = (p.sequences.get(person) ?? 0) + 1
    p.sequences.set(person, sequence)
    const device = {
      ...{ id: `phone-${person}`, sequence, at: now, queuedAt: now, offsetMs: random.pick([0, 0, null, 5_000]) },
      ...{ contactAt: null, sinceContactMs: null },
    }
    const body = { type: did.type, data: did.data, device }
    return { ...common, body, act: did, isFromPhone: true, notBefore: later(now, random.between(0, 3_000) * 60_000) }
  }
  const expected = random.chance(0.3) ? { expectedSeq: Math.max(1, known.state.seq - random.pick([0, 0, 0, 1, 3])) } : {}
  return { ...common, key, body: { type: did.type, data: did.data, ...expected }, act: did }
}

function settingsOf(company: Company, random: Random) {
  const body = random.pick([
    { calendar: { alwaysOpen: random.chance(0.5) } },
    { clocks: { warnShare: random.pick([0, 0.5, 0.75]) } },
    { clocks: { ladder: [{ after: { minutes: random.pick([0, 15, 60]) }, to: { role: 'department-head' } }] } },
  ])
  return { person: company.administrator, method: 'PUT' as const, url: '/api/settings', body }
}

export const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString()
