import { App, Button, Modal, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { LocalDate } from '../../events/instant.ts'
import { type LetterKind, letterKinds } from '../../events/letter-kinds.ts'
import { ChangeTemplate, type Template, TemplateList } from '../../server/letters/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { request } from '../api/request.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { useTemplates } from './use-letters.ts'
import { letterWords } from './words.ts'
import './letters.css'

/** 设置 › 客户书信模板: each kind of letter with the wording in force, those before it, and the placeholders it may use. */
export function LetterTemplatesSection() {
  const t = useWords(letterWords)
  const language = useLanguage()
  const me = useMe()
  const templates = useTemplates()
  const [kind, setKind] = useState<LetterKind>('solution')
  const [editing, setEditing] = useState(false)
  const canChange = holds(me, 'administrator')
  return (
    <Loaded query={templates}>
      {({ items, placeholders }) => {
        const template = items.find(one => one.kind === kind)!
        return (
          <div className="letter-templates">
            <p className="setting-hint">{t('templatesHint')}</p>
            <Tabs
              activeKey={kind}
              onChange={key => setKind(key as LetterKind)}
              items={letterKinds.map(key => ({ key, label: sayValue('letterKind', key, language) }))}
            />
            {canChange && (
              <Button type="primary" onClick={() => setEditing(true)}>
                {t('change')}
              </Button>
            )}
            <ul className="letter-versions">
              {template.versions.map((version, at) => (
                <li key={version.since ?? 'starter'}>
                  <p>
                    {version.since === null ? (
                      t('starter')
                    ) : (
                      <>
                        {t('since')} <Day date={version.since} />
                        {version.until !== null && (
                          <>
                            {' '}
                            {t('until')} <Day date={version.until} />
                          </>
                        )}
                        {version.by !== null && ` · ${version.by}`}
                      </>
                    )}{' '}
                    {at === 0 && version.until === null && <Tag color="success">{t('latest')}</Tag>}
                  </p>
                  <details open={at === 0}>
                    <summary>{version.subject[language === 'en' ? 'en' : 'zh']}</summary>
                    <pre className="letter-body">{version.body[language === 'en' ? 'en' : 'zh']}</pre>
                  </details>
                </li>
              ))}
            </ul>
            <h3>{t('placeholders')}</h3>
            <ul className="letter-placeholders">
              {placeholders.map(one => (
                <li key={one.id}>
                  <code>{`{{${one.id}}}`}</code> {language === 'en' ? one.title.en : one.title.zh}
                </li>
              ))}
            </ul>
            {editing && <TemplateDialog key={kind} template={template} onClose={() => setEditing(false)} />}
          </div>
        )
      }}
    </Loaded>
  )
}

/** Another wording from a day on; the one before stays with the letters that were sent by it. */
function TemplateDialog({ template, onClose }: { readonly template: Template; readonly onClose: () => void }) {
  const t = useWords(letterWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const { subject, body } = template.versions[0]!
  return (
    <Modal
      open
      width={720}
      title={sayValue('letterKind', template.kind, language)}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
    >
      <ActForm
        schema={ChangeTemplate.extend({ since: LocalDate.optional() })}
        fields={[
          { name: 'subject.zh', label: t('subjectZh'), kind: 'text', maxLength: 200, wide: true },
          { name: 'body.zh', label: t('bodyZh'), kind: 'multiline', rows: 9 },
          { name: 'subject.en', label: t('subjectEn'), kind: 'text', maxLength: 200, wide: true },
          { name: 'body.en', label: t('bodyEn'), kind: 'multiline', rows: 9 },
          { name: 'since', label: t('sinceDay'), kind: 'day', hint: t('sinceHint'), wide: true },
        ]}
        initial={{ subject, body }}
        draft={`letter-template/${template.kind}`}
        submitLabel={t('save')}
        refreshes={[['letter-templates']]}
        onSubmit={(data, intent) =>
          request(`/api/letter-templates/${template.kind}`, { method: 'PUT', body: data, schema: TemplateList, intent })
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
