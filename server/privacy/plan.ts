import { localDateOf } from '../../engine/calendar/days.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { blockerWords } from '../archive/blocker-words.ts'
import { blockersOf } from '../archive/blockers.ts'
import { becauseOf } from '../archive/certificate.ts'
import { isOver, keptOfCase } from '../archive/kept-of.ts'
import { archiveRights } from '../archive/rights.ts'
import type { Ctx } from '../context.ts'
import { papersOfCases } from '../paper/count-papers.ts'
import { casesAbout, contactsAbout, type Subject } from './subject.ts'

export type PlannedItem = {
  readonly what: 'case' | 'contact' | 'customer' | 'staff'
  readonly subject: string
  readonly label: string
  /** The last day on which it must be kept; null: nothing keeps it by a day. */
  readonly keptUntil: LocalDate | null
  /** It can go now. */
  readonly isFree: boolean
  /** It will not be erased, whatever day it is: it shows who decided what. */
  readonly stays: boolean
  readonly because: Text[]
}

const free: Text = { zh: '没有需要继续保留的依据', en: 'Nothing asks to keep it' }

/** Item by item what an erasure does: what goes now, what must be kept until when by which clause, and what else keeps it. */
export async function planErasure(ctx: Ctx, subject: Subject): Promise<PlannedItem[]> {
  const { settings } = await archiveRights(ctx)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const { seen } = await casesAbout(ctx, subject)
  const blocked = await blockersOf(
    ctx,
    seen.map(one => one.id),
    today,
  )
  const papers = await papersOfCases(
    ctx,
    seen.map(one => one.id),
  )
  const cases = seen.map((one): PlannedItem => {
    const sum = one.is_closed ? keptOfCase(ctx, settings, one) : undefined
    const over = sum !== undefined && isOver(sum, today)
    const keeps: Text[] = (blocked.get(one.id) ?? []).map(blocker => blockerWords[blocker])
    // Its custodians destroy the paper once the request is granted; then the case goes.
    if (papers.has(one.id)) keeps.push(blockerWords['paper-kept'])
    if (sum === undefined) keeps.unshift({ zh: '案件未办结', en: 'The case is open' })
    else if (!over) keeps.unshift(sum.until === null ? blockerWords['no-time-set'] : keptBecause(becauseOf(sum), sum.until))
    return {
      ...{ what: 'case', subject: one.id, label: one.number, keptUntil: over ? null : (sum?.until ?? null) },
      ...{ isFree: keeps.length === 0, stays: false, because: keeps.length === 0 ? [free] : keeps },
    }
  })
  const contacts = (await contactsAbout(ctx, subject)).map(
    (row): PlannedItem => ({
      what: 'contact',
      subject: row.id,
      label: row.name,
      keptUntil: null,
      isFree: true,
      stays: false,
      because: [free],
    }),
  )
  if (subject.about === 'staff') return [...cases, await staffItem(ctx, subject.id)]
  if (subject.about === 'contact') return [...cases, ...contacts]
  return [
    ...cases,
    await customerItem(
      ctx,
      subject.id,
      seen.some(one => !one.is_closed),
      today,
    ),
  ]
}

const keptBecause = (why: Text, until: LocalDate): Text => ({
  zh: `${why.zh}：保管至 ${until}`,
  en: `${why.en ?? why.zh}: kept until ${until}`,
})

/** The record of a customer is not the archive of a case, whose own words stay sealed in it: it goes as soon as no business goes on. */
async function customerItem(ctx: Ctx, id: string, hasOpenCase: boolean, today: LocalDate): Promise<PlannedItem> {
  const customer = await ctx.tx
    .selectFrom('customers')
    .select('name')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  const contract = await ctx.tx
    .selectFrom('service_contracts')
    .select('ends_on')
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', id)
    .where('ends_on', '>=', today)
    .orderBy('ends_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  const hold = await ctx.tx
    .selectFrom('legal_holds')
    .select('number')
    .where('org_id', '=', ctx.org)
    .where('lifted_at', 'is', null)
    .where('kind', '=', 'customer')
    .where('subject_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  const keeps: Text[] = [
    ...(hasOpenCase ? [{ zh: '有未办结的案件', en: 'A case is open' }] : []),
    ...(contract === undefined
      ? []
      : [{ zh: `服务合同至 ${contract.ends_on}`, en: `A service contract runs until ${contract.ends_on}` }]),
    ...(hold === undefined ? [] : [{ zh: `保全中（${hold.number}）`, en: `Held (${hold.number})` }]),
  ]
  return {
    ...{ what: 'customer', subject: id, label: customer?.name ?? '', keptUntil: contract?.ends_on ?? null },
    ...{ isFree: keeps.length === 0, stays: false, because: keeps.length === 0 ? [free] : keeps },
  }
}

async function staffItem(ctx: Ctx, id: string): Promise<PlannedItem> {
  const person = await ctx.tx
    .selectFrom('people')
    .select(['name', 'is_active'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  const evidence: Text = {
    zh: '姓名和岗位说明谁当时有权，作为存证保留',
    en: 'Name and posts show who had authority when, and stay as evidence',
  }
  const works = person?.is_active === true
  return {
    ...{ what: 'staff', subject: id, label: person?.name ?? '', keptUntil: null, isFree: !works, stays: false },
    because: works
      ? [{ zh: '在职', en: 'Employed' }, evidence]
      : [{ zh: '邮箱、电话和职务删除', en: 'Mail, telephone and title go' }, evidence],
  }
}
