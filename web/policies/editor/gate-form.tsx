import { Checkbox, InputNumber } from 'antd'
import type { EvidenceRule, GateRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { type Act, acts } from '../../../events/registry.ts'
import type { Language } from '../../../events/text.ts'
import { actWords } from '../../cases/words-acts.ts'
import { sayIn, useLanguage, useWords } from '../../language/use-words.ts'
import { ActWhen } from './act-when.tsx'
import { setNeeds } from './edit-gate.ts'
import { changedAt, withChange } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { More, PickOptional } from './more.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick, ScopePick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** All acts of a case with what their buttons say. */
export function actOptions(language: Language): { value: Act; label: string }[] {
  return acts.map(act => ({ value: act, label: sayIn(actWords, language)(act) }))
}

/** Which of the things that must be there are asked for only where another one is: a legal opinion, where a contract is in dispute. */
function OnlyIfSeen({ rule }: { rule: GateRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('gates', rule.id)
  const nameOf = (id: string) => inLanguage(pack.evidence.find(one => one.id === id)?.title ?? { zh: id }, language)
  return (
    <More label={t('ifSeen')} isSaid={rule.needs.some(need => need.ifSeen !== undefined)}>
      <p className="pe-hint">{t('ifSeenHint')}</p>
      {rule.needs.map((need, at) => (
        <Field key={need.evidence} label={t('ifSeenOf', { name: nameOf(need.evidence) })}>
          <PickOptional
            label={t('ifSeenOf', { name: nameOf(need.evidence) })}
            value={need.ifSeen}
            none={t('ifSeenAlways')}
            options={pack.evidence
              .filter(one => one.id !== need.evidence)
              .map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
            onChange={ifSeen => set({ needs: changedAt(rule.needs, at, one => withChange(one, { ifSeen })) })}
          />
        </Field>
      ))}
    </More>
  )
}

/** 关口: before which step, what must be there. */
export function GateForm({ rule }: { rule: GateRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change } = useEditor()
  const set = useRule('gates', rule.id)
  const evidence = pack.evidence.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('act')}>
          <Pick label={t('act')} value={rule.act} options={actOptions(language)} onChange={act => set({ act })} />
        </Field>
      </Fields>
      <Field label={t('needs')} wide>
        <PickSeveral
          label={t('needs')}
          value={rule.needs.map(need => need.evidence)}
          options={evidence}
          anyLabel={t('needsHint')}
          onChange={needs => change(now => setNeeds(now, rule.id, needs ?? []), `gates/${rule.id}/needs`)}
        />
      </Field>
      <OnlyIfSeen rule={rule} />
      <ActWhen act={rule.act} label={t('gateWhen')} hint={t('gateWhenHint')} when={rule.when} onChange={when => set({ when })} />
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

/** 佐证: what shows that something is there, and what takes it away again. */
export function EvidenceForm({ rule }: { rule: EvidenceRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('evidence', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('atLeast2')}>
          <InputNumber
            aria-label={t('atLeast2')}
            min={1}
            max={50}
            precision={0}
            disabled={isReadOnly}
            value={rule.atLeast ?? 1}
            onChange={count =>
              set(count === null || count < 2 ? { atLeast: undefined, byDifferent: undefined } : { atLeast: count })
            }
          />
          {rule.atLeast !== undefined && (
            <Checkbox
              checked={rule.byDifferent === true}
              disabled={isReadOnly}
              onChange={event => set({ byDifferent: event.target.checked ? true : undefined })}
            >
              {t('byDifferent')}
            </Checkbox>
          )}
        </Field>
      </Fields>
      <Fields>
        <Field label={t('shownBy')}>
          <TriggersPick label={t('shownBy')} value={rule.on} onChange={on => set({ on })} />
        </Field>
        <Field label={t('voidedBy')}>
          <TriggersPick
            label={t('voidedBy')}
            value={rule.voidedBy ?? []}
            canBeNone
            onChange={voidedBy => set({ voidedBy: voidedBy.length === 0 ? undefined : voidedBy })}
          />
        </Field>
      </Fields>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </>
  )
}
