import type { RecordRule } from '../../engine/pack.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { OpenedCase } from './case-record.ts'
import { lastRecordMade } from './last-record.ts'
import { registerCase } from './register-case.ts'

type Values = Readonly<Record<string, unknown>>
const LONGEST_TITLE = 40

/**
 * The texts of a record that opens a case (equip 第十八条5), with the number of the case that was opened out of this one: what is wanted is carried
 * over, with the customer or whoever else wants it. The texts as they are where the record opens none, or names a case that is there already.
 */
export async function withOpenedCase(
  ctx: Ctx,
  record: OpenedCase,
  { opens }: RecordRule,
  texts: Values,
): Promise<{ texts: Values }> {
  if (opens === undefined || (typeof texts[opens.number] === 'string' && texts[opens.number] !== '')) return { texts }
  const from = await lastRecordMade(ctx, record.id, opens.from.record)
  const wanted = text(from?.texts[opens.from.field]) ?? record.title
  const name = opens.from.name === undefined ? undefined : text(from?.texts[opens.from.name])
  const phone = opens.from.phone === undefined ? undefined : text(from?.texts[opens.from.phone])
  const opened = await registerCase(ctx, {
    kind: opens.kind as 'request',
    title: titleOf(wanted),
    description: wanted,
    channel: 'visit',
    origin: record.id,
    // Another user than that of the order is somebody new; the same one is known.
    ...(name !== undefined
      ? { customer: { name, ...(phone === undefined ? {} : { phone }) } }
      : record.customerId === null
        ? { customer: record.contact }
        : { customerId: record.customerId }),
  })
  return { texts: { ...texts, [opens.number]: opened.number } }
}

/** Which case a record names by its number, for whoever made it. */
export async function openedBy(ctx: Ctx, field: string, texts: unknown): Promise<Record<string, unknown> | undefined> {
  const number = text((texts as Values | undefined)?.[field])
  if (number === undefined) return undefined
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('org_id', '=', ctx.org)
    .where('number', '=', number)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .executeTakeFirst()
  return row === undefined ? undefined : { opened: row }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

/** The beginning of what is wanted, on one line. */
function titleOf(wanted: string): string {
  const line = wanted.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE)}…` : line
}
