import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented } from 'antd'
import type { Quantity, SanctionRule, ViolationRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/text.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { changedAt, withChange, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick } from './pickers.tsx'
import { TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const whom = ['department', 'person'] as const
const outcomes = ['late', 'missed'] as const
const kinds = [
  'warning',
  'self-criticism',
  'notice',
  'talk',
  'points',
  'fine',
  'bonus',
  'improvement-plan',
  'rectification-plan',
  'restriction',
  'demotion',
  'transfer',
  'dismissal',
] as const
type Kind = (typeof kinds)[number]

function useGrades() {
  const { pack } = useEditor()
  const language = useLanguage()
  return (pack.grades ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
}

/** 违规: of which grade, against whom, and who finds it. */
export function ViolationForm({ rule }: { rule: ViolationRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, isReadOnly } = useEditor()
  const set = useRule('violations', rule.id)
  const { found } = rule
  const [firstDuty] = pack.duties
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('grade')}>
          <Pick label={t('grade')} value={rule.grade} options={useGrades()} onChange={grade => set({ grade })} />
        </Field>
        <Field label={t('ofWhom')}>
          <PickSeveral
            label={t('ofWhom')}
            value={rule.of}
            anyLabel={t('ofWhom')}
            options={whom.map(value => ({ value, label: t(`of.${value}`) }))}
            onChange={of => of && set({ of })}
          />
        </Field>
      </Fields>
      <Field label={t('foundBy')}>
        <Segmented<'person' | 'duties'>
          aria-label={t('foundBy')}
          value={found === 'person' ? 'person' : 'duties'}
          disabled={isReadOnly || firstDuty === undefined}
          onChange={by =>
            set({ found: by === 'person' ? 'person' : { duties: [firstDuty?.id ?? ''], outcomes: ['late', 'missed'] } })
          }
          options={(['person', 'duties'] as const).map(value => ({ value, label: t(`found.${value}`) }))}
        />
      </Field>
      {found !== 'person' && (
        <Fields>
          <Field label={t('duty')} wide>
            <PickSeveral
              label={t('duty')}
              value={found.duties}
              anyLabel={t('duty')}
              options={pack.duties.map(duty => ({ value: duty.id, label: inLanguage(duty.title, language) }))}
              onChange={duties => duties && set({ found: { ...found, duties } })}
            />
          </Field>
          <Field label={t('outcomes')}>
            <PickSeveral
              label={t('outcomes')}
              value={found.outcomes}
              anyLabel={t('outcomes')}
              options={outcomes.map(value => ({ value, label: t(`outcome.${value}`) }))}
              onChange={chosen => chosen && set({ found: { ...found, outcomes: chosen } })}
            />
          </Field>
        </Fields>
      )}
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}

type AmountProps = { label: string; kind: Kind; value: Quantity | undefined; onChange: (value: Quantity | undefined) => void }

/** An amount in 元 or a number of points; a blank that the text leaves open is shown as it stands until a number is filled in. */
function AmountInput({ label, kind, value, onChange }: AmountProps) {
  const { isReadOnly } = useEditor()
  const number = typeof value === 'number' ? value : null
  const placeholder = typeof value === 'object' ? value.open : ''
  const change = (next: number | null) => onChange(next ?? undefined)
  return kind === 'fine' || kind === 'bonus' ? (
    <MoneyInput aria-label={label} value={number} placeholder={placeholder} disabled={isReadOnly} onChange={change} />
  ) : (
    <InputNumber aria-label={label} value={number} placeholder={placeholder} disabled={isReadOnly} onChange={change} />
  )
}

function Measures({ rule }: { rule: SanctionRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('sanctions', rule.id)
  const put = (at: number, change: Partial<Record<'kind' | 'title' | 'from' | 'to', unknown>>) =>
    // Safe: each input below gives a value of its own field.
    set({ measures: changedAt(rule.measures, at, one => withChange(one, change as Partial<typeof one>)) })
  const hasAmount = (kind: Kind) => kind === 'fine' || kind === 'bonus' || kind === 'points'
  return (
    <Field label={t('measures')} wide>
      <table className="pe-grid">
        <tbody>
          {rule.measures.map((measure, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a measure is its place in the list.
            <tr key={at}>
              <td>
                <Pick
                  label={t('measureKind')}
                  value={measure.kind}
                  options={kinds.map(value => ({ value, label: t(`sanction.${value}`) }))}
                  onChange={kind => put(at, { kind, ...(hasAmount(kind) ? {} : { from: undefined, to: undefined }) })}
                />
              </td>
              <td>
                <TextInput label={t('measureText')} value={measure.title} onChange={title => title && put(at, { title })} />
              </td>
              <td>
                {hasAmount(measure.kind) && (
                  <span className="pe-range">
                    <AmountInput
                      label={t('amountFrom')}
                      kind={measure.kind}
                      value={measure.from}
                      onChange={from => put(at, { from })}
                    />
                    <span>{t('amountTo')}</span>
                    <AmountInput label={t('amountTo')} kind={measure.kind} value={measure.to} onChange={to => put(at, { to })} />
                  </span>
                )}
              </td>
              <td className="pe-row-acts">
                {!isReadOnly && (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('removeMeasure')}
                    disabled={rule.measures.length === 1}
                    onClick={() => set({ measures: without(rule.measures, at) })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => set({ measures: [...rule.measures, { kind: 'notice', title: { zh: t('sanction.notice') } }] })}
        >
          {t('addMeasure')}
        </Button>
      )}
    </Field>
  )
}

/** 处罚: which grade of violation it answers, for the how-manieth time, and what is done. */
export function SanctionForm({ rule }: { rule: SanctionRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('sanctions', rule.id)
  const times = rule.repeated?.times
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('grade')}>
          <Pick label={t('grade')} value={rule.grade} options={useGrades()} onChange={grade => set({ grade })} />
        </Field>
        <Field label={t('ofWhom')}>
          <Pick
            label={t('ofWhom')}
            value={rule.of}
            options={whom.map(value => ({ value, label: t(`of.${value}`) }))}
            onChange={of => set({ of })}
          />
        </Field>
        <Field label={t('repeated')}>
          <InputNumber
            aria-label={t('repeated')}
            min={1}
            max={99}
            precision={0}
            disabled={isReadOnly}
            placeholder={typeof times === 'object' ? times.open : ''}
            value={typeof times === 'number' ? times : times === undefined ? 1 : null}
            onChange={count => set({ repeated: count === null || count < 2 ? undefined : { ...rule.repeated, times: count } })}
          />
        </Field>
      </Fields>
      <Measures rule={rule} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
