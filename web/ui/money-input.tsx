import { InputNumber } from 'antd'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'
import { fenOf, separated, yuanOfTyped } from './yuan.ts'

type Props = {
  readonly value?: number | null
  readonly onChange?: (fen: number | null) => void
  readonly id?: string
  /** Its name where no label stands for it. */
  readonly 'aria-label'?: string
  readonly min?: number
  readonly disabled?: boolean
  readonly placeholder?: string
}

/** An amount typed in 元 with thousands separators; the value is in 分, so that nothing is ever added in fractions. */
export function MoneyInput({ value, onChange, id, 'aria-label': label, min = 0, disabled = false, placeholder = '' }: Props) {
  const t = useWords(uiWords)
  return (
    <InputNumber<number>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="wide-input"
      value={value === undefined || value === null ? null : value / 100}
      onChange={yuan => onChange?.(yuan === null ? null : fenOf(yuan))}
      min={min / 100}
      precision={2}
      controls={false}
      disabled={disabled}
      placeholder={placeholder}
      suffix={t('yuan')}
      formatter={shown => separated(`${shown ?? ''}`)}
      parser={typed => yuanOfTyped(typed ?? '')}
    />
  )
}
