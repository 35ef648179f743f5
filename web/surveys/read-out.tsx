import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { type Answered, answerProblems, onlyAsked } from '../../engine/surveys/questions.ts'
import type { Questionnaire } from '../../events/questionnaire.ts'
import type { TakenAnswers } from '../../server/surveys/schema.ts'
import type { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { useDraft } from '../ui/draft.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { QuestionList } from './question-list.tsx'
import { surveyWords } from './words.ts'

const ways = ['phone', 'visit', 'message'] as const

/** Answers that were kept; what no longer fits the questionnaire is refused when it is sent. */
const isAnswered = (value: unknown): value is Answered =>
  typeof value === 'object' && value !== null && 'answers' in value && 'texts' in value

type Props = {
  /** Under which name what was taken down is kept until it is sent: of which case or customer, by which version. */
  readonly draft: string
  readonly content: Questionnaire
  readonly opening: string
  readonly closing: string
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly onSend: (answers: TakenAnswers) => Promise<unknown>
}

/** 读问卷: the script, the questions one by one, the end. What was taken down stays through a refusal. */
export function ReadOut({ draft, content, opening, closing, isBusy, problem, onSend }: Props) {
  const t = useWords(surveyWords)
  const kept = useDraft(draft, isAnswered)
  const [value, setValue] = useState<Answered>(kept.restored ?? { answers: {}, texts: {} })
  const [isRestored, setRestored] = useState(kept.restored !== undefined)
  const write = (next: Answered) => {
    setValue(next)
    kept.keep(next)
  }
  const [via, setVia] = useState<TakenAnswers['via']>('phone')
  const [isTried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    const said = onlyAsked(content, value)
    if (answerProblems(content, said).length > 0) return
    onSend({ via, answers: said.answers, ...(Object.keys(said.texts).length === 0 ? {} : { texts: said.texts }) }).then(
      () => kept.keep(undefined),
      // The refusal is shown below; what was taken down stays.
      () => {},
    )
  }
  return (
    <div className="survey-form">
      {isRestored && kept.keptAt !== undefined && (
        <DraftNotice
          at={kept.keptAt}
          onDiscard={() => {
            kept.keep(undefined)
            setRestored(false)
            setValue({ answers: {}, texts: {} })
          }}
        />
      )}
      <Segmented value={via} onChange={setVia} options={ways.map(one => ({ value: one, label: t(`via.${one}`) }))} />
      <blockquote className="survey-script">{opening}</blockquote>
      <p className="survey-faint">{t('inCustomersWords')}</p>
      <div className="survey-questions">
        <QuestionList questions={content.questions} value={value} onChange={write} isTried={isTried} />
      </div>
      <blockquote className="survey-script">{closing}</blockquote>
      <Button type="primary" loading={isBusy} onClick={send}>
        {t('saveAnswers')}
      </Button>
      {problem !== null && <Refusal problem={problem} />}
    </div>
  )
}
