import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { inLanguage } from '../../../events/in-language.ts'
import { useMe } from '../../api/me.ts'
import { serverNow } from '../../api/server-time.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { useZone } from '../../ui/moment.tsx'
import { DayInput } from '../../ui/moment-input.tsx'
import { dayOf } from '../../ui/wall-clock.ts'
import { AddRule } from './add-rule.tsx'
import {
  addReading,
  changeClause,
  changeReading,
  citesOf,
  cleanNumber,
  numberRefused,
  removeClause,
  removeReading,
  renameClause,
} from './edit-clauses.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { Later } from './later.tsx'
import { RuleCard } from './rule-card.tsx'
import { keyOfRule, rulesAt } from './rules-at.ts'
import { SettlesPick } from './settles-pick.tsx'
import { LineInput, TextField } from './text-field.tsx'
import { Unclaused, unclaused } from './unclaused.tsx'
import { WholeForm, whole } from './whole-form.tsx'
import { editorWords } from './words.ts'

function Renumber({ number }: { number: string }) {
  const t = useWords(editorWords)
  const { pack, change, show } = useEditor()
  const [typed, setTyped] = useState(number)
  const [isOpen, setOpen] = useState(false)
  const refused = numberRefused(pack, typed, number)
  // Counted when somebody asks: it reads the whole draft.
  const cited = useMemo(() => (isOpen ? citesOf(pack, number).length : 0), [isOpen, pack, number])
  const rename = () => {
    const to = cleanNumber(typed)
    if (to !== number) {
      change(now => renameClause(now, number, to))
      show(to)
    }
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={open => {
        setTyped(number)
        setOpen(open)
      }}
      content={
        <div className="pe-beginning">
          <Field
            label={t('clauseNumber')}
            hint={
              refused === undefined ? t('renumberHint', { count: cited }) : t(refused === 'taken' ? 'numberTaken' : 'numberEmpty')
            }
          >
            <Input aria-label={t('clauseNumber')} value={typed} onChange={event => setTyped(event.target.value)} />
          </Field>
          <Button type="primary" disabled={refused !== undefined} onClick={rename}>
            {t('renumber')}
          </Button>
        </div>
      }
    >
      <Button size="small">{t('renumber')}</Button>
    </Popover>
  )
}

function RemoveAnswer({ number }: { number: string }) {
  const t = useWords(editorWords)
  const { pack, change } = useEditor()
  const cites = useMemo(() => citesOf(pack, number), [pack, number])
  if (cites.length === 0)
    return (
      <Button danger onClick={() => change(now => removeClause(now, number))}>
        {t('removeClauseSure', { number })}
      </Button>
    )
  return (
    <div className="pe-cites">
      <p>{t('cited', { count: cites.length })}</p>
      <ul>
        {cites.slice(0, 12).map(one => (
          <li key={`${one.part}/${one.id}`}>
            {t(`part.${one.part as 'duties'}`)} {one.title}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Remove({ number }: { number: string }) {
  const t = useWords(editorWords)
  return (
    <Popover trigger="click" destroyOnHidden content={<RemoveAnswer number={number} />}>
      <Button size="small" icon={<DeleteOutlined />}>
        {t('removeClause')}
      </Button>
    </Popover>
  )
}

function Readings({ number }: { number: string }) {
  const t = useWords(editorWords)
  const text = useText()
  const me = useMe()
  const zone = useZone()
  const { pack, change, isReadOnly } = useEditor()
  const readings = Object.entries(pack.readings).filter(([, reading]) => reading.clause === number)
  const [isOpen, setOpen] = useState(false)
  const add = () => {
    setOpen(true)
    change(now =>
      addReading(now, { clause: number, says: { zh: t('readingSays') }, by: me.person.name, on: dayOf(serverNow(), zone) }),
    )
  }
  return (
    <section className="pe-readings" aria-label={t('readings')}>
      {readings.length > 0 && (
        <details className="pe-folded" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>
            {t('readings')} {readings.length}
          </summary>
          {readings.map(([id, reading]) =>
            isReadOnly ? (
              <p key={id}>
                {text(reading.says)} <span className="pe-hint">{`${reading.by} ${reading.on}`}</span>
              </p>
            ) : (
              <Fields key={id}>
                <TextField
                  label={t('readingSays')}
                  rows={1}
                  wide
                  value={reading.says}
                  onChange={says => says && change(now => changeReading(now, id, { says }), `readings/${id}/says`)}
                />
                <Field label={t('readingBy')}>
                  <LineInput
                    label={t('readingBy')}
                    value={reading.by}
                    onChange={by => change(now => changeReading(now, id, { by }), `readings/${id}/by`)}
                  />
                </Field>
                <Field label={t('readingOn')}>
                  <DayInput value={reading.on} onChange={on => on !== null && change(now => changeReading(now, id, { on }))} />
                </Field>
                <SettlesPick id={id} value={reading.settles} />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeReading')}
                  onClick={() => change(now => removeReading(now, id))}
                />
              </Fields>
            ),
          )}
        </details>
      )}
      {!isReadOnly && (
        <Button type="link" size="small" icon={<PlusOutlined />} onClick={add}>
          {t('addReading')}
        </Button>
      )}
    </section>
  )
}

/** A clause: its words at the top, then its readings and its rules. */
export function ClauseEditor({ number, openRule }: { number: string; openRule: string | undefined }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, show, isReadOnly } = useEditor()
  const clause = pack.clauses[number]
  const rules = useMemo(() => rulesAt(pack, number), [pack, number])
  // A finding names a rule without saying of which sort it is: the first of that name is meant.
  const opened =
    openRule === undefined ? undefined : (rules.find(at => keyOfRule(at) === openRule) ?? rules.find(at => at.id === openRule))
  if (number === unclaused) return <Unclaused openRule={openRule} />
  if (number === whole) return <WholeForm />
  if (clause === undefined) return <p className="pe-empty">{t('noClause')}</p>
  const set = (edit: Parameters<typeof changeClause>[2]) =>
    change(now => changeClause(now, number, edit), `clauses/${number}/${Object.keys(edit).join()}`)
  return (
    <article className="pe-clause" aria-label={sayClause(number, language)}>
      <header className="pe-clause-head">
        <h2>
          <span className="pe-clause-number">{sayClause(number, language)}</span> {inLanguage(clause.title, language)}
        </h2>
        {!isReadOnly && (
          <span className="pe-rule-acts">
            <Renumber number={number} />
            <Remove number={number} />
          </span>
        )}
      </header>
      {isReadOnly ? (
        <p>{inLanguage(clause.gist, language)}</p>
      ) : (
        <div className="panel pe-clause-text">
          <TextField label={t('clauseTitle')} value={clause.title} onChange={title => title && set({ title })} />
          <TextField label={t('clauseText')} rows={3} value={clause.gist} onChange={gist => gist && set({ gist })} />
          {(rules.length === 0 || clause.manual !== undefined) && (
            <TextField
              label={t('clauseManual')}
              hint={t('clauseManualHint')}
              rows={1}
              canBeEmpty
              value={clause.manual}
              onChange={manual => set({ manual })}
            />
          )}
        </div>
      )}
      <Readings number={number} />
      <div className="pe-rules-head">
        <h3>{t('rulesOf')}</h3>
        {!isReadOnly && <AddRule clause={number} />}
      </div>
      {rules.length === 0 && clause.manual === undefined && <p className="pe-hint">{t('noRules')}</p>}
      {rules.map(at => (
        <Later key={keyOfRule(at)} isNow={opened === at}>
          <RuleCard
            at={at}
            clause={number}
            isOpen={opened === at}
            onToggle={() => show(number, opened === at ? undefined : keyOfRule(at))}
          />
        </Later>
      ))}
    </article>
  )
}
