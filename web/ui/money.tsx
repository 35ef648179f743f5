import { sayCapital } from '../../engine/contracts/capital.ts'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'
import { sayYuan } from './yuan.ts'
import './text.css'

type Props = {
  /** 分 */
  readonly fen: number
  /** Also in 大写, as on printed approvals. */
  readonly capital?: boolean
  /** Leaves out `.00`. */
  readonly short?: boolean
}

/** An amount: thousands separators, tabular figures, 元. Right-align it in tables. */
export function Money({ fen, capital = false, short = false }: Props) {
  const t = useWords(uiWords)
  return (
    <span className="money">
      {t('amount', { yuan: sayYuan(fen, short) })}
      {capital && <span className="money-capital">{t('amountCapital', { said: sayCapital(fen) })}</span>}
    </span>
  )
}
