import { useQueryClient } from '@tanstack/react-query'
import { App, Drawer } from 'antd'
import type { Act } from '../../events/registry.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { actParts } from '../cases/acts/act-parts.ts'
import type { ActFormParts } from '../cases/acts/act-scene.ts'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { filesIn } from '../cases/acts/bind-files.ts'
import { attachesFile } from '../cases/attaches-file.ts'
import { keepAnswer } from '../cases/case-data.ts'
import type { Names, PackNames } from '../cases/packs.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { type Outcome, queueAct } from '../offline/queue-act.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import type { Verdict } from '../ui/gated-button.tsx'
import { PlaceInput } from './place-input.tsx'
import { fieldWords } from './words.ts'

type Props = {
  /** The case as it will stand once what waits in the phone has arrived. */
  readonly current: CaseWithTimeline
  readonly pack: PackNames | undefined
  readonly names: Names
  readonly act: Act
  readonly target: ActTarget
  readonly verdict: Verdict
  readonly onClose: () => void
}

/** The device's own time is in every act that the outbox sends; earlier ones are told at a desk, with their evidence. */
const ofTheDesk: ReadonlySet<string> = new Set(['$at', '$reason', '$evidence', '$route'])

/** Moments that are now, unless somebody says otherwise: when one left, or arrived. */
function withNow(parts: ActFormParts): Readonly<Record<string, unknown>> {
  const values = (parts.initial.values ?? {}) as Readonly<Record<string, unknown>>
  const now = new Date(serverNow()).toISOString()
  const moments = parts.fields.flatMap(({ kind, name }) => {
    const [half, id = ''] = name.split('.')
    return kind === 'moment' && half === 'values' && /At$/.test(id) && values[id] === undefined ? [[id, now] as const] : []
  })
  return moments.length === 0 ? parts.initial : { ...parts.initial, values: { ...values, ...Object.fromEntries(moments) } }
}

/** A place is asked for by a button, seen, and only then sent. */
const onPhone = (field: Field): Field =>
  field.name === 'texts.place'
    ? { name: field.name, label: field.label, kind: 'custom', wide: true, input: <PlaceInput /> }
    : field

/** The form of an act on a phone: sent through the outbox, so that it is safe on this device at once and arrives when it can. */
export function ActSheet({ current, pack, names, act, target, verdict, onClose }: Props) {
  const t = useWords(actWords)
  const say = useWords(fieldWords)
  const shared = useWords(shellWords)
  const text = useText()
  const language = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const record = current.records.find(one => one.id === target.record)
  const words = { yes: shared('yes'), no: shared('no') }
  const scene = { case: current, pack, names, me, language, target, t, words, forms: [] }
  const parts = actParts(act, scene, serverNow)
  const label = record === undefined ? t(actKey(act)) : text(record.title)
  const about = { number: current.number, title: current.title, act: label }
  const submit = async (values: Record<string, unknown>, intent: string): Promise<Outcome> => {
    const own = Object.fromEntries(Object.entries(values).filter(([name]) => !ofTheDesk.has(name)))
    const data = parts.dataOf(own)
    const bound = new Set(current.timeline.flatMap(one => (attachesFile(one.type) ? [String(one.data.file)] : [])))
    for (const file of [...filesIn(data), ...(parts.filesOf?.(data) ?? [])])
      if (!bound.has(file))
        await queueAct(current.id, { type: 'attach', data: { file } }, { ...about, act: t('attach') }, `${intent}-${file}`, 0)
    return queueAct(current.id, { type: act, data }, about, intent)
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(640px, 100vw)"
      title={label}
      className="field-sheet"
      destroyOnHidden
      maskClosable={false}
    >
      {parts.intro !== undefined && <p className="field-faint">{parts.intro}</p>}
      {parts.above}
      <ActForm
        schema={parts.schema}
        fields={parts.fields.filter(field => !ofTheDesk.has(field.name)).map(onPhone)}
        initial={withNow(parts)}
        draft={`field/${current.id}/${act}/${target.record ?? target.request ?? target.form ?? ''}`}
        submitLabel={label}
        verdict={verdict}
        onSubmit={submit}
        onDone={outcome => {
          if (outcome.state === 'done' && outcome.answer !== undefined)
            keepAnswer(queries, current.id, { event: '', result: {}, case: outcome.answer })
          void message.success(outcome.state === 'done' ? say('sent', { act: label }) : say('kept', { act: label }))
          onClose()
        }}
        onCancel={onClose}
      />
    </Drawer>
  )
}
