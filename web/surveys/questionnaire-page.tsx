import { EditOutlined } from '@ant-design/icons'
import { Button, DatePicker, Popconfirm, Select, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Answered } from '../../engine/surveys/questions.ts'
import type { Questionnaire } from '../../events/questionnaire.ts'
import { QuestionnaireView } from '../../server/surveys/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Cuts, FigureFiles } from './cuts.tsx'
import { QuestionList } from './question-list.tsx'
import { TallyView } from './tally-view.tsx'
import { useQuestionnaire, useQuestionnaireFigures } from './use-surveys.ts'
import { surveyWords } from './words.ts'
import { surveyMoreWords } from './words-more.ts'
import './surveys.css'

/** `/questionnaires/:id`: the figures of a version and a period, the questions as they are asked, and all versions. */
export function QuestionnairePage() {
  const t = useWords(surveyWords)
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const query = useQuestionnaire(id, params.get('version') ?? undefined)
  const retire = useAct({
    send: (_: undefined, intent: string) => post(`/api/questionnaires/${id}/retire`, {}, QuestionnaireView, intent),
    refreshes: [['organisation', 'questionnaires']],
  })
  const kept = query.data
  return (
    <Page
      title={kept?.title ?? t('questionnaires')}
      subtitle={
        kept && (
          <>
            {t(`purpose.${kept.purpose}`)} · {t('version', { version: kept.version })} ·{' '}
            {t('questions', { count: kept.questions })} {kept.isRetired && <Tag>{t('retired')}</Tag>}
          </>
        )
      }
      actions={
        kept?.mayKeep === true &&
        !kept.isRetired && (
          <>
            <Popconfirm title={t('retire')} description={t('retireHint')} onConfirm={() => retire.mutate(undefined)}>
              <Button loading={retire.isPending}>{t('retire')}</Button>
            </Popconfirm>
            <Button type="primary" icon={<EditOutlined />} onClick={() => void navigate(`/questionnaires/${id}/edit`)}>
              {t('edit')}
            </Button>
          </>
        )
      }
    >
      {retire.error !== null && <Refusal problem={retire.error} />}
      <Loaded query={query}>
        {view => (
          <>
            <div className="survey-edit-columns">
              <div>
                {view.purpose === 'callback' && <Results view={view} params={params} onChange={setParams} />}
                <section className="panel survey-panel">
                  <h2>{t('versions')}</h2>
                  <ul>
                    {view.versions.map(one => (
                      <li key={one.version} className="survey-attempts">
                        <Link to={`?version=${one.version}`} replace>
                          {t('version', { version: one.version })}
                        </Link>{' '}
                        <span className="survey-faint">
                          {t('published', { name: one.publishedBy.name })} <Moment at={one.publishedAt} /> ·{' '}
                          {t('answersOf', { count: one.answers })}
                          {one.reason !== '' && ` · ${one.reason}`}
                        </span>
                      </li>
                    ))}
                  </ul>
                </section>
              </div>
              <Preview content={view.content} />
            </div>
            {view.purpose === 'callback' && (
              <Cuts
                path={`/api/questionnaires/${view.id}`}
                query={{ version: String(view.version), ...periodOf(params) }}
                opens={{ questionnaire: view.id }}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** The period that stands in the address; open at either end. */
function periodOf(params: URLSearchParams): Readonly<Record<string, string>> {
  const [from, to] = [params.get('from'), params.get('to')]
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
}

function Results(props: {
  view: QuestionnaireView
  params: URLSearchParams
  onChange: (next: URLSearchParams, how: { replace: true }) => void
}) {
  const t = useWords(surveyWords)
  const { view, params, onChange } = props
  const [from, to] = [params.get('from'), params.get('to')]
  const m = useWords(surveyMoreWords)
  const period = periodOf(params)
  const opens = { questionnaire: view.id, version: String(view.version) }
  const path = `/api/questionnaires/${view.id}`
  const asked = { version: String(view.version), ...period }
  const query = useQuestionnaireFigures(view.id, asked)
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    }
    onChange(next, { replace: true })
  }
  return (
    <section className="panel survey-panel">
      <div className="survey-bar">
        <h2>{t('results')}</h2>
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          value={[from === null ? null : dayjs(from), to === null ? null : dayjs(to)]}
          onChange={days =>
            change({ from: days?.[0]?.format('YYYY-MM-DD') ?? undefined, to: days?.[1]?.format('YYYY-MM-DD') ?? undefined })
          }
        />
        <Select
          aria-label={t('versions')}
          value={view.version}
          onChange={version => change({ version: String(version) })}
          options={view.versions.map(one => ({ value: one.version, label: t('version', { version: one.version }) }))}
        />
        <FigureFiles path={path} query={asked} name={view.title} />
      </div>
      <Loaded query={query}>
        {({ tally, content, byJudged, handedByJudged }) => (
          <>
            <TallyView content={content} tally={tally} opens={{ ...opens, ...period }} />
            {byJudged > 0 && <p className="survey-faint">{t('byJudged', { count: byJudged })}</p>}
            {handedByJudged > 0 && <p className="survey-faint">{m('handedByJudged', { count: handedByJudged })}</p>}
            <p className="survey-faint">
              <Link to={`/survey-answers?questionnaire=${view.id}`}>{t('seeAnswers')}</Link>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}

/** As the customer sees it, to try the branches; nothing is sent. */
export function Preview({ content }: { content: Questionnaire }) {
  const t = useWords(surveyWords)
  const [value, setValue] = useState<Answered>({ answers: {}, texts: {} })
  return (
    <section className="panel survey-panel survey-preview">
      <h2>{t('preview')}</h2>
      <div className="survey-questions">
        <blockquote className="survey-script">{content.opening}</blockquote>
        <QuestionList questions={content.questions} value={value} onChange={setValue} isTried={false} />
        <blockquote className="survey-script">{content.closing}</blockquote>
      </div>
    </section>
  )
}
