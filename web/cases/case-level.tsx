import { useWords } from '../language/use-words.ts'
import { LevelChip } from '../ui/level-chip.tsx'
import type { Names } from './packs.ts'
import { listWords } from './words-list.ts'

/** The level of a case by the pack's word; says so where there is none yet. */
export function CaseLevel({ level, confirmed, names }: { level: string | null; confirmed: boolean; names: Names }) {
  const t = useWords(listWords)
  if (level === null) return <span className="case-no-level">{t('notGraded')}</span>
  const { rank, of } = names.levelRank(level)
  return <LevelChip label={names.level(level)} rank={rank} of={of} confirmed={confirmed} />
}
