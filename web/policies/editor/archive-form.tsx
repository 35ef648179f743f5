import type { Pack } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { joinList } from '../../language/join-list.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { setShownBy } from './edit-papers.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick, ScopePick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { EventPick } from './trigger-pick.tsx'
import { sayTrigger } from './trigger-words.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** 归档清单: one paper of the file, and what shows that it is there: a thing the regulation knows already, or an event. */
export function ArchiveForm({ rule }: { rule: Pack['archive'][number] }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change } = useEditor()
  const set = useRule('archive', rule.id)
  const shown = pack.evidence.find(one => one.id === rule.evidence)
  const [first] = shown?.on ?? []
  return (
    <>
      <Fields>
        <TextField label={t('archiveTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        </Field>
      </Fields>
      <Fields>
        <Field
          label={t('archiveShown')}
          {...(shown === undefined
            ? {}
            : {
                hint: t('archiveShownHint', {
                  events: joinList(
                    shown.on.map(trigger => sayTrigger(trigger, pack, language)),
                    language,
                  ),
                }),
              })}
        >
          <Pick
            label={t('archiveShown')}
            value={shown?.id}
            options={pack.evidence.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
            onChange={evidence => set({ evidence })}
          />
        </Field>
        <Field label={t('archiveOther')} hint={t('archiveOtherHint')}>
          <EventPick
            label={t('archiveOther')}
            value={shown?.on.length === 1 ? first : undefined}
            onChange={on => change(now => setShownBy(now, rule.id, on), `archive/${rule.id}/shown`)}
          />
        </Field>
      </Fields>
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
    </>
  )
}
