import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { QualityIssues } from '../../server/statistics/schema.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { StatisticTabs } from './statistic-tabs.tsx'
import { statisticWords } from './words.ts'
import './statistics.css'

type Issue = QualityIssues['items'][number]

/** 质量反馈 (equip 第十一条): each issue with how far joint analysis, solution and improvement have come. */
export function QualityPage() {
  const t = useWords(statisticWords)
  const query = useQuery({
    queryKey: ['case', 'statistics', 'quality'],
    queryFn: ({ signal }) => get('/api/statistics/quality', QualityIssues, { signal }),
  })
  return (
    <Page
      title={t('quality')}
      bar={<StatisticTabs current="quality" />}
      actions={
        <Link to="/cases/new?kind=quality-feedback">
          <Button type="primary" icon={<PlusOutlined />}>
            {t('newIssue')}
          </Button>
        </Link>
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('noIssues')}>
              <p className="case-faint">{t('noIssuesHint')}</p>
            </Empty>
          ) : (
            <ul className="quality-list">
              {items.map(issue => (
                <IssueRow key={issue.id} issue={issue} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function IssueRow({ issue }: { issue: Issue }) {
  const t = useWords(statisticWords)
  const facts = [
    [t('product'), issue.product],
    [t('failure'), issue.failure],
    [t('part'), issue.part],
    [t('cause'), issue.cause],
  ] as const
  return (
    <li>
      <div>
        <Link to={`/cases/${issue.id}`}>
          {issue.number} {issue.title}
        </Link>{' '}
        <Tag>{issue.stage}</Tag>
      </div>
      <dl className="quality-facts">
        {facts
          .filter(([, text]) => text !== null && text !== '')
          .map(([title, text]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <div>
          <dt>{t('improvement')}</dt>
          <dd>
            {issue.improvementBy !== null ? (
              <Day date={issue.improvementBy} />
            ) : (
              t(issue.analysed ? 'notProposed' : 'notAnalysed')
            )}
          </dd>
        </div>
        {issue.improvementBy !== null && (
          <div>
            <dt>{t('effect')}</dt>
            <dd>{t(issue.effective === null ? 'notChecked' : issue.effective ? 'effective' : 'notEffective')}</dd>
          </div>
        )}
      </dl>
    </li>
  )
}
