import type { LimitRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick, ScopePick } from './pickers.tsx'
import { subjectOptions } from './subject-options.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** A post that the regulation names. */
export function PostPick({ value, onChange }: { value: string | undefined; onChange: (role: string) => void }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const options = pack.roles.map(role => ({ value: role.id, label: inLanguage(role.title, language) }))
  return <Pick label={t('limitPost')} value={value} options={options} onChange={onChange} />
}

/** 授权额度: whose, below which amount, of what, in which cases. */
export function LimitForm({ rule }: { rule: LimitRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { isReadOnly } = useEditor()
  const set = useRule('limits', rule.id)
  return (
    <>
      <Fields>
        <Field label={t('limitPost')}>
          <PostPick value={rule.role} onChange={role => set({ role })} />
        </Field>
        <Field label={t('limitBelow')} hint={t('limitBelowHint')}>
          <MoneyInput
            aria-label={t('limitBelow')}
            min={1}
            disabled={isReadOnly}
            value={rule.belowFen}
            onChange={belowFen => belowFen !== null && belowFen > 0 && set({ belowFen })}
          />
        </Field>
        <Field label={t('subject')}>
          <PickSeveral
            label={t('subject')}
            value={rule.subjects}
            options={subjectOptions(language)}
            anyLabel={t('subject')}
            onChange={chosen => chosen && set({ subjects: chosen })}
          />
        </Field>
      </Fields>
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
