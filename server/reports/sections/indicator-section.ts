import { figureText } from '../../../engine/figure-text.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Text } from '../../../events/text.ts'
import { readIndicators } from '../../indicators/read-indicators.ts'
import { AskIndicators, type IndicatorFigure } from '../../indicators/schema.ts'
import type { ReportFigure, SectionContent } from '../document-schema.ts'
import type { SectionAsk } from './scope.ts'

const say = (zh: string, en: string): Text => ({ zh, en })

function targetOf({ target, unit }: IndicatorFigure): Text | undefined {
  if (target === null) return undefined
  const side = (sign: string, value: number | undefined) => {
    if (value === undefined) return []
    const { zh, en } = figureText({ unit }, value)
    return [say(`${sign} ${zh}`, `${sign} ${en}`)]
  }
  const parts = [...side('≥', target.gte), ...side('≤', target.lte)]
  const listed = (language: 'zh' | 'en', mark: string) => parts.map(part => inLanguage(part, language)).join(mark)
  return parts.length === 0 ? undefined : say(`目标 ${listed('zh', '、')}`, `target ${listed('en', ', ')}`)
}

/** KPI 达成情况 (furn 6.4.2): the indicators of the regulation over the period for the whole company or the report's department, each against its target. */
export async function indicatorSection({
  ctx,
  regulation,
  section,
  start,
  end,
  department,
}: SectionAsk): Promise<SectionContent> {
  const wanted = section.indicators?.map(id => `${regulation}:${id}`)
  const { items } = await readIndicators(
    ctx,
    AskIndicators.parse({
      ...{ from: start, to: end, regulation },
      ...(wanted === undefined ? {} : { indicator: wanted }),
      ...(department === null ? {} : { department }),
    }),
    'company',
  )
  const figures = items.map((item): ReportFigure => {
    const target = targetOf(item)
    return {
      ...{ key: item.id, title: item.title, value: item.figure, unit: item.unit, met: item.met },
      ...(item.numerator === null || item.denominator === null || item.how !== 'counted'
        ? {}
        : { note: say(`${item.numerator} / ${item.denominator}`, `${item.numerator} / ${item.denominator}`) }),
      ...(target === undefined ? {} : { target }),
      href: `/indicators/${encodeURIComponent(item.key)}?from=${start}&to=${end}`,
    }
  })
  const judged = items.filter(item => item.met !== null)
  const missed = judged.filter(item => item.met === false)
  const names = (language: 'zh' | 'en') =>
    missed.map(item => inLanguage(item.title, language)).join(language === 'zh' ? '、' : ', ')
  const unknown = items.filter(item => item.figure === null).length
  return {
    draft: say(
      `有目标且有数的指标 ${judged.length} 项，达成 ${judged.length - missed.length} 项${missed.length === 0 ? '' : `，未达成：${names('zh')}`}${unknown === 0 ? '' : `；本期无数据 ${unknown} 项`}。`,
      `Of ${judged.length} indicators with a target and a figure ${judged.length - missed.length} were met${missed.length === 0 ? '' : `; not met: ${names('en')}`}${unknown === 0 ? '' : `; ${unknown} without data`}.`,
    ),
    figures,
    tables: [],
  }
}
