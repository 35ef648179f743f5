import { Button, Input } from 'antd'
import { useId } from 'react'
import { type Answered, answerProblems, questionsAsked } from '../../engine/surveys/questions.ts'
import type { Question as Asked } from '../../events/questionnaire.ts'
import { Question } from '../customer/question.tsx'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { surveyWords } from './words.ts'
import '../customer/customer.css'
import './questions.css'

type Props = {
  readonly questions: readonly Asked[]
  readonly value: Answered
  readonly onChange: (value: Answered) => void
  /** It was tried to send it: what is missing is marked. */
  readonly isTried: boolean
}

/** The questions that are asked by the answers so far, for the customer and for whoever reads them out. Nothing is chosen beforehand. */
export function QuestionList({ questions, value, onChange, isTried }: Props) {
  const t = useWords(surveyWords)
  const text = useText()
  const marks = useMarks()
  const id = useId()
  const { answers, texts } = value
  const asked = questionsAsked({ questions: [...questions] }, answers)
  const missing = new Set(
    answerProblems({ questions: [...questions] }, value).flatMap(p => (p.how === 'missing' ? [p.question] : [])),
  )
  const put = (question: string, answer: number | string[] | undefined) => {
    const { [question]: _, ...rest } = answers
    onChange({
      texts,
      answers: answer === undefined || (Array.isArray(answer) && answer.length === 0) ? rest : { ...rest, [question]: answer },
    })
  }
  const write = (question: string, said: string) => {
    const { [question]: _, ...rest } = texts
    onChange({ answers, texts: said === '' ? rest : { ...rest, [question]: said } })
  }
  return (
    <>
      {asked.map((q, n) => {
        const hints = [q.required ? undefined : t('optional'), q.kind === 'choice' && q.several ? t('severalHint') : undefined]
        const hint = hints.filter(one => one !== undefined).join(marks.comma)
        const label = `${n + 1}. ${text(q.title)}${hint === '' ? '' : marks.brackets(hint)}`
        const error = isTried && missing.has(q.id) ? t('needAnswer') : undefined
        const given = answers[q.id]
        return (
          <Question key={q.id} id={`${id}-${q.id}`} label={label} error={error} isGroup={q.kind !== 'text'}>
            {q.kind === 'text' ? (
              <Input.TextArea
                id={`${id}-${q.id}`}
                value={texts[q.id] ?? ''}
                maxLength={2_000}
                autoSize={{ minRows: 2, maxRows: 8 }}
                onChange={event => write(q.id, event.target.value)}
              />
            ) : (
              <Choices name={`${id}-${q.id}`} question={q} given={given} onChange={answer => put(q.id, answer)} />
            )}
            {q.kind !== 'text' && !q.required && given !== undefined && (
              <Button type="link" size="small" className="survey-clear" onClick={() => put(q.id, undefined)}>
                {t('clear')}
              </Button>
            )}
          </Question>
        )
      })}
    </>
  )
}

type ChoicesProps = {
  readonly name: string
  readonly question: Exclude<Asked, { kind: 'text' }>
  readonly given: number | string[] | undefined
  readonly onChange: (answer: number | string[]) => void
}

/** Large native buttons: numbers in a row with what the ends mean, or options one below the other. */
function Choices({ name, question, given, onChange }: ChoicesProps) {
  const text = useText()
  if (question.kind === 'choice') {
    const chosen = Array.isArray(given) ? given : []
    const toggle = (id: string) =>
      question.several ? onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id]) : onChange([id])
    return (
      <div className="survey-options">
        {question.options.map(option => (
          <label key={option.id} data-chosen={chosen.includes(option.id)}>
            <input
              type={question.several ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(option.id)}
              onChange={() => toggle(option.id)}
            />
            {text(option.title)}
          </label>
        ))}
      </div>
    )
  }
  const [from, to] = question.kind === 'nps' ? [0, 10] : [question.from, question.to]
  const ends = question.kind === 'scale' ? [question.low, question.high] : []
  return (
    <>
      <div className="survey-scale" data-long={to - from > 5}>
        {Array.from({ length: to - from + 1 }, (_, i) => from + i).map(value => (
          <label key={value} data-chosen={given === value}>
            <input type="radio" name={name} checked={given === value} onChange={() => onChange(value)} />
            {value}
          </label>
        ))}
      </div>
      {ends.some(end => end !== undefined) && (
        <div className="survey-ends">
          {ends.map((end, i) => (
            <span key={i === 0 ? 'low' : 'high'}>{end === undefined ? '' : `${i === 0 ? from : to} ${text(end)}`}</span>
          ))}
        </div>
      )}
    </>
  )
}
