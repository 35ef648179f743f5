import { Segmented, Select } from 'antd'
import type { LocalDate } from '../../events/instant.ts'
import type { AskDashboard, Dashboard } from '../../server/dashboard/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { DayInput } from '../ui/moment-input.tsx'
import { type Preset, presetPeriod, presets } from './use-asked.ts'
import { dashboardWords } from './words.ts'

type Props = {
  readonly ask: AskDashboard
  readonly view: Pick<Dashboard, 'kind' | 'kinds' | 'departments' | 'step'>
  readonly today: LocalDate
  readonly change: (next: Readonly<Record<string, string>>) => void
}

/** Kind, department and period; all of it stands in the address. */
export function DashboardFilters({ ask, view, today, change }: Props) {
  const t = useWords(dashboardWords)
  const language = useLanguage()
  const preset = presets.find(one => {
    const { start, end } = presetPeriod(one, today)
    return start === ask.from && end === ask.to
  })
  const choose = (name: Preset) => {
    const { start, end, step } = presetPeriod(name, today)
    change({ from: start, to: end, step })
  }
  return (
    <div className="analysis-filters">
      <Select
        aria-label={t('kind')}
        className="analysis-kind"
        value={view.kind}
        options={view.kinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
        onChange={kind => change({ kind })}
      />
      <Select
        aria-label={t('department')}
        className="analysis-select"
        value={ask.department ?? 'all'}
        options={[
          { value: 'all', label: t('allDepartments') },
          ...view.departments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={department => change({ department })}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <Segmented
        className="analysis-presets"
        aria-label={t('period')}
        value={preset ?? 'free'}
        options={[
          ...presets.map(value => ({ value, label: t(`preset.${value}`) })),
          ...(preset === undefined ? [{ value: 'free' as const, label: t('preset.free') }] : []),
        ]}
        onChange={value => {
          const chosen = presets.find(one => one === value)
          if (chosen !== undefined) choose(chosen)
        }}
      />
      <span className="analysis-period">
        <DayInput value={ask.from} onChange={from => from && change({ from })} />
        <span aria-hidden>–</span>
        <DayInput value={ask.to} onChange={to => to && change({ to })} />
      </span>
      <Segmented
        aria-label={t('step')}
        value={view.step}
        options={(['day', 'week', 'month'] as const).map(value => ({ value, label: t(`step.${value}`) }))}
        onChange={step => change({ step })}
      />
    </div>
  )
}
