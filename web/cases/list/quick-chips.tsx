import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
// By file: their index brings passwords, codes and long texts along.
import Input from 'antd/es/input/Input'
import { type ReactNode, useEffect, useState } from 'react'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { EditionNames } from '../../../server/policies/names-schema.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { LateSelect } from '../../ui/late-select.tsx'
import type { Names } from '../packs.ts'
import { optionsOf } from '../say-value.ts'
import { listWords } from '../words-list.ts'
import { AboutSwitch } from './about-switch.tsx'
import { aboutOf, type CaseFilter, type FilterName, toggled } from './list-filter.ts'

/** What "clear" leaves: these are the list itself, no filters of it. */
const kept: ReadonlySet<string> = new Set(['about', 'closed', 'history'])

type Props = {
  readonly filter: CaseFilter
  readonly set: (change: Partial<Record<FilterName, string | undefined>>) => void
  readonly packs: readonly EditionNames[]
  readonly names: Names
}

function Chip({ on, onClick, children }: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="case-chip" aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  )
}

/** The box that searches while one types; the address follows a moment later. */
function Find({ value, onFind }: { value: string; onFind: (q: string) => void }) {
  const t = useWords(listWords)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts the wait.
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onFind(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <Input
      className="case-find"
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={typed}
      onChange={event => setTyped(event.target.value)}
      placeholder={t('find')}
      aria-label={t('find')}
    />
  )
}

/** One click filters, and the selects for stage, kind, category and channel. */
export function QuickChips({ filter, set, packs, names }: Props) {
  const t = useWords(listWords)
  const language = useLanguage()
  const once = (name: FilterName, value: string) => set({ [name]: filter[name] === value ? undefined : value })
  const levels = [
    ...new Map(packs.filter(pack => pack.grades).flatMap(pack => pack.levels.map(level => [level.id, level.rank] as const))),
  ]
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => id)
  const about = aboutOf(filter)
  // What the address names stands there by its name, whether or not somebody here could choose it.
  const asked = filter.kind?.split(',') ?? []
  const kinds = optionsOf('kind', language).filter(
    ({ value }) =>
      asked.includes(value) ||
      ((about === 'all' || isCustomerKind(value) === (about === 'customers')) &&
        // Anomalies and the like of imported logs stay there when a regulation no longer governs them.
        (isCustomerKind(value) || packs.some(pack => pack.lifecycles.some(cycle => cycle.kind === value)))),
  )
  const chosen = asked.length > 0 ? asked : kinds.map(one => one.value)
  const stages = [
    ...new Set(
      packs
        .flatMap(pack => pack.lifecycles.filter(cycle => chosen.includes(cycle.kind)))
        .flatMap(cycle => cycle.stages.map(stage => stage.id)),
    ),
  ]
  const stageLabel = (id: string) =>
    packs
      .flatMap(pack => pack.lifecycles)
      .flatMap(cycle => cycle.stages)
      .find(stage => stage.id === id)?.title
  const categories = [...new Map(packs.flatMap(pack => pack.categories.map(category => [category.id, category] as const))).keys()]
  const select = (name: FilterName, label: string, options: { value: string; label: string }[]) => (
    <LateSelect
      className="case-filter"
      mode="multiple"
      maxTagCount={1}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      options={options}
      value={(filter[name] ?? '').split(',').filter(Boolean)}
      onChange={(values: string[]) => set({ [name]: values.length === 0 ? undefined : values.join(',') })}
    />
  )
  const active = Object.keys(filter).some(name => !kept.has(name))
  return (
    <div className="case-filters">
      <div className="case-chips">
        <AboutSwitch filter={filter} set={set} packs={packs} />
        <Chip on={filter.owner === 'me'} onClick={() => once('owner', 'me')}>
          {t('mine')}
        </Chip>
        <Chip on={filter.due === 'overdue'} onClick={() => once('due', 'overdue')}>
          {t('overdue')}
        </Chip>
        <Chip on={filter.due === 'today'} onClick={() => once('due', 'today')}>
          {t('today')}
        </Chip>
        <Chip on={filter.graded === 'no'} onClick={() => once('graded', 'no')}>
          {t('ungraded')}
        </Chip>
        <Chip on={filter.paused === 'yes'} onClick={() => once('paused', 'yes')}>
          {t('paused')}
        </Chip>
        <Chip on={filter.owner === 'none'} onClick={() => once('owner', 'none')}>
          {t('nobody')}
        </Chip>
        <Chip on={filter.backdated === 'waiting'} onClick={() => once('backdated', 'waiting')}>
          {t('backdatedWaiting')}
        </Chip>
        <span className="case-chips-gap" />
        {levels.map(level => (
          <Chip
            key={level}
            on={(filter.level ?? '').split(',').includes(level)}
            onClick={() => set({ level: toggled(filter.level, level) })}
          >
            {names.level(level)}
          </Chip>
        ))}
      </div>
      <div className="case-selects">
        <Find value={filter.q ?? ''} onFind={q => set({ q: q === '' ? undefined : q })} />
        {select(
          'stage',
          t('stage'),
          stages.map(id => ({ value: id, label: inLanguage(stageLabel(id) ?? { zh: id }, language) })),
        )}
        {select('kind', t('kind'), kinds)}
        {select(
          'category',
          t('category'),
          categories.map(id => ({ value: id, label: names.category(id) })),
        )}
        {select('channel', t('channel'), optionsOf('channel', language))}
        {active && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            onClick={() =>
              set(Object.fromEntries(Object.keys(filter).flatMap(name => (kept.has(name) ? [] : [[name, undefined]]))))
            }
          >
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
