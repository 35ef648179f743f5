import { caseKinds } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { DayInput } from '../../ui/moment-input.tsx'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PickSeveral } from './pickers.tsx'
import { LineInput, TextField } from './text-field.tsx'
import { editorWords } from './words.ts'

/** Stands in the address where a clause's number would; no clause is called so. */
export const whole = '~all'

/** 整部制度: its name, the kinds of case that it leads, and its last review. Its days in force are said when it is submitted. */
export function WholeForm() {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const set = (edit: Partial<typeof pack>, about: string) => change(now => ({ ...now, ...edit }), `whole/${about}`)
  const { reviewed } = pack
  return (
    <article className="pe-clause" aria-label={t('whole')}>
      <header className="pe-clause-head">
        <h2>{t('whole')}</h2>
      </header>
      <p className="pe-hint">{t('wholeHint')}</p>
      {isReadOnly ? (
        <p>{inLanguage(pack.title, language)}</p>
      ) : (
        <div className="panel pe-clause-text">
          <TextField label={t('wholeTitle')} value={pack.title} onChange={title => title && set({ title }, 'title')} />
          <Field label={t('primaryFor')} hint={t('primaryForHint')} wide>
            <PickSeveral
              label={t('primaryFor')}
              value={pack.primaryFor}
              anyLabel={t('primaryForNone')}
              options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
              onChange={kinds => set({ primaryFor: kinds ?? [] }, 'primaryFor')}
            />
          </Field>
          <Fields>
            <Field label={t('reviewedOn')} hint={t('reviewedHint')}>
              <DayInput
                value={reviewed.on}
                onChange={on => on !== null && set({ reviewed: { ...reviewed, on } }, 'reviewedOn')}
              />
            </Field>
            <Field label={t('reviewedBy')}>
              <LineInput
                label={t('reviewedBy')}
                value={reviewed.by}
                onChange={by => set({ reviewed: { ...reviewed, by } }, 'reviewedBy')}
              />
            </Field>
          </Fields>
        </div>
      )}
    </article>
  )
}
