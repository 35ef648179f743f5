import type { Blocker } from './schema.ts'

/** What keeps a record, in a few words; on paper and in exports. */
export const blockerWords: Readonly<Record<Blocker, { readonly zh: string; readonly en: string }>> = {
  'not-over': { zh: '保管期未满或重新打开', en: 'its time is not over, or it was reopened' },
  'no-time-set': { zh: '没有规定期限', en: 'nobody says how long it is kept' },
  held: { zh: '保全中', en: 'under a hold' },
  'open-duty': { zh: '有未完成的责任事项', en: 'a duty is open' },
  'open-approval': { zh: '有未办结的审批', en: 'an approval is open' },
  'open-linked-case': { zh: '关联案件未办结', en: 'a linked case is open' },
  'merged-into-kept': { zh: '并入的案件仍在保管', en: 'the case it was merged into is still kept' },
  'open-appeal': { zh: '处罚或申诉未结束', en: 'a penalty or an appeal is open' },
  'open-money': { zh: '款项未结清', en: 'money is open' },
  'open-measure': { zh: '处罚措施未执行完', en: 'a measure is not carried out yet' },
  'open-finding': { zh: '检查发现未整改', en: 'a finding is open' },
  'open-follow-up': { zh: '低分跟进未完成', en: 'a follow-up of a low score is open' },
  'paper-away': { zh: '纸质原件借出或遗失', en: 'its paper is taken out or missing' },
  'paper-kept': { zh: '纸质原件尚未由保管人销毁', en: 'its paper is not destroyed by its custodians yet' },
  'proposed-already': { zh: '已在另一份销毁清册中', en: 'it stands in another disposal' },
}
