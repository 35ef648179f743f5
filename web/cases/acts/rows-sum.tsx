import { CheckCircleFilled } from '@ant-design/icons'
import { Form } from 'antd'
import { addsUpTo } from '../../../engine/decimal-sum.ts'
import { useWords } from '../../language/use-words.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { actWords } from '../words-acts.ts'

type Props = { readonly rows: readonly string[]; readonly column: string; readonly total: number; readonly isMoney: boolean }

/** What a column of rows adds up to as it is typed, and what it has to. */
export function RowsSum({ rows, column, total, isMoney }: Props) {
  const t = useWords(actWords)
  const form = Form.useFormInstance()
  const all = Form.useWatch([...rows], form) as readonly Record<string, unknown>[] | undefined
  const numbers = (all ?? []).map(row => row?.[column]).filter((one): one is number => typeof one === 'number')
  const { isTotal, sum } = addsUpTo(numbers, total)
  const say = (value: number) => (isMoney ? sayYuan(value) : String(value))
  return (
    <span className="rows-sum" data-total={isTotal} role="status">
      {isTotal && <CheckCircleFilled aria-hidden />} {t('sumSoFar', { total: say(total), sum: say(Number(sum)) })}
    </span>
  )
}
