import { App, Button, Input, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import { type MeetingView, Minute } from '../../server/meetings/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ActionLine } from './action-line.tsx'
import { AgendaList } from './agenda-list.tsx'
import { useCancel, useMeeting, writeMinutes } from './use-meetings.ts'
import { meetingWords } from './words.ts'
import './meetings.css'

const Wish = z.strictObject({
  present: Minute.shape.present,
  minutes: Minute.shape.minutes,
  decisions: z.string().max(20_000).optional(),
  actions: z
    .array(z.strictObject({ what: z.string().trim().min(1).max(1_000), person: z.string(), dueAt: z.string() }))
    .optional(),
})

/** One meeting: agenda, minutes, and what was agreed on. */
export function MeetingPage() {
  const t = useWords(meetingWords)
  const text = useText()
  const { id = '' } = useParams()
  const query = useMeeting(id)
  const meeting = query.data
  return (
    <Page
      title={meeting?.title ?? t('title')}
      heading={
        meeting && (
          <>
            {meeting.title}{' '}
            <Tag color={meeting.state === 'held' ? 'success' : meeting.state === 'planned' ? 'processing' : 'default'}>
              {t(`state.${meeting.state}`)}
            </Tag>
          </>
        )
      }
      subtitle={
        meeting && (
          <>
            <Moment at={meeting.startsAt} />
            {meeting.place !== '' && ` · ${meeting.place}`}{' '}
            {meeting.report !== null && (
              <>
                <Link to={`/reports/${meeting.report.id}`}>{text(meeting.report.title)}</Link>{' '}
                <ClauseChip clause={meeting.report.clause} />{' '}
              </>
            )}
            {meeting.case !== null && (
              <Link to={`/cases/${meeting.case.id}`}>
                {meeting.case.number} {meeting.case.title}
              </Link>
            )}{' '}
            <Link to="/meetings">{t('back')}</Link>
          </>
        )
      }
      actions={meeting?.can.change === true && <Cancel id={meeting.id} />}
    >
      <Loaded query={query}>
        {one => (
          <div className="meeting">
            {one.cancelledBecause !== null && <p>{t('because', { because: one.cancelledBecause })}</p>}
            <People meeting={one} />
            {one.minutes !== null && <Minutes meeting={one} />}
            {one.list.length > 0 && (
              <section className="panel meeting-part" aria-label={t('agreed')}>
                <h2>{t('agreed')}</h2>
                <ul>
                  {one.list.map(action => (
                    <ActionLine key={action.id} action={action} isAlone={false} />
                  ))}
                </ul>
              </section>
            )}
            <section className="panel meeting-part" aria-label={t('agenda')}>
              <h2>{t('agenda')}</h2>
              <AgendaList items={one.agenda} />
            </section>
            {one.can.minute && <Write meeting={one} />}
            {one.can.change && !one.can.minute && <p className="meeting-faint">{t('notYet')}</p>}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function People({ meeting }: { readonly meeting: MeetingView }) {
  const t = useWords(meetingWords)
  const language = useLanguage()
  return (
    <dl className="panel meeting-part meeting-facts">
      <dt>{t('chair')}</dt>
      <dd>{meeting.chair.name}</dd>
      <dt>{t('people')}</dt>
      <dd>
        {joinList(
          meeting.people.map(one => one.name),
          language,
        )}
      </dd>
    </dl>
  )
}

function Minutes({ meeting }: { readonly meeting: MeetingView }) {
  const t = useWords(meetingWords)
  const language = useLanguage()
  const { minutes } = meeting
  if (minutes === null) return null
  return (
    <section className="panel meeting-part" aria-label={t('minutes')}>
      <h2>{t('minutes')}</h2>
      <dl className="meeting-facts">
        <dt>{t('present')}</dt>
        <dd>
          {joinList(
            minutes.present.map(one => one.name),
            language,
          )}
        </dd>
        <dt>{t('said')}</dt>
        <dd className="meeting-words">{minutes.text}</dd>
        {minutes.decisions !== '' && (
          <>
            <dt>{t('decisions')}</dt>
            <dd className="meeting-words">{minutes.decisions}</dd>
          </>
        )}
      </dl>
      <p className="meeting-faint">
        {t('by', { name: minutes.by.name })} <Moment at={minutes.at} />{' '}
        <Tag color={minutes.intact ? 'success' : 'error'}>{t(minutes.intact ? 'intact' : 'broken')}</Tag>
        {meeting.report?.isMet === true && <Tag color="success">{t('met')}</Tag>}
      </p>
      <code className="meeting-hash">SHA-256 {minutes.hash}</code>
    </section>
  )
}

function Write({ meeting }: { readonly meeting: MeetingView }) {
  const t = useWords(meetingWords)
  const text = useText()
  const { message } = App.useApp()
  return (
    <section className="panel meeting-part" aria-label={t('minutes')}>
      <h2>{t('minutes')}</h2>
      <p className="meeting-faint">
        {t('minutesOnce')}
        {meeting.report !== null && !meeting.report.isMet && t('minutesMeet', { title: text(meeting.report.title) })}
        {meeting.case !== null && t('minutesCase')}
      </p>
      <ActForm
        schema={Wish}
        fields={[
          { name: 'present', label: t('present'), kind: 'people', wide: true },
          { name: 'minutes', label: t('said'), kind: 'multiline', rows: 6 },
          { name: 'decisions', label: t('decisions'), kind: 'multiline', rows: 3 },
          {
            ...{ name: 'actions', label: t('agreed'), kind: 'rows', addLabel: t('addAction'), max: 100 },
            fields: [
              { name: 'what', label: t('what'), kind: 'text', maxLength: 1_000, wide: true },
              { name: 'person', label: t('who'), kind: 'person' },
              { name: 'dueAt', label: t('due'), kind: 'moment' },
            ],
          },
        ]}
        initial={{ present: [...new Set([meeting.chair.id, ...meeting.people.map(one => one.id)])] }}
        draft={`minutes/${meeting.id}`}
        submitLabel={t('writeMinutes')}
        onSubmit={(data, intent) =>
          writeMinutes(meeting.id, { ...data, decisions: data.decisions ?? '', actions: data.actions ?? [] }, intent)
        }
        onDone={() => void message.success(t('minuted'))}
        refreshes={[['meetings'], ['reports'], ['duties'], ['case'], ['me']]}
      />
    </section>
  )
}

function Cancel({ id }: { readonly id: string }) {
  const t = useWords(meetingWords)
  const { message } = App.useApp()
  const [because, setBecause] = useState('')
  const cancel = useCancel(id)
  return (
    <>
      <Popconfirm
        title={t('cancel')}
        description={
          <Input
            aria-label={t('cancelWhy')}
            placeholder={t('cancelWhy')}
            value={because}
            maxLength={200}
            onChange={event => setBecause(event.target.value)}
          />
        }
        okButtonProps={{ disabled: because.trim() === '' }}
        onConfirm={() => cancel.mutate(because.trim(), { onSuccess: () => void message.success(t('cancelled')) })}
      >
        <Button>{t('cancel')}</Button>
      </Popconfirm>
      {cancel.error !== null && <Refusal problem={cancel.error} onClose={cancel.reset} />}
    </>
  )
}
