import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { CaseKind } from '../../../events/case-words.ts'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useGovernedKinds } from '../new/intake-kind.tsx'
import { type Names, useCurrentPacks } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import { caseWords } from '../words-case.ts'
import { linkedWords } from '../words-linked.ts'
import { Panel } from './panel.tsx'

type Props = { readonly current: CaseWithTimeline; readonly names: Names }
type Linked = CaseWithTimeline['linked']['followed'][number]

/** Cases that stand beside the one they come from. */
const beside: readonly CaseKind[] = ['suggestion', 'rectification']
/** What an enquiry or a request may turn out to be: it goes on there and ends here. */
const instead: readonly CaseKind[] = ['complaint', 'anomaly']
const turning: readonly string[] = ['enquiry', 'request']

/** What a case comes from, what came out of it, and the way to open a suggestion, a rectification or what an enquiry really is. */
export function LinkedPanel({ current, names }: Props) {
  const t = useWords(linkedWords)
  const words = useWords(caseWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const governed = new Set(useGovernedKinds(useCurrentPacks()).map(one => one.value))
  const { origin, followed } = current.linked
  const offered = [
    ...beside.filter(kind => governed.has(kind) && kind !== current.kind).map(kind => ({ kind, ends: false })),
    ...(turning.includes(current.kind) && !current.closed ? instead : [])
      .filter(kind => governed.has(kind))
      .map(kind => ({ kind, ends: true })),
  ]
  if (origin === null && followed.length === 0 && offered.length === 0) return null
  const items = offered.map(({ kind, ends }) => {
    const name = sayValue('kind', kind, language)
    return { key: `${kind}${ends ? '&ends=yes' : ''}`, label: t(ends ? 'turnInto' : 'openFrom', { kind: name }) }
  })
  return (
    <Panel title={t('linked')}>
      {origin !== null && <p className="linked-origin">{t('comesFrom')}</p>}
      <ul className="side-list">
        {[...(origin === null ? [] : [origin]), ...followed].map((one: Linked) => (
          <li key={one.id}>
            <Link to={`/cases/${one.id}`} className="side-wrap">
              {one.number} {one.title}
            </Link>
            <span className="case-faint side-wrap">
              {sayValue('kind', one.kind, language)} · {one.closed ? words('closed') : names.stage(one.kind, one.stage)}
            </span>
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => void navigate(`/cases/new?from=${encodeURIComponent(current.id)}&kind=${key}`) }}
        >
          <Button size="small" icon={<PlusOutlined />}>
            {t(isCustomerKind(current.kind) && turning.includes(current.kind) ? 'openOrTurn' : 'open')}
          </Button>
        </Dropdown>
      )}
    </Panel>
  )
}
