import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Input, InputNumber, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { Question, Questionnaire } from '../../events/questionnaire.ts'
import { QuestionnaireView } from '../../server/surveys/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { DraftNotice } from '../ui/draft-notice.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { beginning, editProblems, moved, newQuestion } from './edit-questions.ts'
import { QuestionEditor } from './question-editor.tsx'
import { Preview } from './questionnaire-page.tsx'
import { type Edit, type KeptEdit, useEdit } from './use-edit.ts'
import { useQuestionnaire } from './use-surveys.ts'
import { surveyWords } from './words.ts'
import { editWords } from './words-edit.ts'
import './surveys.css'

const kinds = [...customerKinds, 'work-order'] as const
const refreshes = [['organisation', 'questionnaires']]
const placeholders = ['{{customer}}', '{{title}}', '{{company}}', '{{agent}}'] as const

/** `/questionnaires/new`: begins with one question that says satisfied or not. */
export function NewQuestionnairePage() {
  const t = useWords(surveyWords)
  const e = useWords(editWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const fresh = (): KeptEdit => ({
    ...{ title: '', purpose: 'callback', kinds: [], reason: '' },
    content: beginning({
      opening: e('opening', { open: '{{' }),
      closing: e('closing'),
      overall: e('overall'),
      low: e('low'),
      high: e('high'),
    }),
  })
  const edit = useEdit('questionnaire/new', fresh)
  const { title, purpose, kinds: chosen } = edit.value
  const make = useAct({
    send: (content: Questionnaire, intent: string) =>
      post(
        '/api/questionnaires',
        { title, purpose, kinds: purpose === 'callback' ? chosen : [], content },
        QuestionnaireView,
        intent,
      ),
    refreshes,
    onDone: view => {
      edit.forget()
      void navigate(`/questionnaires/${view.id}`, { replace: true })
    },
  })
  return (
    <Page title={t('newQuestionnaire')}>
      <Editor
        edit={edit}
        submitLabel={t('publish')}
        isReady={title.trim() !== ''}
        isBusy={make.isPending}
        problem={make.error}
        onSend={content => make.mutate(content)}
      >
        <div className="survey-field">
          <span>{t('qTitle')}</span>
          <Input
            aria-label={t('qTitle')}
            value={title}
            maxLength={100}
            onChange={event => edit.change({ title: event.target.value })}
          />
        </div>
        <div>
          <div className="survey-label">{t('purpose')}</div>
          <Segmented
            value={purpose}
            onChange={next => edit.change({ purpose: next })}
            options={(['callback', 'survey'] as const).map(value => ({ value, label: t(`purpose.${value}`) }))}
          />
        </div>
        {purpose === 'callback' && (
          <div className="survey-field">
            <span>{t('kinds')}</span>
            <Select
              aria-label={t('kinds')}
              className="survey-wide"
              mode="multiple"
              placeholder={t('allKinds')}
              value={chosen}
              onChange={next => edit.change({ kinds: next })}
              options={kinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            />
          </div>
        )}
      </Editor>
    </Page>
  )
}

/** `/questionnaires/:id/edit`: another version, with what changed and why. */
export function ChangeQuestionnairePage() {
  const t = useWords(surveyWords)
  const { id = '' } = useParams()
  const query = useQuestionnaire(id)
  return (
    <Page title={query.data === undefined ? t('edit') : `${t('edit')} · ${query.data.title}`}>
      <Loaded query={query}>{view => <Change key={view.id} view={view} />}</Loaded>
    </Page>
  )
}

function Change({ view }: { view: QuestionnaireView }) {
  const t = useWords(surveyWords)
  const navigate = useNavigate()
  const { title, purpose, content: initial } = view
  const edit = useEdit(`questionnaire/${view.id}/${view.version}`, () => ({
    ...{ title, purpose, kinds: [], content: initial, reason: '' },
  }))
  const { reason } = edit.value
  // What it was made from: a version published meanwhile is not written over.
  const [after] = useState(view.version)
  const change = useAct({
    send: (content: Questionnaire, intent: string) =>
      post(`/api/questionnaires/${view.id}/versions`, { after, content, reason }, QuestionnaireView, intent),
    refreshes,
    onDone: () => {
      edit.forget()
      void navigate(`/questionnaires/${view.id}`, { replace: true })
    },
  })
  return (
    <Editor
      edit={edit}
      submitLabel={t('publishVersion')}
      isReady={reason.trim() !== ''}
      isBusy={change.isPending}
      problem={change.error}
      onSend={content => change.mutate(content)}
    >
      <div className="survey-field">
        <span>{t('reason')}</span>
        <Input
          aria-label={t('reason')}
          value={reason}
          maxLength={500}
          onChange={event => edit.change({ reason: event.target.value })}
        />
      </div>
    </Editor>
  )
}

type EditorProps = {
  readonly edit: Edit
  readonly submitLabel: string
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly problem: Parameters<typeof Refusal>[0]['problem'] | null
  readonly onSend: (content: Questionnaire) => void
  readonly children: ReactNode
}

/** The questions one below the other, beside what the customer will see; what keeps it from being published stands at its question. */
function Editor({ edit, submitLabel, isReady, isBusy, problem, onSend, children }: EditorProps) {
  const t = useWords(surveyWords)
  const marks = useMarks()
  const { content } = edit.value
  const setContent = (next: Questionnaire) => edit.change({ content: next })
  const problems = editProblems(content)
  const put = (questions: Question[]) => setContent({ ...content, questions })
  const { questions } = content
  return (
    <div className="survey-edit-columns">
      <div className="survey-form">
        {edit.restoredAt !== undefined && <DraftNotice at={edit.restoredAt} onDiscard={edit.discard} />}
        <section className="panel survey-panel survey-edit-grid">
          {children}
          <div className="survey-field">
            <span>{t('opening')}</span>
            <Input.TextArea
              aria-label={t('opening')}
              autoSize={{ minRows: 2 }}
              maxLength={2_000}
              value={content.opening}
              onChange={event => setContent({ ...content, opening: event.target.value })}
            />
            <span className="survey-faint">{t('openingHint', { names: placeholders.join(marks.comma) })}</span>
          </div>
          <div className="survey-field">
            <span>{t('closingText')}</span>
            <Input.TextArea
              aria-label={t('closingText')}
              autoSize={{ minRows: 2 }}
              maxLength={2_000}
              value={content.closing}
              onChange={event => setContent({ ...content, closing: event.target.value })}
            />
          </div>
          <div className="survey-field">
            <span>{t('linkDays')}</span>
            <InputNumber
              aria-label={t('linkDays')}
              min={1}
              max={60}
              precision={0}
              value={content.linkDays}
              onChange={linkDays => linkDays !== null && setContent({ ...content, linkDays })}
            />
          </div>
        </section>
        <ol className="survey-form">
          {questions.map((question, place) => {
            const wrong = problems.find(one => one.question === question.id)
            return (
              <QuestionEditor
                key={question.id}
                question={question}
                place={place}
                earlier={questions.slice(0, place)}
                isLast={place === questions.length - 1}
                problem={wrong && t(`problem.${wrong.how}`)}
                onChange={next => put(questions.map(one => (one.id === question.id ? next : one)))}
                onMove={by => put(moved(questions, place, by))}
                onRemove={() => put(questions.filter(one => one.id !== question.id))}
              />
            )
          })}
        </ol>
        <Button
          icon={<PlusOutlined />}
          disabled={questions.length >= 30}
          onClick={() => put([...questions, newQuestion(questions)])}
        >
          {t('addQuestion')}
        </Button>
        {problems.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('mustMend')}
            description={[...new Set(problems.map(one => t(`problem.${one.how}`)))].join(marks.semicolon)}
          />
        )}
        <div>
          <Button
            type="primary"
            loading={isBusy}
            disabled={!isReady || problems.length > 0 || content.opening.trim() === '' || content.closing.trim() === ''}
            onClick={() => onSend(content)}
          >
            {submitLabel}
          </Button>
        </div>
        {problem !== null && <Refusal problem={problem} />}
      </div>
      <Preview content={content} />
    </div>
  )
}
