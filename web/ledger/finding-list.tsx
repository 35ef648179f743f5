import { Link } from 'react-router'
import type { Finding } from '../../server/ledger/check-schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { ledgerWords } from './words.ts'

/** What a check found, each with its place in the ledger, its time and the way to its case. */
export function FindingList({ findings, more }: { readonly findings: readonly Finding[]; readonly more: number }) {
  const t = useWords(ledgerWords)
  return (
    <section className="panel access-panel">
      <h2>{t('findings')}</h2>
      <ul className="ledger-findings">
        {findings.map(finding => (
          <li key={JSON.stringify(finding)}>
            <strong>{t(`kind.${finding.kind}`, { count: finding.size ?? 0 })}</strong>
            <span className="access-quiet">
              {[
                finding.index === undefined || isReturn(finding) ? '' : t('leaf', { n: finding.index + 1 }),
                finding.field === undefined
                  ? ''
                  : t('fieldLine', { field: isColumn(finding.field) ? t(`column.${finding.field}`) : finding.field }),
                isReturn(finding)
                  ? finding.size === undefined
                    ? t('lostUnknown', { size: finding.index ?? 0 })
                    : t('lost', { lost: finding.size, size: finding.index ?? 0 })
                  : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              {finding.at !== undefined && (
                <>
                  {' '}
                  <Moment at={finding.at} full />
                </>
              )}
            </span>
            {finding.number !== undefined && finding.stream !== undefined && (
              <Link to={`/cases/${finding.stream}${finding.event === undefined ? '' : `#${finding.event}`}`}>
                {t('openCase', { number: finding.number })}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="access-quiet">{t('more', { count: more })}</p>}
    </section>
  )
}

const columns = [
  'bytes',
  'org_id',
  'id',
  'stream_id',
  'seq',
  'type',
  'at',
  'recorded_at',
  'actor',
  'data',
  'owners',
  'is_backdated',
  'device',
] as const
const isColumn = (field: string): field is (typeof columns)[number] => (columns as readonly string[]).includes(field)
const isReturn = ({ kind }: Finding) => kind === 'restored' || kind === 'went-back'
