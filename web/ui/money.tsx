import { useLanguage } from '../language/use-words.ts'
import './text.css'
import { sayCapital, sayYuan } from './yuan.ts'

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
  const zh = useLanguage() === 'zh'
  return (
    <span className="money">
      {zh ? `${sayYuan(fen, short)} 元` : `CNY ${sayYuan(fen, short)}`}
      {capital && <span className="money-capital">（大写：{sayCapital(fen)}）</span>}
    </span>
  )
}
