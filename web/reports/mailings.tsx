import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type Mailing, MailingList, SetMailing } from '../../server/reports/mailings/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useMailings } from './use-reports.ts'
import { reportWords } from './words.ts'

const Made = z.object({ id: z.string() })
const refreshes = [['reports', 'mailings']]

/** 定时发送: which report goes to whom and when. */
export function Mailings() {
  const t = useWords(reportWords)
  const query = useMailings()
  const [isOpen, setOpen] = useState(false)
  return (
    <Loaded query={query}>
      {view => (
        <>
          <div className="report-bar">
            <p className="report-detail">{t('mailingsHint')}</p>
            {view.canSet && (
              <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
                {t('newMailing')}
              </Button>
            )}
          </div>
          {view.items.length === 0 ? (
            <Nothing title={t('noMailings')} />
          ) : (
            <ul className="panel">
              {view.items.map(one => (
                <MailingLine key={one.id} mailing={one} />
              ))}
            </ul>
          )}
          {isOpen && <NewMailing list={view} onClose={() => setOpen(false)} />}
        </>
      )}
    </Loaded>
  )
}

function MailingLine({ mailing }: { readonly mailing: Mailing }) {
  const t = useWords(reportWords)
  const text = useText()
  const day = String(mailing.onDay ?? '')
  const end = useAct({
    send: (id: string, intent) => post(`/api/report-mailings/${encodeURIComponent(id)}/end`, {}, MailingList, intent),
    refreshes,
  })
  return (
    <li className="report-row">
      <div>
        <strong>{text(mailing.title)}</strong>{' '}
        <Tag>
          {mailing.sends === 'submitted'
            ? t('sends.submitted')
            : mailing.sends === 'weekly'
              ? t('everyWeek', { day })
              : t('everyMonth', { day })}
        </Tag>
        <p className="report-detail">
          {mailing.recipients.map(one => (
            <span key={one.id} className="report-recipient">
              {one.name}
              {!one.hasMail && <Tag color="warning">{t('noMail')}</Tag>}
            </span>
          ))}
          · {t('setBy', { name: mailing.setBy.name })} ·{' '}
          {mailing.lastSentAt === null ? (
            t('neverSent')
          ) : (
            <>
              {t('lastSent')} <Moment at={mailing.lastSentAt} />
            </>
          )}
        </p>
        {end.error !== null && <Refusal problem={end.error} onClose={end.reset} />}
      </div>
      {mailing.canEnd && (
        <Popconfirm title={t('endAsk')} okText={t('endMailing')} onConfirm={() => end.mutate(mailing.id)}>
          <Button size="small" loading={end.isPending}>
            {t('endMailing')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}

/** The rule is chosen as one of a list; the address takes regulation and rule apart. */
const Wish = z.strictObject({
  rule: z.string(),
  sends: SetMailing.shape.sends,
  onDay: SetMailing.shape.onDay,
  recipients: SetMailing.shape.recipients,
})

function NewMailing({ list, onClose }: { readonly list: MailingList; readonly onClose: () => void }) {
  const t = useWords(reportWords)
  const text = useText()
  const { message } = App.useApp()
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={t('newMailing')} destroyOnHidden>
      <ActForm
        schema={Wish}
        fields={[
          {
            ...{ name: 'rule', label: t('mailingRule'), kind: 'select', wide: true },
            options: list.rules.map(one => ({ value: `${one.regulation}/${one.rule}`, label: text(one.title) })),
          },
          {
            ...{ name: 'sends', label: t('mailingSends'), kind: 'choice', wide: true },
            options: (['submitted', 'weekly', 'monthly'] as const).map(value => ({ value, label: t(`sends.${value}`) })),
          },
          {
            ...{ name: 'onDay', label: t('weekday'), kind: 'number', min: 1, max: 7, whole: true },
            when: values => values.sends === 'weekly',
            required: true,
          },
          {
            ...{ name: 'onDay', label: t('monthday'), kind: 'number', min: 1, max: 31, whole: true },
            when: values => values.sends === 'monthly',
            required: true,
          },
          { name: 'recipients', label: t('mailingTo'), kind: 'people', wide: true },
        ]}
        initial={{ sends: 'submitted' }}
        draft="report-mailing"
        submitLabel={t('newMailing')}
        onSubmit={({ rule, ...rest }, intent) => {
          const [regulation = '', ...name] = rule.split('/')
          return post('/api/report-mailings', { ...rest, regulation, rule: name.join('/') }, Made, intent)
        }}
        onDone={() => {
          void message.success(t('mailingSet'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={refreshes}
      />
    </Drawer>
  )
}
