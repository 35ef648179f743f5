import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { measureWords } from '../penalties/measure-words.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, useSettings } from './use-settings.ts'
import { settingWords } from './words.ts'
import '../penalties/penalties.css'

type Blank = SettingsView['penalties']['blanks'][number]
type Range = { readonly from: number | null; readonly to: number | null }
const keyOf = ({ regulation, sanction, kind }: { regulation: string; sanction: string; kind: string }) =>
  `${regulation} ${sanction} ${kind}`
const keyOfBlank = ({ regulation, sanction, kind }: Blank) => keyOf({ regulation: regulation.id, sanction: sanction.id, kind })
/** Money is 分 in the data and 元 on the screen. */
const scaleOf = ({ unit }: Blank) => (unit === 'amountFen' ? 100 : 1)

function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const m = useWords(measureWords)
  const text = useText()
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [counts, setCounts] = useState(view.penalties.countMonths)
  const [ranges, setRanges] = useState(() => new Map<string, Range>(view.penalties.limits.map(one => [keyOf(one), one])))
  const set = (blank: Blank, more: Partial<Range>) =>
    setRanges(new Map([...ranges, [keyOfBlank(blank), { from: null, to: null, ...ranges.get(keyOfBlank(blank)), ...more }]]))
  const limits = view.penalties.blanks.flatMap(blank => {
    const range = ranges.get(keyOfBlank(blank))
    const from = range?.from ?? range?.to ?? null
    const to = range?.to ?? range?.from ?? null
    if (from === null || to === null) return []
    return [{ regulation: blank.regulation.id, sanction: blank.sanction.id, kind: blank.kind, from, to }]
  })
  // What an earlier edition left blank stays as it was set: its penalties still run.
  const shown = new Set(view.penalties.blanks.map(keyOfBlank))
  const kept = view.penalties.limits.filter(one => !shown.has(keyOf(one)))
  const save = useAct({
    send: (_: undefined, intent) =>
      changeSettings(
        {
          penalties: {
            countMonths: Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined)),
            limits: [...kept, ...limits],
          },
        },
        intent,
      ),
    refreshes: [['settings'], ['case']],
    onDone: ({ changed }) => void message.success(t(changed.length === 0 ? 'unchanged' : 'saved')),
  })
  return (
    <>
      <SettingPanel title={m('countTitle')} hint={m('countHint')} of={{ view, names: ['penalties.countMonths'] }}>
        <div className="penalty-counts">
          {(['warning', 'points'] as const).map(kind => (
            <InputNumber
              key={kind}
              aria-label={m(kind === 'warning' ? 'countWarning' : 'countPoints')}
              prefix={m(kind === 'warning' ? 'countWarning' : 'countPoints')}
              min={1}
              max={120}
              precision={0}
              value={counts[kind] ?? null}
              disabled={!isAdministrator}
              onChange={value => setCounts({ ...counts, [kind]: value ?? undefined })}
              style={{ width: 220 }}
            />
          ))}
        </div>
      </SettingPanel>
      <SettingPanel title={m('limitsTitle')} hint={m('limitsHint')} of={{ view, names: ['penalties.limits'] }}>
        {view.penalties.blanks.length === 0 && <p className="setting-quiet">{m('noBlanks')}</p>}
        <ul className="penalty-blanks">
          {view.penalties.blanks.map(blank => {
            const range = ranges.get(keyOfBlank(blank))
            const scale = scaleOf(blank)
            const name = `${text(blank.sanction.title)} · ${text(blank.title)}`
            return (
              <li key={keyOfBlank(blank)}>
                <div>
                  {name} <Clause of={blank.sanction.clause} />{' '}
                  <span className="setting-quiet">{m('saysOpen', { open: blank.open })}</span>
                </div>
                <div className="penalty-counts">
                  {(['from', 'to'] as const).map(side => (
                    <InputNumber
                      key={side}
                      aria-label={`${name} ${m(side === 'from' ? 'limitFrom' : 'limitTo')}`}
                      prefix={m(side === 'from' ? 'limitFrom' : 'limitTo')}
                      suffix={m(`unit.${blank.unit}`)}
                      min={0}
                      precision={blank.unit === 'amountFen' ? 2 : 0}
                      value={range?.[side] == null ? null : range[side] / scale}
                      disabled={!isAdministrator}
                      onChange={value => set(blank, { [side]: value === null ? null : Math.round(value * scale) })}
                      style={{ width: 220 }}
                    />
                  ))}
                </div>
              </li>
            )
          })}
        </ul>
      </SettingPanel>
      {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
      {isAdministrator && (
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {shared('save')}
        </Button>
      )}
    </>
  )
}

/** 处罚: how long what no text ends counts, and what the company fills into the blanks of the text. */
export function PenaltiesSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  const isAdministrator = holds(useMe(), 'administrator')
  return (
    <>
      <p className="setting-intro">
        {t('companySetting')} {!isAdministrator && t('readOnly')}
      </p>
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.penalties)} view={view} />}</Loaded>
    </>
  )
}
