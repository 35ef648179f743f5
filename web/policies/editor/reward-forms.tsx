import { PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented } from 'antd'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import type { RuleOf } from './edit-pack.ts'
import { addUse, changeUse, moveUse, percentOfShare, removeUse, shareOfPercent } from './edit-papers.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional } from './more.tsx'
import { ClausePick, Pick, ReadingPick } from './pickers.tsx'
import { RowActs } from './row-acts.tsx'
import { LineInput, TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type PercentProps = {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (share: number | undefined) => void
}

/** A share of 0 to 1, typed in percent; empty where the text says none. */
function PercentInput({ label, value, onChange }: PercentProps) {
  const { isReadOnly } = useEditor()
  return (
    <InputNumber
      aria-label={label}
      min={0.01}
      max={100}
      precision={2}
      suffix="%"
      disabled={isReadOnly}
      value={value === undefined ? null : percentOfShare(value)}
      onChange={percent => onChange(percent === null ? undefined : shareOfPercent(percent))}
    />
  )
}

/** 奖励: for what, by which indicator where it has one, and what is given. */
export function RewardForm({ rule }: { rule: RuleOf<'rewards'> }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('rewards', rule.id)
  const indicators = (pack.indicators ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <TextField label={t('gives')} value={rule.gives} onChange={gives => gives && set({ gives })} />
      </Fields>
      <Fields>
        <Field label={t('rewardFor')}>
          <Pick
            label={t('rewardFor')}
            value={rule.indicator ?? ''}
            options={[{ value: '', label: t('noIndicator') }, ...indicators]}
            onChange={indicator => set({ indicator: indicator === '' ? undefined : indicator })}
          />
        </Field>
        <Field label={t('shareOfExcess')} hint={t('shareOfExcessHint')}>
          <PercentInput
            label={t('shareOfExcess')}
            value={rule.shareOfExcess}
            onChange={shareOfExcess => set({ shareOfExcess })}
          />
        </Field>
        <Field label={t('rewardFund')} hint={t('rewardFundHint')}>
          <PickOptional
            label={t('rewardFund')}
            value={rule.fund}
            none={t('rewardFundNone')}
            options={(pack.funds ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
            onChange={fund => set({ fund })}
          />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
    </>
  )
}

function Uses({ rule }: { rule: RuleOf<'funds'> }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, isReadOnly } = useEditor()
  return (
    <Field label={t('fundUses')} wide>
      <table className="pe-grid">
        <tbody>
          {rule.uses.map((use, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a use is its place in the list.
            <tr key={at}>
              <td>
                <TextInput
                  label={t('fundUse')}
                  value={use}
                  onChange={next => next && change(now => changeUse(now, rule.id, at, next), `funds/${rule.id}/use/${at}`)}
                />
              </td>
              <td className="pe-row-acts">
                <RowActs
                  at={at}
                  count={rule.uses.length}
                  name={`${t('fundUse')} ${inLanguage(use, language)}`}
                  onMove={by => change(now => moveUse(now, rule.id, at, by))}
                  onRemove={() => change(now => removeUse(now, rule.id, at))}
                />
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
          onClick={() => change(now => addUse(now, rule.id, `${t('fundUse')} ${rule.uses.length + 1}`))}
        >
          {t('addUse')}
        </Button>
      )}
    </Field>
  )
}

const shareWays = ['none', 'percent', 'open'] as const
type ShareWay = (typeof shareWays)[number]

/** 专项经费: what it may be spent on, and its share of the annual budget: none said, a number, or a blank quoted as it stands. */
export function FundForm({ rule }: { rule: RuleOf<'funds'> }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('funds', rule.id)
  const { share } = rule
  const way: ShareWay = share === undefined ? 'none' : typeof share === 'number' ? 'percent' : 'open'
  const first = { none: undefined, percent: 0.1, open: { open: '[X]%' } }
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
      <Field label={t('fundShare')}>
        <span className="pe-range">
          <Segmented<ShareWay>
            aria-label={t('fundShare')}
            value={way}
            disabled={isReadOnly}
            onChange={next => set({ share: first[next] })}
            options={shareWays.map(value => ({ value, label: t(`fundShare.${value}`) }))}
          />
          {typeof share === 'number' && (
            <PercentInput
              label={t('fundShare.percent')}
              value={share}
              onChange={next => next !== undefined && set({ share: next })}
            />
          )}
          {typeof share === 'object' && (
            <LineInput label={t('fundShare.open')} value={share.open} onChange={open => set({ share: { open } })} />
          )}
        </span>
      </Field>
      <Uses rule={rule} />
    </>
  )
}
