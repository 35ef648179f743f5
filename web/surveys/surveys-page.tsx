import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Segmented, Tag } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { NewSurvey, type SurveyRow, SurveyView } from '../../server/surveys/schema.ts'
import { request } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Day } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { SurveyTabs } from './survey-tabs.tsx'
import { useQuestionnaires, useSurveys } from './use-surveys.ts'
import { surveyWords } from './words.ts'

const states = ['all', 'open', 'closed'] as const

/** `/surveys`: satisfaction surveys of a period, the newest first. */
export function SurveysPage() {
  const t = useWords(surveyWords)
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const state = states.find(one => one === params.get('state')) ?? 'all'
  const query = useSurveys(state)
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <Page
      title={t('title')}
      subtitle={t('surveysHint')}
      actions={
        query.data?.mayKeep === true && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change('new', '1')}>
            {t('newSurvey')}
          </Button>
        )
      }
      bar={
        <div className="survey-bar">
          <SurveyTabs at="/surveys" />
          <Segmented
            value={state}
            onChange={value => change('state', value === 'all' ? undefined : value)}
            options={states.map(value => ({ value, label: value === 'all' ? t('members.all') : t(`state.${value}`) }))}
          />
        </div>
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t('noSurveys')} hint={t('noSurveysHint')} />
          ) : (
            <ul className="panel survey-list">
              {items.map(one => (
                <li key={one.id}>
                  <Item survey={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {params.get('new') === '1' && (
        <NewSurveyDialog
          onClose={() => change('new', undefined)}
          onDone={id => void navigate(`/surveys/${id}`, { replace: true })}
        />
      )}
    </Page>
  )
}

function Item({ survey }: { survey: SurveyRow }) {
  const t = useWords(surveyWords)
  return (
    <Link className="survey-row survey-item" to={`/surveys/${survey.id}`}>
      <span className="survey-what">
        <strong>{survey.title}</strong>
        <span className="survey-faint">
          {t('period')} <Day date={survey.from} /> – <Day date={survey.to} />
        </span>
      </span>
      <span>{t('population', { count: survey.population, drawn: survey.drawn })}</span>
      <span>{`${t('n')} ${survey.answered} / ${survey.drawn}`}</span>
      <Tag color={survey.state === 'open' ? 'processing' : 'default'}>{t(`state.${survey.state}`)}</Tag>
    </Link>
  )
}

function NewSurveyDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const t = useWords(surveyWords)
  const questionnaires = useQuestionnaires()
  const usable = (questionnaires.data?.items ?? []).filter(one => one.purpose === 'survey' && !one.isRetired)
  return (
    <Modal open title={t('newSurvey')} width={680} onCancel={onClose} footer={null} destroyOnHidden>
      <p className="survey-faint">{t('populationHint')}</p>
      <ActForm
        schema={NewSurvey}
        fields={[
          { name: 'title', label: t('surveyTitle'), kind: 'text', maxLength: 100, wide: true },
          {
            ...{ name: 'questionnaire', label: t('questionnaire'), kind: 'select', wide: true },
            options: usable.map(one => ({ value: one.id, label: one.title })),
          },
          { name: 'from', label: t('from'), kind: 'day', notAfterToday: true },
          { name: 'to', label: t('to'), kind: 'day', notAfterToday: true },
          { name: 'closesOn', label: t('closesOn'), kind: 'day' },
          { name: 'draw', label: t('draw'), hint: t('drawHint'), kind: 'number', min: 1, whole: true },
        ]}
        draft="survey/new"
        submitLabel={t('newSurvey')}
        refreshes={[['organisation', 'surveys']]}
        onSubmit={(data, intent) => request('/api/surveys', { method: 'POST', body: data, schema: SurveyView, intent })}
        onDone={survey => onDone(survey.id)}
        onCancel={onClose}
      />
    </Modal>
  )
}
