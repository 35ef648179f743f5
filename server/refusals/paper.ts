import type { RefusalEntry } from './refusal-words.ts'

const entry = (
  status: number,
  zh: readonly [title: string, mend: string],
  en: readonly [title: string, mend: string],
): RefusalEntry => ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } })

/** What the register of paper originals refuses (furn 6.1.2(2): in the archive room, under two locks of two people). */
export const paperRefusals = {
  'paper.not-found': entry(
    404,
    ['没有这份纸质原件', '请从清单中选择；不可见案件的原件不显示。'],
    ['There is no such paper', 'Choose one from the list; paper of cases that you do not see is not shown.'],
  ),
  'paper.place-not-found': entry(
    404,
    ['没有这个存放地点，或已停用', '请从在用的存放地点中选择。'],
    ['There is no such place, or it is closed', 'Choose one of the places in use.'],
  ),
  'paper.place-taken': entry(
    409,
    ['同名的存放地点已经有了', '请换一个柜号或盒号，或使用已有的那个。'],
    ['There is a place of this name', 'Choose another cabinet or box, or use the one that is there.'],
  ),
  'paper.place-not-empty': entry(
    409,
    ['存放地点里还有纸质原件', '先移到别处，再停用。'],
    ['Paper lies there', 'Move it elsewhere first, then close the place.'],
  ),
  'paper.not-custodian': entry(
    403,
    ['您不是这里的保管人', '由持有这个存放地点的锁的人办理；保管人写在存放地点上。'],
    ['You are no custodian here', 'Whoever holds a lock of this place does it; the place names them.'],
  ),
  'paper.same-person': entry(
    403,
    ['两把锁不能由同一个人打开', '由另一位保管人确认；同一人身兼两岗也只算一人。'],
    ['One person never opens both locks', 'The other custodian confirms; holding both posts does not make two people.'],
  ),
  'paper.needs-two': entry(
    409,
    ['制度要求两位保管人，这个存放地点只有一位', '先在存放地点上设第二位保管人，或选择有两位保管人的地点。'],
    [
      'The regulation wants two custodians, and this place has one',
      'Name a second custodian of the place first, or choose a place that has two.',
    ],
  ),
  'paper.wrong-state': entry(
    409,
    ['原件现在不能这样办理', '请刷新页面，按它现在的状态办理。'],
    ['This cannot be done with the paper as it is now', 'Look at the page again and go by its present state.'],
  ),
  'paper.request-open': entry(
    409,
    ['已有一项申请等另一位保管人确认', '先确认、拒绝或撤回那一项。'],
    ['Something waits for the other custodian already', 'Have it confirmed, refused or taken back first.'],
  ),
  'paper.request-settled': entry(
    409,
    ['这项申请已经办结，或不由您撤回', '请刷新页面查看结果；只有申请人可以撤回。'],
    ['This request is settled, or not yours to take back', 'Look at the page again; only who asked takes it back.'],
  ),
  'paper.not-due': entry(
    409,
    ['还不能销毁', '保管期满、未被保全，并在已批准的销毁清册中，才由两位保管人销毁。'],
    [
      'It cannot be destroyed yet',
      'Its time must be over, nothing may hold it, and an approved disposal must name it; then both custodians destroy it.',
    ],
  ),
  'paper.due-past': entry(
    422,
    ['归还日期已过', '请填今天或以后的日期。'],
    ['The day of return is past', 'Name today or a later day.'],
  ),
  'paper.taker-missing': entry(
    422,
    ['没有写明由谁取用', '请选择员工，或填写外部人员的姓名。'],
    ['Nobody is named who takes or sees it', 'Choose a colleague, or write the name of somebody from outside.'],
  ),
  'paper.outgoing-needed': entry(
    403,
    ['更换保管人须有交出的保管人参加', '由交出的保管人申请、另一人确认，或由他人申请、交出的保管人确认；人已离职的除外。'],
    [
      'The outgoing custodian takes part in the change',
      'Either they ask and somebody else confirms, or somebody else asks and they confirm; unless they have left.',
    ],
  ),
  'paper.file-unusable': entry(
    422,
    ['这个文件不能作为扫描件', '请上传新的扫描件，或选择本案件的文件。'],
    ['This file cannot be its scan', 'Upload a new scan, or choose a file of the same case.'],
  ),
} as const satisfies Record<string, RefusalEntry>
