import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Role } from '../../events/roles.ts'
import {
  type BorrowingPage,
  BorrowingRow,
  borrowingStates,
  EndBorrowingBody,
  NewBorrowingBody,
} from '../../server/organisation/borrowings-schema.ts'
import { useMe } from '../api/me.ts'
import { usePages } from '../api/query.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { Person } from '../ui/person.tsx'
import { addBorrowing, endBorrowing, organisationKeys, reads, useBorrowingRule } from './organisation-data.ts'
import { organisationWords } from './words.ts'

type State = BorrowingRow['state']
type Open = { what: 'new' } | { what: 'end'; row: BorrowingRow }
const colours: Readonly<Record<State, string>> = { running: 'success', ahead: 'warning', ended: 'default' }

function Dialog({ open, posts, onClose }: { open: Open; posts: BorrowingPage['posts']; onClose: () => void }) {
  const t = useWords(organisationWords)
  const text = useText()
  const common = { onDone: onClose, onCancel: onClose, refreshes: organisationKeys }
  const shared = useWords(shellWords)
  // Where there is only one, it is that one.
  const only = posts.length === 1 ? Role.safeParse(posts[0]?.role).data : undefined
  if (open.what === 'end')
    return (
      <Modal
        open
        title={`${t('endBorrowing')} · ${open.row.person.name}`}
        footer={null}
        onCancel={onClose}
        width={520}
        destroyOnHidden
      >
        <ActForm
          schema={EndBorrowingBody}
          fields={[
            { name: 'until', label: t('until'), kind: 'moment', hint: t('sinceHint') },
            { name: 'reason', label: t('reason'), kind: 'text', maxLength: 500, wide: true },
          ]}
          submitLabel={t('endBorrowing')}
          onSubmit={(input, intent) => endBorrowing(open.row.id, input, intent)}
          {...common}
        />
      </Modal>
    )
  return (
    <Modal open title={t('addBorrowing')} footer={null} onCancel={onClose} width={560} destroyOnHidden>
      <ActForm
        schema={NewBorrowingBody}
        initial={only === undefined ? {} : { role: only }}
        fields={[
          { name: 'person', label: t('lentPerson'), kind: 'person', hint: t('lentPersonHint') },
          { name: 'to', label: t('lentTo'), kind: 'department' },
          {
            name: 'role',
            label: t('lentAs'),
            kind: 'select',
            options: posts.map(p => ({ value: p.role, label: text(p.title) })),
          },
          { name: 'since', label: t('since'), kind: 'moment', hint: t('sinceHint') },
          { name: 'until', label: t('until'), kind: 'moment', hint: t('lentUntilHint') },
          { name: 'approvedBy', label: t('lentApprovedBy'), kind: 'person', hint: t('lentApprovedByHint') },
          { name: 'reason', label: t('reason'), kind: 'text', maxLength: 500, wide: true },
        ]}
        submitLabel={shared('save')}
        onSubmit={addBorrowing}
        {...common}
      />
    </Modal>
  )
}

function Line({ row, onEnd }: { row: BorrowingRow; onEnd: () => void }) {
  const t = useWords(organisationWords)
  const text = useText()
  const me = useMe()
  const name = <Person name={row.person.name} avatar />
  return (
    <li className="organisation-spell" data-past={row.state === 'ended'} aria-label={row.person.name}>
      <span className="organisation-lent">
        {reads(me) ? <Link to={`/organisation/people/${row.person.id}`}>{name}</Link> : name}
        <Tag color={colours[row.state]}>{t(`lent.${row.state}`)}</Tag>
        {t('lentFromTo', { from: row.from.name, to: row.to.name })} · {text(row.roleTitle)}
      </span>
      <span className="organisation-quiet">
        <Moment at={row.since} /> – <Moment at={row.until} />
        {' · '}
        {t('lentBy', { approver: row.approvedBy.name, recorder: row.recordedBy.name })} · {row.reason}
      </span>
      {row.canEnd && (
        <Button size="small" onClick={onEnd}>
          {t(row.state === 'ahead' ? 'cancelBorrowing' : 'endBorrowing')}
        </Button>
      )}
    </li>
  )
}

/** 借调: who is lent from where to where, as what, until when and by whose approval; ended ones stay. */
export function BorrowingsSection() {
  const t = useWords(organisationWords)
  const text = useText()
  const [params, setParams] = useSearchParams()
  const state = borrowingStates.find(one => one === params.get('state')) ?? 'all'
  const rule = useBorrowingRule()
  const pages = usePages({
    key: ['organisation', 'borrowings'],
    path: '/api/organisation/borrowings',
    item: BorrowingRow,
    query: { state },
  })
  const [open, setOpen] = useState<Open>()
  return (
    <>
      <div className="organisation-bar">
        <p className="organisation-quiet">
          {t('lentHint')}{' '}
          {rule.data?.rule && <ClauseChip clause={rule.data.rule.clause} title={text(rule.data.rule.regulation)} />}
        </p>
        <Select
          aria-label={t('lentState')}
          value={state}
          onChange={value => setParams(value === 'all' ? {} : { state: value }, { replace: true })}
          options={(['all', ...borrowingStates] as const).map(value => ({ value, label: t(`lent.${value}`) }))}
        />
        {rule.data?.canAdd === true && (
          <span className="organisation-adds">
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'new' })}>
              {t('addBorrowing')}
            </Button>
          </span>
        )}
      </div>
      <PagedList pages={pages} empty={t('noBorrowings')} emptyHint={t('noBorrowingsHint')}>
        <ul className="organisation-borrowings">
          {pages.items.map(row => (
            <Line key={row.id} row={row} onEnd={() => setOpen({ what: 'end', row })} />
          ))}
        </ul>
      </PagedList>
      {open !== undefined && rule.data !== undefined && (
        <Dialog open={open} posts={rule.data.posts} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
