import { CheckCircleFilled, FormOutlined, LockOutlined } from '@ant-design/icons'
import type { RecordView } from '../../../server/cases/record-schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Clause } from '../clause.tsx'
import { actWords } from '../words-acts.ts'

/** Which of the records to make: those that this person may make now on top, the others with what stands against them. */
export function RecordPicker({ records, onPick }: { records: readonly RecordView[]; onPick: (id: string) => void }) {
  const t = useWords(actWords)
  const text = useText()
  const isOpen = (record: RecordView) => record.can === true
  const ordered = [...records.filter(isOpen), ...records.filter(record => !isOpen(record))]
  return (
    <>
      <p className="act-intro">{t('chooseRecord')}</p>
      <ul className="record-choices">
        {ordered.map(record => (
          <li key={record.id}>
            <button type="button" className="record-choice" disabled={!isOpen(record)} onClick={() => onPick(record.id)}>
              {!isOpen(record) ? (
                <LockOutlined aria-hidden />
              ) : record.made > 0 ? (
                <CheckCircleFilled aria-hidden />
              ) : (
                <FormOutlined aria-hidden />
              )}
              <span>
                <span className="record-choice-title">{text(record.title)}</span>
                <span className="case-faint">
                  {record.can !== true
                    ? text(record.can.because)
                    : record.made > 0
                      ? t('madeTimes', { count: record.made })
                      : t('notMade')}
                </span>
              </span>
            </button>
            <Clause of={record.clause} />
          </li>
        ))}
      </ul>
    </>
  )
}
