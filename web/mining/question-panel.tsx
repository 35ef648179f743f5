import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { Question } from '../../engine/mining/ask.ts'
import { AnswerView, type ProcessParts } from '../../server/mining/schema.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { AnswerTable } from './answer-table.tsx'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'

const kinds = ['cases-by', 'milestone', 'returns', 'deadline', 'between', 'numbers', 'several', 'last-activity'] as const
type Kind = (typeof kinds)[number]
type Said = Readonly<Record<string, string | readonly string[] | undefined>>
type Props = {
  readonly path: string
  readonly parts: ProcessParts
  readonly attributes: readonly string[]
  readonly change: Change
}

/** 提问: one question at a time about an outside log, and its answer as a table. */
export function QuestionPanel({ path, parts, attributes, change }: Props) {
  const t = useWords(miningWords)
  const [kind, setKind] = useState<Kind>('cases-by')
  const [said, setSaid] = useState<Said>({})
  const question = Question.safeParse({ ask: kind, ...said })
  const text = question.success ? JSON.stringify(question.data) : ''
  const query = useQuery({
    queryKey: ['mining', 'answer', path, text],
    queryFn: ({ signal }) => get(`${path}/answer`, AnswerView, { signal, query: { question: text } }),
    enabled: question.success,
  })
  const columns = attributes.map(value => ({ value, label: value }))
  const activities = parts.activities.map(({ key }) => ({ value: key, label: key }))
  const pick = (name: string, label: string, options: { value: string; label: string }[], isOptional = false) => (
    <div className="mining-field" key={name}>
      <span aria-hidden>{label}</span>
      <Select
        aria-label={label}
        showSearch
        allowClear={isOptional}
        value={(said[name] as string | undefined) ?? null}
        options={options}
        onChange={value => setSaid({ ...said, [name]: value ?? undefined })}
      />
    </div>
  )
  const several = (name: string, label: string) => (
    <div className="mining-field" key={name}>
      <span aria-hidden>{label}</span>
      <Select
        aria-label={label}
        mode="multiple"
        value={[...((said[name] as readonly string[] | undefined) ?? [])]}
        options={activities}
        onChange={value => setSaid({ ...said, [name]: value.length === 0 ? undefined : value })}
      />
    </div>
  )
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <div className="mining-field" key={name}>
      <span aria-hidden>{label}</span>
      <Segmented
        aria-label={label}
        value={(said[name] as string | undefined) ?? options[0]![0]}
        options={options.map(([value, said]) => ({ value, label: said }))}
        onChange={value => setSaid({ ...said, [name]: value })}
      />
    </div>
  )
  const inputs: Readonly<Record<Kind, readonly React.ReactNode[]>> = {
    'cases-by': [
      pick('column', t('question.column'), columns),
      choice('at', t('question.at'), [
        ['first', t('question.first')],
        ['last', t('question.last')],
      ]),
    ],
    milestone: [pick('activity', t('question.activity'), activities)],
    returns: [
      several('from', t('question.from')),
      several('to', t('question.to')),
      choice('by', t('question.by'), [
        ['later', t('question.later')],
        ['order', t('question.order')],
      ]),
    ],
    deadline: [
      pick('end', t('question.end'), columns),
      pick('due', t('question.due'), columns),
      pick('per', t('question.per'), columns, true),
    ],
    between: [pick('from', t('question.fromColumn'), columns), pick('to', t('question.toColumn'), columns)],
    numbers: [pick('column', t('question.column'), columns)],
    several: [pick('column', t('question.column'), columns)],
    'last-activity': [],
  }
  return (
    <section className="panel mining-section" aria-labelledby="mining-questions">
      <h2 id="mining-questions">{t('question.title')}</h2>
      <p className="case-faint">{t('question.hint')}</p>
      <div className="mining-form">
        <div className="mining-field">
          <span aria-hidden>{t('question.kind')}</span>
          <Select
            aria-label={t('question.kind')}
            value={kind}
            options={kinds.map(value => ({ value, label: t(`question.${value}`) }))}
            onChange={value => {
              setKind(value)
              setSaid({})
            }}
          />
        </div>
        {inputs[kind]}
      </div>
      {question.success && (
        <Loaded query={query}>
          {found => (
            <AnswerTable
              answer={found}
              onValue={
                question.data.ask === 'cases-by' && question.data.at === 'first'
                  ? value =>
                      change({ column: question.data.ask === 'cases-by' ? question.data.column : undefined, value, tab: 'cases' })
                  : question.data.ask === 'last-activity'
                    ? value => change({ ends: value, tab: 'cases' })
                    : undefined
              }
            />
          )}
        </Loaded>
      )}
    </section>
  )
}
