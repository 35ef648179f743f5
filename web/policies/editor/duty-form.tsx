import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Segmented } from 'antd'
import type { DutyRule } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { DutyMore } from './duty-more.tsx'
import { addRung, changeRung, removeRung, setStop } from './edit-duty.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, DurationPick, PartiesPick, PartyPick, ReadingPick, ScopePick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Timing = 'within' | 'repeat' | 'none'

function TimingPick({ rule }: { rule: DutyRule }) {
  const t = useWords(editorWords)
  const set = useRule('duties', rule.id)
  const { isReadOnly } = useEditor()
  const timing: Timing = rule.within !== undefined ? 'within' : rule.repeat !== undefined ? 'repeat' : 'none'
  const choose = (next: Timing) =>
    set({
      within: next === 'within' ? (rule.within ?? { workHours: 2 }) : undefined,
      repeat: next === 'repeat' ? (rule.repeat ?? { every: 'workday' }) : undefined,
    })
  return (
    <Field label={t('within')}>
      <div className="pe-timing">
        <Segmented<Timing>
          value={timing}
          disabled={isReadOnly}
          onChange={choose}
          aria-label={t('timing')}
          options={(['within', 'repeat', 'none'] as const).map(value => ({ value, label: t(`timing.${value}`) }))}
        />
        {rule.within !== undefined && (
          <DurationPick label={t('within')} value={rule.within} onChange={within => set({ within })} />
        )}
        {rule.repeat !== undefined && (
          <Segmented<'workday' | 'day'>
            value={rule.repeat.every}
            disabled={isReadOnly}
            onChange={every => set({ repeat: { every } })}
            options={[
              { value: 'workday', label: t('everyWorkday') },
              { value: 'day', label: t('everyDay') },
            ]}
          />
        )}
      </div>
    </Field>
  )
}

/** The rungs after the due time, each with when, to whom and under which clause. */
function Ladder({ rule }: { rule: DutyRule }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const ladder = rule.escalate ?? []
  const put = (at: number, edit: Parameters<typeof changeRung>[3]) =>
    change(pack => changeRung(pack, rule.id, at, edit), `duties/${rule.id}/rung${at}/${Object.keys(edit).join()}`)
  return (
    <Field label={t('ladder')} wide>
      {ladder.length === 0 && <span className="pe-hint">{t('ladderNone')}</span>}
      <ol className="pe-ladder">
        {ladder.map((rung, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder.
          <li key={at}>
            <span>{t('after')}</span>
            <DurationPick label={t('after')} value={rung.after} onChange={after => put(at, { after })} />
            <span>{t('toWhom')}</span>
            <PartyPick label={t('toWhom')} value={rung.to} onChange={to => put(at, { to })} />
            <ClausePick label={t('clause')} value={rung.clause} onChange={clause => put(at, { clause })} />
            {!isReadOnly && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('removeRung')}
                onClick={() => change(pack => removeRung(pack, rule.id, at))}
              />
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => change(pack => addRung(pack, rule.id))}>
          {t('addRung')}
        </Button>
      )}
    </Field>
  )
}

/** 责任事项: who does what by when, and who hears of it when it is late. */
export function DutyForm({ rule }: { rule: DutyRule }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const set = useRule('duties', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('owner')}>
          <PartyPick label={t('owner')} value={rule.owner} onChange={owner => set({ owner })} />
        </Field>
        <Field label={t('tellTo')}>
          <PartiesPick label={t('tellTo')} value={rule.to} anyLabel={t('optional')} onChange={to => set({ to })} />
        </Field>
      </Fields>
      <Fields>
        <Field label={t('start')}>
          <TriggersPick label={t('start')} value={rule.start} onChange={start => set({ start })} />
        </Field>
        <Field label={t('stop')}>
          <TriggersPick
            label={t('stop')}
            value={rule.stop}
            onChange={stop => change(pack => setStop(pack, rule.id, stop), `duties/${rule.id}/stop`)}
          />
        </Field>
      </Fields>
      <TimingPick rule={rule} />
      <div className="pe-checks">
        <Checkbox checked={rule.pausable} disabled={isReadOnly} onChange={event => set({ pausable: event.target.checked })}>
          {t('pausable')}
        </Checkbox>
        <Checkbox
          checked={rule.again ?? false}
          disabled={isReadOnly}
          onChange={event => set({ again: event.target.checked ? true : undefined })}
        >
          {t('again')}
        </Checkbox>
      </div>
      <Ladder rule={rule} />
      <DutyMore rule={rule} />
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
      <Fields>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
    </>
  )
}
