import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { type Answered, answerProblems, onlyAsked } from '../../engine/surveys/questions.ts'
import { AnswersTaken, type SentAnswers, SurveyPage } from '../../server/surveys/page-schema.ts'
import { asProblem } from '../api/problem.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { CustomerFrame as Frame, CustomerMessage as Message } from '../customer/customer-frame.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Refusal } from '../ui/refusal.tsx'
import { publicSurveyWords } from './public-words.ts'
import { QuestionList } from './question-list.tsx'

/** `/s/:token`: the customer's questionnaire. No sign-in, made for a phone; nothing is chosen beforehand, and what was chosen stays through a refusal. */
export function AnswerPage() {
  const t = useWords(publicSurveyWords)
  const text = useText()
  const { token = '' } = useParams()
  const address = `/api/s/${encodeURIComponent(token)}`
  const [value, setValue] = useState<Answered>({ answers: {}, texts: {} })
  const [isTried, setTried] = useState(false)
  // Asked once: after the answer the link has done its work, and asking again would say so.
  const query = useQuery({
    queryKey: ['survey-link', token],
    queryFn: ({ signal }) => get(address, SurveyPage, { signal }),
    retry: (failures, error) => asProblem(error).isTransient && failures < 2,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const act = useAct({ send: (answers: SentAnswers, intent) => post(address, answers, AnswersTaken, intent) })
  usePageTitle(query.data?.title ?? '')
  const company = query.data === undefined ? undefined : text(query.data.company)
  const isOver = [query.error, act.error].some(
    error =>
      error !== null && ['survey.link-not-valid', 'survey.closed', 'survey.answered-already'].includes(asProblem(error).code),
  )
  if (isOver)
    return (
      <Frame company={company}>
        <Message title={t('ended')} hint={t('endedHint')} />
      </Frame>
    )
  if (query.error !== null)
    return (
      <Frame company={undefined}>
        <Refusal problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
      </Frame>
    )
  if (query.data === undefined)
    return (
      <Frame company={undefined}>
        <div role="status" aria-busy="true" aria-label={t('loading')}>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      </Frame>
    )
  if (act.data !== undefined)
    return (
      <Frame company={company}>
        <Message title={t('sent')} hint={t('sentHint', { company: company ?? '' })} />
      </Frame>
    )
  const page = query.data
  const send = () => {
    setTried(true)
    if (answerProblems(page, onlyAsked(page, value)).length > 0) return
    act.mutate(onlyAsked(page, value))
  }
  const isIncomplete = isTried && answerProblems(page, onlyAsked(page, value)).length > 0
  return (
    <Frame company={company}>
      <h1>{page.title}</h1>
      <p className="survey-script">{page.opening}</p>
      {page.about !== null && page.about !== page.title && <p className="customer-hint">{t('about', { title: page.about })}</p>}
      <form
        className="customer-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <QuestionList questions={page.questions} value={value} onChange={setValue} isTried={isTried} />
        {isIncomplete && (
          <p className="customer-error" role="alert">
            {t('incomplete')}
          </p>
        )}
        <Button type="primary" size="large" block htmlType="submit" loading={act.isPending}>
          {t('send')}
        </Button>
      </form>
      {act.error !== null && <Refusal problem={asProblem(act.error)} />}
      <p className="survey-script">{page.closing}</p>
      <p className="customer-hint">{t('until', { date: page.expiresAt.slice(0, 10) })}</p>
    </Frame>
  )
}
