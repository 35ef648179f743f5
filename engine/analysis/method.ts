import type { Language } from '../../events/text.ts'
import { ASSOCIATION_FROM } from './associations.ts'
import { CHANGE_FROM } from './before-after.ts'
import { type ControlLimits, LIMITS_FROM } from './control-limits.ts'
import { TENTHS_FROM } from './pareto.ts'

/** Of fewer cases no median is said, of fewer than these no ninetieth percentile. */
export const MEDIAN_FROM = 5
export const NINETY_FROM = 20

/** Says a p-value as far as it means something. */
export const sayChance = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3))

/** What of an analysis its method depends on. */
type Counted = {
  readonly merged: number
  readonly trend: { readonly limits: ControlLimits | null; readonly periodsBefore: number }
  readonly associations: { readonly cases: number; readonly least: number; readonly tested: number }
}

/** How the figures were made and what they do not say, one sentence a line: the same on screen, paper and in the workbook. */
export function methodOf(document: Counted, language: Language): string[] {
  const { limits, periodsBefore } = document.trend
  const { cases, least, tested } = document.associations
  const zh = [
    `统计本期登记的案件；${document.merged} 件已并入其他案件的不计，密封案件任何人都不计入。`,
    `一件案件可有多个原因或责任部门，各计一次，因此这几项合计可超过案件数。少于 ${TENTHS_FROM} 件时占比只取整数。`,
    limits === null
      ? `控制限：本期之前只有 ${periodsBefore} 个完整周期有案件，不足 ${LIMITS_FROM} 个，不画控制限。`
      : `控制限为 c 图：本期之前 ${limits.periods} 个完整周期的平均数 ${limits.mean.toFixed(1)} ± 3 倍平方根。`,
    cases < ASSOCIATION_FROM
      ? `关联：不足 ${ASSOCIATION_FROM} 件，不作关联分析。`
      : `关联：${cases} 件中同时出现不足 ${least} 件的不列；共检验 ${tested} 组，Fisher 精确检验（双侧），用 Benjamini–Hochberg 法按 5% 错误发现率校正。关联不等于因果。`,
    `用时按自然时间计；首次响应为登记到第一次答复、通报、去函或反馈结果。不足 ${MEDIAN_FROM} 件不报中位数，不足 ${NINETY_FROM} 件不报 90% 分位。`,
    `措施前后：完成日前后等长的天数（最多 90 天）内同一产品或同一类别的案件数，完成日当天不计；合计不足 ${CHANGE_FROM} 件不作判断。先后不等于因果。`,
  ]
  const en = [
    `Cases registered in the period; ${document.merged} merged into others are not counted, sealed cases are counted for nobody.`,
    `A case may have several causes or liable departments and counts once in each, so that these may add up to more than the cases. Below ${TENTHS_FROM} cases shares are whole percents.`,
    limits === null
      ? `Limits: only ${periodsBefore} whole periods before this one had cases, fewer than ${LIMITS_FROM}; none are drawn.`
      : `Limits of a c chart: the mean ${limits.mean.toFixed(1)} of the ${limits.periods} whole periods before, ± 3 square roots of it.`,
    cases < ASSOCIATION_FROM
      ? `What goes together: fewer than ${ASSOCIATION_FROM} cases, nothing is said.`
      : `What goes together: of ${cases} cases, sets found in fewer than ${least} are left out; ${tested} were tested by Fisher's exact test (two-sided), corrected by Benjamini and Hochberg to 5 % false discoveries. What goes together need not be cause and effect.`,
    `Times by the clock; the first answer is the first reply, progress report, letter or result. No median below ${MEDIAN_FROM} cases, no 90th percentile below ${NINETY_FROM}.`,
    `Before and after: cases of the same product or category in equally many days (at most 90) before and after the day, which itself is left out; nothing is said below ${CHANGE_FROM}. What comes after need not be because of it.`,
  ]
  return language === 'zh' ? zh : en
}
