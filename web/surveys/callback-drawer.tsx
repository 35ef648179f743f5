import { Alert, App, Descriptions, Drawer, Tabs } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { feedbackOf } from '../../engine/surveys/questions.ts'
import type { CallbackSheet, NewAttempt, TakenAnswers } from '../../server/surveys/schema.ts'
import { request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { AttemptForm } from './attempt-form.tsx'
import { AttemptList } from './attempt-list.tsx'
import { LinkBox } from './link-box.tsx'
import { ReadOut } from './read-out.tsx'
import { useCallbackSheet } from './use-surveys.ts'
import { surveyWords } from './words.ts'

/** 回访一位客户: whom, about what, what to say, and one of three ends: answered, not reached, or sent for them to fill in. */
export function CallbackDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords(surveyWords)
  const query = useCallbackSheet(id)
  return (
    <Drawer
      open
      size="min(640px, 100vw)"
      title={query.data === undefined ? t('call') : `${t('call')} · ${query.data.case.number}`}
      extra={<Link to={`/cases/${id}`}>{t('toCase')}</Link>}
      onClose={onClose}
    >
      <Loaded query={query}>{sheet => <Sheet sheet={sheet} onDone={onClose} />}</Loaded>
    </Drawer>
  )
}

const Anything = z.looseObject({})

function Sheet({ sheet, onDone }: { sheet: CallbackSheet; onDone: () => void }) {
  const t = useWords(surveyWords)
  const text = useText()
  const { message } = App.useApp()
  const { id } = sheet.case
  const refreshes = [['case', id], ['duties'], ['organisation', 'survey-answers'], ['organisation', 'questionnaire-figures']]
  const done = () => {
    void message.success(t('saved'))
    onDone()
  }
  const send = (type: string, data: object, intent: string) =>
    request(`/api/cases/${encodeURIComponent(id)}/events`, { method: 'POST', body: { type, data }, schema: Anything, intent })
  const kept = sheet.questionnaire
  const answer = useAct({
    send: ({ via, answers, texts }: TakenAnswers, intent: string) => {
      const by = { questionnaire: kept?.id, version: kept?.version, answers, ...(texts === undefined ? {} : { texts }) }
      return send('record-feedback', { ...(kept === null ? {} : feedbackOf(kept.content, answers)), via, ...by }, intent)
    },
    refreshes,
    onDone: done,
  })
  const attempt = useAct({
    send: (one: NewAttempt, intent: string) => send('record-attempt', one, intent),
    refreshes,
    onDone: done,
  })
  const days = sheet.attempts.at(-1)?.attempt ?? 0
  const refused = sheet.canRecord === true ? undefined : sheet.canRecord
  return (
    <div className="survey-form">
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'who',
            label: t('who'),
            children: [...new Set([sheet.contact.name, sheet.customer].filter(Boolean))].join(' · '),
          },
          ...(sheet.contact.phone === null
            ? []
            : [{ key: 'phone', label: t('phone'), children: <Phone number={sheet.contact.phone} /> }]),
          ...(sheet.solution === null ? [] : [{ key: 'done', label: t('done'), children: sheet.solution }]),
          ...(sheet.completedAt === null
            ? []
            : [{ key: 'at', label: t('completed'), children: <Moment at={sheet.completedAt} full /> }]),
        ]}
      />
      <AttemptList attempts={sheet.attempts} />
      {kept === null && <Alert type="info" showIcon title={t('noQuestionnaire')} description={t('noQuestionnaireHint')} />}
      {refused !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={text(refused.because)}
          {...(refused.refused === 'callback.judged' ? { description: t('judgedHint') } : {})}
        />
      )}
      <Tabs
        items={[
          ...(kept !== null && refused === undefined
            ? [
                {
                  key: 'read',
                  label: t('readOut'),
                  children: (
                    <ReadOut
                      draft={`callback/${id}/${kept.id}/${kept.version}`}
                      content={kept.content}
                      opening={kept.opening}
                      closing={kept.closing}
                      isBusy={answer.isPending}
                      problem={answer.error}
                      onSend={answers => answer.mutateAsync(answers)}
                    />
                  ),
                },
              ]
            : []),
          ...(kept === null
            ? []
            : [
                {
                  key: 'link',
                  label: t('sendLink'),
                  children: (
                    <LinkBox
                      path={`/api/cases/${encodeURIComponent(id)}/callback/link`}
                      refreshes={[['duties']]}
                      about={sheet.case.title}
                    />
                  ),
                },
              ]),
          ...(refused?.refused === 'callback.judged'
            ? []
            : [
                {
                  key: 'missed',
                  label: t('notReached'),
                  children: (
                    <AttemptForm
                      days={days}
                      countsToday={sheet.countsToday}
                      daysOfTrying={sheet.daysOfTrying}
                      isBusy={attempt.isPending}
                      problem={attempt.error}
                      onSend={one => attempt.mutate(one)}
                    />
                  ),
                },
              ]),
        ]}
      />
    </div>
  )
}

/** A number that is shown whole can be called from here. */
export function Phone({ number }: { number: string }) {
  return number.includes('*') ? number : <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a>
}
