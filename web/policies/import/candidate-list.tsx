import { CheckOutlined, CloseOutlined, EditOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select, Tag, Tooltip } from 'antd'
import { type Candidate, candidateKinds } from '../../../engine/text/candidate-schema.ts'
import type { TextImport } from '../../../server/policies/text-import/schema.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { Nothing } from '../../ui/page.tsx'
import type { Decisions } from './decisions.ts'
import { sayValue } from './say-value.ts'
import { contextOf } from './segments.ts'
import type { Filter } from './use-filter.ts'
import { usePart } from './use-part.tsx'
import { textImportWords } from './words.ts'

/** Candidates drawn at once. */
const PART = 100

type Props = {
  readonly listed: readonly Candidate[]
  readonly all: TextImport
  readonly decisions: Decisions
  readonly current: string | undefined
  readonly filter: Filter
  readonly onChoose: (id: string) => void
  readonly onSettle: (id: string, state: 'confirmed' | 'rejected') => void
  readonly onEdit: (id: string) => void
  readonly onUndo: () => void
  readonly onConfirmAll: (ids: readonly string[]) => void
}

/** The candidates one below the other, to be confirmed, rejected or changed. */
export function CandidateList({ listed, all, decisions, filter, onUndo, onConfirmAll, ...acts }: Props) {
  const t = useWords(textImportWords)
  const part = usePart(
    listed.length,
    listed.findIndex(c => c.id === acts.current),
    PART,
  )
  const open = listed.filter(c => !decisions.made.has(c.id))
  const count = (kind: (typeof candidateKinds)[number]) => all.candidates.filter(c => c.value.kind === kind).length
  return (
    <section className="text-import-list panel" aria-label={t('candidates')}>
      <div className="text-import-list-head">
        <Select
          aria-label={t('candidates')}
          value={filter.kind}
          onChange={filter.setKind}
          options={[
            { value: 'all' as const, label: `${t('allKinds')} ${all.candidates.length}` },
            ...candidateKinds.map(kind => ({ value: kind, label: `${t(`kind.${kind}`)} ${count(kind)}` })),
          ]}
        />
        <Checkbox checked={filter.isOpenOnly} onChange={event => filter.setOpenOnly(event.target.checked)}>
          {t('openOnly')}
        </Checkbox>
        <Tooltip title={t('undo')}>
          <Button icon={<UndoOutlined />} aria-label={t('undo')} disabled={decisions.before.length === 0} onClick={onUndo} />
        </Tooltip>
        <Button size="small" disabled={open.length === 0} onClick={() => onConfirmAll(open.map(c => c.id))}>
          {t('confirmAll', { count: open.length })}
        </Button>
        <p className="text-import-hint text-import-keys">{t('keys')}</p>
      </div>
      {listed.length === 0 ? (
        <Nothing title={t('noCandidates')} hint={t('noCandidatesHint')} />
      ) : (
        <>
          <ol className="text-import-items">
            {listed.slice(part.from, part.to).map(candidate => (
              <Item key={candidate.id} candidate={candidate} read={all} decisions={decisions} {...acts} />
            ))}
          </ol>
          {part.pager}
        </>
      )}
    </section>
  )
}

type ItemProps = Pick<Props, 'decisions' | 'current' | 'onChoose' | 'onSettle' | 'onEdit'> & {
  readonly candidate: Candidate
  readonly read: TextImport
}

function Item({ candidate, read, decisions, current, onChoose, onSettle, onEdit }: ItemProps) {
  const t = useWords(textImportWords)
  const language = useLanguage()
  const { before, words, after } = contextOf(read, candidate)
  const decision = decisions.made.get(candidate.id)
  const value = decision?.value ?? candidate.value
  const state = decision === undefined ? 'open' : decision.value === undefined ? decision.state : 'changed'
  return (
    <li
      className="text-import-item"
      id={`item-${candidate.id}`}
      data-current={candidate.id === current}
      data-state={decision?.state ?? 'open'}
    >
      <button
        type="button"
        className="text-import-choose"
        aria-current={candidate.id === current}
        onClick={() => onChoose(candidate.id)}
      >
        <span className="text-import-item-head">
          <span className="text-import-mark" data-kind={value.kind}>
            {t(`kind.${value.kind}`)}
          </span>
          <b>{sayValue(value, t, language)}</b>
        </span>
        <span className="text-import-item-words">
          {sayClause(candidate.clause, language)} · {before}
          <b>{words}</b>
          {after}
        </span>
      </button>
      <div className="text-import-item-acts">
        {state !== 'open' && (
          <Tag
            color={state === 'rejected' ? 'default' : 'success'}
            icon={state === 'rejected' ? <CloseOutlined /> : <CheckOutlined />}
          >
            {t(state)}
          </Tag>
        )}
        <Button size="small" icon={<CheckOutlined />} onClick={() => onSettle(candidate.id, 'confirmed')}>
          {t('confirm')}
        </Button>
        <Button size="small" icon={<CloseOutlined />} onClick={() => onSettle(candidate.id, 'rejected')}>
          {t('reject')}
        </Button>
        <Button size="small" type="text" icon={<EditOutlined />} onClick={() => onEdit(candidate.id)}>
          {t('change')}
        </Button>
      </div>
    </li>
  )
}
