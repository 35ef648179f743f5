import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { LogRow } from '../../server/mining/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { usePages } from '../api/query.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ProcessBar } from './process-bar.tsx'
import { miningWords } from './words.ts'
import './mining.css'

/** The outside logs, newest first. */
export function LogsPage() {
  const t = useWords(miningWords)
  const text = useText()
  const me = useMe()
  const pages = usePages({ key: ['mining', 'logs'], path: '/api/mining/logs', item: LogRow })
  const mayImport = holds(me, 'it', 'administrator', 'service-desk', 'department-head', 'deputy-leader')
  const add = mayImport ? (
    <Link to="/analysis/process/logs/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('logs.new')}
      </Button>
    </Link>
  ) : undefined
  return (
    <Page title={t('logs.title')} subtitle={t('logs.hint')} bar={<ProcessBar current="logs" />} actions={add}>
      <PagedList pages={pages} empty={t('logs.empty')} emptyHint={t('logs.emptyHint')} emptyAction={add}>
        <ul className="mining-list">
          {pages.items.map(one => (
            <li key={one.id}>
              <Link to={`/analysis/process/logs/${one.id}`}>{one.name}</Link> <Tag>{one.format.toUpperCase()}</Tag>
              {one.state === 'reading' && <Tag color="processing">{t('logs.reading')}</Tag>}
              {one.state === 'failed' && <Tag color="error">{t('logs.failed')}</Tag>}
              <p className="case-faint">
                {one.state === 'ready' && `${t('logs.rows', { rows: one.rows, cases: one.cases, events: one.events })} · `}
                {one.problem !== null && `${text(one.problem)} · `}
                {t('logs.by', { name: one.importedBy.name })} · <Moment at={one.importedAt} />
              </p>
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
