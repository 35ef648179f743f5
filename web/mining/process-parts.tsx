import { Skeleton, Tabs } from 'antd'
import { type ReactNode, Suspense } from 'react'
import type { LoopConformance, ProcessParts as Parts } from '../../server/mining/schema.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Nothing } from '../ui/page.tsx'
import { CasesTable } from './cases-table.tsx'
import { FiguresRow } from './figures-row.tsx'
import { LoopSection } from './loop-section.tsx'
import { SelectionChips } from './selection-chips.tsx'
import type { Change, Selected } from './use-selection.ts'
import { VariantsSection } from './variants-section.tsx'
import { WaitsSection } from './waits-section.tsx'
import { miningWords } from './words.ts'

const MapSection = lazyPart(async () => (await import('./map-section.tsx')).MapSection)

type Props = {
  /** Which process, of which period. */
  readonly name: string
  readonly parts: Parts & { readonly outOf: number }
  /** Undefined of an outside log: no regulation speaks of it. */
  readonly conformance?: LoopConformance | null
  readonly selected: Selected
  readonly tab: string | null
  readonly change: Change
  readonly clear: () => void
  readonly cases: { readonly path: string; readonly query: Readonly<Record<string, string | number | undefined>> }
  readonly questions?: ReactNode
}

/** Everything that is said of a process, ours or another program's: figures, map, ways, bottlenecks and rework, conformance, the cases themselves. */
export function ProcessParts({ name, parts, conformance, selected, tab, change, clear, cases, questions }: Props) {
  const t = useWords(miningWords)
  const chips = (
    <SelectionChips
      selected={selected}
      activities={parts.activities}
      conformance={conformance ?? null}
      change={change}
      clear={clear}
    />
  )
  if (parts.figures.cases === 0)
    return (
      <>
        {chips}
        <Nothing title={t('empty')} hint={t('emptyHint')} />
      </>
    )
  const items = [
    {
      key: 'map',
      label: t('tab.map'),
      children: (
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 460 }} />}>
          <MapSection parts={parts} change={change} name={name} />
        </Suspense>
      ),
    },
    { key: 'variants', label: t('tab.variants'), children: <VariantsSection parts={parts} change={change} /> },
    { key: 'waits', label: t('tab.waits'), children: <WaitsSection parts={parts} change={change} /> },
    ...(conformance === undefined
      ? []
      : [{ key: 'loop', label: t('tab.loop'), children: <LoopSection conformance={conformance} change={change} /> }]),
    { key: 'cases', label: t('tab.cases'), children: <CasesTable {...cases} isOurs={conformance !== undefined} /> },
    ...(questions === undefined ? [] : [{ key: 'questions', label: t('tab.questions'), children: questions }]),
  ]
  return (
    <div className="mining">
      {chips}
      <FiguresRow figures={parts.figures} outOf={parts.outOf} change={change} />
      <Tabs
        activeKey={items.some(({ key }) => key === tab) ? tab! : 'map'}
        destroyOnHidden
        items={items}
        onChange={key => change({ tab: key })}
      />
    </div>
  )
}
