import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Select, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { rewardStages } from '../../engine/rewards.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { DepartmentInput, PersonInput } from '../ui/people-input.tsx'
import { Published } from './published.tsx'
import { RewardItem } from './reward-item.tsx'
import { type RewardFilter, useRewards, useRewardTotals } from './use-rewards.ts'
import { rewardWords } from './words.ts'
import './rewards.css'
import '../cases/cases.css'

const filters = ['stage', 'rule', 'department', 'subject', 'from', 'to'] as const

/** 奖励与表彰: what is published now, and the register; every filter stands in the address. */
export function RewardsPage() {
  const t = useWords(rewardWords)
  const [params, setParams] = useSearchParams()
  const tab = params.get('tab') === 'register' ? 'register' : 'published'
  const given = Object.fromEntries(filters.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  return (
    <Page
      title={t('title')}
      actions={
        <Link to="/cases/new?kind=reward">
          <Button type="primary" icon={<PlusOutlined />}>
            {t('apply')}
          </Button>
        </Link>
      }
      bar={
        <>
          <Tabs
            activeKey={tab}
            onChange={key => setParams(key === 'published' ? {} : { tab: key }, { replace: true })}
            items={(['published', 'register'] as const).map(key => ({ key, label: t(key) }))}
          />
          {tab === 'register' && <Filters given={given} change={change} />}
        </>
      }
    >
      {tab === 'published' ? <Published /> : <Register filter={given} />}
    </Page>
  )
}

type FilterProps = {
  readonly given: RewardFilter
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}

function Filters({ given, change }: FilterProps) {
  const t = useWords(rewardWords)
  const text = useText()
  const { data } = useRewardTotals({})
  return (
    <div className="reward-bar">
      <Segmented
        aria-label={t('register')}
        value={given.stage ?? ''}
        onChange={value => change({ stage: value })}
        options={[
          { value: '', label: t('all') },
          ...rewardStages.map(value => ({ value: value as string, label: t(`stage.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('kind')}
        value={given.rule ?? ''}
        onChange={value => change({ rule: value })}
        options={[
          { value: '', label: t('kind') },
          ...(data?.kinds ?? []).map(one => ({ value: one.id, label: text(one.title) })),
        ]}
      />
      <div className="reward-filter">
        <PersonInput
          id="reward-person"
          value={given.subject === 'me' ? null : (given.subject ?? null)}
          onChange={id => change({ subject: id ?? undefined })}
          placeholder={t('person')}
        />
      </div>
      <div className="reward-filter">
        <DepartmentInput
          id="reward-department"
          value={given.department ?? null}
          onChange={id => change({ department: id ?? undefined })}
          placeholder={t('department')}
        />
      </div>
      <Button
        type={given.subject === 'me' ? 'primary' : 'default'}
        onClick={() => change({ subject: given.subject === 'me' ? undefined : 'me' })}
      >
        {t('mineOnly')}
      </Button>
      {(['from', 'to'] as const).map(name => (
        <label key={name} className="reward-days">
          {t(name)}
          <input type="date" value={given[name] ?? ''} onChange={event => change({ [name]: event.target.value })} />
        </label>
      ))}
    </div>
  )
}

function Register({ filter }: { readonly filter: RewardFilter }) {
  const t = useWords(rewardWords)
  const pages = useRewards(filter)
  const { data } = useRewardTotals(filter)
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      {data !== undefined && (
        <p className="case-faint reward-lead">
          {t(`scope.${data.scope}`)} · {t('registerHint')}
        </p>
      )}
      {data !== undefined && data.totals.count > 0 && (
        <section className="reward-totals panel">
          <strong>{t('count', { count: data.totals.count })}</strong>
          <span>
            {t('bonus')} <Money fen={data.totals.amountFen} />
          </span>
          <span>
            {t('project')} <Money fen={data.totals.projectFen} />
          </span>
        </section>
      )}
      <PagedList
        pages={pages}
        empty={t(isFiltered ? 'emptyFiltered' : 'empty')}
        {...(isFiltered ? {} : { emptyHint: t('emptyHint') })}
      >
        <ul>
          {pages.items.map(row => (
            <RewardItem key={row.case.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}
