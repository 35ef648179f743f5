import { InputNumber } from 'antd'
import type { Axis, Table } from '../../../engine/pack.ts'
import { caseKinds } from '../../../events/case-words.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayAxisValue } from '../table-words.ts'
import { axisChoices, axisTitle } from './axis-choices.ts'
import { withChange } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { More } from './more.tsx'
import { Pick, PickSeveral } from './pickers.tsx'
import { LineInput, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** What the product asks tables for; any other one stands for itself, to be read and compared. */
const purposes = ['grading', 'assignment', 'authority', 'risk', 'charge', 'text'] as const

/** A column: what it is called, and between which numbers or of which words a row can choose. */
function AxisRow({ rule, name, axis }: { rule: Table; name: string; axis: Axis }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, words, isReadOnly } = useEditor()
  const set = useRule('tables', rule.id)
  const put = (next: Axis) => set({ axes: { ...rule.axes, [name]: next } })
  const called = axisTitle(name, axis, language)
  const bound = (side: 'min' | 'max', label: string) =>
    axis.kind === 'int' && (
      <InputNumber
        aria-label={`${called} ${label}`}
        prefix={label}
        precision={0}
        disabled={isReadOnly}
        value={axis[side] ?? null}
        onChange={value => put(withChange(axis, { [side]: value ?? undefined }))}
      />
    )
  const known = axisChoices(pack, language).find(one => one.value === name)?.axis
  const values = axis.kind === 'enum' ? [...new Set([...(known?.kind === 'enum' ? known.values : []), ...axis.values])] : []
  return (
    <tr>
      <td>
        <TextInput
          label={`${called} ${t('fieldTitle')}`}
          value={axis.title ?? { zh: called }}
          onChange={title => title && put({ ...axis, title })}
        />
      </td>
      <td>
        {axis.kind === 'int' ? (
          <span className="pe-range">
            <LineInput
              label={`${called} ${t('columnUnit')}`}
              placeholder={t('columnUnit')}
              canBeEmpty
              value={axis.unit ?? ''}
              onChange={unit => put(withChange(axis, { unit: unit.trim() === '' ? undefined : unit }))}
            />
            {bound('min', t('columnLeast'))}
            {bound('max', t('columnMost'))}
          </span>
        ) : (
          <PickSeveral
            label={`${called} ${t('columnValues')}`}
            value={axis.values.map(String)}
            anyLabel={t('columnValues')}
            options={values.map(value => ({ value: String(value), label: sayAxisValue(name, value, words.names) }))}
            onChange={keys => {
              const next = values.filter(value => keys?.includes(String(value)))
              if (next.length > 0) put({ ...axis, values: next })
            }}
          />
        )}
      </td>
    </tr>
  )
}

/** For which cases a table is asked, what it decides, and what its columns are called and can be. */
export function TableMore({ rule }: { rule: Table }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const set = useRule('tables', rule.id)
  const own = { value: rule.id, label: t('purposeOwn') }
  const options = purposes.map(value => ({ value: value as string, label: t(`purpose.${value}`) }))
  // A table that bears the name of what it decides need not say it.
  const value = rule.purpose ?? (options.some(one => one.value === rule.id) ? rule.id : own.value)
  return (
    <>
      <Fields>
        <Field label={t('purpose')} hint={t('purposeHint')}>
          <Pick
            label={t('purpose')}
            value={value}
            options={withKept(options.some(one => one.value === rule.id) ? options : [own, ...options], value, t('placeGone'))}
            onChange={purpose => set({ purpose: purpose === rule.id ? undefined : purpose })}
          />
        </Field>
        <Field label={t('tableKinds')}>
          <PickSeveral
            label={t('tableKinds')}
            value={rule.kinds}
            anyLabel={t('allKinds')}
            options={caseKinds.map(kind => ({ value: kind, label: sayValue('kind', kind, language) }))}
            onChange={kinds => set({ kinds })}
          />
        </Field>
      </Fields>
      <More label={t('columnsMore')} isSaid={false}>
        <table className="pe-grid">
          <tbody>
            {Object.entries(rule.axes).map(([name, axis]) => (
              <AxisRow key={name} rule={rule} name={name} axis={axis} />
            ))}
          </tbody>
        </table>
      </More>
    </>
  )
}
