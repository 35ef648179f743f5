import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { dimensionTitles } from '../../../server/analysis/dimensions-schema.ts'
import { useDepartments } from '../../api/people.ts'
import { CodeName } from '../../code-trees/code-name.tsx'
import { useMarks } from '../../language/marks.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { listWords } from '../words-list.ts'
import { analysisFilters, type CaseFilter, type FilterName } from './list-filter.ts'

type Props = {
  readonly filter: CaseFilter
  readonly set: (change: Partial<Record<FilterName, string | undefined>>) => void
}
const titles = dimensionTitles as Readonly<Record<string, { zh: string; en?: string | undefined }>>
const results = ['satisfied', 'dissatisfied', 'unanswered', 'open'] as const

/** By what a number of an analysis filtered this list, each to be taken off: what has no picker of its own. Nothing where none is set. */
export function AnalysisTags({ filter, set }: Props) {
  const t = useWords(listWords)
  const text = useText()
  const marks = useMarks()
  const isOf = analysisFilters.some(name => filter[name] !== undefined)
  const departments = useDepartments(isOf)
  if (!isOf) return null
  const department = (id: string) => departments.data?.items.find(one => one.id === id)?.name ?? ''
  const say = (name: FilterName, value: string) => {
    if (value === 'none') return t('unstated')
    if (name === 'cause') return <CodeName tree="cause" code={value.replace('=', '')} />
    if (name === 'liable' || name === 'department') return department(value)
    if (name === 'result') return t(`result.${results.find(one => one === value) ?? 'open'}`)
    return value
  }
  const tag = (name: FilterName, words: ReactNode) => (
    <Tag
      key={name}
      closable
      onClose={event => {
        event.preventDefault()
        set({ [name]: undefined })
      }}
    >
      {words}
    </Tag>
  )
  return (
    <p className="case-analysis-tags">
      {filter.from !== undefined && filter.to !== undefined && (
        <Tag closable onClose={() => set({ from: undefined, to: undefined })}>
          {t('openedBetween', { from: filter.from, to: filter.to })}
        </Tag>
      )}
      {([...analysisFilters, 'department'] as const).flatMap(name => {
        const value = filter[name]
        if (value === undefined) return []
        if (name === 'counted' || name === 'repeat' || name === 'replied' || name === 'paid') return [tag(name, t(`of.${name}`))]
        const title = titles[name]
        return [
          tag(
            name,
            <>
              {title === undefined ? '' : text(title) + marks.colon}
              {say(name, value)}
            </>,
          ),
        ]
      })}
    </p>
  )
}
