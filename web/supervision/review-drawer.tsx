import { App, Button, Checkbox, Drawer, Input, Segmented } from 'antd'
import { useState } from 'react'
import { type ReviewItem, type SampleItemView, SampleView, verdicts } from '../../server/sampling/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { useDraft } from '../ui/draft.ts'
import { Refusal } from '../ui/refusal.tsx'
import { Subject } from './sample-item.tsx'
import { touched } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

type Filled = {
  readonly answers: readonly { readonly verdict?: (typeof verdicts)[number] | undefined; readonly note: string }[]
  readonly result?: 'passed' | 'failed' | undefined
  readonly note: string
  readonly because: string
  readonly finding: string
  readonly major: boolean
}
const isFilled = (value: unknown): value is Filled => typeof value === 'object' && value !== null && 'answers' in value

type Props = { readonly sample: SampleView; readonly item: SampleItemView; readonly onClose: () => void }
/** 抽查: line by line, nothing chosen beforehand; what does not hold asks for what was found. What is typed is kept until it is sent. */
export function ReviewDrawer({ sample, item, onClose }: Props) {
  const t = useWords(supervisionWords)
  const text = useText()
  const { message } = App.useApp()
  const draft = useDraft<Filled>(`sample/${item.id}/review`, isFilled)
  const [filled, setFilled] = useState<Filled>(
    draft.restored ?? { answers: sample.checklist.map(() => ({ note: '' })), note: '', because: '', finding: '', major: false },
  )
  const fill = (more: Partial<Filled>) => {
    const next = { ...filled, ...more }
    setFilled(next)
    draft.keep(next)
  }
  const isAgain = item.reviews.length > 0
  const isFailed = filled.result === 'failed' || filled.answers.some(one => one.verdict === 'fails')
  const isWhole =
    filled.answers.every(one => one.verdict !== undefined) &&
    (sample.checklist.length > 0 || filled.result !== undefined) &&
    (!isFailed || filled.finding.trim() !== '') &&
    (!isAgain || filled.because.trim() !== '')
  const act = useAct({
    send: (input: ReviewItem, intent) =>
      post(
        `/api/samples/${encodeURIComponent(sample.id)}/items/${encodeURIComponent(item.id)}/review`,
        input,
        SampleView,
        intent,
      ),
    refreshes: touched,
    onDone: () => {
      draft.keep(undefined)
      void message.success(t('checked'))
      onClose()
    },
  })
  const send = () =>
    act.mutate({
      answers: filled.answers.map(({ verdict, note }) => ({
        verdict: verdict!,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      })),
      ...(sample.checklist.length > 0 || filled.result === undefined ? {} : { result: filled.result }),
      ...(filled.note.trim() === '' ? {} : { note: filled.note.trim() }),
      ...(isAgain ? { because: filled.because.trim() } : {}),
      ...(isFailed ? { finding: { words: filled.finding.trim(), major: filled.major } } : {}),
    })
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(620px, 100vw)"
      title={t('checkTitle', { place: String(item.place) })}
      destroyOnHidden
    >
      <div className="supervision-form">
        <p>
          <Subject item={item} />
        </p>
        {sample.checklist.map((line, at) => (
          <fieldset key={line.zh} className="supervision-line">
            <legend>{text(line)}</legend>
            <Segmented
              aria-label={text(line)}
              value={filled.answers[at]?.verdict ?? ''}
              onChange={verdict =>
                fill({ answers: filled.answers.map((one, i) => (i === at ? { ...one, verdict: verdict as never } : one)) })
              }
              options={verdicts.map(value => ({ value: value as string, label: t(`verdict.${value}`) }))}
            />
            {filled.answers[at]?.verdict === 'fails' && (
              <Input
                aria-label={t('lineNote')}
                placeholder={t('lineNote')}
                maxLength={500}
                value={filled.answers[at].note}
                onChange={event =>
                  fill({ answers: filled.answers.map((one, i) => (i === at ? { ...one, note: event.target.value } : one)) })
                }
              />
            )}
          </fieldset>
        ))}
        {sample.checklist.length === 0 && (
          <Segmented
            aria-label={t('result')}
            value={filled.result ?? ''}
            onChange={value => fill({ result: value as 'passed' | 'failed' })}
            options={(['passed', 'failed'] as const).map(value => ({ value: value as string, label: t(`result.${value}`) }))}
          />
        )}
        {isFailed && (
          <div className="supervision-finding">
            <label htmlFor="supervision-finding">{t('findingWords')}</label>
            <Input.TextArea
              id="supervision-finding"
              rows={3}
              maxLength={500}
              value={filled.finding}
              onChange={event => fill({ finding: event.target.value })}
            />
            <Checkbox checked={filled.major} onChange={event => fill({ major: event.target.checked })}>
              {t('major')}
            </Checkbox>
          </div>
        )}
        {isAgain && (
          <div>
            <label htmlFor="supervision-because">{t('whyAgain')}</label>
            <Input
              id="supervision-because"
              maxLength={500}
              value={filled.because}
              onChange={event => fill({ because: event.target.value })}
            />
          </div>
        )}
        <div>
          <label htmlFor="supervision-note">{t('note')}</label>
          <Input.TextArea
            id="supervision-note"
            rows={2}
            maxLength={500}
            value={filled.note}
            onChange={event => fill({ note: event.target.value })}
          />
        </div>
        {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
        <div className="supervision-actions">
          <Button type="primary" disabled={!isWhole} loading={act.isPending} onClick={send}>
            {t('saveCheck')}
          </Button>
          {!isWhole && <span className="supervision-faint">{t('notWhole')}</span>}
        </div>
      </div>
    </Drawer>
  )
}
