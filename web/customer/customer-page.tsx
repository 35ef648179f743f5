import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useParams } from 'react-router'
import type { AnswerTaken, CustomerAnswer, CustomerPage as Page } from '../../server/customer-links/schema.ts'
import { lateSchema } from '../api/late-schema.ts'
import { asProblem } from '../api/problem.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { PaperSheet } from '../signatures/paper-sheet.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Refusal } from '../ui/refusal.tsx'
import { StageBar } from '../ui/stage-bar.tsx'
import { CustomerFrame as Frame, CustomerMessage as Message } from './customer-frame.tsx'
import { FeedbackForm } from './feedback-form.tsx'
import { SignForm } from './sign-form.tsx'
import { VisitForm } from './visit-form.tsx'
import { customerWords } from './words.ts'

const PageLate = lateSchema(async () => (await import('../../server/customer-links/schema.ts')).CustomerPage)
const TakenLate = lateSchema(async () => (await import('../../server/customer-links/schema.ts')).AnswerTaken)

/** What the customer sees on a one-time link: how far the case is, and the one thing that is asked. No sign-in, made for a phone. */
export function CustomerPage() {
  const t = useWords(customerWords)
  const { token = '' } = useParams()
  const address = `/api/c/${encodeURIComponent(token)}`
  // Asked once: after the answer the link has done its work, and asking again would say so.
  const query = useQuery({
    queryKey: ['customer-link', token],
    queryFn: ({ signal }) => get(address, PageLate, { signal }),
    retry: (failures, error) => asProblem(error).isTransient && failures < 2,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const act = useAct({ send: (answer: CustomerAnswer, intent) => post(address, answer, TakenLate, intent) })
  usePageTitle(query.data === undefined ? '' : t(`title.${query.data.asks}`))

  const isOver = [query.error, act.error].some(error => error !== null && asProblem(error).code === 'link.not-valid')
  if (isOver)
    return (
      <Frame company={undefined}>
        <Message title={t('ended')} hint={t('endedHint')} />
      </Frame>
    )
  if (query.error !== null)
    return (
      <Frame company={undefined}>
        <Refusal problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
      </Frame>
    )
  if (query.data === undefined) {
    return (
      <Frame company={undefined}>
        <div role="status" aria-busy="true" aria-label={t('loading')}>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      </Frame>
    )
  }
  return (
    <Opened
      page={query.data}
      taken={act.data}
      isBusy={act.isPending}
      problem={act.error}
      onSend={answer => act.mutate(answer)}
      onReload={() => {
        act.reset()
        void query.refetch()
      }}
    />
  )
}

/** What was shown is not what it is any more: it is read again. */
const readAgain: ReadonlySet<string> = new Set(['signature.content-changed', 'questionnaire.changed-meanwhile'])

type OpenedProps = {
  readonly page: Page
  readonly taken: AnswerTaken | undefined
  readonly isBusy: boolean
  readonly problem: Parameters<typeof Refusal>[0]['problem'] | null
  readonly onSend: (answer: CustomerAnswer) => void
  /** What is signed has changed: it is read again. */
  readonly onReload: () => void
}

function Opened({ page, taken, isBusy, problem, onSend, onReload }: OpenedProps) {
  const t = useWords(customerWords)
  const text = useText()
  const company = text(page.company)
  if (taken !== undefined)
    return (
      <Frame company={company}>
        <Message title={t(`done.${page.asks}`)} hint={t('doneHint', { company, number: page.number })} />
        {taken.copy !== null && (
          <Button type="primary" size="large" block href={taken.copy} icon={<DownloadOutlined />}>
            {t('copy')}
          </Button>
        )}
      </Frame>
    )
  return (
    <Frame company={company}>
      <h1>{t(`title.${page.asks}`)}</h1>
      <p className="customer-case">
        <strong>{page.title}</strong>
        <span>{t('number', { number: page.number })}</span>
      </p>
      <StageBar stages={page.stages.map(stage => ({ id: stage.id, label: text(stage.title), state: stage.state }))} />
      {page.paper === null &&
        page.texts.map(part => (
          <section key={part.title.zh} className="customer-text">
            <h2>{text(part.title)}</h2>
            <p>{part.text}</p>
          </section>
        ))}
      {page.paper !== null && (
        <>
          <p className="customer-hint">{t('nodeHint')}</p>
          <PaperSheet paper={page.paper} />
        </>
      )}
      {page.asks === 'appointment' ? (
        page.visit !== null && <VisitForm visit={page.visit} isBusy={isBusy} onSend={onSend} />
      ) : page.asks === 'feedback' ? (
        <FeedbackForm isBusy={isBusy} questionnaire={page.questionnaire} takesSuggestion={page.takesSuggestion} onSend={onSend} />
      ) : (
        page.paper !== null && <SignForm asks={page.asks} paper={page.paper} isBusy={isBusy} onSend={onSend} />
      )}
      {problem !== null && (
        <Refusal problem={problem} {...(readAgain.has(asProblem(problem).code) ? { onRetry: onReload } : {})} />
      )}
      <p className="customer-hint">{t('expires', { date: page.expiresAt.slice(0, 10) })}</p>
    </Frame>
  )
}
