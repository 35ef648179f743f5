import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about corrective actions (penal 五(二), 五(四)) and letters to customers (三(五)). */
export const actionRefusals = {
  'action.none-yours': entry(
    409,
    ['没有等待您办理的措施', '措施由下达时指定的人完成和检查。'],
    ['No action waits for you', 'An action is done and checked by the people named when it was set.'],
  ),
  'action.unknown': entry(
    404,
    ['没有这一项措施', '请从本案的措施清单中选择。'],
    ['There is no such action', "Choose one of the case's list of actions."],
  ),
  'action.not-so-far': entry(
    409,
    ['这项措施不在这一步', '未完成的先完成，完成后再检查；已经检查的不再检查。'],
    ['The action is not at this step', 'It is done first, then checked once.'],
  ),
  'action.own-check': entry(
    422,
    ['效果由实施人以外的人检查', '请指定另一名同事检查。'],
    ['The effect is checked by somebody else than the doer', 'Name a colleague to check it.'],
  ),
  'action.not-yours': entry(
    409,
    ['这项措施指定由别人办理', '由指定的人办理；换人请用“交接”。'],
    ['Somebody else was named for this action', 'They do it, or hand it over.'],
  ),
  'action.not-weak': entry(
    409,
    ['只有效果不明显的措施才重新制定', '请选择检查结果为“不明显”的措施，或另下一项新措施。'],
    ['Only an action whose effect was weak is remade', 'Choose a weak one, or set a new action.'],
  ),
  'action.check-too-early': entry(
    422,
    ['效果检查在完成期限之后', '请把检查时间定在完成期限之后。'],
    ['The check comes after the due time', 'Set the time of the check after the due time.'],
  ),
  'action.due-past': entry(
    422,
    ['完成期限已过', '请写将来的完成期限。'],
    ['The due time has passed', 'Set a time that is still to come.'],
  ),
  'action.check-not-yet': entry(
    409,
    ['还没有到检查的日期', '效果要过一段时间才看得出来，请到下达时写明的检查日再检查。'],
    ['It is not yet the day of the check', 'An effect takes time to show; check on the stated day or later.'],
  ),
  'record.other-hand': entry(
    409,
    ['这一步要由另一个人办理', '两次确认须由两个人作出；检查和评估由经办人以外的人填写。'],
    ['Somebody else does this', 'Two confirmations are given by two people; whoever does the work does not check it.'],
  ),
  'record.counted-otherwise': entry(
    422,
    ['与系统统计的数字不同，须写明理由', '请按系统统计填写，或在“与统计不同的理由”中写明。'],
    ['The figure differs from what the system counted', 'Use the counted one, or say why in the field for it.'],
  ),
  'letter.gap': entry(
    422,
    ['信中还有缺项', '请补上标出的内容，或删去那一句后再发出。'],
    ['The letter still has gaps', 'Fill in what is marked, or take the sentence out.'],
  ),
  'letter.no-address': entry(
    422,
    ['没有客户的邮箱', '请先登记客户邮箱，或改用打印信件、电话说明。'],
    ['No mail address of the customer is known', 'Enter one first, or print the letter or read it out.'],
  ),
  'letter.not-found': entry(
    404,
    ['没有这封信', '它可能在密封中，或您看不到客户的联系信息。'],
    ['There is no such letter', 'It may be under seal, or you do not see contacts in full.'],
  ),
  'letter.placeholder-unknown': entry(
    422,
    ['模板中有不认识的占位符', '请从列表中选用占位符。'],
    ['The template has placeholders that do not exist', 'Use those of the list.'],
  ),
  'letter.before-its-time': entry(
    422,
    ['生效日不能早于今天或现行版本', '请选今天或以后的日期。'],
    ['A wording cannot count from before today or before the one in force', 'Choose today or a later day.'],
  ),
} as const satisfies Record<string, RefusalEntry>
