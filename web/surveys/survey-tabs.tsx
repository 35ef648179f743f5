import { Segmented } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { surveyWords } from './words.ts'
import './surveys.css'

const tabs = [
  ['/callbacks', 'callbacks'],
  ['/surveys', 'surveys'],
  ['/questionnaires', 'questionnaires'],
  ['/survey-answers', 'answers'],
  ['/low-scores', 'lowScores'],
] as const

/** The four lists of 回访与调查, each with an address of its own. */
export function SurveyTabs({ at }: { at: (typeof tabs)[number][0] }) {
  const t = useWords(surveyWords)
  const navigate = useNavigate()
  return (
    <Segmented
      className="survey-tabs"
      value={at}
      onChange={to => void navigate(to)}
      options={tabs.map(([value, label]) => ({ value, label: t(label) }))}
    />
  )
}
