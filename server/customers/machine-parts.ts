import type { Selectable } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { MachineParts } from '../database/customer-tables.ts'
import { refuse } from '../errors.ts'
import { keepChange } from './file-changes.ts'
import type { NewPart } from './file-schema.ts'

type PartRow = Selectable<MachineParts>
/** Deeper than any machine is taken apart. */
const DEEPEST = 12

export type PartReplaced = {
  readonly machine: string
  /** The case by which it was done. */
  readonly case: string
  readonly partNumber: string
  readonly name: string
  /** The serial number of the part that was built in. */
  readonly serial?: string | undefined
  readonly quantity?: number | undefined
  readonly on: LocalDate
  /** Which part of the structure it took the place of. Left out: the one with the serial number that came out, else the only one of this part number. */
  readonly replaces?: string | undefined
  readonly removedSerial?: string | undefined
}

/**
 * A part was used on a machine: what it took the place of is marked as taken out (when, by which case, by what), and the new one stands in the structure where that
 * stood, or by itself where nothing was known of a predecessor. Gives the id of the new part and of the old one. A machine that this
 * organisation does not have is `machine.not-found`, a named part that is out already `part.removed-already`.
 */
export async function recordPartReplaced(ctx: Ctx, used: PartReplaced): Promise<{ part: string; replaced: string | null }> {
  const machine = await lockMachine(ctx, used.machine)
  const built = await partsIn(ctx, used.machine)
  const old = predecessor(built, used)
  const part = ctx.newId()
  await ctx.tx
    .insertInto('machine_parts')
    .values({
      ...{ org_id: ctx.org, id: part, machine_id: used.machine, parent_id: old?.parent_id ?? null },
      ...{ part_number: used.partNumber, name: used.name, serial: used.serial ?? '', quantity: used.quantity ?? 1 },
      ...{ installed_on: used.on, case_id: used.case, created_at: ctx.now },
    })
    .execute()
  if (old !== undefined) {
    await takeOut(ctx, old.id, { on: used.on, case: used.case, by: part })
    // What was built into the old part is built into the new one: a pump is replaced, not its hoses.
    await ctx.tx
      .updateTable('machine_parts')
      .set({ parent_id: part })
      .where('org_id', '=', ctx.org)
      .where('machine_id', '=', used.machine)
      .where('parent_id', '=', old.id)
      .where('removed_on', 'is', null)
      .execute()
  }
  await keepChange(ctx, machine.customer_id, 'part', part, [
    {
      field: 'part',
      before: old === undefined ? '' : labelOf(old),
      after: labelOf({ ...used, part_number: used.partNumber, serial: used.serial ?? '' }),
    },
  ])
  return { part, replaced: old?.id ?? null }
}

/** The part that a used one takes the place of; undefined where that cannot be told. */
function predecessor(built: readonly PartRow[], { replaces, removedSerial, partNumber }: PartReplaced): PartRow | undefined {
  if (replaces !== undefined) {
    const named = built.find(part => part.id === replaces)
    if (named === undefined) throw refuse('part.not-found')
    if (named.removed_on !== null) throw refuse('part.removed-already')
    return named
  }
  const there = built.filter(part => part.removed_on === null)
  if (removedSerial !== undefined && removedSerial !== '') {
    const known = there.find(part => part.serial === removedSerial)
    if (known !== undefined) return known
  }
  const same = there.filter(part => part.part_number !== '' && part.part_number === partNumber)
  return same.length === 1 ? same[0] : undefined
}

/** A part entered by hand: the structure as it was delivered. */
export async function addPart(ctx: Ctx, machine: string, input: NewPart): Promise<string> {
  const { customer_id: customer } = await lockMachine(ctx, machine)
  const built = await partsIn(ctx, machine)
  if (input.parent !== null) {
    let depth = 1
    for (let above = built.find(part => part.id === input.parent); ; above = built.find(part => part.id === above!.parent_id)) {
      if (above === undefined) throw refuse('part.not-found')
      if (++depth > DEEPEST) throw refuse('part.too-deep')
      if (above.parent_id === null) break
    }
  }
  const id = ctx.newId()
  await ctx.tx
    .insertInto('machine_parts')
    .values({
      ...{ org_id: ctx.org, id, machine_id: machine, parent_id: input.parent, part_number: input.partNumber, name: input.name },
      ...{ serial: input.serial, quantity: input.quantity, installed_on: input.installedOn, case_id: null, created_at: ctx.now },
    })
    .execute()
  await keepChange(ctx, customer, 'part', id, [
    { field: 'part', before: '', after: labelOf({ ...input, part_number: input.partNumber }) },
  ])
  return id
}

/** A part that was taken out and not replaced, or was entered by mistake: it stays in the file as taken out on that day. */
export async function removePart(ctx: Ctx, machine: string, id: string, on: LocalDate, reason: string): Promise<void> {
  const { customer_id: customer } = await lockMachine(ctx, machine)
  const built = await partsIn(ctx, machine)
  const part = built.find(one => one.id === id)
  if (part === undefined) throw refuse('part.not-found')
  if (part.removed_on !== null) throw refuse('part.removed-already')
  await takeOut(ctx, id, { on, case: null, by: null })
  // What is in it comes out with it.
  for (const inside of below(built, id))
    if (inside.removed_on === null) await takeOut(ctx, inside.id, { on, case: null, by: null })
  await keepChange(ctx, customer, 'part', id, [{ field: 'part', before: labelOf(part), after: '' }], reason)
}

function below(built: readonly PartRow[], id: string): PartRow[] {
  const inside = built.filter(part => part.parent_id === id)
  return inside.flatMap(part => [part, ...below(built, part.id)])
}

const labelOf = ({ name, part_number, serial }: { name: string; part_number: string; serial: string }): string =>
  [name, part_number, serial].filter(Boolean).join(' ')

async function takeOut(
  ctx: Ctx,
  id: string,
  { on, case: by, by: part }: { on: LocalDate; case: string | null; by: string | null },
) {
  await ctx.tx
    .updateTable('machine_parts')
    .set({ removed_on: on, removed_case_id: by, replaced_by: part })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/** Who builds parts into the same machine at the same moment waits. */
async function lockMachine({ tx, org }: Ctx, id: string): Promise<{ customer_id: string }> {
  const row = await tx
    .selectFrom('machines')
    .select('customer_id')
    .where('org_id', '=', org)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('machine.not-found')
  return row
}

const partsIn = ({ tx, org }: Ctx, machine: string): Promise<PartRow[]> =>
  tx
    .selectFrom('machine_parts')
    .selectAll()
    .where('org_id', '=', org)
    .where('machine_id', '=', machine)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
