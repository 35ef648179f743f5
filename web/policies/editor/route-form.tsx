import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented } from 'antd'
import type { RouteRule, RouteStepRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { withChange } from './edit-pack.ts'
import { addStep, changeStep, moveStep, removeStep } from './edit-route.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, DurationPick, PartiesPick, Pick, ReadingPick, ScopePick } from './pickers.tsx'
import { routeSubjectOptions } from './subject-options.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

function Step({ route, step, at }: { route: RouteRule; step: RouteStepRule; at: number }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const put = (edit: Parameters<typeof changeStep>[3]) =>
    change(pack => changeStep(pack, route.id, at, edit), `routes/${route.id}/${at}/${Object.keys(edit).join()}`)
  const quorum = step.quorum
  return (
    <li className="pe-step">
      <span className="pe-step-no">{t('stepNo', { step: at + 1 })}</span>
      <PartiesPick label={t('approvers')} value={step.by} anyLabel={t('approvers')} onChange={by => by && put({ by })} />
      <Segmented<RouteStepRule['mode']>
        aria-label={t('mode')}
        value={step.mode}
        disabled={isReadOnly}
        onChange={mode => put({ mode })}
        options={(['any', 'all', 'quorum'] as const).map(value => ({ value, label: t(`mode.${value}`) }))}
      />
      {quorum !== undefined && (
        <span className="pe-range">
          <InputNumber
            aria-label={t('need')}
            min={1}
            max={quorum.of}
            precision={0}
            disabled={isReadOnly}
            value={quorum.need}
            onChange={need => need !== null && put({ quorum: { ...quorum, need } })}
          />
          <span>/</span>
          <InputNumber
            aria-label={t('of')}
            min={quorum.need}
            max={100}
            precision={0}
            disabled={isReadOnly}
            value={quorum.of}
            onChange={of => of !== null && put({ quorum: { ...quorum, of } })}
          />
        </span>
      )}
      {step.within === undefined ? (
        !isReadOnly && (
          <Button type="link" size="small" onClick={() => put({ within: { workdays: 1 } })}>
            {t('stepWithin')}
          </Button>
        )
      ) : (
        <span className="pe-range">
          <DurationPick label={t('stepWithin')} value={step.within} onChange={within => put({ within })} />
          {!isReadOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('remove')} ${t('stepWithin')}`}
              onClick={() => put({ within: undefined, timedBy: undefined })}
            />
          )}
          <span className="pe-hint">{t('timedBy')}</span>
          <ClausePick
            label={t('timedBy')}
            value={step.timedBy?.clause}
            placeholder={t('timedByStep')}
            onChange={clause => put({ timedBy: { clause } })}
          />
          {step.timedBy !== undefined && (
            <ReadingPick
              clause={step.timedBy.clause}
              value={step.timedBy.reading}
              onChange={reading => step.timedBy && put({ timedBy: withChange(step.timedBy, { reading }) })}
            />
          )}
        </span>
      )}
      <ClausePick label={t('clause')} value={step.clause} onChange={clause => put({ clause })} />
      <ReadingPick clause={step.clause} value={step.reading} onChange={reading => put({ reading })} />
      {!isReadOnly && (
        <span className="pe-row-acts">
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={t('moveUp')}
            disabled={at === 0}
            onClick={() => change(pack => moveStep(pack, route.id, at, -1))}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={t('moveDown')}
            disabled={at === route.steps.length - 1}
            onClick={() => change(pack => moveStep(pack, route.id, at, 1))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeStep')}
            disabled={route.steps.length === 1}
            onClick={() => change(pack => removeStep(pack, route.id, at))}
          />
        </span>
      )}
    </li>
  )
}

/** Amounts between which the route applies, where it is chosen by the amount. */
function AmountRange({ rule }: { rule: RouteRule }) {
  const t = useWords(editorWords)
  const set = useRule('routes', rule.id)
  const { isReadOnly } = useEditor()
  const condition = rule.when?.amountFen
  const range = condition !== undefined && !('in' in condition) ? condition : {}
  const put = (side: 'gte' | 'lt') => (fen: number | null) => {
    const { [side]: _was, ...rest } = range
    const next = { ...rest, ...(fen === null ? {} : { [side]: fen }) }
    const { amountFen: _old, ...others } = rule.when ?? {}
    const when = { ...others, ...(Object.keys(next).length === 0 ? {} : { amountFen: next }) }
    set({ when: Object.keys(when).length === 0 ? undefined : when })
  }
  return (
    <Field label={t('amount')}>
      <span className="pe-range">
        <MoneyInput
          aria-label={`${t('amount')} ${t('bandFrom')}`}
          placeholder={t('noBound')}
          disabled={isReadOnly}
          value={range.gte ?? null}
          onChange={put('gte')}
        />
        <span>{t('bandFrom')}</span>
        <MoneyInput
          aria-label={`${t('amount')} ${t('bandBelow')}`}
          placeholder={t('noBound')}
          disabled={isReadOnly}
          value={range.lt ?? null}
          onChange={put('lt')}
        />
        <span>{t('bandBelow')}</span>
      </span>
    </Field>
  )
}

type Lane = 'any' | 'urgent' | 'routine'
/** Whether the route is for urgent submissions, for the others, or for both. */
function LanePick({ rule }: { rule: RouteRule }) {
  const t = useWords(editorWords)
  const set = useRule('routes', rule.id)
  const condition = rule.when?.urgent
  const only = condition !== undefined && 'in' in condition ? condition.in : []
  const lane: Lane = only.length !== 1 ? 'any' : only[0] === true ? 'urgent' : 'routine'
  const put = (chosen: Lane) => {
    const { urgent: _was, ...others } = rule.when ?? {}
    const when = { ...others, ...(chosen === 'any' ? {} : { urgent: { in: [chosen === 'urgent'] } }) }
    set({ when: Object.keys(when).length === 0 ? undefined : when })
  }
  const options = (['any', 'urgent', 'routine'] as const).map(value => ({ value, label: t(`lane.${value}`) }))
  return (
    <Field label={t('lane')}>
      <Pick label={t('lane')} value={lane} options={options} onChange={put} />
    </Field>
  )
}

type Use = 'none' | 'before' | 'after'
/** Whether it is a route of its own or 加签会签 on top of those that fit. */
function OverlayPick({ rule }: { rule: RouteRule }) {
  const t = useWords(editorWords)
  const set = useRule('routes', rule.id)
  const options = (['none', 'before', 'after'] as const).map(value => ({ value, label: t(`overlay.${value}`) }))
  return (
    <Field label={t('overlay')} hint={t('overlayHint')}>
      <Pick<Use>
        label={t('overlay')}
        value={rule.overlay ?? 'none'}
        options={options}
        onChange={use => set({ overlay: use === 'none' ? undefined : use })}
      />
    </Field>
  )
}

/** 审批路线: of what, for which cases and amounts, step by step. */
export function RouteForm({ rule }: { rule: RouteRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const set = useRule('routes', rule.id)
  const subjects = routeSubjectOptions(language)
  const forms = [
    { value: '', label: t('anyForm') },
    ...pack.forms.map(form => ({ value: form.id, label: inLanguage(form.title, language) })),
  ]
  return (
    <>
      <Fields>
        <Field label={t('subject')}>
          <Pick
            label={t('subject')}
            value={rule.subject}
            options={subjects}
            onChange={subject => set({ subject, ...(subject === 'form' ? {} : { form: undefined }) })}
          />
        </Field>
        {rule.subject === 'form' && (
          <Field label={t('form')}>
            <Pick
              label={t('form')}
              value={rule.form ?? ''}
              options={forms}
              onChange={form => set({ form: form === '' ? undefined : form })}
            />
          </Field>
        )}
        {rule.subject !== 'edition' && <OverlayPick rule={rule} />}
        {(rule.subject === 'matter' || rule.subject === 'compensation') && <AmountRange rule={rule} />}
        {rule.subject !== 'edition' && <LanePick rule={rule} />}
      </Fields>
      <Field label={t('steps')} wide>
        <ol className="pe-steps">
          {rule.steps.map((step, at) => (
            <Step key={step.id} route={rule} step={step} at={at} />
          ))}
        </ol>
        {!isReadOnly && (
          <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => change(now => addStep(now, rule.id))}>
            {t('addStep')}
          </Button>
        )}
      </Field>
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </>
  )
}
