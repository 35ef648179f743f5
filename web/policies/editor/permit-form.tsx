import type { PermitRule } from '../../../engine/pack.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { ActWhen } from './act-when.tsx'
import { idOfRule } from './edit-pack.ts'
import { setPermitAct } from './edit-permit.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { actOptions } from './gate-form.tsx'
import { ClausePick, PartiesPick, Pick, ReadingPick, ScopePick } from './pickers.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** 办理权限: who may do which step, in which cases. */
export function PermitForm({ rule }: { rule: PermitRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, show } = useEditor()
  const id = idOfRule(rule, 0)
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
      <ActWhen
        act={rule.act}
        label={t('permitWhen')}
        hint={t('permitWhenHint')}
        when={rule.when}
        onChange={when => set({ when })}
      />
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
