import { Form } from 'antd'
import { useWords } from '../language/use-words.ts'
import { sayYuan } from '../ui/yuan.ts'
import { orderWords } from './words.ts'
import './orders.css'

type Props = {
  readonly rows: readonly string[]
  /** What it is compared with; absent: it is the budget itself. */
  readonly budgetFen?: number
}

/** What rows of money add up to as they are typed, and how that stands to the budget. The server adds up the same. */
export function SumOfRows({ rows, budgetFen }: Props) {
  const t = useWords(orderWords)
  const form = Form.useFormInstance()
  const all = Form.useWatch([...rows], form) as readonly ({ amountFen?: unknown } | undefined)[] | undefined
  const sum = (all ?? []).reduce((total, row) => total + (typeof row?.amountFen === 'number' ? row.amountFen : 0), 0)
  if (budgetFen === undefined)
    return (
      <span className="orders-sum" role="status">
        {t('budgetSum', { sum: sayYuan(sum) })}
      </span>
    )
  const over = sum - budgetFen
  return (
    <span className="orders-sum" role="status" data-over={over > 0}>
      {t('spentSum', { sum: sayYuan(sum) })} ·{' '}
      {over === 0 ? t('even') : t(over > 0 ? 'over' : 'under', { sum: sayYuan(Math.abs(over)) })}
    </span>
  )
}
