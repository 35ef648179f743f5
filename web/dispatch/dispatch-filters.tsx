import { LeftOutlined, PrinterOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { visitStates } from '../../engine/visits.ts'
import type { Board } from '../../server/dispatch/schema.ts'
import { useWords } from '../language/use-words.ts'
import type { SetShown, Shown } from './use-dispatch.ts'
import { dispatchWords } from './words.ts'

type Props = { readonly board: Board | undefined; readonly shown: Shown; readonly set: SetShown }

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The box that searches while one types; the address follows a moment later. */
function Find({ value, onFind }: { value: string; onFind: (q: string) => void }) {
  const t = useWords(dispatchWords)
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
      className="dispatch-find"
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={typed}
      onChange={event => setTyped(event.target.value)}
      placeholder={t('find')}
      aria-label={t('find')}
    />
  )
}

/** Day or week, which one, and of whom: all of it stands in the address. */
export function DispatchFilters({ board, shown, set }: Props) {
  const t = useWords(dispatchWords)
  const days = Number(shown.days)
  const go = (by: number) => board !== undefined && set({ from: dayAfter(board.from, by * days) })
  const pick = (
    name: 'department' | 'region' | 'skill' | 'state',
    any: string,
    options: readonly { value: string; label: string }[],
  ) =>
    (options.length > 1 || shown[name] !== undefined) && (
      <Select
        key={name}
        aria-label={any}
        className="dispatch-select"
        value={shown[name] ?? ''}
        onChange={value => set({ [name]: value })}
        options={[{ value: '', label: any }, ...options]}
      />
    )
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <search className="dispatch-filters" aria-label={t('filters')}>
      <Segmented<Shown['days']>
        aria-label={t('span')}
        value={shown.days}
        onChange={value => set({ days: value === '7' ? undefined : value, from: undefined })}
        options={[
          { value: '7', label: t('week') },
          { value: '1', label: t('day') },
        ]}
      />
      <span className="dispatch-move">
        <Button icon={<LeftOutlined />} aria-label={t('previous')} onClick={() => go(-1)} />
        <Button onClick={() => set({ from: undefined })}>{t(days === 1 ? 'today' : 'thisWeek')}</Button>
        <Button icon={<RightOutlined />} aria-label={t('next')} onClick={() => go(1)} />
      </span>
      {board !== undefined && (
        <>
          {pick('department', t('anyDepartment'), named(board.departments))}
          {pick('region', t('anyRegion'), named(board.regions))}
          {pick(
            'skill',
            t('anySkill'),
            board.skills.map(value => ({ value, label: value })),
          )}
          {pick(
            'state',
            t('anyState'),
            visitStates.filter(state => state !== 'cancelled').map(value => ({ value, label: t(`state.${value}`) })),
          )}
        </>
      )}
      <Find value={shown.q ?? ''} onFind={q => set({ q })} />
      <Button className="dispatch-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </search>
  )
}
