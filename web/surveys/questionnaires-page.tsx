import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import { sayValue } from '../cases/say-value.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { SurveyTabs } from './survey-tabs.tsx'
import { useQuestionnaires } from './use-surveys.ts'
import { surveyWords } from './words.ts'

/** `/questionnaires`: what is asked, by whom it is used and in which version. */
export function QuestionnairesPage() {
  const t = useWords(surveyWords)
  const language = useLanguage()
  const marks = useMarks()
  const navigate = useNavigate()
  const query = useQuestionnaires()
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/questionnaires/new')}>
      {t('newQuestionnaire')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      subtitle={t('questionnairesHint')}
      actions={query.data?.mayKeep === true && add}
      bar={<SurveyTabs at="/questionnaires" />}
    >
      <Loaded query={query}>
        {({ items, mayKeep }) =>
          items.length === 0 ? (
            <Nothing title={t('noQuestionnaires')} hint={t('noQuestionnairesStart')} action={mayKeep && add} />
          ) : (
            <ul className="panel survey-list">
              {items.map(one => (
                <li key={one.id}>
                  <Link className="survey-row survey-item" to={`/questionnaires/${one.id}`}>
                    <span className="survey-what">
                      <strong>{one.title}</strong>
                      <span className="survey-faint">
                        {one.purpose === 'survey'
                          ? t('purpose.survey')
                          : `${t('purpose.callback')}${marks.colon}${
                              one.kinds.length === 0
                                ? t('allKinds')
                                : one.kinds.map(kind => sayValue('kind', kind, language)).join(marks.comma)
                            }`}
                      </span>
                    </span>
                    <span>
                      {t('version', { version: one.version })} · {t('questions', { count: one.questions })}
                    </span>
                    <span className="survey-faint">
                      <Moment at={one.publishedAt} relative plain />
                    </span>
                    {one.isRetired ? <Tag>{t('retired')}</Tag> : <span />}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
