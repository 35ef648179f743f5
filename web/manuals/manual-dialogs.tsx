import { App, Modal } from 'antd'
import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Because, ManualSort, type ManualView, ManualView as ManualViewSchema, manualSorts } from '../../server/manuals/schema.ts'
import { request } from '../api/request.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import { sayClauseOf } from '../ui/clause.ts'
import { useManualRules } from './use-manuals.ts'
import { manualWords } from './words.ts'

const others = ['en', 'es', 'ja'] as const
const ids = z.array(Id).max(10)
const aboutForm = {
  title: shortText.max(200),
  sort: ManualSort,
  rule: z.string(),
  stages: z.array(z.string()).optional(),
  models: z.string().max(2_000).optional(),
}
const versionForm = {
  label: shortText.max(40),
  summary: freeText.max(2_000),
  zh: ids.min(1),
  hasOthers: z.boolean().optional(),
  en: ids.optional(),
  es: ids.optional(),
  ja: ids.optional(),
}
const NewForm = z.object({ number: shortText.max(60), ...aboutForm, ...versionForm })
const AboutForm = z.object(aboutForm)
const VersionForm = z.object(versionForm)

const aboutOf = ({ title, sort, rule, stages = [], models = '' }: z.output<typeof AboutForm>) => ({
  ...{ title, sort, rule: rule === own ? '' : rule, stages: rule === own ? [] : stages },
  models: models.split(/[\n,，;；]/).flatMap(line => (line.trim() === '' ? [] : [line.trim()])),
})
const versionOf = ({ label, summary, ...files }: z.output<typeof VersionForm>) => ({
  label,
  summary,
  files: [
    ...files.zh.map(file => ({ file, language: 'zh' })),
    ...others.flatMap(language => (files.hasOthers === true ? (files[language] ?? []).map(file => ({ file, language })) : [])),
  ],
})

/** Select values are never empty: the company's own documents stand under this word. */
const own = 'own'

/** The fields of what a document is about: the rules that the person may write under, and the stages of the chosen one. */
function useAboutFields(): Field<'title' | 'sort' | 'rule' | 'stages' | 'models'>[] | undefined {
  const t = useWords(manualWords)
  const text = useText()
  const language = useLanguage()
  const { data: rules } = useManualRules()
  if (rules === undefined) return undefined
  const open = rules.items.filter(rule => rule.mayWrite === true)
  return [
    { name: 'title', label: t('name'), kind: 'text', maxLength: 200, wide: true },
    {
      name: 'sort',
      label: t('sort'),
      kind: 'select',
      options: manualSorts.map(value => ({ value, label: t(`sort.${value}`) })),
    },
    {
      name: 'rule',
      label: t('rule'),
      kind: 'select',
      options: [
        ...open.map(rule => ({
          value: rule.id,
          label: `${text(rule.title)} · ${sayClauseOf(rule.clause, text(rule.regulation), language)}`,
        })),
        ...(rules.mayWriteOwn === true ? [{ value: own, label: t('ruleOwn') }] : []),
      ],
    },
    ...open.map(
      (rule): Field<'stages'> => ({
        name: 'stages',
        label: t('stages'),
        hint: t('stagesHint'),
        kind: 'multi-select',
        wide: true,
        when: values => values.rule === rule.id,
        options: rule.stages.map(stage => ({ value: stage.id, label: text(stage.title) })),
      }),
    ),
    { name: 'models', label: t('models'), hint: t('modelsHint'), kind: 'multiline', rows: 2 },
  ]
}

function useVersionFields(): Field<Extract<keyof typeof versionForm, string>>[] {
  const t = useWords(manualWords)
  return [
    { name: 'label', label: t('label'), hint: t('labelHint'), kind: 'text', maxLength: 40 },
    { name: 'summary', label: t('summary'), kind: 'multiline', rows: 2 },
    { name: 'zh', label: t('files'), hint: t('filesHint'), kind: 'files' },
    { name: 'hasOthers', label: t('otherLanguages'), kind: 'checkbox', text: t('otherLanguagesText'), wide: true },
    ...others.map(
      (language): Field<'en' | 'es' | 'ja'> => ({
        name: language,
        label: t(`language.${language}`),
        kind: 'files',
        when: values => values.hasOthers === true,
      }),
    ),
  ]
}

type Close = { readonly onClose: () => void }

/** 新建文件 with its first version. */
export function NewManualDialog({ onClose, onDone }: Close & { readonly onDone: (manual: ManualView) => void }) {
  const t = useWords(manualWords)
  const { message } = App.useApp()
  const about = useAboutFields()
  const version = useVersionFields()
  if (about === undefined) return null
  const rule = about.find(field => field.name === 'rule')
  const first = rule?.kind === 'select' ? rule.options[0]?.value : undefined
  return (
    <Modal open width={760} title={t('add')} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={NewForm}
        fields={[
          { name: 'number', label: t('number'), hint: t('numberHint'), kind: 'text', maxLength: 60 },
          ...about,
          ...version,
        ]}
        initial={{ sort: 'manual', ...(first === undefined ? {} : { rule: first }) }}
        draft="manual/new"
        submitLabel={t('submit')}
        refreshes={[['manuals']]}
        onSubmit={(data, intent) =>
          request('/api/manuals', {
            method: 'POST',
            body: { number: data.number, ...aboutOf(data), ...versionOf(data) },
            schema: ManualViewSchema,
            intent,
          })
        }
        onDone={manual => {
          void message.success(t('submitted'))
          onDone(manual)
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}

/** 新增版本. */
export function NewVersionDialog({ manual, onClose }: Close & { readonly manual: ManualView }) {
  const t = useWords(manualWords)
  const { message } = App.useApp()
  const fields = useVersionFields()
  return (
    <Modal open width={760} title={`${t('addVersion')} · ${manual.number}`} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={VersionForm}
        fields={fields}
        draft={`manual/${manual.id}/version`}
        submitLabel={t('submit')}
        refreshes={[['manuals']]}
        onSubmit={(data, intent) =>
          request(`/api/manuals/${manual.id}/versions`, {
            method: 'POST',
            body: versionOf(data),
            schema: ManualViewSchema,
            intent,
          })
        }
        onDone={() => {
          void message.success(t('submitted'))
          onClose()
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}

/** 更改: what the document is about. */
export function ChangeManualDialog({ manual, onClose }: Close & { readonly manual: ManualView }) {
  const t = useWords(manualWords)
  const { message } = App.useApp()
  const fields = useAboutFields()
  if (fields === undefined) return null
  return (
    <Modal open width={640} title={`${t('edit')} · ${manual.number}`} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={AboutForm}
        fields={fields}
        initial={{
          ...{ title: manual.title, sort: manual.sort, rule: manual.rule?.id ?? own },
          ...{ stages: manual.stages.map(stage => stage.id), models: manual.models.join('\n') },
        }}
        submitLabel={t('save')}
        refreshes={[['manuals']]}
        onSubmit={(data, intent) =>
          request(`/api/manuals/${manual.id}`, { method: 'PATCH', body: aboutOf(data), schema: ManualViewSchema, intent })
        }
        onDone={() => {
          void message.success(t('saved'))
          onClose()
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}

/** 停用 and 作废: with the reason. */
export function ReasonDialog({
  title,
  path,
  done,
  onClose,
}: Close & { readonly title: string; readonly path: string; readonly done: string }) {
  const t = useWords(manualWords)
  const { message } = App.useApp()
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden>
      <ActForm
        schema={Because}
        fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 }]}
        submitLabel={title}
        refreshes={[['manuals']]}
        onSubmit={(data, intent) => request(path, { method: 'POST', body: data, schema: ManualViewSchema, intent })}
        onDone={() => {
          void message.success(done)
          onClose()
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}
