import { Tag } from 'antd'
import { Link } from 'react-router'
import type { EditionMove, MovingCase } from '../../../server/policies/drafts/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { type Name, useMovingCases } from './use-editions.ts'
import { editionWords } from './words.ts'

function CaseHead({ one, rows }: { one: MovingCase; rows: number }) {
  return (
    <th scope="rowgroup" rowSpan={rows}>
      <Link to={`/cases/${one.id}`}>{one.number}</Link>
      <span className="move-case">{one.title}</span>
    </th>
  )
}

function CaseRows({ one }: { one: MovingCase }) {
  const t = useWords(editionWords)
  const text = useText()
  const due = (at: string | null) => (at === null ? '—' : <Moment at={at} />)
  const stays = one.state === 'left' || one.state === 'refused'
  if (stays || one.duties.length === 0)
    return (
      <tr>
        <CaseHead one={one} rows={1} />
        <td colSpan={3}>
          {stays && <Tag color="warning">{t(`state.${one.state}`)}</Tag>}{' '}
          {one.because === null ? t('noDuties') : text(one.because)}
        </td>
      </tr>
    )
  return one.duties.map((duty, at) => (
    <tr key={`${duty.rule}${duty.what}`}>
      {at === 0 && <CaseHead one={one} rows={one.duties.length} />}
      <td>
        {text(duty.title)} <Tag>{t(`what.${duty.what}`)}</Tag>
      </td>
      <td>{due(duty.before)}</td>
      <td>{duty.what === 'ends' || duty.what === 'begins' ? t(`what.${duty.what}`) : due(duty.after)}</td>
    </tr>
  ))
}

/** The cases of a move, some at a time: what it does to each duty, or why the case stays. */
export function MovingTable({ move, name, state }: { move: EditionMove; name: Name; state: MovingCase['state'] | undefined }) {
  const t = useWords(editionWords)
  const pages = useMovingCases(name, move, state)
  return (
    <PagedList pages={pages} empty={t('noneOfState')}>
      <div className="move-scroll">
        <table className="move-table">
          <thead>
            <tr>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('duty')}</th>
              <th scope="col">{t('dueBefore')}</th>
              <th scope="col">{t('dueAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map(one => (
              <CaseRows key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </PagedList>
  )
}
