import { addDuration } from '../../engine/calendar/add.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Instant } from '../../events/instant.ts'
import { yearOf } from '../compensation/book-on-fund.ts'
import { setBudget } from '../compensation/funds.ts'
import type { Ctx } from '../context.ts'
import { knownForms } from '../form-templates/known-forms.ts'
import { confirmTemplates, setTemplate } from '../form-templates/templates.ts'
import { convene, minute } from '../meetings/convene.ts'
import { draftAgenda } from '../meetings/draft-agenda.ts'
import { actionsOf, stepAction } from '../meetings/meeting-actions.ts'
import { setMailing } from '../reports/mailings/mailings.ts'
import { type Found, idOf } from './company.ts'
import { asPerson } from './play.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString()

/** What was said at the weekly and monthly meetings of the past, in turn. */
const said = [
  {
    minutes: '投诉集中在台面开裂和运输破损；物流反映华东仓周转箱不足，技术支持反映安装说明书第 4 步易装反。',
    decisions: '本周内补发周转箱；安装说明书改图后再发。',
    what: '补齐华东仓周转箱并反馈到货照片',
  },
  {
    minutes: '退换货时限两次超时，均为等待质检结论；销售反馈客户要求先发后验。',
    decisions: '质检结论 1 个工作日内给出；先发后验由客服主管逐单确认。',
    what: '制定先发后验的确认清单',
  },
  {
    minutes: '回访未接通率偏高，原因是上班时间拨打；满意度低的集中在安装环节。',
    decisions: '回访改到 18 点以后试两周；安装队培训一次。',
    what: '安排安装队服务规范培训',
  },
] as const

/** What was on the agenda then: what is open today was not. */
const topics = (['上次行动项', '投诉与退换货', '安装和物流配合'] as const).map(title => ({
  ...{ id: `topic:${title}`, sort: 'topic' as const, title, detail: '', late: false },
}))

/** 例会 of a period of the past: convened and minuted by whoever owes it, with one action that an earlier one has settled. */
export async function holdPastMeeting(ctx: Ctx, report: string, owner: string, at: Instant, index: number): Promise<void> {
  const begins = later(at, -HOUR_MS)
  const convener = asPerson(ctx, owner, later(begins, -HOUR_MS))
  const agenda = await draftAgenda(convener, { report })
  const invited = [...new Set(agenda.invited.map(one => one.id))].filter(id => id !== owner)
  if (invited.length === 0) invited.push(owner)
  const meeting = await convene(convener, {
    ...{
      title: agenda.title,
      report,
      startsAt: begins,
      place: '三楼会议室',
      chair: owner,
      invited,
      agenda: [...topics],
    },
  })
  const words = said[index % said.length]!
  const doer = invited[index % invited.length]!
  const dueAt = addDuration(ctx.rules.calendar, at, { workdays: 5 }).dueAt
  const minuting = asPerson(ctx, owner, at)
  await minute(minuting, meeting, {
    ...{ present: [...new Set([owner, ...invited])], minutes: words.minutes, decisions: words.decisions },
    actions: [{ what: words.what, person: doer, dueAt }],
  })
  const doneAt = later(dueAt, -DAY_MS)
  if (doneAt >= ctx.now) return
  const [action] = await actionsOf(minuting, meeting)
  // Every third one is still open, and by now late.
  if (action === undefined || index % 3 === 2 || doer === owner) return
  await stepAction(asPerson(ctx, doer, doneAt), action.id, { step: 'done', text: '已完成，结果已反馈各部门' })
  if (later(doneAt, HOUR_MS) < ctx.now)
    await stepAction(asPerson(ctx, owner, later(doneAt, HOUR_MS)), action.id, { step: 'confirmed', text: '' })
}

/** 表单模板 of the furniture maker: two were renewed by human resources, the others looked through; the monthly report is mailed as it is signed. */
export async function keepTemplates(ctx: Ctx, found: Found): Promise<void> {
  const before = later(ctx.now, -30 * DAY_MS)
  const [keeper, desk] = [idOf(found, 'gong.li'), idOf(found, 'tao.ran')]
  const hr = asPerson(ctx, keeper, before)
  const forms = knownForms(hr)
  const renewed = forms.slice(0, 2)
  for (const [at, form] of renewed.entries())
    await setTemplate(hr, form.key, {
      ...{
        number: `MY-KF-0${at + 1}`,
        title: { zh: form.title.zh, ...(form.title.en === undefined ? {} : { en: form.title.en }) },
      },
      ...{
        guide: '用黑色签字笔填写；照片编号写在备注栏。',
        note: '增加照片编号栏',
        since: localDateOf(ctx.rules.calendar, before),
      },
    })
  // The demo's past may reach over a new year: each year that it touches has its renewal.
  const rest = forms.slice(2).map(form => form.key)
  if (rest.length > 0) await confirmTemplates(hr, rest)
  if (yearOf(ctx, before) !== yearOf(ctx, ctx.now))
    await confirmTemplates(
      asPerson(ctx, keeper, later(ctx.now, -HOUR_MS)),
      forms.map(form => form.key),
    )
  await setMailing(asPerson(ctx, desk, before), {
    ...{
      regulation: 'furn',
      rule: 'monthly-report',
      recipients: [idOf(found, 'gao.yuan'), idOf(found, 'pei.yan')],
      sends: 'submitted',
    },
  })
}

/** 专项经费 of the integrator (robot 17), entered by finance for each year that the demo's past touches. */
export async function setAnomalyFund(ctx: Ctx, found: Found): Promise<void> {
  const before = later(ctx.now, -60 * DAY_MS)
  const finance = [...found.staff.values()].find(id => ctx.roster.people.get(id)?.roles.some(one => one.role === 'finance'))
  if (finance === undefined) return
  for (const year of new Set([yearOf(ctx, before), yearOf(ctx, ctx.now)]))
    await setBudget(asPerson(ctx, finance, before), 'robot:anomaly-fund', {
      year,
      amountFen: 80_000_000,
      note: '年度服务异常处置专项经费',
    })
}

/** 本周例会 that is planned for tomorrow, with the agenda as it stands today; nothing where no regulation has one. */
export async function planMeeting(ctx: Ctx, found: Found): Promise<void> {
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const report = await ctx.tx
    .selectFrom('reports')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('rule', '=', 'weekly-coordination')
    .where('period_start', '<=', today)
    .where('period_end', '>=', today)
    .executeTakeFirst()
  if (report === undefined) return
  const convener = asPerson(ctx, idOf(found, 'an.ran'), ctx.now)
  const agenda = await draftAgenda(convener, { report: report.id })
  await convene(convener, {
    ...{ title: agenda.title, report: report.id, startsAt: `${addCalendarDays(today, 1)}T06:30:00.000Z`, place: '三楼会议室' },
    ...{ chair: idOf(found, 'tao.ran'), invited: agenda.invited.map(one => one.id), agenda: agenda.items.slice(0, 12) },
  })
}
