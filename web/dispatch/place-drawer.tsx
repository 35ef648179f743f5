import { useQueryClient } from '@tanstack/react-query'
import { App, Drawer, Skeleton } from 'antd'
import { useMemo, useRef } from 'react'
import type { z } from 'zod'
import { Id } from '../../events/define.ts'
import type { Instant } from '../../events/instant.ts'
import type { Board, BoardVisit, VisitCheck } from '../../server/dispatch/schema.ts'
import { useMe } from '../api/me.ts'
import { Problem } from '../api/problem.ts'
import type { ActScene } from '../cases/acts/act-scene.ts'
import { makeRecord } from '../cases/acts/make-record.tsx'
import { useCase } from '../cases/case-data.ts'
import { caseKey } from '../cases/case-key.ts'
import { useNames } from '../cases/packs.ts'
import { actWords } from '../cases/words-acts.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import type { Verdict } from '../ui/gated-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { PlanWarnings } from './plan-warnings.tsx'
import { dispatchKey, placeVisit, useVisitCheck } from './use-dispatch.ts'
import { dispatchWords } from './words.ts'

/** What somebody wants to arrange: an order, perhaps with the lane and the times where it was dropped. */
export type Placing = {
  readonly caseId: string
  readonly number: string
  readonly visit?: BoardVisit
  readonly person?: string
  readonly from: Instant
  readonly until: Instant
  /** Puts the box on the board back where it was. */
  readonly revert?: () => void
}
type Props = { readonly placing: Placing; readonly lanes: Board['lanes']; readonly onClose: (isDone: boolean) => void }

/** 安排上门: who, when and how it was agreed, with everything that speaks against it, before anything is saved. */
export function PlaceDrawer({ placing, lanes, onClose }: Props) {
  const t = useWords(dispatchWords)
  const query = useCase(placing.caseId)
  const person = placing.person ?? placing.visit?.people.find(one => one.part === 'handler')?.id ?? lanes[0]?.id
  const companions = placing.visit?.people.filter(one => one.part === 'companion').map(one => one.id) ?? []
  // Asked once with what was dropped: says which record and which of its fields hold the times.
  const check = useVisitCheck(
    person === undefined ? undefined : { case: placing.caseId, person, from: placing.from, until: placing.until, companions },
  )
  const title = t(placing.visit === undefined ? 'placeTitle' : 'changeTitle', { number: placing.number })
  const problem = query.error ?? check.error
  return (
    <Drawer open onClose={() => onClose(false)} size="min(680px, 100vw)" title={title} destroyOnHidden>
      {problem !== null ? (
        <Refusal problem={problem} onRetry={() => void Promise.all([query.refetch(), check.refetch()])} />
      ) : query.data === undefined || check.data === undefined || person === undefined ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Form current={query.data} check={check.data} placing={{ ...placing, person }} lanes={lanes} onClose={onClose} />
      )}
    </Drawer>
  )
}

type FormProps = {
  readonly current: ActScene['case']
  readonly check: VisitCheck
  readonly placing: Placing & { readonly person: string }
  readonly lanes: Board['lanes']
  readonly onClose: Props['onClose']
}

function Form({ current, check, placing, lanes, onClose }: FormProps) {
  const t = useWords(dispatchWords)
  const words = useWords(actWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  const { names } = useNames()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const seen = useRef<readonly string[]>([])
  const { record, visit } = check
  const parts = useMemo(
    () =>
      makeRecord({
        ...{ case: current, pack: undefined, names, me, language, target: { record: record.id }, t: words },
        ...{ words: { yes: shared('yes'), no: shared('no') }, forms: [] },
      }),
    [current, names, me, language, record.id, words, shared],
  )
  const options = withKept(lanes, placing.person, check)
  const schema = useMemo(() => parts.schema.extend({ person: Id }), [parts]) as z.ZodObject
  const fields: Field[] = [
    { name: 'person', label: t('who'), kind: 'select', wide: true, options, required: true },
    ...parts.fields,
  ]
  const companions = record.companions
  const isSameTime =
    visit !== null && visit.from === placing.from && visit.until === placing.until && placing.person !== check.handler?.id
  const initial = {
    ...parts.initial,
    person: placing.person,
    values: {
      ...((parts.initial as { values?: object }).values ?? {}),
      ...{ [record.from]: placing.from, [record.until]: placing.until },
      ...(companions === null || visit === null
        ? {}
        : { [companions.rows]: visit.companions.map(id => ({ [companions.person]: id })) }),
    },
  }
  const submit = async (values: Record<string, unknown>, intent: string) => {
    const { person, ...own } = values
    const { record: _record, ...data } = parts.dataOf(own) as { record: string; values: object; texts?: object }
    try {
      return await placeVisit(
        {
          ...{ case: current.id, person: String(person), record: data as never, seen: [...seen.current] },
          expected: visit?.event ?? null,
        },
        intent,
      )
    } catch (error) {
      // Somebody was faster: their change shows at once, and what was typed stays.
      if (error instanceof Problem) void queries.invalidateQueries({ queryKey: dispatchKey })
      throw error instanceof Problem ? atFields(error) : error
    }
  }
  const onDone = () => {
    void message.success(t('saved'))
    void queries.invalidateQueries({ queryKey: dispatchKey })
    void queries.invalidateQueries({ queryKey: caseKey(current.id) })
    onClose(true)
  }
  return (
    <>
      <p className="act-intro">
        {current.title}
        {parts.intro === undefined ? '' : ` · ${parts.intro}`}
      </p>
      <ActForm
        schema={schema}
        fields={fields}
        initial={initial}
        submitLabel={t('submit')}
        verdict={verdictOf(check, placing.person)}
        onSubmit={submit}
        onDone={onDone}
        onCancel={() => onClose(false)}
      >
        <PlanWarnings caseId={current.id} record={record} seen={seen} {...(isSameTime ? { note: t('sameTime') } : {})} />
      </ActForm>
    </>
  )
}

/** Whoever goes already may stand in no lane of this filter. */
function withKept(lanes: Board['lanes'], person: string, { handler }: VisitCheck) {
  const options = lanes.map(lane => ({ value: lane.id, label: [lane.name, lane.department?.name].filter(Boolean).join(' · ') }))
  return options.some(one => one.value === person) || handler?.id !== person
    ? options
    : [{ value: handler.id, label: handler.name }, ...options]
}

/** Shut where the time may not be arranged, or the order may not be given to somebody else than who has it. */
function verdictOf({ can, handler }: VisitCheck, person: string): Verdict {
  if (can.appoint !== true) return can.appoint
  return handler?.id === person ? true : can.assign
}

/** Messages of the record's fields as messages of the form's. */
function atFields(problem: Problem): Problem {
  if (problem.fields === undefined) return problem
  const fields = Object.fromEntries(
    Object.entries(problem.fields).map(([path, said]) => [path.replace(/^(?:record\.|data\.)/, ''), said]),
  )
  const { status, code, title, detail, clause, mend } = problem
  return new Problem({ status, code, title, detail, clause, mend, fields }, { cause: problem })
}
