import { Collapse, Tag } from 'antd'
import type { TextImport } from '../../../server/policies/text-import/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { textImportWords } from './words.ts'

const MOST_SHOWN = 12

/** What was repaired and left out, and what a person must look at in the original. */
export function Tidied({ read }: { read: TextImport }) {
  const t = useWords(textImportWords)
  const { repairs, leftOut, damage, flaws } = read
  if (repairs.length + leftOut.length + damage.length + flaws.length === 0)
    return <p className="text-import-hint">{t('clean')}</p>
  const count = (n: number) => <Tag>{n}</Tag>
  const sections = [
    {
      key: 'damage',
      isThere: damage.length > 0,
      label: t('damage'),
      n: damage.length,
      body: (
        <>
          <p className="text-import-hint">{t('damageHint')}</p>
          {damage.map(d => (
            <p key={d.from}>
              <mark className="text-import-damage">{d.text}</mark>
            </p>
          ))}
        </>
      ),
    },
    {
      key: 'flaws',
      isThere: flaws.length > 0,
      label: t('flaws'),
      n: flaws.length,
      body: flaws.map(f => <p key={`${f.kind} ${f.index}`}>{t(`flaw.${f.kind}`, { number: f.number })}</p>),
    },
    {
      key: 'repairs',
      isThere: repairs.length > 0,
      label: t('repairs'),
      n: repairs.reduce((sum, r) => sum + r.count, 0),
      body: repairs.map(r => (
        <p key={r.kind}>
          <b>{t(`repair.${r.kind}`)}</b> {t('times', { count: r.count })}
          <span className="text-import-samples">
            {r.samples.slice(0, 6).map(s => (
              <span key={s.from}>
                <del>{visible(s.was)}</del> → {visible(s.now)}
              </span>
            ))}
          </span>
        </p>
      )),
    },
    {
      key: 'leftOut',
      isThere: leftOut.length > 0,
      label: t('leftOut'),
      n: leftOut.length,
      body: (
        <>
          {leftOut.slice(0, MOST_SHOWN).map(l => (
            <p key={l.from}>
              <Tag>{t(`noise.${l.kind}`)}</Tag>
              <del>{l.text.slice(0, 80)}</del>
            </p>
          ))}
          {leftOut.length > MOST_SHOWN && <p className="text-import-hint">{t('more', { count: leftOut.length - MOST_SHOWN })}</p>}
        </>
      ),
    },
  ]
  return (
    <Collapse
      className="text-import-tidied"
      size="small"
      items={sections
        .filter(s => s.isThere)
        .map(({ key, label, n, body }) => ({
          key,
          label: (
            <>
              {label} {count(n)}
            </>
          ),
          children: body,
        }))}
    />
  )
}

/** A space or a line break so that one sees it. */
const visible = (text: string): string => text.replace(/\n/g, '↵').replace(/^\s+$/, '␣').slice(0, 40)
