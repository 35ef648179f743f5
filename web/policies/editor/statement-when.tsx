import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
import { useMemo } from 'react'
import type { Cell, Pack, StatementRule } from '../../../engine/pack.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import type { AxisChoice } from './axis-choices.ts'
import { setStatementCell } from './edit-statement.ts'
import { isMoney, isRange, rangeOf } from './edit-table.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { Pick, PickSeveral } from './pickers.tsx'
import { sayStatementValue, statementAxes } from './statement-axes.ts'
import { editorWords } from './words.ts'

/** What a condition begins with: everything that the column knows, so that it says nothing untrue until somebody narrows it. */
const wholeOf = ({ axis }: AxisChoice): Cell => (axis.kind === 'enum' ? [...axis.values] : { gte: axis.min ?? 0 })

function CellInput({ choice, cell, onChange }: { choice: AxisChoice; cell: Cell; onChange: (cell: Cell) => void }) {
  const t = useWords(editorWords)
  const { pack, others, words, isReadOnly } = useEditor()
  const { axis, label, value: name } = choice
  if (axis.kind === 'enum' || !isRange(cell)) {
    const chosen = Array.isArray(cell) ? cell : []
    const values = [...new Set([...(axis.kind === 'enum' ? axis.values : []), ...chosen])]
    return (
      <PickSeveral
        label={label}
        value={chosen.map(String)}
        anyLabel={t('any')}
        options={values.map(value => ({
          value: String(value),
          label: sayStatementValue([pack, ...others], name, value, words.names),
        }))}
        onChange={keys => {
          const next = values.filter(value => keys?.includes(String(value)))
          if (next.length > 0) onChange(next)
        }}
      />
    )
  }
  const input = (side: 'gte' | 'lt') => {
    const word = t(side === 'gte' ? 'bandFrom' : 'bandBelow')
    const common = {
      'aria-label': `${label} ${word}`,
      placeholder: t('noBound'),
      disabled: isReadOnly,
      value: cell[side] ?? null,
      onChange: (value: number | null) => {
        const next = rangeOf({ ...cell, [side]: value ?? undefined })
        if (next !== undefined) onChange(next)
      },
    }
    const unit = axis.unit
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

/** Of which cases a clause says it: condition by condition; none: of all. */
export function StatementWhen({ rule }: { rule: StatementRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others, change, isReadOnly } = useEditor()
  const packs: readonly [Pack, ...Pack[]] = useMemo(() => [pack, ...others], [pack, others])
  const choices = useMemo(() => statementAxes(packs, language), [packs, language])
  const put = (name: string, cell: Cell | undefined) =>
    change(now => setStatementCell(now, rule.id, name, cell), `statements/${rule.id}/when/${name}`)
  const conditions = Object.entries(rule.when).flatMap(([name, cell]) => {
    const choice = choices.find(one => one.value === name)
    return choice === undefined ? [] : [{ choice, cell }]
  })
  return (
    <Field label={t('saidWhen')} wide>
      {conditions.length === 0 && <span className="pe-hint">{t('saidWhenNone')}</span>}
      <table className="pe-grid">
        <tbody>
          {conditions.map(({ choice, cell }) => (
            <tr key={choice.value}>
              <th scope="row">{choice.label}</th>
              <td>
                <CellInput choice={choice} cell={cell} onChange={next => put(choice.value, next)} />
              </td>
              <td className="pe-row-acts">
                {!isReadOnly && (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('removeSaidWhen', { name: choice.label })}
                    onClick={() => put(choice.value, undefined)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <span className="pe-add-when">
          <Pick
            label={t('addSaidWhen')}
            value={undefined}
            placeholder={t('addSaidWhen')}
            options={choices.filter(one => rule.when[one.value] === undefined)}
            onChange={name => {
              const choice = choices.find(one => one.value === name)
              if (choice !== undefined) put(name, wholeOf(choice))
            }}
          />
        </span>
      )}
    </Field>
  )
}
