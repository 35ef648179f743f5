import { type CompanyLimit, limitFor } from '../../engine/enforcement.ts'
import type { Pack } from '../../engine/pack.ts'
import { openFigure } from '../../engine/payroll/penalty-clearance.ts'
import type { CitedViolation } from '../../engine/penalty.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import type { Text } from '../../events/text.ts'
import { payrollConditions } from '../../policies/wage-limits.ts'
import { blocker } from './blockers.ts'
import type { Paper } from './papers.ts'
import type { Blocker, PayrollLine } from './schema.ts'

/** That no record says that staff were consulted on the edition and told of it by the day of the act (Labour Contract Law, article 4). */
export function unannounced(pack: Pack, actOn: LocalDate, announcedOn: LocalDate | undefined): Blocker[] {
  if (announcedOn !== undefined && announcedOn <= actOn) return []
  const { zh, en = zh } = pack.title
  return [
    blocker('payroll.not-announced', {
      law: payrollConditions.announced,
      detail:
        announcedOn === undefined
          ? {
              zh: `《${zh}》${pack.edition} 版没有民主程序和公示的记录`,
              en: `No record that the edition ${pack.edition} of ${en} was consulted on and made known`,
            }
          : {
              zh: `《${zh}》${pack.edition} 版 ${announcedOn} 才公示，行为在 ${actOn}`,
              en: `The edition ${pack.edition} of ${en} was made known on ${announcedOn}, after the act (${actOn})`,
            },
    }),
  ]
}

type Figured = {
  readonly pack: Pack
  readonly cited: CitedViolation
  readonly limits: readonly CompanyLimit[]
  /** Who settles what the text leaves open, as the company's settings name them. */
  readonly settlers: Text
}

/** That nothing says how much: a blank with its clause and who settles it, an amount beside the clause, or none in the decision. */
export function figureBlockers({ pack, cited, limits, settlers }: Figured, measure: PenaltyMeasure): Blocker[] {
  const open = openFigure(pack, cited, measure, limitFor(limits, pack, cited, measure))
  if (open === undefined) return []
  const clause = open.rule?.clause ?? cited.clause
  if (open.because !== 'placeholder')
    return [blocker(open.because === 'no-clause' ? 'payroll.no-clause' : 'payroll.no-amount', { clause })]
  const { zh, en = zh } = pack.title
  return [
    blocker('payroll.placeholder', {
      clause,
      detail: {
        zh: `《${zh}》${clause} 没有写明数字${open.blank === '' ? '' : `「${open.blank}」`}`,
        en: `${en} ${clause} leaves the figure blank${open.blank === '' ? '' : ` (${open.blank})`}`,
      },
      mend: {
        zh: `由${settlers.zh}以口径定下数字：写进下一版制度，或在公司设置「处罚」中填写范围后填定数额`,
        en: `Settled by a reading: ${settlers.en ?? settlers.zh} put the figure into the next edition, or it is filled in the company settings (penalties) and then settled`,
      },
    }),
  ]
}

/** That a paper which the law wants is not on file: the written agreement on another wage, the notice to the trade union. */
export function paperBlockers(effect: PayrollLine['effect'], onFile: Paper | undefined): Blocker[] {
  if (onFile !== undefined) return []
  if (effect === 'pay-change') return [blocker('payroll.no-agreement', { law: payrollConditions.agreement })]
  return effect === 'contract-end' ? [blocker('payroll.union-not-told', { law: payrollConditions.union })] : []
}
