import { useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { PeopleList } from '../../../server/organisation/schema.ts'
import { SearchHits } from '../../../server/search/schema.ts'
import { useMe } from '../../api/me.ts'
import { Problem } from '../../api/problem.ts'
import { get } from '../../api/request.ts'
import { serverNow } from '../../api/server-time.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { Composer } from '../../ui/composer.tsx'
import type { ComposerTab, Message } from '../../ui/composer-drafts.ts'
import type { Suggest } from '../../ui/composer-text.tsx'
import { bindFiles } from '../acts/bind-files.ts'
import { type Done, keepAnswer, performAct } from '../case-data.ts'
import { caseKey } from '../case-key.ts'
import { Labelled } from '../labelled.tsx'
import type { PackNames } from '../packs.ts'
import { optionsOf } from '../say-value.ts'
import { caseWords } from '../words-case.ts'

type ReportParts = { judgement: string; demand: string; measures: string }
const partLabels = { judgement: 'reportJudgement', demand: 'reportDemand', measures: 'reportMeasures' } as const

/** Shows a note at once, before the server has it; the next read of the case puts the real one in its place. */
function asWaiting(current: CaseWithTimeline, message: Message, me: { id: string; name: string }, at: string): CaseWithTimeline {
  const waiting: CaseWithTimeline['timeline'][number] = {
    id: `sending-${at}`,
    seq: current.seq + 0.5,
    type: 'note.added',
    title: { zh: '内部记录', en: 'Note' },
    at,
    recordedAt: at,
    actor: me,
    data: {},
    sealed: { text: message.text },
    backdated: 'no',
  }
  return { ...current, timeline: [...current.timeline, waiting] }
}

/** Writes into the case: 内部记录, 回复客户, 上报, each with what it needs beside the text. */
export function CaseComposer({ current, pack }: { current: CaseWithTimeline; pack: PackNames | undefined }) {
  const t = useWords(caseWords)
  const language = useLanguage()
  const { person } = useMe()
  const queries = useQueryClient()
  // A suggestion may be a customer's: they are answered too.
  const hasCustomer = isCustomerKind(current.kind) || current.customer !== null
  const usualChannel = ['internal', 'import'].includes(current.channel) ? 'phone' : current.channel
  const [channel, setChannel] = useState(usualChannel)
  const [report, setReport] = useState<ReportParts>({ judgement: '', demand: current.demand, measures: '' })
  const [tried, setTried] = useState(false)
  const known = useRef(new Map<string, string>())

  const suggest = useCallback<Suggest>(async (sign, typed) => {
    if (sign === '@') {
      const { items } = await get('/api/people', PeopleList, { query: { q: typed, limit: 8 } })
      for (const one of items) known.current.set(one.name, one.id)
      return items.map(one => ({ value: one.name, label: [one.name, one.title, one.departmentName].filter(Boolean).join(' · ') }))
    }
    if (sign !== '#' || typed.trim() === '') return []
    const { items } = await get('/api/search', SearchHits, { query: { q: typed, limit: 8 } })
    return items
      .filter(hit => hit.kind === 'case')
      .map(hit => ({ value: hit.number ?? hit.title, label: [hit.number, hit.title].filter(Boolean).join(' ') }))
  }, [])
  const lacking = (Object.keys(report) as (keyof ReportParts)[]).filter(name => report[name].trim() === '')
  const send = async (message: Message, intent: string): Promise<Done> => {
    if (message.tab === 'report' && lacking.length > 0) {
      // Named here, part by part: the server would say the same of fields that this composer does not have.
      setTried(true)
      const clause = current.duties.find(duty => duty.acts.includes('report'))?.clause
      throw new Problem({
        status: 400,
        code: 'input.invalid',
        title: t('reportLacks', { parts: lacking.map(name => t(partLabels[name])).join(t('and')) }),
        ...(clause === undefined ? {} : { clause }),
      })
    }
    const ids = message.files.map(file => file.id)
    const mentions = [...known.current].flatMap(([name, id]) => (message.text.includes(`@${name}`) ? [id] : []))
    const before = queries.getQueryData<CaseWithTimeline>(caseKey(current.id))
    if (message.tab === 'note' && before !== undefined) {
      await queries.cancelQueries({ queryKey: caseKey(current.id), exact: true })
      queries.setQueryData(
        caseKey(current.id),
        asWaiting(before, message, { id: person.id, name: person.name }, new Date(serverNow()).toISOString()),
      )
    }
    try {
      await bindFiles(current, ids, intent)
      const files = ids.length === 0 ? {} : { files: ids }
      const request =
        message.tab === 'note'
          ? ({ type: 'note', data: { text: message.text, ...files, ...(mentions.length === 0 ? {} : { mentions }) } } as const)
          : message.tab === 'reply'
            ? ({ type: 'reply', data: { text: message.text, channel, ...files } } as const)
            : ({ type: 'report', data: { details: message.text, ...report, channel: 'system' } } as const)
      const done = await performAct(current.id, request, intent)
      keepAnswer(queries, current.id, done)
      return done
    } catch (error) {
      // What was shown too early goes away again; the text is still in the composer.
      if (before !== undefined) queries.setQueryData(caseKey(current.id), before)
      throw error
    }
  }
  const part = (name: keyof ReportParts) => (
    <Labelled className="report-part" label={t(partLabels[name])}>
      {id => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 5 }}
          {...(tried && lacking.includes(name) ? { status: 'error' as const, 'aria-invalid': true } : {})}
          value={report[name]}
          onChange={event => setReport(before => ({ ...before, [name]: event.target.value }))}
        />
      )}
    </Labelled>
  )
  const extra = (tab: ComposerTab) =>
    tab === 'reply' ? (
      <Labelled className="reply-channel" label={t('replyChannel')}>
        {id => (
          <Select
            id={id}
            size="small"
            value={channel}
            onChange={setChannel}
            popupMatchSelectWidth={false}
            options={optionsOf('channel', language).filter(one => !['internal', 'import'].includes(one.value))}
          />
        )}
      </Labelled>
    ) : tab === 'report' ? (
      <div className="report-parts">
        {part('judgement')}
        {part('demand')}
        {part('measures')}
        <p className="case-faint">{t('reportText')}</p>
      </div>
    ) : null
  const { note, reply, report: canReport } = current.can
  return (
    <Composer
      key={current.id}
      caseId={current.id}
      can={{
        ...(note === undefined ? {} : { note }),
        // A matter of the company's own has no customer to reply to, and no reporting line.
        ...(reply === undefined || !hasCustomer ? {} : { reply }),
        ...(canReport === undefined ||
        !isCustomerKind(current.kind) ||
        pack?.lifecycles.find(one => one.kind === current.kind) === undefined
          ? {}
          : { report: canReport }),
      }}
      onSend={send}
      suggest={suggest}
      extra={extra}
    />
  )
}
