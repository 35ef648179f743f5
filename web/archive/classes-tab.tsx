import { App, Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { Classes, ClassView } from '../../server/archive/schema.ts'
import { ArchiveSettings } from '../../server/archive/settings-schema.ts'
import { useAct } from '../api/use-act.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { changeSettings, useSettings } from '../settings/use-settings.ts'
import { ActForm } from '../ui/act-form.tsx'
import { sayClause } from '../ui/clause.ts'
import { Refusal } from '../ui/refusal.tsx'
import { touched } from './use-archive.ts'
import { archiveWords } from './words.ts'

const Time = ArchiveSettings.shape.keep.element.pick({ years: true, basis: true })

/** 类别与期限: what each class is, which clauses bind it, what the company has set, and the data in it. */
export function ClassesTab({ classes }: { readonly classes: Classes }) {
  return (
    <ul className="panel archive-list">
      {classes.items.map(one => (
        <ClassRow key={one.id} one={one} canSet={classes.can.set && one.disposable} />
      ))}
    </ul>
  )
}

function ClassRow({ one, canSet }: { readonly one: ClassView; readonly canSet: boolean }) {
  const t = useWords(archiveWords)
  const text = useText()
  const language = useLanguage()
  const [isSetting, setSetting] = useState(false)
  return (
    <li className="archive-row">
      <div>
        <strong>{text(one.title)}</strong> {!one.disposable && <Tag>{t('follows')}</Tag>}
        <p className="archive-words">{text(one.says)}</p>
        {one.disposable && (
          <ul className="archive-rules">
            {one.rules.map(rule => (
              <li key={`${rule.regulation.id} ${rule.clause}`}>
                {text(rule.regulation.title)} {sayClause(rule.clause, language)}: {text(rule.title)}
              </li>
            ))}
            {one.rules.length === 0 && <li>{t('noRule')}</li>}
            {one.setting !== null && <li>{t('companyTime', { years: `${one.setting.years}`, basis: one.setting.basis })}</li>}
          </ul>
        )}
        {one.tables.length > 0 && (
          <details className="archive-sum">
            <summary>
              {t('tables')} ({one.tables.length})
            </summary>
            <ul>
              {one.tables.map(table => (
                <li key={table.table}>
                  {text(table.title)} <span className="archive-faint">{text(table.says)}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="archive-side">{canSet && <Button onClick={() => setSetting(true)}>{t('setTime')}</Button>}</div>
      <Drawer
        open={isSetting}
        onClose={() => setSetting(false)}
        title={`${t('setTime')} · ${text(one.title)}`}
        size={480}
        destroyOnHidden
      >
        <TimeForm one={one} onDone={() => setSetting(false)} />
      </Drawer>
    </li>
  )
}

function TimeForm({ one, onDone }: { readonly one: ClassView; readonly onDone: () => void }) {
  const t = useWords(archiveWords)
  const { message } = App.useApp()
  const settings = useSettings()
  const others = (settings.data?.archive.keep ?? []).filter(other => other.class !== one.id)
  const done = () => {
    void message.success(t('saved'))
    onDone()
  }
  const remove = useAct({
    send: (_: undefined, intent) => changeSettings({ archive: { keep: others } }, intent),
    refreshes: [['settings'], ...touched],
    onDone: done,
  })
  if (settings.data === undefined) return null
  return (
    <>
      <ActForm
        schema={Time}
        {...(one.setting === null ? {} : { initial: one.setting })}
        fields={[
          { name: 'years', label: t('years'), kind: 'number', min: 1, max: 100, whole: true },
          { name: 'basis', label: t('basis'), kind: 'text', maxLength: 200 },
        ]}
        submitLabel={t('setTime')}
        refreshes={[['settings'], ...touched]}
        onSubmit={(data, intent) =>
          changeSettings(
            {
              archive: {
                keep: [
                  ...others,
                  z
                    .object({ class: ArchiveSettings.shape.keep.element.shape.class })
                    .extend(Time.shape)
                    .parse({ ...data, class: one.id }),
                ],
              },
            },
            intent,
          )
        }
        onDone={done}
      />
      {one.setting !== null && (
        <Button danger loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t('removeTime')}
        </Button>
      )}
      {remove.error !== null && <Refusal problem={remove.error} onClose={remove.reset} />}
    </>
  )
}
