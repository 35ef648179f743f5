import type { PayrollLine } from '../../server/payroll/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Money } from '../ui/money.tsx'
import { payrollWords } from './words.ts'

type Props = { readonly line: Pick<PayrollLine, 'schedule' | 'unplacedFen'> }

/** What of a deduction falls in which month, with its sum: nothing where all of it goes at once. */
export function ScheduleList({ line: { schedule, unplacedFen } }: Props) {
  const t = useWords(payrollWords)
  if (schedule.every(one => !one.projected) && unplacedFen === 0) return null
  const shown = schedule.slice(0, 6)
  const rest = schedule.slice(6).reduce((sum, one) => sum + one.amountFen, 0)
  const total = schedule.reduce((sum, one) => sum + one.amountFen, unplacedFen)
  return (
    <ol className="payroll-schedule" aria-label={t('carried')}>
      {shown.map(one => (
        <li key={one.month} data-projected={one.projected}>
          <span>{one.month}</span> <Money fen={one.amountFen} />
          {one.projected && <span className="payroll-quiet">{t('projected')}</span>}
        </li>
      ))}
      {rest > 0 && (
        <li data-projected>
          <span>{t('later', { count: schedule.length - shown.length })}</span> <Money fen={rest} />
        </li>
      )}
      {unplacedFen > 0 && (
        <li className="payroll-unplaced">
          <span>{t('unplaced')}</span> <Money fen={unplacedFen} />
        </li>
      )}
      <li className="payroll-total">
        <span>{t('together')}</span> <Money fen={total} />
      </li>
    </ol>
  )
}
