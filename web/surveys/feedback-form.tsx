import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { type Answered, answerProblems, feedbackOf, onlyAsked } from '../../engine/surveys/questions.ts'
import { customerAnswered } from '../../events/closing-events.ts'
import { CallbackSheet } from '../../server/surveys/schema.ts'
import { get } from '../api/request.ts'
import type { ActFormParts, ActScene } from '../cases/acts/act-scene.ts'
import { eventFields } from '../cases/acts/event-fields.ts'
import { inputOf } from '../cases/acts/form-fields.tsx'
import { sayField } from '../cases/words-fields.ts'
import { sayIn, useText, useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { QuestionList } from './question-list.tsx'
import { surveyWords } from './words.ts'
import './surveys.css'

const { shape } = customerAnswered.input
const ByQuestionnaire = z.strictObject({
  ...{ questionnaire: z.string(), version: z.number(), answers: z.record(z.string(), z.unknown()) },
  ...{ texts: z.record(z.string(), z.string()).optional(), satisfied: z.boolean(), rating: z.number().optional() },
})
type ByQuestionnaire = z.infer<typeof ByQuestionnaire>
type Props = {
  readonly caseId: string
  /** `null`: no questionnaire is for this kind of case; undefined until it is known and answered. */
  readonly onChange?: (value: ByQuestionnaire | null | undefined) => void
}

/** The questionnaire that a case is called back by, inside its act; nothing where the company has none. */
function QuestionnaireInput({ caseId, onChange }: Props) {
  const t = useWords(surveyWords)
  const text = useText()
  const [value, setValue] = useState<Answered>({ answers: {}, texts: {} })
  const query = useQuery({
    queryKey: ['case', caseId, 'callback'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/callback`, CallbackSheet, { signal }),
  })
  const refused = query.data?.canRecord === true ? undefined : query.data?.canRecord
  const isJudged = refused?.refused === 'callback.judged'
  const isPlain = query.data !== undefined && query.data.questionnaire === null && !isJudged
  useEffect(() => {
    if (isPlain) onChange?.(null)
  }, [isPlain, onChange])
  if (query.error !== null) return <Refusal problem={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 2 }} />
  const kept = query.data.questionnaire
  if (isJudged)
    return (
      <Alert
        type="warning"
        showIcon
        title={text(refused.because)}
        description={t('judgedHint')}
        action={
          <Link to={`/callbacks?call=${caseId}`}>
            <Button size="small">{t(kept === null ? 'call' : 'sendLink')}</Button>
          </Link>
        }
      />
    )
  if (kept === null) return null
  const change = (next: Answered) => {
    setValue(next)
    const said = onlyAsked(kept.content, next)
    const feedback = answerProblems(kept.content, said).length === 0 ? feedbackOf(kept.content, said.answers) : undefined
    if (feedback === undefined) return onChange?.(undefined)
    const texts = Object.keys(said.texts).length === 0 ? {} : { texts: said.texts }
    onChange?.({ questionnaire: kept.id, version: kept.version, answers: said.answers, ...texts, ...feedback })
  }
  return (
    <div className="survey-questions">
      <blockquote className="survey-script">{kept.opening}</blockquote>
      <QuestionList questions={kept.content.questions} value={value} onChange={change} isTried={false} />
      <blockquote className="survey-script">{kept.closing}</blockquote>
    </div>
  )
}

/** 客户反馈: by the questionnaire where the company has one for this kind of case, else satisfied or not. */
export function recordFeedback({ case: current, language, words }: ActScene): ActFormParts {
  const label = sayField('customer.answered', 'answers', language)
  const isPlain = (values: Readonly<Record<string, unknown>>) => values.$by === null
  const plain = eventFields('customer.answered').flatMap(field => {
    const input = field.filled === true ? undefined : inputOf('customer.answered', field, language, words)
    if (input === undefined) return []
    if (field.name === 'via') return [input]
    return [{ ...input, when: isPlain, ...(field.name === 'satisfied' ? { required: true } : {}) }]
  })
  return {
    schema: z
      .strictObject({
        $by: ByQuestionnaire.nullable(),
        ...{ via: shape.via, satisfied: shape.satisfied.optional(), rating: shape.rating, comment: shape.comment },
      })
      .refine(({ $by, satisfied }) => $by !== null || satisfied !== undefined, {
        path: ['satisfied'],
        message: sayIn(surveyWords, language)('needAnswer'),
      }),
    fields: [
      ...plain.filter(field => field.name === 'via'),
      { name: '$by', label, kind: 'custom', wide: true, input: <QuestionnaireInput caseId={current.id} /> },
      ...plain.filter(field => field.name !== 'via'),
    ],
    initial: { via: 'phone' },
    dataOf: ({ $by, ...values }) => ({ ...values, ...(($by ?? {}) as object) }),
  }
}
