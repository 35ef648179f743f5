import { InputNumber, Select } from 'antd'
import type { Table, TableRow } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { departments, sayAxisValue } from '../table-words.ts'
import { policyWords } from '../words.ts'
import { axisTitle } from './axis-choices.ts'
import { isMoney, isRange, setBound, setCell, setThen } from './edit-table.ts'
import { useEditor } from './editor-context.ts'
import { PickSeveral } from './pickers.tsx'
import { LineInput } from './text-field.tsx'
import { editorWords } from './words.ts'

type CellProps = { readonly table: Table; readonly row: TableRow; readonly name: string }

/** A range in the units people write: 元 for amounts, the unit of the column else. From is included, under is not. */
function RangeCell({ table, row, name, together }: CellProps & { together: boolean }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, isReadOnly } = useEditor()
  const axis = table.axes[name]
  const cell = row.when[name]
  const range = isRange(cell) ? cell : {}
  const unit = axis?.kind === 'int' ? axis.unit : undefined
  const title = axisTitle(name, axis, language)
  const put = (side: 'gte' | 'lt') => (value: number | null) =>
    change(
      pack => setBound(pack, table.id, row.id, name, side, value ?? undefined, together),
      `tables/${table.id}/${row.id}/${name}/${side}`,
    )
  const input = (side: 'gte' | 'lt') => {
    const label = `${title} ${t(side === 'gte' ? 'bandFrom' : 'bandBelow')}`
    const common = {
      'aria-label': label,
      placeholder: t('noBound'),
      disabled: isReadOnly,
      value: range[side] ?? null,
      onChange: put(side),
    }
    return isMoney(unit) ? (
      <MoneyInput {...common} />
    ) : (
      <InputNumber {...common} precision={0} {...(unit === undefined ? {} : { suffix: unit })} />
    )
  }
  return (
    <div className="pe-band">
      {input('gte')}
      <span className="pe-band-word">{t('bandFrom')}</span>
      {input('lt')}
      <span className="pe-band-word">{t('bandBelow')}</span>
    </div>
  )
}

/** One condition of a row: a range, or some of the column's values; nothing means any. */
export function AxisCell(props: CellProps & { together: boolean }) {
  const { table, row, name } = props
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, words } = useEditor()
  const axis = table.axes[name]
  if (axis === undefined) return null
  if (axis.kind === 'int') return <RangeCell {...props} />
  const cell = row.when[name]
  const chosen = Array.isArray(cell) ? cell : []
  // A value that the column does not have stays in sight, so that it can be taken away.
  const values = [...axis.values, ...chosen.filter(value => !axis.values.includes(value))]
  return (
    <PickSeveral
      label={axisTitle(name, axis, language)}
      value={chosen.map(String)}
      anyLabel={t('any')}
      options={values.map(value => ({ value: String(value), label: sayAxisValue(name, value, words.names) }))}
      onChange={keys => {
        const next = values.filter(value => keys?.includes(String(value)))
        change(pack => setCell(pack, table.id, row.id, name, next.length === 0 ? undefined : next))
      }}
    />
  )
}

/** Results that are one of few words, whatever the regulation: risk (furn 3.3.1) and free or charged (equip 5). */
const thenValues = { risk: ['low', 'medium', 'high'], charge: ['free', 'charged', 'contract'] } as const

/** One result of a row: a level, a department, yes or no, a post, or the words of the regulation. */
export function ThenCell({ table, row, name }: CellProps) {
  const t = useWords(editorWords)
  const say = useWords(policyWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const value = row.then[name]
  const put = (next: string | boolean | undefined) =>
    change(now => setThen(now, table.id, row.id, name, next), `tables/${table.id}/${row.id}/then/${name}`)
  const pick = (label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      disabled={isReadOnly}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === undefined ? null : String(value)}
      placeholder={t('result')}
      options={options}
      onChange={put}
    />
  )
  const titled = (list: readonly { id: string; title: { zh: string; en?: string | undefined } }[]) =>
    list.map(one => ({ value: one.id, label: inLanguage(one.title as { zh: string }, language) }))
  if (name === 'level') return pick(t('level'), titled(pack.levels))
  const closed = name === 'risk' || name === 'charge' ? thenValues[name] : undefined
  if (closed !== undefined)
    return pick(
      t('result'),
      closed.map(one => ({ value: one, label: t(`then.${one}`) })),
    )
  if (name === 'role') return pick(t('role'), titled(pack.roles))
  if (name === 'department')
    return pick(
      t('department'),
      departments.map(one => ({ value: one, label: say(`department.${one}`) })),
    )
  if (typeof value === 'boolean' || table.rows.some(one => typeof one.then[name] === 'boolean'))
    return (
      <Select
        aria-label={t('result')}
        disabled={isReadOnly}
        value={value === undefined ? 'none' : String(value)}
        options={[
          { value: 'true', label: t('yes') },
          { value: 'none', label: t('no') },
        ]}
        onChange={next => put(next === 'true' ? true : undefined)}
      />
    )
  return <LineInput label={t('result')} value={value === undefined ? '' : String(value)} onChange={put} />
}
