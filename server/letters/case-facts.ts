import { localDateOf } from '../../engine/calendar/days.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { LetterChannel } from '../../events/letter-kinds.ts'
import type { Language } from '../../events/text.ts'
import { isMasked, shownName, worksOn } from '../access/shown.ts'
import { eventsOf } from '../cases/queries.ts'
import { named } from '../cases/view-case.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { Placeholder } from './fill-letter.ts'

export type LetterFacts = Readonly<Record<Language, Partial<Record<Placeholder, string>>>> & {
  readonly caseRow: CaseOfLetter
  /** What the record of the told solution needs besides the letter (三(五)1). */
  readonly told: { readonly cause?: string; readonly measures?: string; readonly expectedOn?: LocalDate }
}
type CaseOfLetter = Awaited<ReturnType<typeof readCase>>

async function readCase(ctx: Ctx, caseId: string) {
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select([
      ...([
        'cases.id',
        'cases.number',
        'cases.title',
        'cases.contact',
        'cases.channel',
        'cases.state',
        'cases.opened_at',
      ] as const),
      ...(['cases.customer_id', 'cases.preferred_channel', 'cases.contact_email'] as const),
      ...(['customers.name as customer', 'customers.preferred_channel as customer_channel', 'customers.email'] as const),
    ])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  return row
}

const day = (date: LocalDate, language: Language): string => {
  const [year, month, at] = date.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${at}日` : date
}
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** The words of the last event of each type that counts, by field; what lies under seal is not among them. */
async function lastWords(ctx: Ctx, caseId: string) {
  const events = effectiveEvents(await eventsOf(ctx, caseId))
  const last = (type: string, record?: string) =>
    events.findLast(
      event => event.type === type && (record === undefined || (event.data as { record?: string }).record === record),
    )
  const wanted = {
    investigated: last('investigation.recorded'),
    planned: last('plan.submitted'),
    completed: last('handling.completed'),
    decided: last('record.made', 'rounds-decision'),
  }
  const ids = Object.values(wanted).flatMap(event => event?.id ?? [])
  const fields =
    ids.length === 0
      ? []
      : await ctx.tx
          .selectFrom('sealed_fields')
          .select(['event_id', 'field', 'value'])
          .where('org_id', '=', ctx.org)
          .where('event_id', 'in', ids)
          .where(eb =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('seals')
                  .select('seals.subject_id')
                  .whereRef('seals.org_id', '=', 'sealed_fields.org_id')
                  .whereRef('seals.subject_id', '=', 'sealed_fields.event_id')
                  .where('seals.lifted_at', 'is', null),
              ),
            ),
          )
          .execute()
  const said = (event: { id: string } | undefined, field: string): unknown =>
    fields.find(one => one.event_id === event?.id && one.field === field)?.value
  return { wanted, said }
}

/** What letters of a case say of it, in both languages; a fact that the case does not have is left out, and stands in the letter as a gap. */
export async function factsOf(ctx: Ctx, caseId: string): Promise<LetterFacts> {
  const row = await readCase(ctx, caseId)
  const { wanted, said } = await lastWords(ctx, caseId)
  const organisation = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const { state } = row
  const measureTexts = said(wanted.planned, 'measureTexts')
  const measures = Array.isArray(measureTexts) ? measureTexts.map((one, at) => `${at + 1}. ${String(one)}`).join('\n') : undefined
  const dues = wanted.planned?.type === 'plan.submitted' ? wanted.planned.data.measures.map(one => one.dueAt).sort() : []
  const expectedOn = dues.at(-1) === undefined ? undefined : localDateOf(ctx.rules.calendar, dues.at(-1) as Instant)
  const cause = text(said(wanted.investigated, 'rootCause'))
  const handler = state.people.handler?.[0]
  const texts = said(wanted.decided, 'texts') as { answer?: unknown } | undefined
  const isMine = worksOn(ctx, state)
  const name = shownName(ctx, text(row.contact.name), isMine) ?? text(row.customer)
  const inLanguage = (language: Language): Partial<Record<Placeholder, string>> => {
    const facts: Record<Placeholder, string | undefined> = {
      ...{ customer: name, number: row.number, title: row.title, cause, measures, news: undefined },
      openedOn: day(localDateOf(ctx.rules.calendar, row.opened_at), language),
      stage: stageOf(ctx, state, language),
      expectedOn: expectedOn === undefined ? undefined : day(expectedOn, language),
      result: text(said(wanted.completed, 'solution')),
      guarantees: text(said(wanted.completed, 'guarantees')),
      decision: text(texts?.answer),
      handler: handler === undefined ? undefined : named(ctx, handler).name,
      company: language === 'en' ? organisation.name_en || organisation.name : organisation.name,
      today: day(todayOf(ctx), language),
    }
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  }
  return {
    ...{ zh: inLanguage('zh'), en: inLanguage('en'), caseRow: row },
    told: {
      ...(cause === undefined ? {} : { cause }),
      ...(measures === undefined ? {} : { measures }),
      ...(expectedOn === undefined ? {} : { expectedOn }),
    },
  }
}

function stageOf(ctx: Ctx, state: CaseState, language: Language): string | undefined {
  const stage = editionNamed(ctx.rules, state.edition)
    .lifecycles.get(state.kind)
    ?.stages.find(one => one.id === state.stage)
  return language === 'en' ? (stage?.title.en ?? stage?.title.zh) : stage?.title.zh
}

/** How the customer of a case wants to be told: as this case says, else as the customer's card does, else by the way they came. */
export function preferredOf(ctx: Ctx, row: CaseOfLetter) {
  const isHidden = isMasked(ctx, worksOn(ctx, row.state))
  const email = row.contact_email || row.email || ''
  const shown = { email: isHidden ? '' : email, masked: isHidden && email !== '' }
  if (row.preferred_channel !== null) return { channel: row.preferred_channel, from: 'case' as const, ...shown }
  if (row.customer_channel !== null) return { channel: row.customer_channel, from: 'customer' as const, ...shown }
  const came: Readonly<Record<string, LetterChannel>> = {
    email: 'mail',
    letter: 'paper',
    wechat: 'online',
    portal: 'online',
    web: 'online',
    shop: 'in-person',
    visit: 'in-person',
  }
  return { channel: came[row.channel] ?? 'phone', from: 'intake' as const, ...shown }
}

/** The mail address of a case's customer, whole; empty where none is known. */
export const mailOf = (row: CaseOfLetter): string => row.contact_email || row.email || ''
