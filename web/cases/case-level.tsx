import { useWords } from '../language/use-words.ts'
import { LevelChip } from '../ui/level-chip.tsx'
import type { Names } from './packs.ts'
import { listWords } from './words-list.ts'

type Props = {
  readonly level: string | null
  readonly confirmed: boolean
  readonly names: Names
  /** A level is a word of the regulation that governs the kind. */
  readonly kind?: string | undefined
}

/** The level of a case by the pack's word; says so where there is none yet. */
export function CaseLevel({ level, confirmed, names, kind }: Props) {
  const t = useWords(listWords)
  if (level === null) return <span className="case-no-level">{t('notGraded')}</span>
  const { rank, of } = names.levelRank(level, kind)
  return <LevelChip label={names.level(level, kind)} rank={rank} of={of} confirmed={confirmed} />
}
