import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import type { Quantity, SanctionRule, ViolationRule } from '../../../engine/pack.ts'
import type { Duration } from '../../../events/duration.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sanctionKinds } from '../../../events/sanction-kinds.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { type Change, changedAt, withChange, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { Tick } from './more.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick } from './pickers.tsx'
import { DurationOptional, QuantityInput } from './quantity-inputs.tsx'
import { LineInput, TextField } from './text-field.tsx'
import { TextsList } from './texts-list.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const whom = ['department', 'person'] as const
const outcomes = ['late', 'missed'] as const
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
      <Tick
        label={t('groundLiability')}
        hint={t('groundLiabilityHint')}
        checked={rule.ground === 'liability'}
        onChange={isSo => set({ ground: isSo ? 'liability' : undefined })}
      />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}

type Measure = SanctionRule['measures'][number]
const hasAmount = (kind: Measure['kind']) => kind === 'fine' || kind === 'bonus' || kind === 'points'

/** How long a measure lasts: not said, a time, or the blank of the text. */
function TermInput({ measure, onChange }: { measure: Measure; onChange: (term: Measure['term']) => void }) {
  const t = useWords(editorWords)
  const { term } = measure
  const open = term !== undefined && 'open' in term ? term : undefined
  return (
    <Field label={t('term')}>
      {open === undefined ? (
        <span className="pe-range">
          <DurationOptional label={t('term')} value={term as Duration | undefined} first={{ months: 6 }} onChange={onChange} />
          {term === undefined && (
            <Button type="link" size="small" onClick={() => onChange({ open: '[X]' })}>
              {t('quantity.open')}
            </Button>
          )}
        </span>
      ) : (
        <span className="pe-range">
          <LineInput label={`${t('term')} ${t('quantity.open')}`} value={open.open} onChange={next => onChange({ open: next })} />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('remove')} ${t('term')}`}
            onClick={() => onChange(undefined)}
          />
        </span>
      )}
    </Field>
  )
}

function OneMeasure({ rule, measure, at }: { rule: SanctionRule; measure: Measure; at: number }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('sanctions', rule.id)
  const put = (change: Change<Measure>) =>
    set({ measures: changedAt(rule.measures, at, one => withChange<Measure>(one, change)) })
  const unit = measure.kind === 'points' ? 'count' : 'money'
  return (
    <div className="pe-part pe-more">
      <Fields>
        <Field label={t('measureKind')}>
          <Pick
            label={t('measureKind')}
            value={measure.kind}
            options={sanctionKinds.map(value => ({ value, label: t(`sanction.${value}`) }))}
            onChange={kind => put({ kind, ...(hasAmount(kind) ? {} : { from: undefined, to: undefined }) })}
          />
        </Field>
        <TextField label={t('measureText')} value={measure.title} onChange={title => title && put({ title })} />
        {hasAmount(measure.kind) &&
          (['from', 'to'] as const).map(side => {
            const label = t(side === 'from' ? 'amountFrom' : 'amountTo')
            return (
              <Field key={side} label={label}>
                <QuantityInput label={label} unit={unit} value={measure[side]} onChange={value => put({ [side]: value })} />
              </Field>
            )
          })}
        <TermInput measure={measure} onChange={term => put({ term })} />
      </Fields>
      <Tick
        label={t('restorable')}
        hint={t('restorableHint')}
        checked={measure.restorable === true}
        onChange={isSo => put({ restorable: isSo ? true : undefined })}
      />
      {!isReadOnly && (
        <span>
          <Button
            size="small"
            icon={<DeleteOutlined />}
            disabled={rule.measures.length === 1}
            onClick={() => set({ measures: without(rule.measures, at) })}
          >
            {t('removeMeasure')}
          </Button>
        </span>
      )}
    </div>
  )
}

function Measures({ rule }: { rule: SanctionRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('sanctions', rule.id)
  return (
    <Field label={t('measures')} wide>
      {rule.measures.map((measure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a measure is its place in the list.
        <OneMeasure key={at} rule={rule} measure={measure} at={at} />
      ))}
      {!isReadOnly && (
        <span>
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => set({ measures: [...rule.measures, { kind: 'notice', title: { zh: t('sanction.notice') } }] })}
          >
            {t('addMeasure')}
          </Button>
        </span>
      )}
    </Field>
  )
}

/** 再犯: for the how-manieth time, within which time, from the same cause. */
function Repeated({ rule }: { rule: SanctionRule }) {
  const t = useWords(editorWords)
  const set = useRule('sanctions', rule.id)
  const { repeated } = rule
  const setTimes = (times: Quantity | undefined) =>
    set({ repeated: times === undefined || (typeof times === 'number' && times < 2) ? undefined : { ...repeated, times } })
  return (
    <>
      <Field label={t('repeated')} hint={t('repeatedHint')}>
        <QuantityInput label={t('repeated')} unit="count" value={repeated?.times ?? 1} onChange={setTimes} />
      </Field>
      {repeated !== undefined && (
        <Field label={t('repeatedWithin')} hint={t('repeatedWithinHint')}>
          <DurationOptional
            label={t('repeatedWithin')}
            value={repeated.within}
            first={{ years: 1 }}
            onChange={within => set({ repeated: withChange(repeated, { within }) })}
          />
        </Field>
      )}
    </>
  )
}

/** 处罚: which grade of violation it answers, for the how-manieth time, and what is done. */
export function SanctionForm({ rule }: { rule: SanctionRule }) {
  const t = useWords(editorWords)
  const set = useRule('sanctions', rule.id)
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
        <Repeated rule={rule} />
      </Fields>
      <TextsList
        label={t('mustAllBeMet')}
        hint={t('togetherHint')}
        one={t('togetherOne')}
        addLabel={t('addTogether')}
        value={rule.together}
        onChange={together => set({ together })}
      />
      <Measures rule={rule} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
