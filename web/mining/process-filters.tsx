import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import type { LocalDate } from '../../events/instant.ts'
import { type AskProcess, ProcessChoices } from '../../server/mining/schema.ts'
import { processKinds } from '../../server/mining/steps-schema.ts'
import { periodOf, presetOf, presets } from '../analysis/periods.ts'
import { analysisWords } from '../analysis/words.ts'
import { get } from '../api/request.ts'
import { useNames, usePacksInForce } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { DayInput } from '../ui/moment-input.tsx'
import { type Change, nothingChosen } from './use-selection.ts'
import { miningWords } from './words.ts'

const ALL = '*'
type Option = { readonly value: string; readonly label: string }
type Props = {
  readonly ask: AskProcess
  readonly today: LocalDate
  readonly change: Change
}

/** Which cases: kind, level, category, department, product, period, and whether they have ended. All of it stands in the address. */
export function ProcessFilters({ ask, today, change }: Props) {
  const t = useWords(miningWords)
  const about = useWords(analysisWords)
  const language = useLanguage()
  const { names } = useNames()
  const { packs } = usePacksInForce()
  const choices = useQuery({
    queryKey: ['mining', 'choices'],
    queryFn: ({ signal }) => get('/api/mining/choices', ProcessChoices, { signal }),
    staleTime: 600_000,
  })
  const pack = packs.find(one => (one.primaryFor as readonly string[]).includes(ask.kind))
  const levels = (pack?.levels ?? []).map(({ id }) => ({ value: id, label: names.level(id, ask.kind) }))
  const categories = (pack?.categories ?? [])
    .filter(({ kinds }) => kinds === undefined || (kinds as readonly string[]).includes(ask.kind))
    .map(({ id }) => ({ value: id, label: names.category(id) }))
  const departments = (choices.data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const products = (choices.data?.products ?? []).map(name => ({ value: name, label: name }))
  const preset = presetOf({ start: ask.from, end: ask.to }, today)
  const one = (name: 'level' | 'category' | 'department' | 'product', known: readonly Option[]) => {
    const value = ask[name]
    if (known.length === 0 && value === undefined) return null
    const stated = [{ value: ALL, label: t(`all.${name}`) }, ...known, { value: 'none', label: t('choice.none') }]
    // What the address names and no list knows stays chosen, in its own words.
    const options =
      value === undefined || stated.some(option => option.value === value) ? stated : [...stated, { value, label: value }]
    return (
      <Select
        aria-label={t(name)}
        className="mining-choice"
        popupMatchSelectWidth={false}
        value={value ?? ALL}
        options={options}
        onChange={chosen => change({ [name]: chosen === ALL ? undefined : chosen })}
        showSearch={{ optionFilterProp: 'label' }}
      />
    )
  }
  return (
    <div className="mining-filters">
      <Select
        aria-label={t('kind')}
        className="mining-kind"
        value={ask.kind}
        options={processKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
        // What was chosen among the cases of one kind means nothing in another.
        onChange={kind => change({ ...nothingChosen, kind, level: undefined, category: undefined })}
      />
      {one('level', levels)}
      {one('category', categories)}
      {one('department', departments)}
      {one('product', products)}
      <Segmented
        className="mining-presets"
        aria-label={t('period')}
        value={preset ?? 'free'}
        options={[
          ...presets.map(value => ({ value, label: about(`preset.${value}`) })),
          ...(preset === undefined ? [{ value: 'free' as const, label: about('preset.free') }] : []),
        ]}
        onChange={value => {
          const chosen = presets.find(name => name === value)
          if (chosen === undefined) return
          const { start, end } = periodOf(chosen, today)
          change({ from: start, to: end })
        }}
      />
      <span className="mining-period">
        <DayInput value={ask.from} onChange={from => from && change({ from })} />
        <span aria-hidden>–</span>
        <DayInput value={ask.to} onChange={to => to && change({ to })} />
      </span>
      <Segmented
        aria-label={t('state')}
        value={ask.state}
        options={(['all', 'ended', 'open'] as const).map(value => ({ value, label: t(`state.${value}`) }))}
        onChange={state => change({ state })}
      />
    </div>
  )
}
