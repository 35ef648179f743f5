import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { type Answered, answerProblems, onlyAsked } from '../../engine/surveys/questions.ts'
import type { Questionnaire } from '../../events/questionnaire.ts'
import type { TakenAnswers } from '../../server/surveys/schema.ts'
import type { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { QuestionList } from './question-list.tsx'
import { surveyWords } from './words.ts'

const ways = ['phone', 'visit', 'message'] as const

type Props = {
  readonly content: Questionnaire
  readonly opening: string
  readonly closing: string
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly onSend: (answers: TakenAnswers) => void
}

/** 读问卷: the script, the questions one by one, the end. What was taken down stays through a refusal. */
export function ReadOut({ content, opening, closing, isBusy, problem, onSend }: Props) {
  const t = useWords(surveyWords)
  const [value, setValue] = useState<Answered>({ answers: {}, texts: {} })
  const [via, setVia] = useState<TakenAnswers['via']>('phone')
  const [isTried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    const said = onlyAsked(content, value)
    if (answerProblems(content, said).length > 0) return
    onSend({ via, answers: said.answers, ...(Object.keys(said.texts).length === 0 ? {} : { texts: said.texts }) })
  }
  return (
    <div className="survey-form">
      <Segmented value={via} onChange={setVia} options={ways.map(one => ({ value: one, label: t(`via.${one}`) }))} />
      <blockquote className="survey-script">{opening}</blockquote>
      <p className="survey-faint">{t('inCustomersWords')}</p>
      <div className="survey-questions">
        <QuestionList questions={content.questions} value={value} onChange={setValue} isTried={isTried} />
      </div>
      <blockquote className="survey-script">{closing}</blockquote>
      <Button type="primary" loading={isBusy} onClick={send}>
        {t('saveAnswers')}
      </Button>
      {problem !== null && <Refusal problem={problem} />}
    </div>
  )
}
