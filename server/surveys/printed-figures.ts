import { localTextOf } from '../../engine/calendar/days.ts'
import type { Language, Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { questionnaireCuts, surveyCuts } from './cuts.ts'
import type { AskFile } from './cuts-schema.ts'
import { questionnaireFigures, surveyFigures } from './figures.ts'
import type { PrintedFigures } from './figures-file.ts'
import { questionnaireOf } from './read-questionnaire.ts'
import type { Tally } from './schema.ts'
import { mustReadSurveys } from './who.ts'

const say = (zh: string, en: string): Text => ({ zh, en })

async function headOf(ctx: Ctx, language: Language): Promise<Pick<PrintedFigures, 'company' | 'printedAt' | 'language'>> {
  const { name, name_en: nameEn } = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  return {
    company: language === 'en' && nameEn !== '' ? nameEn : name,
    printedAt: localTextOf(ctx.rules.calendar, ctx.now).slice(0, 16).replace('T', ' '),
    language,
  }
}

/** 回访结果 on paper: the figures of a version and a period, divided where asked. */
export async function printedQuestionnaire(ctx: Ctx, id: string, ask: AskFile, language: Language): Promise<PrintedFigures> {
  const { by, ...period } = ask
  const { tally, content, version } = await questionnaireFigures(ctx, id, period)
  const { title } = await questionnaireOf(ctx, id)
  const stretch = [period.from ?? '', period.to ?? ''].join(' – ')
  return {
    ...(await headOf(ctx, language)),
    ...{ title, content, tally },
    under: [
      say(`回访问卷第 ${version} 版`, `Callbacks, version ${version} of the questionnaire`),
      ...(stretch === ' – ' ? [] : [say(`期间 ${stretch}`, `Period ${stretch}`)]),
    ],
    cuts: by === undefined ? undefined : await questionnaireCuts(ctx, id, { ...ask, by }),
  }
}

/** A survey as it is looked up for its figures; `survey.not-found`. */
export async function surveyRow(ctx: Ctx, id: string) {
  const row = await ctx.tx.selectFrom('surveys').selectAll().where('org_id', '=', ctx.org).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('survey.not-found')
  return row
}

/** 调查结果 on paper: as reported once it is closed, as now before. */
export async function printedSurvey(ctx: Ctx, id: string, { by, ...ask }: AskFile, language: Language): Promise<PrintedFigures> {
  mustReadSurveys(ctx)
  const row = await surveyRow(ctx, id)
  const { content } = await questionnaireOf(ctx, row.questionnaire_id, row.version)
  const isFrozen = row.figures !== null
  return {
    ...(await headOf(ctx, language)),
    ...{ title: row.title, content, tally: isFrozen ? (row.figures as Tally) : await surveyFigures(ctx, row) },
    under: [
      say(`服务期间 ${row.period_from} – ${row.period_to}`, `Served ${row.period_from} – ${row.period_to}`),
      say(`总体 ${row.population} 位，调查 ${row.drawn} 位`, `${row.population} in the population, ${row.drawn} asked`),
      say(`总体校验值 ${row.hash}`, `Hash of the population ${row.hash}`),
      isFrozen
        ? say(`结束时固定，校验值 ${row.figures_hash}`, `Frozen when it was closed, hash ${row.figures_hash}`)
        : say('调查进行中，数字未定', 'Still open: figures are not final'),
    ],
    cuts: by === undefined ? undefined : await surveyCuts(ctx, row, { ...ask, by }),
  }
}
