import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { SignedContent } from '../../events/signed-content.ts'
import type { Ctx } from '../../server/context.ts'
import { canonical, sha256 } from '../../server/events/seal.ts'
import { codeFrom } from '../../server/signatures/code.ts'
import { nextId } from '../factories.ts'

/** What a walked organisation keeps of field service beside its cases: a store, a customer's file, plans. One id of every kind. */
export type StoreIds = {
  readonly part: string
  readonly location: string
  readonly van: string
  readonly supplier: string
  readonly channel: string
  readonly material: string
  readonly move: string
  readonly purchase: string
  readonly plan: string
  readonly stocktake: string
  readonly site: string
  readonly contact: string
  readonly serviceContract: string
  readonly machinePart: string
}
/** What hangs on one case: parts kept and missing, claims, signatures, money. */
export type WorkIds = {
  readonly reservation: string
  readonly difference: string
  readonly emergency: string
  readonly claim: string
  readonly signature: string
  /** Of the customer's copy of that signature. */
  readonly code: string
  readonly invoice: string
  readonly payment: string
  readonly trip: string
}

/** A code as copies have it that stands for no copy: whoever has the right one holds the copy, by design. */
export const codeOfNobody = (code: string): string => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`

type About = { readonly secret: string; readonly keeper: string; readonly customer: string; readonly machine: string }

/** A store with stock, a purchase, a count, a plan and what an emergency needs; the file of a customer and what a machine is made of. */
export async function aWalkedStore(ctx: Ctx, { secret, keeper, customer, machine }: About): Promise<StoreIds> {
  const { tx, org, now } = ctx
  const today = now.slice(0, 10)
  const row = () => ({ org_id: org, id: nextId() })
  const [supplier, location, van, part, move] = [row(), row(), row(), row(), row()]
  const contacted = { contact: secret, phone: '' }
  await tx
    .insertInto('suppliers')
    .values({ ...supplier, name: secret, ...contacted, email: '', address: secret, note: secret, created_at: now })
    .execute()
  const place = { address: secret, keeper_id: keeper, created_at: now }
  await tx
    .insertInto('stock_locations')
    .values([
      { ...location, name: `${secret}总仓`, kind: 'warehouse', ...place },
      { ...van, name: `${secret}一号车`, kind: 'van', ...place },
    ])
    .execute()
  await tx
    .insertInto('parts')
    .values({
      ...{ ...part, number: secret, name: secret, spec: secret, unit: '件', is_serialised: false, price_fen: 10_000 },
      ...{ part_code: null, photo: null, models: [], is_common: true, search_text: secret, created_at: now, updated_at: now },
    })
    .execute()
  await tx
    .insertInto('part_suppliers')
    .values({
      ...{ org_id: org, part_id: part.id, supplier_id: supplier.id, their_number: secret },
      ...{ price_fen: 9_000, lead_days: 14, is_preferred: true },
    })
    .execute()
  const stock = { org_id: org, part_id: part.id, location_id: location.id }
  await tx
    .insertInto('stock_balances')
    .values({ ...stock, on_hand: 20, reserved: 1 })
    .execute()
  await tx
    .insertInto('stock_moves')
    .values({
      ...{ ...move, kind: 'receipt', part_id: part.id, quantity: 20, from_id: null, to_id: location.id, serials: [] },
      ...{ batch: secret, supplier_id: supplier.id, price_fen: 9_000, case_id: null, ref_kind: null, ref_id: null },
      ...{ reverses: null, document: secret, reason: secret, moved_by: keeper, at: now, recorded_at: now },
    })
    .execute()
  const [purchase, stocktake, plan, channel, material] = [row(), row(), row(), row(), row()]
  await tx
    .insertInto('part_purchases')
    .values({
      ...{ ...purchase, number: 'CG-2026-00001', location_id: location.id, supplier_id: supplier.id, state: 'proposed' },
      ...{ note: secret, proposed_by: keeper, proposed_at: now, decided_by: null, decided_at: null, ordered_by: null },
      ...{ ordered_at: null, expected_on: null, closed_at: null },
    })
    .execute()
  await tx
    .insertInto('part_purchase_lines')
    .values({ org_id: org, purchase_id: purchase.id, part_id: part.id, quantity: 5, price_fen: 9_000, basis: null })
    .execute()
  await tx
    .insertInto('stocktakes')
    .values({
      // Of the van: the warehouse is free for one that the walk begins.
      ...{ ...stocktake, number: 'PD-2026-00001', location_id: van.id, state: 'counting', counter_id: keeper },
      ...{ opened_by: keeper, frozen_at: now, counted_at: null, posted_by: null, posted_at: null, note: secret },
    })
    .execute()
  await tx
    .insertInto('stocktake_lines')
    .values({
      ...{ org_id: org, stocktake_id: stocktake.id, part_id: part.id, booked: 1, counted: null, counted_at: null },
      ...{ expected: null, note: secret },
    })
    .execute()
  const settings = { serviceLevel: 0.95, windowWeeks: 26, reviewWeeks: 2, leadDays: 14, leastWeeks: 4 }
  await tx
    .insertInto('stock_plans')
    .values({
      ...{ ...plan, period_start: '2026-04-01', period_end: '2026-06-30', report_id: null, hash: '0'.repeat(64) },
      document: JSON.stringify({
        from: '2026-04-01',
        to: '2026-06-30',
        asOf: now,
        settings,
        commonFrom: 2,
        lines: [],
        totalFen: 0,
      }),
      ...{ comments: secret, issued_by: keeper, issued_at: now },
    })
    .execute()
  await tx
    .insertInto('emergency_channels')
    .values({
      ...{ ...channel, name: secret, supplier_id: supplier.id, ...contacted, promised_hours: 24, price_percent: 150 },
      ...{ parts_note: secret, created_at: now },
    })
    .execute()
  await tx
    .insertInto('emergency_materials')
    .values({
      ...{ ...material, name: secret, spec: secret, quantity: 3, least: 1, unit: '张', place: secret, keeper_id: keeper },
      ...{ expires_on: null, check_every_days: 90, check_due_on: addCalendarDays(today, 30), created_at: now },
    })
    .execute()
  const [site, contact, serviceContract, machinePart] = [row(), row(), row(), row()]
  const of = { customer_id: customer, created_at: now }
  await tx
    .insertInto('sites')
    .values({
      ...{ ...site, ...of, name: secret, address: secret, region_id: null, access_notes: secret },
      ...{ latitude: null, longitude: null, ended_on: null },
    })
    .execute()
  await tx
    .insertInto('customer_contacts')
    .values({ ...contact, ...of, site_id: site.id, name: secret, role: secret, ended_on: null })
    .execute()
  await tx
    .insertInto('service_contracts')
    .values({
      ...{ ...serviceContract, ...of, number: secret, kind: 'maintenance', starts_on: '2026-01-01', ends_on: '2027-01-01' },
      ...{ covers_parts: true, covers_labour: true, covers_travel: false, covers_all: true, note: secret },
    })
    .execute()
  await tx
    .insertInto('machine_parts')
    .values({
      ...{ ...machinePart, machine_id: machine, parent_id: null, part_number: secret, name: secret, serial: secret },
      ...{ installed_on: null, case_id: null, created_at: now },
    })
    .execute()
  return {
    ...{ part: part.id, location: location.id, van: van.id, supplier: supplier.id, channel: channel.id, material: material.id },
    ...{ move: move.id, purchase: purchase.id, plan: plan.id, stocktake: stocktake.id, site: site.id, contact: contact.id },
    ...{ serviceContract: serviceContract.id, machinePart: machinePart.id },
  }
}

export type WalkedWork = {
  /** Stands in every text. */
  readonly secret: string
  readonly case: string
  readonly event: string
  readonly person: string
  readonly project: string
  /** Tells the numbers of papers of one case from those of another. */
  readonly count: number
  readonly store: Pick<StoreIds, 'part' | 'location' | 'supplier' | 'channel'>
}

/** Everything of field service that hangs on a case, as if it were an order, a contract and a place to sign at once: for who sees it, the kind does not count. */
export async function aWalkedWork(ctx: Ctx, about: WalkedWork): Promise<WorkIds> {
  const { tx, org, now } = ctx
  const { secret, person, count } = about
  const { part, location, supplier, channel } = about.store
  const today = now.slice(0, 10)
  const on = { org_id: org, case_id: about.case }
  const row = () => ({ ...on, id: nextId() })
  const [reservation, difference, emergency, claim] = [row(), row(), row(), row()]
  await tx
    .insertInto('stock_reservations')
    .values({
      ...{ ...reservation, part_id: part, location_id: location, wanted: 1, reserved: 1, needed_on: today, note: secret },
      ...{ state: 'open', created_by: person, created_at: now, closed_at: null },
    })
    .execute()
  await tx
    .insertInto('stock_differences')
    .values({
      ...{ ...difference, event_id: about.event, part_id: part, location_id: location, quantity: 1, serials: [secret] },
      ...{ state: 'open', found_at: now, found_by: person, cleared_at: null, cleared_by: null, how: null, note: secret },
    })
    .execute()
  const ordered = {
    ...{ channel_id: channel, part_id: part, quantity: 1, location_id: location, reason: secret, price_fen: null },
    ...{ asked_by: person, asked_at: now, decided_by: null, decided_at: null, promised_at: null, received_at: null },
    received_by: null,
  }
  await tx
    .insertInto('emergency_orders')
    .values([
      { ...emergency, ...ordered, number: `YJ-2026-0001${count}`, state: 'asked' },
      // Of those that came in time each channel has a count.
      {
        ...{ ...row(), ...ordered, number: `YJ-2026-0002${count}`, state: 'received', decided_by: person, decided_at: now },
        ...{ promised_at: now, received_at: now, received_by: person },
      },
    ])
    .execute()
  await tx
    .insertInto('supplier_claims')
    .values({
      ...{ ...claim, number: `SP-2026-0000${count}`, supplier_id: supplier, part_id: part, use_event: null, serial: secret },
      ...{ batch: secret, receipt_id: null, receipt_is_certain: false, quantity: 1, amount_fen: 100, evidence: secret },
      ...{ files: [], state: 'drafted', recovery_id: null, opened_by: person, opened_at: now, sent_at: null },
      ...{ answered_at: null, settled_at: null },
    })
    .execute()
  const trip = row()
  await tx
    .insertInto('trips')
    .values({
      ...{ ...trip, state: 'approved', person_id: person, people: [person], from_on: today, to_on: today },
      ...{ budget_fen: 100, spent_fen: null, items: JSON.stringify({ budget: [], spent: [] }), submitted_at: now },
      ...{ approved_at: now, settled_at: null, updated_at: now },
    })
    .execute()
  const visit = { ...on, number: 1, starts_at: now, ends_at: new Date(Date.parse(now) + 3_600_000).toISOString() }
  await tx
    .insertInto('visits')
    .values({
      ...{ ...visit, event_id: about.event, state: 'unconfirmed', sequence: 0, changed_at: now },
      ...{ wish_from: null, wish_until: null },
    })
    .execute()
  await tx
    .insertInto('visit_people')
    .values({ ...visit, person_id: person, part: 'handler', sequence: 0, changed_at: now })
    .execute()
  await tx
    .insertInto('project_orders')
    .values({ ...on, project_id: about.project, phase: 'one', added_at: now, added_by: person })
    .execute()
  return {
    ...{ reservation: reservation.id, difference: difference.id, emergency: emergency.id, claim: claim.id, trip: trip.id },
    ...(await aSignature(ctx, about)),
    ...(await anInvoice(ctx, about)),
  }
}

/** A signature on the case with a copy; that it holds against its event is tested elsewhere. */
async function aSignature(
  { tx, org, now }: Ctx,
  { secret, case: caseId, event, person }: WalkedWork,
): Promise<Pick<WorkIds, 'signature' | 'code'>> {
  const [signature, code] = [nextId(), codeFrom(secret)]
  const signed: SignedContent = {
    ...{ v: 1, paper: 'acceptance', number: 1, version: 1, title: { zh: secret }, company: { zh: secret } },
    ...{ zone: 'Asia/Shanghai', case: { id: caseId, number: secret, title: secret }, customer: secret },
    sections: [{ kind: 'fields', title: { zh: secret }, fields: [{ title: { zh: '结果' }, value: { text: secret } }] }],
    answer: { agreed: true, remarks: secret },
  }
  const content = canonical(signed)
  await tx
    .insertInto('signatures')
    .values({
      ...{ org_id: org, id: signature, case_id: caseId, event_id: event, paper: signed.paper, number: 1, version: 1 },
      ...{ agreed: true, via: 'screen', method: 'typed', content, content_hash: sha256(content), strokes: null },
      ...{ strokes_hash: null, image: null, image_hash: null, scan_file: null, scan_hash: null, hash: '0'.repeat(64) },
      ...{ signer: secret, signer_title: secret, signer_phone: null, device_at: null, signed_at: now, witness: person },
      ...{ differs: null, code },
    })
    .execute()
  return { signature, code }
}

/** Money that is owed on the case, a payment, both in the books. */
async function anInvoice(
  { tx, org, now }: Ctx,
  { secret, case: caseId, event, person, count }: WalkedWork,
): Promise<Pick<WorkIds, 'invoice' | 'payment'>> {
  const on = { org_id: org, case_id: caseId }
  const [invoice, payment] = [nextId(), nextId()]
  const today = now.slice(0, 10)
  await tx
    .insertInto('contracts')
    .values({
      ...{ ...on, quoted_version: null, quoted_fen: null, valid_until: null, answer: null, signed_fen: 5_000, signed_on: today },
      ...{ contract_number: secret, type: 'parts', late_per_day: null, next_step: 'reminder', next_at: now },
      ...{ dunned_step: null, dunned_at: null, dunned_outcome: null, promised_on: null, promised_fen: null, begun_at: now },
      terms: JSON.stringify([{ part: 'instalment', percent: 100, days: 0 }]),
    })
    .execute()
  await tx
    .insertInto('invoices')
    .values({
      ...{ ...on, id: invoice, kind: 'ordinary', number: `${secret}${count}`, issued_on: today, net_fen: 5_000, tax_fen: 0 },
      ...{ total_fen: 5_000, parts: JSON.stringify([{ part: 'instalment', fen: 5_000, dueOn: today }]), open_due_on: today },
      disputed_at: null,
    })
    .execute()
  await tx
    .insertInto('payments')
    .values({
      ...{ ...on, id: payment, amount_fen: 700, received_on: today, via: 'bank', reference: `${secret}${count}` },
      ...{ reversed_at: null, recorded_at: now, recorded_by: person },
    })
    .execute()
  const entry = { ...on, day: today, at: now, by: person, event_id: event, paper: secret }
  await tx
    .insertInto('money_entries')
    .values([
      { ...entry, id: nextId(), kind: 'invoice', invoice_id: invoice, payment_id: null, amount_fen: 5_000 },
      // Of a month that nobody has exported yet.
      { ...entry, id: nextId(), kind: 'payment', day: '2026-09-30', invoice_id: null, payment_id: payment, amount_fen: 700 },
    ])
    .execute()
  return { invoice, payment }
}
