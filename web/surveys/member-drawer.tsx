import { Alert, App, Drawer, Tabs } from 'antd'
import { DAYS_OF_TRYING } from '../../engine/surveys/attempts.ts'
import { LeaveOut, type MemberRow, type NewAttempt, SurveyView, type TakenAnswers } from '../../server/surveys/schema.ts'
import { useMe } from '../api/me.ts'
import { request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { AttemptForm } from './attempt-form.tsx'
import { AttemptList } from './attempt-list.tsx'
import { Phone } from './callback-drawer.tsx'
import { LinkBox } from './link-box.tsx'
import { ReadOut } from './read-out.tsx'
import { surveyWords } from './words.ts'

type Props = { readonly survey: SurveyView; readonly member: MemberRow; readonly how: string; readonly onClose: () => void }

/** 调查一位客户: the questions read out, a link, an attempt that failed, or why they are left out. */
export function MemberDrawer({ survey, member, how, onClose }: Props) {
  const t = useWords(surveyWords)
  const me = useMe()
  const { message } = App.useApp()
  const at = `/api/surveys/${survey.id}/members/${encodeURIComponent(member.customer.id)}`
  const refreshes = [
    ['organisation', 'survey', survey.id],
    ['organisation', 'surveys'],
    ['organisation', 'survey-answers'],
  ]
  const done = () => {
    void message.success(t('saved'))
    onClose()
  }
  const put = <T extends object>(what: string) => ({
    send: (body: T, intent: string) => request(`${at}/${what}`, { method: 'POST', body, schema: SurveyView, intent }),
    refreshes,
    onDone: done,
  })
  const answer = useAct(put<TakenAnswers>('answers'))
  const attempt = useAct(put<NewAttempt>('attempts'))
  const { content } = survey.questionnaire
  const words: Readonly<Record<string, string>> = {
    customer: member.contact.name ?? member.customer.name,
    title: survey.title,
    company: me.organisation.name,
    agent: me.person.name,
  }
  const script = (text: string) => text.replace(/\{\{(customer|title|company|agent)\}\}/g, (_, name: string) => words[name] ?? '')
  return (
    <Drawer open size="min(640px, 100vw)" title={`${t('call')} · ${member.customer.name}`} onClose={onClose}>
      <div className="survey-form">
        {member.contact.phone !== null && (
          <p>
            {member.contact.name} <Phone number={member.contact.phone} />
          </p>
        )}
        <AttemptList attempts={member.attempts} />
        {member.isJudged && <Alert type="warning" showIcon title={t('judged')} description={t('judgedHint')} />}
        <Tabs
          defaultActiveKey={how}
          items={[
            ...(member.isJudged
              ? []
              : [
                  {
                    key: 'read',
                    label: t('readOut'),
                    children: (
                      <ReadOut
                        draft={`survey/${survey.id}/${member.customer.id}`}
                        content={content}
                        opening={script(content.opening)}
                        closing={script(content.closing)}
                        isBusy={answer.isPending}
                        problem={answer.error}
                        onSend={answers => answer.mutateAsync(answers)}
                      />
                    ),
                  },
                ]),
            {
              key: 'link',
              label: t('sendLink'),
              children: <LinkBox path={`${at}/link`} refreshes={refreshes} about={survey.title} />,
            },
            ...(member.isJudged
              ? []
              : [
                  {
                    key: 'missed',
                    label: t('notReached'),
                    children: (
                      <AttemptForm
                        days={member.attempts.at(-1)?.attempt ?? 0}
                        countsToday={member.countsToday}
                        daysOfTrying={DAYS_OF_TRYING}
                        isBusy={attempt.isPending}
                        problem={attempt.error}
                        onSend={one => attempt.mutate(one)}
                      />
                    ),
                  },
                ]),
            ...(member.isJudged
              ? []
              : [
                  {
                    key: 'out',
                    label: t('leaveOut'),
                    children: (
                      <>
                        <p className="survey-faint">{t('leaveOutHint')}</p>
                        <ActForm
                          schema={LeaveOut}
                          fields={[{ name: 'reason', label: t('leaveOutReason'), kind: 'multiline', rows: 2, maxLength: 500 }]}
                          submitLabel={t('leaveOut')}
                          refreshes={refreshes}
                          onSubmit={(data, intent) =>
                            request(`${at}/leave-out`, { method: 'POST', body: data, schema: SurveyView, intent })
                          }
                          onDone={done}
                        />
                      </>
                    ),
                  },
                ]),
          ]}
        />
      </div>
    </Drawer>
  )
}
