import { Segmented } from 'antd'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { EditionNames } from '../../../server/policies/names-schema.ts'
import { useWords } from '../../language/use-words.ts'
import { matterWords } from '../words-matters.ts'
import { aboutOf, type CaseFilter, type FilterName } from './list-filter.ts'

type Props = {
  readonly filter: CaseFilter
  readonly set: (change: Partial<Record<FilterName, string | undefined>>) => void
  readonly packs: readonly EditionNames[]
}

/** 客户案件 / 内部事项 / 全部, where the regulations in force know matters at all. Stage and kind belong to the other list and go. */
export function AboutSwitch({ filter, set, packs }: Props) {
  const t = useWords(matterWords)
  const hasMatters = packs.some(pack => pack.lifecycles.some(cycle => !isCustomerKind(cycle.kind)))
  if (!hasMatters) return null
  return (
    <Segmented
      className="case-about"
      aria-label={t('about')}
      value={aboutOf(filter)}
      onChange={about => set({ about: about === 'customers' ? undefined : about, kind: undefined, stage: undefined })}
      options={(['customers', 'matters', 'all'] as const).map(value => ({ value, label: t(value) }))}
    />
  )
}
