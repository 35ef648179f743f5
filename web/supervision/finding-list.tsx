import { App, Button, Checkbox, Drawer, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import {
  Begun,
  DecideFinding,
  DisputeFinding,
  type Finding,
  FindingPage,
  findingSources,
  findingStates,
  RaiseFinding,
  RectifyFinding,
} from '../../server/supervision/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Due } from '../ui/due.tsx'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { touched, useFindings, useHitCounts } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

const colours = {
  open: 'error',
  disputed: 'warning',
  withdrawn: 'default',
  rectifying: 'processing',
  rectified: 'success',
} as const
type Doing = 'dispute' | 'decide' | 'rectify'

type Props = {
  readonly state: string | undefined
  readonly source: string | undefined
  readonly major: boolean
  readonly mine: boolean
  /** One finding by its id, where somebody came to see it. */
  readonly one: string | undefined
  readonly change: (more: Readonly<Record<string, string | undefined>>) => void
}
/** 检查发现: what was found, who says otherwise, and what puts it right. */
export function FindingList({ state, source, major, mine, one, change }: Props) {
  const t = useWords(supervisionWords)
  const filter = {
    state: findingStates.find(known => known === state),
    source: findingSources.find(known => known === source),
    major: major ? ('yes' as const) : undefined,
    mine: mine ? ('1' as const) : undefined,
    finding: one,
  }
  const pages = useFindings(filter)
  const counts = useHitCounts()
  const [isRaising, setRaising] = useState(false)
  return (
    <>
      <div className="supervision-bar">
        <Segmented
          aria-label={t('findingState')}
          value={state ?? ''}
          onChange={value => change({ state: value })}
          options={[
            { value: '', label: t('all') },
            ...findingStates.map(value => ({ value: value as string, label: t(`finding.${value}`) })),
          ]}
        />
        <Segmented
          aria-label={t('source')}
          value={source ?? ''}
          onChange={value => change({ source: value })}
          options={[
            { value: '', label: t('allSources') },
            ...findingSources.map(value => ({ value: value as string, label: t(`source.${value}`) })),
          ]}
        />
        <Checkbox checked={mine} onChange={event => change({ mine: event.target.checked ? '1' : undefined })}>
          {t('mineFindings')}
        </Checkbox>
        <Checkbox checked={major} onChange={event => change({ major: event.target.checked ? 'yes' : undefined })}>
          {t('majorOnly')}
        </Checkbox>
        {one !== undefined && (
          <Tag closable onClose={() => change({ finding: undefined })} closeIcon aria-label={t('showAll')}>
            {t('oneOnly')}
          </Tag>
        )}
        {counts.data?.canSettle === true && <Button onClick={() => setRaising(true)}>{t('raise')}</Button>}
        <ExcelButton path="/api/supervision/findings.xlsx" query={filter} name={t('tab.findings')} label={t('exportXlsx')} />
      </div>
      <PagedList pages={pages} empty={t('noFindings')} emptyHint={t('noFindingsHint')}>
        <ul>
          {pages.items.map(finding => (
            <Row key={finding.id} finding={finding} />
          ))}
        </ul>
      </PagedList>
      {isRaising && <RaiseDrawer onClose={() => setRaising(false)} />}
    </>
  )
}

function Row({ finding }: { finding: Finding }) {
  const t = useWords(supervisionWords)
  const [doing, setDoing] = useState<Doing>()
  const { dispute, decide, rectify } = finding.can
  const acts: Doing[] = [
    ...(dispute ? ['dispute' as const] : []),
    ...(decide ? ['decide' as const] : []),
    ...(rectify.length > 0 ? ['rectify' as const] : []),
  ]
  return (
    <li className="supervision-finding-row">
      <div className="supervision-row-head">
        <div>
          <strong>{finding.number}</strong> {finding.major && <Tag color="error">{t('majorTag')}</Tag>}
          <Tag>{t(`source.${finding.source}`)}</Tag>
          {finding.clause !== '' && <ClauseChip clause={finding.clause} />}
        </div>
        <div className="supervision-side">
          <Tag color={colours[finding.state]}>{t(`finding.${finding.state}`)}</Tag>
          {acts.map(act => (
            <Button key={act} size="small" type={act === 'rectify' ? 'primary' : 'default'} onClick={() => setDoing(act)}>
              {act === 'rectify' && rectify.length === 1
                ? t(`as.${rectify[0]!}`)
                : t(act === 'rectify' ? 'do.mend' : `do.${act}`)}
            </Button>
          ))}
        </div>
      </div>
      <p className="supervision-words">{finding.words}</p>
      <p className="supervision-faint">
        {finding.department !== null && <>{finding.department.name} · </>}
        {finding.person !== null && <>{finding.person.name} · </>}
        {t('foundBy', { who: finding.foundBy.name })} <Moment at={finding.foundAt} />
        {finding.case !== null && (
          <>
            {' · '}
            <Link to={`/cases/${finding.case.id}`}>{finding.case.number}</Link>
          </>
        )}
        {finding.sample !== null && (
          <>
            {' · '}
            <Link to={`/supervision/samples/${finding.sample}`}>{t('toSample')}</Link>
          </>
        )}
      </p>
      {finding.rectification !== null && (
        <p>
          {t('rectification')} <Link to={`/cases/${finding.rectification.id}`}>{finding.rectification.number}</Link>{' '}
          {finding.rectification.title}{' '}
          {finding.rectification.dueAt !== null && !finding.rectification.closed && (
            <Due dueAt={finding.rectification.dueAt} state="running" title={finding.rectification.title} />
          )}
        </p>
      )}
      {finding.steps.length > 1 && (
        <details>
          <summary>{t('steps', { count: String(finding.steps.length) })}</summary>
          <ul className="supervision-checks">
            {finding.steps.map(step => (
              <li key={`${step.kind}${step.at}`}>
                <Tag>{t(`step.${step.kind}`)}</Tag> {step.by.name} <Moment at={step.at} /> {step.words}
              </li>
            ))}
          </ul>
        </details>
      )}
      {doing !== undefined && <DoForm finding={finding} doing={doing} onClose={() => setDoing(undefined)} />}
    </li>
  )
}

function DoForm({ finding, doing, onClose }: { finding: Finding; doing: Doing; onClose: () => void }) {
  const t = useWords(supervisionWords)
  const { message } = App.useApp()
  const go = useNavigate()
  const path = `/api/supervision/findings/${encodeURIComponent(finding.id)}/${doing}`
  const done = () => {
    void message.success(t('saved'))
    onClose()
  }
  const form = { submitLabel: t(`do.${doing}`), draft: `finding/${finding.id}/${doing}`, onCancel: onClose, refreshes: touched }
  if (doing === 'dispute')
    return (
      <ActForm
        {...form}
        schema={DisputeFinding}
        fields={[{ name: 'reason', label: t('disputeReason'), kind: 'multiline', rows: 3, maxLength: 500 }]}
        onSubmit={(data, intent) => post(path, data, FindingPage, intent)}
        onDone={done}
      />
    )
  if (doing === 'decide')
    return (
      <ActForm
        {...form}
        schema={DecideFinding}
        fields={[
          {
            name: 'upheld',
            label: t('decision'),
            kind: 'choice',
            options: [
              { value: true, label: t('upheld') },
              { value: false, label: t('notUpheld') },
            ],
          },
          { name: 'reason', label: t('because'), kind: 'multiline', rows: 3, maxLength: 500 },
        ]}
        onSubmit={(data, intent) => post(path, data, FindingPage, intent)}
        onDone={done}
      />
    )
  const ways = finding.can.rectify
  return (
    <>
      {ways.includes('rectification') && (
        <p className="supervision-faint">{t('levelTaken', { level: t(finding.major ? 'majorTag' : 'general') })}</p>
      )}
      <ActForm
        {...form}
        submitLabel={ways.length === 1 ? t(`as.${ways[0]!}`) : t('do.mend')}
        schema={RectifyFinding}
        fields={[
          { name: 'title', label: t('mendTitle'), kind: 'text', maxLength: 200, wide: true },
          {
            name: 'department',
            label: t('department'),
            kind: 'department',
            required: finding.department === null && ways.length === 1,
          },
          ...(ways.length < 2
            ? []
            : [
                {
                  name: 'as' as const,
                  label: t('wayToMend'),
                  kind: 'choice' as const,
                  options: ways.map(value => ({ value, label: t(`as.${value}`) })),
                },
              ]),
        ]}
        initial={{
          ...(finding.department === null ? {} : { department: finding.department.id }),
          ...(ways[0] === undefined ? {} : { as: ways[0] }),
        }}
        onSubmit={(data, intent) => post(path, data, Begun, intent)}
        onDone={opened => go(`/cases/${opened.case}`)}
      />
    </>
  )
}

function RaiseDrawer({ onClose }: { onClose: () => void }) {
  const t = useWords(supervisionWords)
  const { message } = App.useApp()
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={t('raise')} destroyOnHidden>
      <ActForm
        schema={RaiseFinding}
        fields={[
          { name: 'words', label: t('findingWords'), kind: 'multiline', rows: 4, maxLength: 500 },
          { name: 'department', label: t('department'), kind: 'department' },
          { name: 'person', label: t('person'), kind: 'person' },
          {
            name: 'major',
            label: t('weight'),
            kind: 'choice',
            options: [
              { value: false, label: t('general') },
              { value: true, label: t('majorTag') },
            ],
          },
        ]}
        draft="finding/new"
        submitLabel={t('raise')}
        onSubmit={(data, intent) => post('/api/supervision/findings', data, FindingPage, intent)}
        onDone={() => {
          void message.success(t('saved'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={touched}
      />
    </Drawer>
  )
}
