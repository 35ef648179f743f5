import { Alert, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { AnchorView, anchorKinds, anchorStates } from '../../server/anchors/schema.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { AnchorRow } from './anchor-row.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { useAnchorSettings } from './use-anchors.ts'
import { anchorWords } from './words.ts'
import './anchors.css'

/** 外部锚定: where the ledger is held outside, and how far each checkpoint has come. */
export function AnchorsSection() {
  const t = useWords(anchorWords)
  const settings = useAnchorSettings()
  const [params, setParams] = useSearchParams()
  const kind = anchorKinds.find(one => one === params.get('kind'))
  const state = anchorStates.find(one => one === params.get('state'))
  const pages = usePages({ key: ['anchors', 'list'], path: '/api/anchors', item: AnchorView, query: { kind, state } })
  const choose = (name: 'kind' | 'state') => (value: string | undefined) =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        if (value === undefined) after.delete(name)
        else after.set(name, value)
        return after
      },
      { replace: true },
    )
  return (
    <>
      <p className="access-hint">{t('intro')}</p>
      <Loaded query={settings}>
        {view => (
          <>
            {!view.hasCheckpoints && (
              <Alert type="info" showIcon title={t('noCheckpoints')} description={t('noCheckpointsHint')} />
            )}
            <div className="anchor-kinds">
              {anchorKinds.map(one => (
                <SettingsPanel key={one} kind={one} view={view} />
              ))}
            </div>
          </>
        )}
      </Loaded>
      <div className="anchor-filters">
        <h2>{t('history')}</h2>
        <Select
          aria-label={t('anyKind')}
          allowClear
          placeholder={t('anyKind')}
          value={kind}
          onChange={choose('kind')}
          options={anchorKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
        />
        <Select
          aria-label={t('anyState')}
          allowClear
          placeholder={t('anyState')}
          value={state}
          onChange={choose('state')}
          options={anchorStates.map(value => ({ value, label: t(`state.${value}`) }))}
        />
      </div>
      <PagedList pages={pages} empty={t('empty')} emptyHint={t('emptyHint')}>
        <ul>
          {pages.items.map(anchor => (
            <AnchorRow key={anchor.id} anchor={anchor} />
          ))}
        </ul>
      </PagedList>
    </>
  )
}
