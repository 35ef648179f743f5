import { sayAnswers } from '../../engine/surveys/say-answer.ts'
import type { SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import { useMarks } from '../language/marks.ts'
import { useText } from '../language/use-words.ts'
import { useQuestionnaire } from './use-surveys.ts'
import './surveys.css'

type Props = { readonly data: Readonly<Record<string, unknown>>; readonly texts: unknown }

/** On the timeline: the answers question by question, in the version that was asked. Nothing for an answer without a questionnaire. */
export function AnsweredBy({ data, texts }: Props) {
  if (typeof data.questionnaire !== 'string') return null
  return <Answers id={data.questionnaire} version={String(data.version)} answers={data.answers} texts={texts} />
}

function Answers({ id, version, answers, texts }: { id: string; version: string; answers: unknown; texts: unknown }) {
  const text = useText()
  const marks = useMarks()
  const { data } = useQuestionnaire(id, version)
  if (data === undefined) return null
  const said = sayAnswers(data.content.questions, (answers ?? {}) as SurveyAnswers, (texts ?? {}) as SurveyTexts)
  return (
    <dl className="survey-said">
      {said.map(({ question, answer }) => (
        <div key={question.zh} style={{ display: 'contents' }}>
          <dt>{text(question)}</dt>
          <dd>{answer.map(text).join(marks.semicolon)}</dd>
        </div>
      ))}
    </dl>
  )
}
