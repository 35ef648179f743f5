import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 403 | 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about indicators and scorecards (furn 3.1, 7.1, 7.2, robot 第十九条). */
export const indicatorRefusals = {
  'indicator.not-found': entry(
    404,
    ['这段期间的制度里没有这个指标', '从指标列表中打开，或换一个期间。'],
    ['No regulation of this period has that indicator', 'Open it from the list, or choose another period.'],
  ),
  'indicator.no-period': entry(
    422,
    ['没有这样的期间', '请写作 2026、2026-Q1、2026-03 或 2026-W12，或给出起止两个日期。'],
    ['There is no such period', 'Write 2026, 2026-Q1, 2026-03 or 2026-W12, or give both days.'],
  ),
  'indicator.not-begun': entry(
    422,
    ['期间还没有开始', '请等期间开始，或换一个期间。'],
    ['The period has not begun', 'Wait until it has, or choose another.'],
  ),
  'indicator.counted': entry(
    422,
    ['这个指标由系统从案件计数，不能填报', '数字不对时请更正案件中的记录，数字随之改变。'],
    ['The system counts this indicator from cases: nobody enters it', 'Correct the record in the case; the figure follows.'],
  ),
  'indicator.entered': entry(
    422,
    ['这个数字是填报的，不是从案件计数的', '请看它的来源和填报人。'],
    ['This figure was entered and not counted from cases', 'Look at its source and who entered it.'],
  ),
  'indicator.not-yours': entry(
    403,
    ['这个指标由制度规定的岗位填报', '请该岗位的同事填报。'],
    ['The regulation names the post that enters this indicator', 'Ask whoever holds it.'],
  ),
  'indicator.not-whole': entry(
    403,
    ['上报的是全公司的数字，由看得到全部案件的人上报', '请看得到全部案件的同事上报。'],
    ["What is reported are the company's figures: only whoever sees all cases reports them", 'Ask a colleague who does.'],
  ),
  'indicator.no-freeze': entry(
    404,
    ['没有这份已报的数字', '从已报列表中打开。'],
    ['There are no such reported figures', 'Open them from the list.'],
  ),
  'scorecard.not-found': entry(
    404,
    ['这段期间的制度里没有这张考核表', '从考核列表中打开，或换一个期间。'],
    ['No regulation of this period has that scorecard', 'Open it from the list, or choose another period.'],
  ),
  'scorecard.no-run': entry(
    404,
    ['没有这份考核', '从考核列表中打开。'],
    ['There is no such assessment', 'Open it from the list.'],
  ),
  'scorecard.weights-not-whole': entry(
    422,
    ['权重合计不是 100%', '请补上条文没有写的权重，使合计为 100%。'],
    ['The weights do not make 100 %', 'Add what the text leaves open, so that they do.'],
  ),
  'scorecard.weight-of-text': entry(
    422,
    ['条文写明的权重不能改', '请只设条文没有写的部分；要改条文的权重，请修订制度。'],
    [
      'A weight that the text names cannot be changed',
      'Set only what it leaves open; to change the text, revise the regulation.',
    ],
  ),
  'scorecard.weights-open': entry(
    409,
    ['权重还没有满 100%，不能考核', '先由考核人设定条文没有写的权重。'],
    ['The weights do not make 100 % yet: there is nothing to assess by', 'The assessor sets what the text leaves open first.'],
  ),
  'scorecard.line-flat': entry(
    422,
    ['满分线和零分线不能相同', '请给出两个不同的数。'],
    ['The lines for all points and for none are the same', 'Give two different figures.'],
  ),
  'scorecard.not-yours': entry(
    403,
    ['考核由制度规定的岗位办理', '请该岗位的同事办理。'],
    ['The regulation names the post that assesses', 'Ask whoever holds it.'],
  ),
  'scorecard.of-yourself': entry(
    403,
    ['不能考核自己', '请其他考核人办理。'],
    ['Nobody assesses themselves', 'Ask another assessor.'],
  ),
  'scorecard.not-over': entry(
    409,
    ['期间还没有结束，不能签字', '期间结束后再签字；在此之前可以看草稿。'],
    ['The period is not over: it cannot be signed', 'Sign when it is; until then it is a draft.'],
  ),
  'scorecard.points-missing': entry(
    409,
    ['还有指标没有得分', '请给每项打分并写明理由，或先设评分线。'],
    ['Some indicators have no points yet', 'Give points with a reason to each, or set scoring lines.'],
  ),
  'scorecard.by-line': entry(
    422,
    ['这一项按评分线计分，不由人打分', '要改计分方法，请更改评分线；新的评分线从下一次考核起用。'],
    ['This one is scored by its line', 'Change the line; it is used from the next assessment on.'],
  ),
  'scorecard.signed-already': entry(
    409,
    ['已经签字', '要改动已签字的考核，请作更正：原件保留。'],
    ['It is signed already', 'To change a signed one, correct it: the original stays.'],
  ),
  'scorecard.not-signed': entry(409, ['还没有签字', '请先由考核人签字。'], ['It is not signed yet', 'The assessor signs first.']),
  'scorecard.nothing-changed': entry(
    409,
    ['与签字时相比没有变化，无需更正', '没有撤销的处罚，也没有更正的案件影响这份考核。'],
    ['Nothing differs from what was signed', 'No penalty taken back and no corrected case touches it.'],
  ),
  'scorecard.no-subject': entry(
    422,
    ['考核对象不符合这张考核表', '请选择考核表所考核的部门或人员。'],
    ['The scorecard does not assess that department or person', 'Choose one that it assesses.'],
  ),
} as const satisfies Record<string, RefusalEntry>
