import type { PermitRule, Trigger } from '../../../engine/pack.ts'
import { definitionOfAct } from '../../../events/registry.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { idOfRule } from './edit-pack.ts'
import { setPermitAct } from './edit-permit.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { actOptions } from './gate-form.tsx'
import { ClausePick, PartiesPick, Pick, ReadingPick, ScopePick } from './pickers.tsx'
import { Conditions } from './trigger-pick.tsx'
import { conditionFields } from './trigger-words.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** What the act has to say for the permit to speak of it: which record, which sort of meeting. */
function WhenPick({ rule, id }: { rule: PermitRule; id: string }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('permits', id)
  const on = definitionOfAct(rule.act)?.type
  if (on === undefined) return null
  // Safe: the event of an act is one of the registry.
  const event = on as Trigger['on']
  const trigger: Trigger = rule.when === undefined ? { on: event } : { on: event, when: rule.when }
  if (conditionFields(on, rule.when, pack, language).length === 0) return null
  return (
    <details className="pe-folded" open={rule.when !== undefined}>
      <summary>{t('permitWhen')}</summary>
      <p className="pe-hint">{t('permitWhenHint')}</p>
      <Conditions trigger={trigger} onChange={({ when }) => set({ when })} />
    </details>
  )
}

/** 办理权限: who may do which step, in which cases. */
export function PermitForm({ rule }: { rule: PermitRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, show } = useEditor()
  const id = idOfRule(rule)
  const set = useRule('permits', id)
  return (
    <>
      <p className="pe-hint">{t('permitHint')}</p>
      <Fields>
        <Field label={t('permitAct')}>
          <Pick
            label={t('permitAct')}
            value={rule.act}
            options={actOptions(language)}
            onChange={act => change(pack => setPermitAct(pack, id, act), `permits/${id}/act`)}
          />
        </Field>
        <Field label={t('permitBy')} hint={t('permitByHint')}>
          <PartiesPick label={t('permitBy')} value={rule.by} anyLabel={t('permitBy')} onChange={by => by && set({ by })} />
        </Field>
      </Fields>
      <WhenPick rule={rule} id={id} />
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
      <Field label={t('clause')}>
        <ClausePick
          label={t('clause')}
          value={rule.clause}
          placeholder={t('permitNoClause')}
          onChange={clause => {
            set({ clause })
            // Until now it stood with those of no clause.
            if (rule.clause === undefined) show(clause, `permits/${id}`)
          }}
        />
        {rule.clause !== undefined && (
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        )}
      </Field>
    </>
  )
}
