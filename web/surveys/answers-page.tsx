import { Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { AnswerRow } from '../../server/surveys/schema.ts'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SurveyTabs } from './survey-tabs.tsx'
import { useAnswers, useQuestionnaire } from './use-surveys.ts'
import { surveyWords } from './words.ts'
import { surveyMoreWords } from './words-more.ts'

const scores = ['', 'no', 'yes'] as const
const filters = [
  ...['satisfied', 'questionnaire', 'survey', 'version', 'from', 'to', 'department', 'person', 'kind', 'product'],
  ...['question', 'value', 'counted'],
] as const

/** `/survey-answers`: all answers in one place, of callbacks and surveys. */
export function AnswersPage() {
  const t = useWords(surveyWords)
  const [params, setParams] = useSearchParams()
  const query = Object.fromEntries(filters.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
  const pages = useAnswers(query)
  const satisfied = scores.find(one => one === query.satisfied) ?? ''
  const change = (value: string) => {
    const next = new URLSearchParams(params)
    if (value === '') next.delete('satisfied')
    else next.set('satisfied', value)
    setParams(next, { replace: true })
  }
  const label = { '': t('anyScore'), no: t('isNot'), yes: t('isSatisfied') }
  return (
    <Page
      title={t('title')}
      subtitle={t('answersHint')}
      bar={
        <div className="survey-bar">
          <SurveyTabs at="/survey-answers" />
          <Segmented value={satisfied} onChange={change} options={scores.map(value => ({ value, label: label[value] }))} />
        </div>
      }
    >
      <Narrowed query={query} label={params.get('label')} />
      <PagedList pages={pages} empty={t('noAnswers')}>
        <ul className="survey-list">
          {pages.items.map(one => (
            <Answer key={one.id} answer={one} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

/** What narrows the list, in words: which figure was opened stands in the address. */
function Narrowed({ query, label }: { query: Readonly<Record<string, string>>; label: string | null }) {
  const m = useWords(surveyMoreWords)
  const text = useText()
  const marks = useMarks()
  const { from, to, questionnaire = '', version, question, value } = query
  const asked = useQuestionnaire(questionnaire, version, questionnaire !== '').data?.content.questions.find(
    one => one.id === question,
  )
  const side = (['department', 'person', 'kind', 'product'] as const).find(one => query[one] !== undefined)
  const option = asked?.kind === 'choice' ? asked.options.find(one => one.id === value)?.title : undefined
  const said = value === undefined ? '' : `${marks.colon}${option === undefined ? value : text(option)}`
  const what = [
    ...(side === undefined ? [] : [`${m(`by.${side}`)}${label === null ? '' : ` ${label}`}`]),
    ...(question === undefined ? [] : [asked === undefined ? m('filter.question') : `${marks.titled(text(asked.title))}${said}`]),
    ...(from === undefined && to === undefined ? [] : [`${from ?? ''} – ${to ?? ''}`]),
    ...(query.counted === undefined ? [] : [m('filter.counted')]),
  ]
  if (what.length === 0) return null
  return (
    <p className="survey-faint">
      {m('filtered', { what: what.join(marks.semicolon) })}{' '}
      <Link to={query.satisfied === undefined ? '/survey-answers' : `/survey-answers?satisfied=${query.satisfied}`}>
        {m('showAll')}
      </Link>
    </p>
  )
}

const ways = ['phone', 'visit', 'message', 'link'] as const

function Answer({ answer }: { answer: AnswerRow }) {
  const t = useWords(surveyWords)
  const m = useWords(surveyMoreWords)
  const text = useText()
  const marks = useMarks()
  const way = ways.find(one => one === answer.via)
  return (
    <li className="survey-answer">
      <div className="survey-tried">
        <Tag color={answer.satisfied ? 'success' : 'error'}>{t(answer.satisfied ? 'isSatisfied' : 'isNot')}</Tag>
        {answer.customer !== null && <Link to={`/customers/${answer.customer.id}`}>{answer.customer.name}</Link>}
        {answer.case !== null && <Link to={`/cases/${answer.case.id}`}>{`${answer.case.number} ${answer.case.title}`}</Link>}
        {answer.survey !== null && <Link to={`/surveys/${answer.survey.id}`}>{`${t('fromSurvey')} ${answer.survey.name}`}</Link>}
        <span className="survey-faint">
          <Moment at={answer.at} relative />
          {` · ${[way && t(`via.${way}`), answer.takenBy && t('takenBy', { name: answer.takenBy.name })].filter(Boolean).join(' · ')}`}
        </span>
        {answer.byJudged && <Tag color="warning">{t('selfTaken')}</Tag>}
        {answer.handedByJudged && <Tag>{m('handed')}</Tag>}
        {answer.followUp !== null && (
          <Link to={`/cases/${answer.followUp.id}`}>{`${t('followUps')} ${answer.followUp.number}`}</Link>
        )}
      </div>
      <dl className="survey-said">
        {answer.said.map(({ question, answer: said }) => (
          <div key={question.zh} style={{ display: 'contents' }}>
            <dt>{text(question)}</dt>
            <dd>{said.map(text).join(marks.semicolon)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
