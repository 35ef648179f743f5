import { useWords } from '../language/use-words.ts'
import { LateTooltip } from './late-tip.tsx'
import { timeWords } from './words-time.ts'
import './text.css'

type Props = {
  /** The regulation's own word: 一般, 较大, 重大, 轻微, 严重. */
  readonly label: string
  /** Place among the levels, from 1 the lowest (`rank` in the pack). */
  readonly rank: number
  /** How many levels there are; 3 in all four regulations. */
  readonly of?: number
  /** false: the table's proposal, which nobody has confirmed. */
  readonly confirmed?: boolean
}

/** The level as word, bars and colour; dashed, and 待确认, until a person has confirmed it. */
export function LevelChip({ label, rank, of = 3, confirmed = true }: Props) {
  const t = useWords(timeWords)
  const tone = rank >= of ? 'high' : rank <= 1 ? 'low' : 'middle'
  const bars = tone === 'high' ? 3 : tone === 'middle' ? 2 : 1
  const chip = (
    <span className="level-chip" data-tone={tone} data-confirmed={confirmed}>
      <span className="level-bars" aria-hidden="true">
        {[1, 2, 3].map(bar => (
          <i key={bar} data-on={bar <= bars} />
        ))}
      </span>
      {label}
      {!confirmed && <span className="level-note">{t('levelProposed')}</span>}
    </span>
  )
  return confirmed ? chip : <LateTooltip title={t('levelProposedHint')}>{chip}</LateTooltip>
}
