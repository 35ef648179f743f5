import { CheckCircleOutlined, DeleteOutlined, PlusOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
import type { ScorecardRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { departments } from '../table-words.ts'
import { policyWords } from '../words.ts'
import { addWeight, removeWeight, setWeight, weightSum } from './edit-measures.ts'
import { changedAt } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, PartyOptional, Pick, ReadingPick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

function Sum({ rule }: { rule: ScorecardRule }) {
  const t = useWords(editorWords)
  const { sum, open } = weightSum(rule)
  const isRight = open === 0 && sum === 100
  return (
    <span className="pe-proof" data-state={isRight ? 'right' : 'wrong'} role="status">
      {isRight ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
      {open > 0 ? t('weightsOpen', { sum, count: open }) : t(isRight ? 'weightsSum' : 'weightsOff', { sum })}
    </span>
  )
}

function Weights({ rule }: { rule: ScorecardRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const set = useRule('scorecards', rule.id)
  const indicators = (pack.indicators ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const left = indicators.filter(one => !rule.rows.some(row => row.indicator === one.value))
  return (
    <Field label={t('weights')} wide>
      <table className="pe-grid">
        <tbody>
          {rule.rows.map((row, at) => (
            <tr key={row.indicator}>
              <td>
                <Pick
                  label={t('indicator')}
                  value={row.indicator}
                  options={indicators}
                  onChange={indicator => set({ rows: changedAt(rule.rows, at, one => ({ ...one, indicator })) })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={t('weight')}
                  min={0}
                  max={100}
                  precision={2}
                  suffix="%"
                  placeholder={typeof row.weight === 'number' ? '' : row.weight.open}
                  disabled={isReadOnly}
                  value={typeof row.weight === 'number' ? row.weight : null}
                  onChange={weight =>
                    change(now => setWeight(now, rule.id, at, weight ?? { open: t('weightOpen') }), `scorecards/${rule.id}/${at}`)
                  }
                />
              </td>
              <td>
                <ClausePick
                  label={t('clause')}
                  value={row.clause}
                  onChange={clause => set({ rows: changedAt(rule.rows, at, one => ({ ...one, clause })) })}
                />
              </td>
              <td className="pe-row-acts">
                {!isReadOnly && (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('removeWeight')}
                    disabled={rule.rows.length === 1}
                    onClick={() => change(now => removeWeight(now, rule.id, at))}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className="pe-checks">
        <Sum rule={rule} />
        {!isReadOnly && left[0] !== undefined && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => change(now => addWeight(now, rule.id, left[0]?.value ?? ''))}
          >
            {t('addWeight')}
          </Button>
        )}
      </span>
    </Field>
  )
}

const everyOf = ['day', 'week', 'month', 'quarter', 'year'] as const
const assessed = ['organisation', 'department', 'person'] as const

/** 考核表: indicators with their weights, whose sum stands beside them. */
export function ScorecardForm({ rule }: { rule: ScorecardRule }) {
  const t = useWords(editorWords)
  const say = useWords(policyWords)
  const set = useRule('scorecards', rule.id)
  const of = [
    ...assessed.map(value => ({ value: value as string, label: t(`cardOf.${value}`) })),
    ...departments.map(value => ({ value, label: say(`department.${value}`) })),
  ]
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('every')}>
          <Pick
            label={t('every')}
            value={rule.every}
            options={everyOf.map(value => ({ value, label: t(`every.${value}`) }))}
            onChange={every => set({ every })}
          />
        </Field>
        <Field label={t('cardOf')} hint={t('cardOfHint')}>
          <Pick
            label={t('cardOf')}
            value={rule.of}
            options={withKept(of, rule.of, t('placeGone'))}
            onChange={next => set({ of: next })}
          />
        </Field>
        <Field label={t('assessor')}>
          <PartyOptional
            label={t('assessor')}
            value={rule.assessor}
            none={t('assessorNone')}
            onChange={assessor => set({ assessor })}
          />
        </Field>
        <Field label={t('yearlyBy')} hint={t('yearlyByHint')}>
          <PartyOptional
            label={t('yearlyBy')}
            value={rule.yearly?.by}
            none={t('yearlyNone')}
            onChange={by => set({ yearly: by && { clause: rule.yearly?.clause ?? rule.clause, by } })}
          />
          {rule.yearly !== undefined && (
            <ClausePick
              label={t('clause')}
              value={rule.yearly.clause}
              onChange={clause => rule.yearly && set({ yearly: { ...rule.yearly, clause } })}
            />
          )}
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
      <Weights rule={rule} />
    </>
  )
}
