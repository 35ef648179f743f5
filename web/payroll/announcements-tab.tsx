import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { type AnnouncementList, announcedHow, Done, EnterAnnouncement } from '../../server/payroll/schema.ts'
import { post } from '../api/request.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { payrollKey, useAnnouncements } from './use-payroll.ts'
import { payrollWords } from './words.ts'

type Item = AnnouncementList['items'][number]
const shape = EnterAnnouncement.omit({ regulation: true, edition: true, file: true }).extend({ files: z.array(Id).min(1).max(1) })

/** 制度公示 (Labour Contract Law, article 4): by edition how staff were consulted and told, and which blanks keep a clause from payroll. */
export function AnnouncementsTab() {
  const t = useWords(payrollWords)
  const query = useAnnouncements()
  const [entering, setEntering] = useState<Item>()
  return (
    <>
      <p className="payroll-quiet">{t('announcedHint')}</p>
      <Loaded query={query}>
        {list =>
          list.items.length === 0 ? (
            <Nothing title={t('noEditions')} />
          ) : (
            list.items.map(item => (
              <Edition
                key={`${item.regulation.id}@${item.regulation.edition}`}
                item={item}
                onEnter={list.mayEnter ? () => setEntering(item) : undefined}
              />
            ))
          )
        }
      </Loaded>
      {entering !== undefined && <Entering item={entering} onClose={() => setEntering(undefined)} />}
    </>
  )
}

function Edition({ item, onEnter }: { readonly item: Item; readonly onEnter: (() => void) | undefined }) {
  const t = useWords(payrollWords)
  const text = useText()
  const { record, regulation } = item
  return (
    <section className="panel payroll-facts" aria-label={text(regulation.title)}>
      <header className="payroll-what">
        <h2>{text(regulation.title)}</h2>
        <span className="payroll-quiet">
          {t('edition', { edition: regulation.edition })} · {t(item.inForce ? 'inForce' : 'notInForce')}
        </span>
        {onEnter !== undefined && <Button onClick={onEnter}>{t(record === null ? 'enterAnnouncement' : 'enterAgain')}</Button>}
      </header>
      {record === null ? (
        <p className="payroll-warn">
          <ExclamationCircleOutlined aria-hidden /> {t('notAnnounced')}
        </p>
      ) : (
        <>
          <p>
            <CheckCircleOutlined aria-hidden /> {t('announced')}
          </p>
          <dl>
            <div>
              <dt>{t(`with.${record.consultedWith}`)}</dt>
              <dd>
                <Day date={record.consultedOn} />
              </dd>
            </div>
            <div>
              <dt>{t(`settled.${record.settledWith}`)}</dt>
              <dd>
                <Day date={record.settledOn} />
              </dd>
            </div>
            <div>
              <dt>{t(`how.${record.announcedHow}`)}</dt>
              <dd>
                <Day date={record.announcedOn} />
              </dd>
            </div>
          </dl>
          <p className="payroll-quiet">
            {t('enteredBy', { name: record.by.name })} · <a href={`/api/files/${record.file}?download=0`}>{t('openFile')}</a>
            {item.earlier > 0 && ` · ${t('earlier', { count: item.earlier })}`} {record.note}
          </p>
        </>
      )}
      {item.blanks.length > 0 && (
        <>
          <h3>{t('blanks')}</h3>
          <ul>
            {item.blanks.map(one => (
              <li key={one.clause + one.title.zh}>
                <Clause of={one.clause} edition={regulation} /> {text(one.title)} <code>{one.blank}</code>{' '}
                {one.filled !== null && (
                  <span className="payroll-quiet">{t('filledBy', { from: text(one.filled.from), to: text(one.filled.to) })}</span>
                )}
              </li>
            ))}
          </ul>
          <p className="payroll-quiet">{t('blanksHint')}</p>
        </>
      )}
    </section>
  )
}

function Entering({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const t = useWords(payrollWords)
  const text = useText()
  const { message } = App.useApp()
  const { id, edition } = item.regulation
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(640px, 100vw)"
      title={t('announcementOf', { title: text(item.regulation.title), edition })}
    >
      <ActForm
        schema={shape}
        fields={[
          { name: 'consultedOn', label: t('consultedOn'), kind: 'day', notAfterToday: true },
          {
            ...{ name: 'consultedWith', label: t('consultedWith'), kind: 'choice' },
            options: (['staff-congress', 'all-staff'] as const).map(value => ({ value, label: t(`with.${value}`) })),
          },
          { name: 'settledOn', label: t('settledOn'), kind: 'day', notAfterToday: true },
          {
            ...{ name: 'settledWith', label: t('settledWith'), kind: 'choice' },
            options: (['union', 'staff-representatives'] as const).map(value => ({ value, label: t(`settled.${value}`) })),
          },
          { name: 'announcedOn', label: t('announcedOn'), kind: 'day', notAfterToday: true },
          {
            ...{ name: 'announcedHow', label: t('announcedHow'), kind: 'select' },
            options: announcedHow.map(value => ({ value, label: t(`how.${value}`) })),
          },
          { name: 'files', label: t('announcementFile'), kind: 'files', hint: t('announcementFileHint') },
          { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
        ]}
        draft={`payroll/announcement/${id}@${edition}`}
        submitLabel={t('enterIt')}
        onSubmit={({ files, ...data }, intent) =>
          post('/api/payroll/announcements', { ...data, regulation: id, edition, file: files[0] }, Done, intent)
        }
        onDone={() => {
          void message.success(t('entered'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={[payrollKey]}
      />
    </Drawer>
  )
}
