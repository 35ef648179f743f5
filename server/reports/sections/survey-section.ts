import { sql } from 'kysely'
import { questionTable, sayEstimate, sayInterval, tooFew } from '../../../engine/surveys/say-figures.ts'
import type { Text } from '../../../events/text.ts'
import { questionnaireOf } from '../../surveys/read-questionnaire.ts'
import type { Tally } from '../../surveys/schema.ts'
import { surveysOf } from '../../surveys/surveyed.ts'
import type { ReportFigure, SectionContent } from '../document-schema.ts'
import type { SectionAsk } from './scope.ts'

const say = (zh: string, en: string): Text => ({ zh, en })

/** 满意度调查 (robot 15(3), equip 8): the closed surveys of customers served in the period as they were frozen, and what became of low scores. One that is still open is only named. */
export async function surveySection({ ctx, start, end }: SectionAsk): Promise<SectionContent> {
  const all = await surveysOf(ctx, start, end)
  const content: { draft: Text[]; figures: ReportFigure[]; tables: SectionContent['tables'][number][] } = {
    ...{ draft: [], figures: [], tables: [] },
  }
  for (const row of all.filter(one => one.figures !== null)) {
    const tally = row.figures as Tally
    const { content: questionnaire } = await questionnaireOf(ctx, row.questionnaire_id, row.version)
    const low = await lowScores(ctx.org, row.id).execute(ctx.tx)
    const { opened, done } = low.rows[0]!
    const href = `/surveys/${row.id}`
    const few = tally.isSufficient ? undefined : tooFew
    const share = (of: Tally['response']) => (of === null ? null : of.value * 100)
    const interval = (of: Tally['response'], but: Text | undefined) =>
      say(
        `95% 区间 ${sayInterval(of, 'percent')}${but === undefined ? '' : `，${but.zh}`}`,
        `95% interval ${sayInterval(of, 'percent')}${but === undefined ? '' : `, ${but.en}`}`,
      )
    const { handedByJudged: handed = 0 } = tally
    const marked =
      handed === 0
        ? say('', '')
        : say(`，其中 ${handed} 份的链接由被评价人交给客户`, `, ${handed} of them on a link handed over by whoever they judge`)
    const title = (zh: string, en: string) => say(`${row.title}：${zh}`, `${row.title}: ${en}`)
    content.draft.push(
      say(
        `《${row.title}》调查 ${row.period_from} 至 ${row.period_to} 服务过的客户（总体 ${row.population} 位，发出 ${row.drawn} 份），收回 ${tally.n} 份${marked.zh}，回收率 ${sayEstimate(tally.response, 'percent')}，满意率 ${sayEstimate(tally.satisfied, 'percent')}（95% 区间 ${sayInterval(tally.satisfied, 'percent')}）${few === undefined ? '' : '，样本不足，只供参考'}；低分 ${opened} 位，已跟进 ${done} 位。`,
        `“${row.title}” asked customers served from ${row.period_from} to ${row.period_to} (${row.population} in the population, ${row.drawn} asked): ${tally.n} answers${marked.en}, response ${sayEstimate(tally.response, 'percent')}, satisfied ${sayEstimate(tally.satisfied, 'percent')} (95% interval ${sayInterval(tally.satisfied, 'percent')})${few === undefined ? '' : ', insufficient sample, for information only'}; ${opened} low scores, ${done} followed up.`,
      ),
    )
    content.figures.push(
      {
        key: `${row.id}-n`,
        title: title('答卷', 'answers'),
        value: tally.n,
        unit: 'count',
        href,
        note: say(`发出 ${tally.asked}${marked.zh}`, `of ${tally.asked} asked${marked.en}`),
      },
      {
        ...{
          key: `${row.id}-response`,
          title: title('回收率', 'response rate'),
          value: share(tally.response),
          unit: 'percent',
          href,
        },
        note: interval(tally.response, undefined),
      },
      {
        ...{
          key: `${row.id}-satisfied`,
          title: title('满意率', 'satisfied'),
          value: share(tally.satisfied),
          unit: 'percent',
          href,
        },
        note: interval(tally.satisfied, few),
      },
      {
        ...{ key: `${row.id}-low`, title: title('低分', 'low scores'), value: opened, unit: 'count' },
        ...{ href: `/survey-answers?survey=${row.id}&satisfied=no`, note: say(`已跟进 ${done}`, `${done} followed up`) },
      },
    )
    const { title: of, head, rows } = questionTable(questionnaire, tally)
    content.tables.push({
      title: title(of.zh, of.en ?? of.zh),
      head: [...head],
      rows: rows.map(cells => ({ cells: [...cells] })),
      more: 0,
    })
  }
  for (const row of all.filter(one => one.figures === null))
    content.draft.push(say(`《${row.title}》尚未结束，数字未计入。`, `“${row.title}” is still open and not counted.`))
  const none = say('本期没有满意度调查。', 'No survey of the period.')
  return {
    draft:
      content.draft.length === 0
        ? none
        : say(content.draft.map(one => one.zh).join(''), content.draft.map(one => one.en).join(' ')),
    figures: content.figures,
    tables: content.tables,
  }
}

/** Low scores of a survey, and how many were followed up: their cases have the record, or the company's own follow-up was done. */
const lowScores = (org: string, survey: string) => sql<{ opened: number; done: number }>`
  select count(*)::int as opened, count(*) filter (where f.done_at is not null
      or exists (select from duties d where d.org_id = a.org_id and d.case_id = a.follow_up and d.rule like '%low-score%' and d.outcome in ('met', 'late')))::int as done
  from survey_answers a left join low_score_follow_ups f on f.org_id = a.org_id and f.answer_event = a.event_id
  where a.org_id = ${org} and a.survey_id = ${survey} and not a.satisfied`
