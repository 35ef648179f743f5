import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { byClause } from '../../../engine/clause-order.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { sayClause } from '../../ui/clause.ts'
import { addClause, cleanNumber, numberRefused } from './edit-clauses.ts'
import { permitsWithoutClause } from './edit-permit.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { countFindings, findingsAt } from './findings-of.ts'
import { unclaused } from './unclaused.tsx'
import { whole } from './whole-form.tsx'
import { editorWords } from './words.ts'

function AddClause() {
  const t = useWords(editorWords)
  const shared = useWords(shellWords)
  const { pack, change, show } = useEditor()
  const [isOpen, setOpen] = useState(false)
  const [number, setNumber] = useState('')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const refused = numberRefused(pack, number)
  const isReady = refused === undefined && title.trim() !== '' && text.trim() !== ''
  const add = () => {
    change(now => addClause(now, number, { title: { zh: title.trim() }, gist: { zh: text.trim() } }))
    show(cleanNumber(number))
    setOpen(false)
  }
  const open = () => {
    setNumber('')
    setTitle('')
    setText('')
    setOpen(true)
  }
  return (
    <>
      <Button block icon={<PlusOutlined />} onClick={open}>
        {t('addClause')}
      </Button>
      <Modal
        open={isOpen}
        title={t('addClause')}
        okText={t('create')}
        cancelText={shared('cancel')}
        okButtonProps={{ disabled: !isReady }}
        onOk={add}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="pe-beginning">
          <Field label={t('clauseNumber')} hint={refused === 'taken' ? t('numberTaken') : t('clauseNumberHint')}>
            <Input
              autoFocus
              aria-label={t('clauseNumber')}
              value={number}
              {...(refused === 'taken' ? { status: 'error' as const } : {})}
              onChange={event => setNumber(event.target.value)}
            />
          </Field>
          <Field label={t('clauseTitle')}>
            <Input aria-label={t('clauseTitle')} value={title} onChange={event => setTitle(event.target.value)} />
          </Field>
          <Field label={t('clauseText')}>
            <Input.TextArea
              aria-label={t('clauseText')}
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          </Field>
        </div>
      </Modal>
    </>
  )
}

/** The clauses at the left: number, title, and in a word how many findings each has. */
export const ClauseList = memo(function ClauseList({ chosen }: { chosen: string | undefined }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, findings, show, isReadOnly } = useEditor()
  const [q, setQ] = useState('')
  const list = useRef<HTMLUListElement>(null)
  // A clause chosen elsewhere (a finding, the bench, a new one) comes into sight here too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is looked at again when another clause is chosen.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const all = useMemo(() => Object.entries(pack.clauses).sort(([a], [b]) => byClause(a, b)), [pack.clauses])
  // Counted when something else is found, and not for each letter typed.
  const numbers = all.map(([number]) => number).join(' ')
  const counts = useMemo(
    () => new Map(numbers.split(' ').map(number => [number, countFindings(findingsAt(findings, pack.id, number))])),
    [numbers, findings, pack.id],
  )
  const wanted = q.normalize('NFKC').trim().toLowerCase()
  const shown = all.filter(
    ([number, clause]) =>
      wanted === '' || `${number} ${clause.title.zh} ${clause.title.en ?? ''} ${clause.gist.zh}`.toLowerCase().includes(wanted),
  )
  return (
    <nav className="pe-clauses" aria-label={t('clauses')}>
      <Input.Search
        allowClear
        aria-label={t('searchClause')}
        placeholder={t('searchClause')}
        value={q}
        onChange={event => setQ(event.target.value)}
      />
      <ul ref={list}>
        {wanted === '' && (
          <li>
            <button type="button" aria-current={chosen === whole ? 'true' : undefined} onClick={() => show(whole)}>
              <span className="pe-clause-title">{t('whole')}</span>
            </button>
          </li>
        )}
        {shown.map(([number, clause]) => {
          const { errors, warnings } = counts.get(number) ?? { errors: 0, warnings: 0 }
          return (
            <li key={number} data-part={number.includes('(')}>
              <button type="button" aria-current={number === chosen ? 'true' : undefined} onClick={() => show(number)}>
                <span className="pe-clause-number">{sayClause(number, language)}</span>
                <span className="pe-clause-title">{inLanguage(clause.title, language)}</span>
                {errors + warnings > 0 && (
                  <span className="pe-clause-count" data-severity={errors > 0 ? 'error' : 'warning'}>
                    {errors + warnings}
                    <span className="visually-hidden"> {t(errors > 0 ? 'severity.error' : 'severity.warning')}</span>
                  </span>
                )}
              </button>
            </li>
          )
        })}
        {wanted === '' && permitsWithoutClause(pack).length > 0 && (
          <li>
            <button type="button" aria-current={chosen === unclaused ? 'true' : undefined} onClick={() => show(unclaused)}>
              <span className="pe-clause-title">{t('unclaused')}</span>
            </button>
          </li>
        )}
      </ul>
      {!isReadOnly && <AddClause />}
    </nav>
  )
})
