import { Select } from 'antd'
import { useText, useWords } from '../language/use-words.ts'
import { sayYuan } from '../ui/yuan.ts'
import { useFunds } from './use-compensation.ts'
import { compensationWords } from './words.ts'

type Props = { readonly value?: string; readonly onChange?: (value: string | undefined) => void; readonly id?: string }

/** 专项经费 that a payment is booked on, each with what it has left; none of them where nothing is chosen. */
export function FundInput({ value, onChange, id }: Props) {
  const t = useWords(compensationWords)
  const text = useText()
  const { data, isPending } = useFunds()
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      loading={isPending}
      value={value ?? null}
      placeholder={t('noFund')}
      onChange={chosen => onChange?.(chosen ?? undefined)}
      options={(data?.items ?? []).map(fund => ({
        value: fund.id,
        label: `${text(fund.title)} · ${fund.balanceFen === null ? t('noBudget') : t('balanceOf', { yuan: sayYuan(fund.balanceFen) })}`,
      }))}
    />
  )
}
