import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { isSufficient, LEAST_SAMPLE, meanEstimate, shareEstimate } from '../../engine/surveys/estimates.ts'
import { feedbackOf, satisfactionOf } from '../../engine/surveys/questions.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { SurveyAnswers } from '../../events/questionnaire.ts'
import { caseSeen, sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { kindTitles } from '../export/columns.ts'
import { nameOfGroup } from '../indicators/name-group.ts'
import { askedCallbacks } from './asked.ts'
import type { AskCuts, CutRow, CutSide, CutsView } from './cuts-schema.ts'
import { type KeptQuestionnaire, questionnaireOf } from './read-questionnaire.ts'
import { mustReadSurveys } from './who.ts'

/** Where the sides of an answer stand. */
const columns = { department: 'departments', person: 'people', kind: 'kinds', product: 'products' } as const
const seesAll = ({ sight }: Ctx): boolean => sight.scope === 'all' && !sight.isPartner

/** That an answer counts in figures: not taken down by whoever it judges, and about no case that is sealed from anybody. Over `a`. */
export function isCounted(ctx: Ctx): RawBuilder<SqlBool> {
  return sql<SqlBool>`not a.by_judged and not exists (select from unnest(a.cases) as about(id) where not ${sealedFromNobody(ctx.org, 'about.id')})`
}

/** That the reader sees a case that an answer is about; whoever sees all needs no look at each. Over `a`. */
function isSeen(ctx: Ctx): RawBuilder<SqlBool> {
  const seen = seesAll(ctx) ? undefined : caseSeen(ctx, 'about.id')
  return seen === undefined ? sql<SqlBool>`true` : sql<SqlBool>`exists (select from unnest(a.cases) as about(id) where ${seen})`
}

/** That an answer is of this side of what it was about; `none` where nothing is stated. Over `a`. */
export function isOfSide(side: Exclude<CutSide, 'month'>, key: string): RawBuilder<SqlBool> {
  const column = sql.ref(`a.${columns[side]}`)
  return key === 'none' ? sql<SqlBool>`cardinality(${column}) = 0` : sql<SqlBool>`${key} = any(${column})`
}

type Given = { readonly answers: SurveyAnswers; readonly handed: boolean }
/** The answers to a questionnaire by version, or to a survey, by one side of what they were about: an answer about several departments counts in each. */
async function answersBy(ctx: Ctx, which: RawBuilder<SqlBool>, { by, from, to }: AskCuts) {
  const { calendar } = ctx.rules
  const key =
    by === 'month'
      ? sql`to_char(a.answered_at at time zone ${calendar.spec.zone}, 'YYYY-MM')`
      : sql`unnest(case when cardinality(${sql.ref(`a.${columns[by]}`)}) = 0 then array['none'] else ${sql.ref(`a.${columns[by]}`)} end)`
  const period = [
    ...(from === undefined ? [] : [sql`a.answered_at >= ${startOfDay(calendar, from)}`]),
    ...(to === undefined ? [] : [sql`a.answered_at < ${startOfDay(calendar, addCalendarDays(to, 1))}`]),
  ]
  const where = sql.join([sql`a.org_id = ${ctx.org}`, which, isCounted(ctx), isSeen(ctx), ...period], sql` and `)
  const { rows } = await sql<Given & { key: string }>`
    select ${key} as key, a.answers, a.handed_by_judged as handed from survey_answers a where ${where}`.execute(ctx.tx)
  const groups = new Map<string, Given[]>()
  for (const { key: name, ...given } of rows) {
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [given])
    else group.push(given)
  }
  return groups
}

/** 分组结果 of callbacks by a version of a questionnaire; asked are the callbacks that `questionnaireFigures` counts. */
export async function questionnaireCuts(ctx: Ctx, id: string, ask: AskCuts): Promise<CutsView> {
  mustReadSurveys(ctx)
  const kept = await questionnaireOf(ctx, id, ask.version)
  const which = sql<SqlBool>`a.questionnaire_id = ${id} and a.version = ${kept.version} and a.case_id is not null`
  const groups = await answersBy(ctx, which, ask)
  return viewOf(ctx, ask.by, kept, groups, await askedCallbacks(ctx, kept, ask, seesAll(ctx) ? undefined : caseSeen(ctx, 'c.id')))
}

/** 分组结果 of a survey: a customer whom several departments served is asked about each. */
export async function surveyCuts(
  ctx: Ctx,
  survey: { readonly id: string; readonly questionnaire_id: string; readonly version: number },
  ask: AskCuts,
): Promise<CutsView> {
  mustReadSurveys(ctx)
  const kept = await questionnaireOf(ctx, survey.questionnaire_id, survey.version)
  const groups = await answersBy(ctx, sql<SqlBool>`a.survey_id = ${survey.id}`, ask)
  return viewOf(ctx, ask.by, kept, groups, await askedMembers(ctx, survey.id, ask.by))
}

async function askedMembers(ctx: Ctx, survey: string, by: CutSide): Promise<ReadonlyMap<string, number>> {
  // Whom a survey asked is one list: months divide only when they answered.
  if (by === 'month') return new Map()
  const seen = seesAll(ctx) ? undefined : caseSeen(ctx, 'c.id')
  const key =
    by === 'person'
      ? sql`unnest(case when cardinality(m.judged) = 0 then array['none'] else m.judged end)`
      : by === 'department'
        ? sql`coalesce(c.department_id, 'none')`
        : by === 'kind'
          ? sql`c.kind`
          : sql`coalesce(nullif(k.model, ''), 'none')`
  const { rows } = await sql<{ key: string; many: number }>`
    select key, count(distinct customer_id)::int as many from (
      select ${key} as key, m.customer_id from survey_members m cross join unnest(m.cases) as about(id)
        join cases c on c.org_id = m.org_id and c.id = about.id left join machines k on k.org_id = c.org_id and k.id = c.machine_id
      where m.org_id = ${ctx.org} and m.survey_id = ${survey} and m.is_drawn and ${sealedFromNobody(ctx.org, 'c.id')} ${seen === undefined ? sql`` : sql`and ${seen}`}) asked
    group by key`.execute(ctx.tx)
  return new Map(rows.map(row => [row.key, row.many]))
}

function viewOf(
  ctx: Ctx,
  by: CutSide,
  { content }: Pick<KeptQuestionnaire, 'content'>,
  groups: ReadonlyMap<string, readonly Given[]>,
  asked: ReadonlyMap<string, number>,
): CutsView {
  const scale = satisfactionOf(content)!
  const rows = [...new Set([...groups.keys(), ...asked.keys()])].map((key): CutRow => {
    const given = groups.get(key) ?? []
    const answers = given.map(one => one.answers)
    const n = answers.length
    const good = answers.filter(one => feedbackOf(content, one)?.satisfied === true).length
    const enough = isSufficient(n)
    const of = asked.get(key)
    const values = answers.flatMap(one => (typeof one[scale.id] === 'number' ? [one[scale.id] as number] : []))
    return {
      ...{
        key,
        name: nameOf(ctx, by, key),
        n,
        low: n - good,
        handed: given.filter(one => one.handed).length,
        isSufficient: enough,
      },
      asked: Math.max(n, of ?? n),
      response: of === undefined ? null : (shareEstimate(n, Math.max(n, of)) ?? null),
      satisfied: enough ? (shareEstimate(good, n) ?? null) : null,
      mean: enough ? (meanEstimate(values, [scale.from, scale.to]) ?? null) : null,
    }
  })
  const sorted = rows.sort((a, b) =>
    by === 'month' ? b.key.localeCompare(a.key) : b.n - a.n || b.asked - a.asked || a.name.localeCompare(b.name, 'zh'),
  )
  return { by, scope: seesAll(ctx) ? 'company' : 'seen', least: LEAST_SAMPLE, items: sorted }
}

function nameOf(ctx: Ctx, by: CutSide, key: string): string {
  if (by === 'month') return key
  if (by === 'kind') return inLanguage(kindTitles[key] ?? { zh: key }, ctx.language)
  return nameOfGroup(ctx, by, key === 'none' ? '' : key)
}
