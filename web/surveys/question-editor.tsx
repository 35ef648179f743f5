import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type Question, questionKinds } from '../../events/questionnaire.ts'
import { useText, useWords } from '../language/use-words.ts'
import { branchOf, branchOptions, sayBranch } from './branches.ts'
import { newQuestion, withKind } from './edit-questions.ts'
import { surveyWords } from './words.ts'

type Props = {
  readonly question: Question
  readonly place: number
  readonly earlier: readonly Question[]
  readonly isLast: boolean
  readonly problem: string | undefined
  readonly onChange: (question: Question) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

const titled = (zh: string, en: string | undefined) => (en === undefined || en === '' ? { zh } : { zh, en })

/** One question as it is written: its words, what can be answered, and when it is asked. */
export function QuestionEditor({ question: q, place, earlier, isLast, problem, onChange, onMove, onRemove }: Props) {
  const t = useWords(surveyWords)
  const text = useText()
  const satisfies = q.kind === 'scale' && q.satisfiedFrom !== undefined
  // What was published with another boundary stays to be chosen.
  const branches = branchOptions(earlier, q.onlyIf)
  return (
    <li className="survey-edit-question" data-wrong={problem !== undefined}>
      <div className="survey-edit-head">
        <strong>{t('question', { n: place + 1 })}</strong>
        <Select
          aria-label={t('kind')}
          value={q.kind}
          onChange={kind => onChange(withKind(q, kind))}
          options={questionKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Button icon={<ArrowUpOutlined />} aria-label={t('up')} disabled={place === 0} onClick={() => onMove(-1)} />
        <Button icon={<ArrowDownOutlined />} aria-label={t('down')} disabled={isLast} onClick={() => onMove(1)} />
        <Button icon={<DeleteOutlined />} aria-label={t('remove')} onClick={onRemove} />
      </div>
      <div className="survey-edit-grid">
        <div className="survey-field">
          <span>{t('questionTitle')}</span>
          <Input
            aria-label={t('questionTitle')}
            value={q.title.zh}
            maxLength={500}
            onChange={event => onChange({ ...q, title: titled(event.target.value, q.title.en) })}
          />
        </div>
        <div className="survey-field">
          <span>{t('questionTitleEn')}</span>
          <Input
            aria-label={t('questionTitleEn')}
            value={q.title.en ?? ''}
            maxLength={500}
            onChange={event => onChange({ ...q, title: titled(q.title.zh, event.target.value) })}
          />
        </div>
        {q.kind === 'scale' && (
          <>
            <div className="survey-field">
              <span>{t('scaleTo')}</span>
              <InputNumber
                aria-label={t('scaleTo')}
                min={2}
                max={10}
                precision={0}
                value={q.to}
                onChange={to => to !== null && onChange({ ...q, to })}
              />
            </div>
            <div className="survey-field">
              <span>{t('low')}</span>
              <Input
                aria-label={t('low')}
                value={q.low?.zh ?? ''}
                onChange={event => onChange(withEnd(q, 'low', event.target.value))}
              />
            </div>
            <div className="survey-field">
              <span>{t('high')}</span>
              <Input
                aria-label={t('high')}
                value={q.high?.zh ?? ''}
                onChange={event => onChange(withEnd(q, 'high', event.target.value))}
              />
            </div>
            {satisfies && (
              <div className="survey-field">
                <span>{t('satisfiedFrom')}</span>
                <InputNumber
                  aria-label={t('satisfiedFrom')}
                  min={q.from + 1}
                  max={q.to}
                  precision={0}
                  value={q.satisfiedFrom ?? null}
                  onChange={satisfiedFrom => satisfiedFrom !== null && onChange({ ...q, satisfiedFrom })}
                />
              </div>
            )}
          </>
        )}
        <div className="survey-field">
          <span>{t('onlyIf')}</span>
          <Select
            aria-label={t('onlyIf')}
            className="survey-wide"
            disabled={satisfies}
            value={branchOf(q) ?? ''}
            onChange={value => onChange(withBranch(q, value === '' ? undefined : branches.get(value)))}
            options={[
              { value: '', label: t('always') },
              ...[...branches].map(([value, onlyIf]) => ({ value, label: sayBranch(onlyIf, earlier, text, t) })),
            ]}
            popupMatchSelectWidth={false}
          />
        </div>
      </div>
      {q.kind === 'choice' && <Options question={q} onChange={onChange} />}
      <p>
        <Checkbox
          disabled={satisfies}
          checked={q.required}
          onChange={event => onChange({ ...q, required: event.target.checked })}
        >
          {t('required')}
        </Checkbox>
        {q.kind === 'choice' && (
          <Checkbox checked={q.several} onChange={event => onChange({ ...q, several: event.target.checked })}>
            {t('several')}
          </Checkbox>
        )}
        {q.kind === 'scale' && (
          <Checkbox checked={satisfies} onChange={event => onChange(withSatisfaction(q, event.target.checked))}>
            {t('isSatisfaction')}
          </Checkbox>
        )}
      </p>
      {problem !== undefined && (
        <p className="customer-error" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

type Scale = Extract<Question, { kind: 'scale' }>
type Choice = Extract<Question, { kind: 'choice' }>

function withEnd(q: Scale, end: 'low' | 'high', zh: string): Scale {
  const { [end]: _, ...rest } = q
  return zh === '' ? rest : { ...rest, [end]: { ...q[end], zh } }
}

function withBranch(q: Question, onlyIf: Question['onlyIf']): Question {
  const { onlyIf: _, ...rest } = q
  return (onlyIf === undefined ? rest : { ...rest, onlyIf }) as Question
}

/** The scale that says satisfied is required and always asked. */
function withSatisfaction(q: Scale, isSo: boolean): Scale {
  const { satisfiedFrom: _, onlyIf, ...rest } = q
  if (!isSo) return onlyIf === undefined ? rest : { ...rest, onlyIf }
  return { ...rest, required: true, satisfiedFrom: Math.max(q.from + 1, q.to - 1) }
}

function Options({ question: q, onChange }: { question: Choice; onChange: (question: Question) => void }) {
  const t = useWords(surveyWords)
  const put = (options: Choice['options']) => onChange({ ...q, options })
  return (
    <div>
      <div className="survey-label">{t('options')}</div>
      {q.options.map((option, i) => (
        <div key={option.id} className="survey-edit-option">
          <Input
            aria-label={t('option', { n: i + 1 })}
            value={option.title.zh}
            maxLength={200}
            onChange={event =>
              put(
                q.options.map(one => (one.id === option.id ? { ...one, title: titled(event.target.value, one.title.en) } : one)),
              )
            }
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            disabled={q.options.length <= 2}
            onClick={() => put(q.options.filter(one => one.id !== option.id))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={q.options.length >= 20}
        onClick={() => put([...q.options, { id: newQuestion([]).id, title: { zh: '' } }])}
      >
        {t('addOption')}
      </Button>
    </div>
  )
}
