import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Popconfirm, Progress, Table, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { TemplateList, type TemplateRow } from '../../server/form-templates/schema.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ReportArea } from '../reports/report-area.tsx'
import '../reports/reports.css'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { CompanyHeadPanel } from './company-head.tsx'
import { TemplateDrawer } from './template-drawer.tsx'
import { templateWords } from './words.ts'

const refreshes = [['form-templates'], ['reports']]

/** 表单模板: every form that is printed, its number, title and guide in versions; renewed or looked through once a year. */
export function TemplatesPage() {
  const t = useWords(templateWords)
  const { message } = App.useApp()
  const { names } = useNames()
  const [params, setParams] = useSearchParams()
  const onlyLeft = params.get('left') === '1'
  const [open, setOpen] = useState<TemplateRow>()
  const query = useQuery({
    queryKey: ['form-templates'],
    queryFn: ({ signal }) => get('/api/form-templates', TemplateList, { signal }),
  })
  const confirm = useAct({
    send: (keys: readonly string[], intent) => post('/api/form-templates/confirm', { keys }, TemplateList, intent),
    refreshes,
    onDone: () => void message.success(t('confirmed')),
  })
  return (
    <Page title={t('title')} subtitle={t('hint')} bar={<ReportArea active="templates" />}>
      <Loaded query={query}>
        {view => {
          const left = view.items.filter(one => !one.isRenewed)
          const shown = onlyLeft ? left : view.items
          return (
            <>
              <div className="report-bar">
                <Progress
                  type="circle"
                  size={44}
                  percent={view.items.length === 0 ? 100 : Math.floor((view.renewed / view.items.length) * 100)}
                />
                <span>
                  {t('progress', { year: String(view.year), done: String(view.renewed), all: String(view.items.length) })}
                  {view.renewal !== null && (
                    <>
                      {' '}
                      · {t('renewal', { month: String(view.renewal.month ?? 12), role: names.role(view.renewal.owner) })}{' '}
                      <ClauseChip
                        clause={view.renewal.clause}
                        edition={{ id: view.renewal.regulation, edition: view.renewal.edition }}
                      />
                    </>
                  )}
                </span>
                <Checkbox
                  checked={onlyLeft}
                  onChange={event => setParams(event.target.checked ? { left: '1' } : {}, { replace: true })}
                >
                  {t('onlyLeft')}
                </Checkbox>
                {view.canKeep && left.length > 0 && (
                  <Popconfirm
                    title={t('confirmAsk', { count: String(left.length) })}
                    onConfirm={() => confirm.mutate(left.map(one => one.key))}
                  >
                    <Button loading={confirm.isPending}>{t('confirmRest', { count: String(left.length) })}</Button>
                  </Popconfirm>
                )}
              </div>
              <CompanyHeadPanel />
              {confirm.error !== null && <Refusal problem={confirm.error} onClose={confirm.reset} />}
              {shown.length === 0 ? (
                <Nothing title={t('none')} />
              ) : (
                <TemplateTable rows={shown} canKeep={view.canKeep} onOpen={setOpen} onKeep={key => confirm.mutate([key])} />
              )}
              {open !== undefined && <TemplateDrawer row={open} canKeep={view.canKeep} onClose={() => setOpen(undefined)} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

type TableProps = {
  readonly rows: readonly TemplateRow[]
  readonly canKeep: boolean
  readonly onOpen: (row: TemplateRow) => void
  readonly onKeep: (key: string) => void
}
function TemplateTable({ rows, canKeep, onOpen, onKeep }: TableProps) {
  const t = useWords(templateWords)
  const text = useText()
  return (
    <Table<TemplateRow>
      className="panel"
      size="small"
      rowKey="key"
      scroll={{ x: 'max-content' }}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      dataSource={rows}
      columns={[
        {
          title: t('form'),
          key: 'form',
          render: (_, row) => (
            <>
              <Button type="link" className="report-template" onClick={() => onOpen(row)}>
                {text(row.standing?.title ?? row.title)}
              </Button>{' '}
              <ClauseChip clause={row.clause} edition={row.regulation} />
            </>
          ),
        },
        { title: t('number'), key: 'number', render: (_, row) => row.standing?.number || '—' },
        {
          title: t('standing'),
          key: 'standing',
          render: (_, row) => (
            <>
              {row.standing === null
                ? t('asRegulated')
                : `${t('version', { version: String(row.standing.version) })} · ${t('since', { day: row.standing.since })}`}
              {row.standing?.layout && <Tag>{t('hasLayout')}</Tag>}
              {row.next !== null && (
                <Tag color="processing">
                  {t('next')} {row.next.since}
                </Tag>
              )}
            </>
          ),
        },
        {
          title: t('thisYear'),
          key: 'year',
          render: (_, row) => <Tag color={row.isRenewed ? 'success' : 'warning'}>{t(row.isRenewed ? 'renewed' : 'left')}</Tag>,
        },
        ...(canKeep
          ? [
              {
                title: '',
                key: 'act',
                render: (_: unknown, row: TemplateRow) => (
                  <>
                    <Button size="small" onClick={() => onOpen(row)}>
                      {t('change')}
                    </Button>{' '}
                    {!row.isRenewed && (
                      <Button size="small" type="text" onClick={() => onKeep(row.key)}>
                        {t('keep')}
                      </Button>
                    )}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
