import type { RecordRule } from '../../../engine/pack.ts'
import { rewardParts } from '../../../engine/pack-records.ts'
import { caseRoles } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { ConditionsPicked } from './conditions-picked.tsx'
import { withChange } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { More, PickOptional, Tick } from './more.tsx'
import { OnMeasures } from './on-measures.tsx'
import { Pick, PickSeveral } from './pickers.tsx'
import { RecordOpens } from './record-opens.tsx'
import { fieldsOfRecord } from './trigger-words.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Props = { readonly rule: RecordRule }
const steps = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'] as const

/** 须由不同的人: the second one of two confirmations is not made by whoever made the first. */
function OtherHand({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const set = useRule('records', rule.id)
  const { otherHand } = rule
  const fields = fieldsOfRecord(rule, language, 'values.')
  return (
    <>
      <Tick
        label={t('otherHand')}
        hint={fields.length === 0 ? t('onlyWhereLacks') : t('otherHandHint')}
        checked={otherHand !== undefined}
        disabled={otherHand === undefined && fields.length === 0}
        onChange={isSo => set({ otherHand: isSo ? { when: {}, than: {} } : undefined })}
      />
      {otherHand !== undefined && (
        <Fields>
          {(['when', 'than'] as const).map(side => (
            <Field key={side} label={t(`otherHand.${side}`)}>
              <ConditionsPicked
                label={t(`otherHand.${side}`)}
                fields={fields}
                when={otherHand[side]}
                onChange={when => set({ otherHand: { ...otherHand, [side]: when ?? {} } })}
              />
            </Field>
          ))}
        </Fields>
      )}
    </>
  )
}

/** 检查发现: which of its texts says what was found, which answer says whether it is major, and when it is a finding at all. */
function AsFinding({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const set = useRule('records', rule.id)
  const { finding } = rule
  const named = (kinds: readonly string[]) =>
    rule.fields
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const texts = named(['text', 'line'])
  return (
    <>
      <Tick
        label={t('asFinding')}
        hint={texts.length === 0 ? t('onlyWhereLacks') : t('asFindingHint')}
        checked={finding !== undefined}
        disabled={finding === undefined && texts.length === 0}
        onChange={isSo => set({ finding: isSo ? { words: texts[0]!.value } : undefined })}
      />
      {finding !== undefined && (
        <Fields>
          <Field label={t('asFinding.words')}>
            <Pick
              label={t('asFinding.words')}
              value={finding.words}
              options={texts}
              onChange={words => set({ finding: { ...finding, words } })}
            />
          </Field>
          <Field label={t('asFinding.major')}>
            <PickOptional
              label={t('asFinding.major')}
              value={finding.major}
              none={t('asFinding.byLevel')}
              options={named(['yes-no'])}
              onChange={major => set({ finding: withChange(finding, { major }) })}
            />
          </Field>
          <Field label={t('asFinding.department')}>
            <PickOptional
              label={t('asFinding.department')}
              value={finding.department}
              none={t('asFinding.ofCase')}
              options={named(['department'])}
              onChange={department => set({ finding: withChange(finding, { department }) })}
            />
          </Field>
          <Field label={t('asFinding.when')}>
            <ConditionsPicked
              label={t('asFinding.when')}
              fields={fieldsOfRecord(rule, language, 'values.')}
              when={finding.when}
              onChange={when => set({ finding: withChange(finding, { when }) })}
            />
          </Field>
        </Fields>
      )}
    </>
  )
}

/** 奖励的哪一步: which step of a reward the record is, and of which reward. */
function OfReward({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('records', rule.id)
  const { reward } = rule
  return (
    <Fields>
      <Field label={t('rewardPart')} hint={t('rewardPartHint')}>
        <PickOptional
          label={t('rewardPart')}
          value={reward?.part}
          none={t('rewardPartNone')}
          options={rewardParts.map(value => ({ value, label: t(`rewardPart.${value}`) }))}
          onChange={part => set({ reward: part === undefined ? undefined : { ...reward, part } })}
        />
      </Field>
      {reward !== undefined && (
        <Field label={t('rewardRule')}>
          <PickOptional
            label={t('rewardRule')}
            value={reward.rule}
            none={t('rewardRuleNone')}
            options={(pack.rewards ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
            onChange={of => set({ reward: withChange(reward, { rule: of }) })}
          />
        </Field>
      )}
    </Fields>
  )
}

/** What few records say: who must not make them, who hears of them, what they do to a penalty or a reward. */
export function RecordMore({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const set = useRule('records', rule.id)
  const { otherHand, onMeasures, reward, informs, notBy, eightD, opens, finding } = rule
  const isSaid = [otherHand, onMeasures, reward, informs, notBy, eightD, opens, finding].some(one => one !== undefined)
  return (
    <More label={t('recordMore')} isSaid={isSaid}>
      <OtherHand rule={rule} />
      <Field label={t('notBy')} hint={t('notByHint')} wide>
        <PickSeveral
          label={t('notBy')}
          value={notBy}
          anyLabel={t('personNotNone')}
          options={caseRoles.map(value => ({ value, label: sayValue('caseRole', value, language) }))}
          onChange={next => set({ notBy: next })}
        />
      </Field>
      <Tick
        label={t('informs')}
        hint={t('informsHint')}
        checked={informs === 'reporter'}
        onChange={isSo => set({ informs: isSo ? 'reporter' : undefined })}
      />
      <Field label={t('eightD')} hint={t('eightDHint')}>
        <PickOptional
          label={t('eightD')}
          value={eightD}
          none={t('eightDNone')}
          options={steps.map(value => ({ value, label: value }))}
          onChange={step => set({ eightD: step })}
        />
      </Field>
      <AsFinding rule={rule} />
      <OfReward rule={rule} />
      <OnMeasures rule={rule} />
      <RecordOpens rule={rule} />
    </More>
  )
}
