import { MailOutlined } from '@ant-design/icons'
import { App, Button, Popconfirm, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { Mailed, SurveyView } from '../../server/surveys/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Cuts, FigureFiles } from './cuts.tsx'
import { Members } from './members.tsx'
import { TallyView } from './tally-view.tsx'
import { useSurvey } from './use-surveys.ts'
import { surveyWords } from './words.ts'
import { surveyMoreWords } from './words-more.ts'
import './surveys.css'

/** `/surveys/:id`: whom it asks, what came back with its intervals, and what low scores opened. */
export function SurveyPage() {
  const t = useWords(surveyWords)
  const { id = '' } = useParams()
  const query = useSurvey(id)
  return (
    <Page
      title={query.data?.title ?? t('surveys')}
      subtitle={query.data && <Subtitle survey={query.data} />}
      actions={query.data?.mayKeep === true && query.data.state === 'open' && <Acts survey={query.data} />}
    >
      <Loaded query={query}>
        {survey => (
          <>
            <section className="panel survey-panel">
              <div className="survey-bar">
                <h2>{t('results')}</h2>
                <FigureFiles path={`/api/surveys/${survey.id}`} query={{}} name={survey.title} />
              </div>
              <TallyView
                content={survey.questionnaire.content}
                tally={survey.frozen?.figures ?? survey.figures}
                opens={opensOf(survey)}
              />
              <Handed count={(survey.frozen?.figures ?? survey.figures).handedByJudged ?? 0} />
              <p className="survey-faint">
                <Link to={`/survey-answers?survey=${survey.id}`}>{t('seeAnswers')}</Link>
              </p>
              {survey.frozen !== null && (
                <p className="survey-faint">
                  {t('frozen')} <span className="survey-hash">{survey.frozen.hash}</span>
                </p>
              )}
            </section>
            <Cuts path={`/api/surveys/${survey.id}`} query={{}} opens={opensOf(survey)} />
            {survey.followUps.length > 0 && (
              <section className="panel survey-panel">
                <h2>{t('followUps')}</h2>
                <p className="survey-faint">{t('followUpHint')}</p>
                <ul>
                  {survey.followUps.map(one => (
                    <li key={one.id}>
                      <Link to={`/cases/${one.id}`}>{`${one.number} ${one.title}`}</Link>{' '}
                      {one.isClosed && <Tag>{t('state.closed')}</Tag>}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <Members survey={survey} />
            <section className="panel survey-panel">
              <p className="survey-faint">{t('hashHint')}</p>
              <p>
                {t('hash')} <span className="survey-hash">{survey.hash}</span>
              </p>
              {survey.seed !== null && (
                <p>
                  {t('seed')} <span className="survey-hash">{survey.seed}</span>
                </p>
              )}
            </section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Handed({ count }: { count: number }) {
  const m = useWords(surveyMoreWords)
  return count === 0 ? null : <p className="survey-faint">{m('handedByJudged', { count })}</p>
}

/** What narrows the list of answers to those of a survey; by its questionnaire the list says which question was opened. */
const opensOf = ({ id, questionnaire }: SurveyView) => ({
  ...{ survey: id, questionnaire: questionnaire.id, version: String(questionnaire.version) },
})

function Subtitle({ survey }: { survey: SurveyView }) {
  const t = useWords(surveyWords)
  const text = useText()
  const marks = useMarks()
  const language = useLanguage()
  return (
    <>
      <Tag color={survey.state === 'open' ? 'processing' : 'default'}>{t(`state.${survey.state}`)}</Tag>
      {t('period')} <Day date={survey.from} /> – <Day date={survey.to} /> ·{' '}
      {t('population', { count: survey.population, drawn: survey.drawn })} · {t('closesOn')} <Day date={survey.closesOn} />
      <br />
      {t('openedBy', { name: survey.openedBy.name })} <Moment at={survey.openedAt} />
      {survey.closedAt !== null && survey.closedBy !== null && (
        <>
          {' '}
          · {t('closedBy', { name: survey.closedBy.name })} <Moment at={survey.closedAt} />
        </>
      )}
      {' · '}
      <Link to={`/questionnaires/${survey.questionnaire.id}?version=${survey.questionnaire.version}`}>
        {survey.questionnaire.title}
        {marks.brackets(t('version', { version: survey.questionnaire.version }))}
      </Link>
      {survey.clause !== null && (
        <>
          {' '}
          · {t('orderedBy')} {marks.titled(text(survey.clause.regulation))}
          {sayClause(survey.clause.clause, language)}
        </>
      )}
    </>
  )
}

function Acts({ survey }: { survey: SurveyView }) {
  const t = useWords(surveyWords)
  const { message } = App.useApp()
  const refreshes = [
    ['organisation', 'survey', survey.id],
    ['organisation', 'surveys'],
  ]
  const mail = useAct({
    send: (_: undefined, intent: string) => post(`/api/surveys/${survey.id}/mail`, {}, Mailed, intent),
    refreshes,
    onDone: ({ mailed, withoutAddress }) => void message.success(t('mailed', { mailed, without: withoutAddress })),
  })
  const close = useAct({
    send: (_: undefined, intent: string) => post(`/api/surveys/${survey.id}/close`, {}, SurveyView, intent),
    refreshes,
  })
  return (
    <>
      <Popconfirm title={t('mailAll')} description={t('mailAllHint')} onConfirm={() => mail.mutate(undefined)}>
        <Button icon={<MailOutlined />} loading={mail.isPending}>
          {t('mailAll')}
        </Button>
      </Popconfirm>
      <Popconfirm title={t('close')} description={t('closeHint')} onConfirm={() => close.mutate(undefined)}>
        <Button loading={close.isPending}>{t('close')}</Button>
      </Popconfirm>
      {[mail.error, close.error].map(problem => problem !== null && <Refusal key={problem.code} problem={problem} />)}
    </>
  )
}
