import { App, Button, Modal, Switch } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MovedDuties, SettingsView } from '../../server/settings/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { OwnDaysInput } from './own-days.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { changeSettings, previewCalendar, useSettings } from './use-settings.ts'
import { areWindowsRight } from './windows.ts'
import { WindowsInput } from './windows-input.tsx'
import { settingWords } from './words.ts'
import { YearView } from './year-view.tsx'

function Moved({ moved }: { moved: MovedDuties }) {
  const t = useWords(settingWords)
  const text = useText()
  if (moved.total === 0) return <p>{t('previewNone')}</p>
  return (
    <>
      <p>{t('previewSummary', { total: moved.total, cases: moved.cases })}</p>
      {moved.items.length < moved.total && <p className="setting-quiet">{t('previewShown', { count: moved.items.length })}</p>}
      <div className="moved-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('caseNumber')}</th>
              <th scope="col">{t('duty')}</th>
              <th scope="col">{t('owner')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.items.map(item => (
              <tr key={item.case.id + item.duty}>
                <td>
                  <Link to={`/cases/${item.case.id}`} target="_blank">
                    {item.case.number}
                  </Link>
                </td>
                <td>
                  {text(item.title)} <ClauseChip clause={item.clause} />
                </td>
                <td>{item.owner?.name ?? t('nobody')}</td>
                <td>
                  <Moment at={item.from} />
                </td>
                <td>
                  <strong>
                    <Moment at={item.to} />
                  </strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The calendar as it is being edited, and what saving it would move. */
function Edit({ view }: { view: SettingsView }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const isAdministrator = holds(useMe(), 'administrator')
  const [calendar, setCalendar] = useState(view.calendar)
  const [moved, setMoved] = useState<MovedDuties>()
  const preview = useAct({ send: () => previewCalendar(calendar), onDone: setMoved })
  const save = useAct({
    send: (_: undefined, intent) => changeSettings({ calendar }, intent),
    refreshes: [['settings'], ['calendar'], ['duties'], ['case'], ['home'], ['reports']],
    onDone: ({ changed, movedDuties }) => {
      setMoved(undefined)
      void message.success(changed.length === 0 ? t('unchanged') : t('movedDone', { count: movedDuties }))
    },
  })
  const isChanged = JSON.stringify(calendar) !== JSON.stringify(view.calendar)
  const isRight = areWindowsRight(calendar.windows)
  return (
    <>
      <SettingPanel
        title={t('windows')}
        hint={t('windowsHint')}
        of={{ view, names: ['calendar.windows', 'calendar.alwaysOpen'] }}
      >
        <WindowsInput
          value={calendar.windows}
          disabled={!isAdministrator || calendar.alwaysOpen}
          onChange={windows => setCalendar({ ...calendar, windows: windows.map(([from, to]) => [from, to]) })}
        />
        <div className="setting-switch">
          <Switch
            id="always-open"
            checked={calendar.alwaysOpen}
            disabled={!isAdministrator}
            onChange={alwaysOpen => setCalendar({ ...calendar, alwaysOpen })}
          />
          <label htmlFor="always-open">
            {t('alwaysOpen')}
            <span className="setting-quiet">{t('alwaysOpenHint')}</span>
          </label>
        </div>
      </SettingPanel>
      <SettingPanel title={t('ownDays')} hint={t('ownDaysHint')} of={{ view, names: ['calendar.days'] }}>
        <OwnDaysInput
          value={calendar.days}
          usual={calendar.windows}
          disabled={!isAdministrator}
          onChange={days =>
            setCalendar({
              ...calendar,
              days: Object.fromEntries(
                Object.entries(days).map(([date, day]) => [
                  date,
                  { ...day, windows: day.windows.map(([from, to]): [string, string] => [from, to]) },
                ]),
              ),
            })
          }
        />
      </SettingPanel>
      {isAdministrator && (
        <div className="setting-foot" data-changed={isChanged}>
          <Button
            type="primary"
            disabled={!isChanged || !isRight}
            loading={preview.isPending}
            onClick={() => preview.mutate(undefined)}
          >
            {t('preview')}
          </Button>
          {isChanged && <Button onClick={() => setCalendar(view.calendar)}>{shared('cancel')}</Button>}
        </div>
      )}
      {preview.error !== null && <Refusal problem={preview.error} onClose={preview.reset} />}
      {moved !== undefined && (
        <Modal
          open
          width={760}
          title={t('previewTitle')}
          okText={t('saveNow')}
          onOk={() => save.mutate(undefined)}
          okButtonProps={{ loading: save.isPending }}
          onCancel={() => setMoved(undefined)}
        >
          <Moved moved={moved} />
          {save.error !== null && <Refusal problem={save.error} onClose={save.reset} />}
        </Modal>
      )}
    </>
  )
}

/** 工作日历: windows, the company's own days, and the year with 休 and 班. */
export function CalendarSection() {
  const t = useWords(settingWords)
  const query = useSettings()
  return (
    <>
      <p className="setting-intro">{t('companySetting')}</p>
      {/* Somebody else's change starts the form anew: their calendar is what would be changed. */}
      <Loaded query={query}>{view => <Edit key={JSON.stringify(view.calendar)} view={view} />}</Loaded>
      <YearView />
    </>
  )
}
