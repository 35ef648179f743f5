import type { Reading } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'

type Read = Omit<Reading, 'clause'> & { clause: ClauseId }
/** One decision of the company, dated; `settles` names the terms and statements whose gap it closes. */
const read = <const C extends ClauseId>(clause: C, zh: string, en: string, ...settles: string[]) =>
  ({
    clause,
    by: '人力资源部、客服部',
    on: '2025-12-20',
    says: both(zh, en),
    ...(settles.length === 0 ? {} : { settles }),
  }) satisfies Read

/**
 * How wordings that the text leaves open are read here. The placeholders [X] and the 重大投诉 have none on purpose: until the company
 * fills them in, the lint names them, no amount is proposed and no dismissal follows from a table.
 */
export const readings = {
  'step-times': read(
    '一(三)2',
    '条文承诺各环节有时限，但一个也没有写。公司设定：定级、指定负责人各 4 个工作小时；收集证据 1 个、查清原因 3 个工作日；认定责任 1 个、定方案 2 个工作日；方案批准后 4 个工作小时内告知客户，1 个工作日内开始办；办完 1 个工作日内报结果，3 个工作日内请客户确认；效果评估 1 个月，之后 3 个工作日内办结。办理本身按方案写的完成时间。',
    'The text promises a time limit for every step and gives none. Set by the company: grading and naming a handler 4 working hours each; evidence 1 working day, causes 3, liability 1, solution 2; the customer told within 4 working hours of approval, work begun within 1 working day; result sent within 1, confirmation sought within 3 working days; effect assessed within 1 month, closed 3 working days later. The work itself has the times of its plan.',
    'step-times',
  ),
  'who-grades': read(
    '三(一)3',
    '条文没有写由谁分级：登记时按表建议，由客服或部门负责人确认；已定为严重的，只能由管理层降级。',
    'The text does not say who grades: the table proposes at intake, customer service or the head of the department confirms; only management lowers a serious one.',
    'grader',
  ),
  'grading-features': read(
    '三(一)3',
    '三级各列几个特征，没有写要同时具备还是有一个就算，也没有写大小：有一个就算，按最高的一级。波及个别客户为较小影响，几个客户为一定影响，大范围为较大影响；什么都不知道时先按轻微。',
    'Each level lists features, without saying whether all or any must be there, or how great: any one suffices, the highest level counts. One customer is little effect, several some, many considerable; with nothing known yet it is minor.',
    'effect-size',
  ),
  'great-loss': read(
    '三(一)3',
    '“重大损失”没有数额：10 万元起（含）为重大损失，定为严重；有损失但不满 10 万元，至少为一般。',
    'No amount is given for a great loss: from ¥100,000 it is one, hence serious; any smaller loss is general at least.',
    'great-loss',
  ),
  departments: read(
    '三(二)1',
    '质量写“生产或研发”，交付写“物流或销售”，没有写怎么选；合同和其他没有写。先给生产、物流，查明是设计或订单的原因再转研发、销售；合同给销售，其他给客服。',
    'Quality names "production or R&D", delivery "logistics or sales", without saying which; contract and other are not named. First production and logistics, passed on to R&D or sales where design or the order is at fault; contract goes to sales, other to customer service.',
    'quality-to-production',
    'quality-to-research',
    'delivery-to-logistics',
    'delivery-to-sales',
    'departments-left',
  ),
  'liability-shares': read(
    '三(三)3',
    '责任怎么分条文没有写：责任记录写明每个部门和个人的比例，合计 100%；认定无人有责任的，不提处罚。',
    'The text has no shares: the record states the share of each department and person, 100 % together; where nobody is liable no penalty is raised.',
    'liability-share',
  ),
  'liability-signed': read(
    '三(三)3',
    '谁签认责任、能不能提异议，条文没有写：认定人之外再由部门负责人或人力资源部一人签认；被认定的部门或个人可在公司设定的期限内提异议，由认定人或其上级答复，改动的另立一版；两人签认并且没有未答复的异议之前，不作为处罚依据。',
    'Who signs and whether it may be contested is not said: beside the finder a department head or human resources signs; a department or person named may contest within a time set by the company, answered by the finder or their superior, a change being a version of its own; until it is signed by two and nothing is contested it is no ground for a penalty.',
  ),
  'solution-decided': read(
    '三(四)2',
    '商讨后由谁确定，条文没有写：轻微、一般由责任部门负责人确定，严重的再由管理层确定。',
    'Who decides after the discussion is not said: the head of the responsible department; for a serious one management as well.',
    'solution-decider',
  ),
  'regular-progress': read(
    '三(五)2',
    '“定期”没有写多久：严重投诉每个工作日，其他每 3 个工作日，至少告知一次进度；有新情况的，4 个工作小时内告知。',
    'No interval is given for "regularly": every working day for a serious complaint, every 3 for others; anything new within 4 working hours.',
    'regular-progress',
  ),
  unreachable: read(
    '三(七)1',
    '客户联系不上怎么办没有写：三个不同日子联系未果（都有记录，同一天打几次算一次）视为已确认。客户始终不满意的，见轮次的口径。',
    'The text does not say what happens when the customer cannot be reached: attempts recorded on three different days stand for a confirmation, several on one day counting once. Of a customer who is never satisfied the reading of the rounds speaks.',
  ),
  'who-asks': read(
    '三(七)1',
    '由谁请客户确认没有写：处理负责人办的事正是客户评价的，由客服回访；也可以把链接发给客户自己答。',
    'Who asks the customer is not said: the answer judges what the handler did, so that the service desk asks; or the customer answers on a link.',
  ),
  'rounds-end': read(
    '三(七)1',
    '条文写到客户满意为止，没有出口：第一次方案之后最多再办两轮；第三次仍不满意的，不再另定方案，由管理层 3 个工作日内作出记录在案的决定（最终答复、和解、告知外部途径），告知客户后评估、归档。另有新事实的，重新打开后再办一轮。',
    'The text goes round until the customer is satisfied and has no way out: after the first solution at most two more rounds; the third time management decides within 3 working days, on record (a final answer, a settlement, the ways outside the company), the customer is told, and the case is assessed and closed. New facts reopen it for one more round.',
    'rounds',
  ),
  'forced-action': read(
    '五(二)1',
    '预防措施何时必须下达没有写：同一客户 12 个月内第 3 次（含本次）反映同一问题的，登记时即告知上级，3 个工作日内下达纠正措施，措施完成前不归档。',
    'When a measure must be set is not said: once the same customer raises the same problem for the third time in 12 months, this one included, the superior is told at intake, a corrective action is set within 3 working days, and the case is not closed before it is done.',
  ),
  'action-check': read(
    '五(四)1',
    '措施何时评估没有写：下达时写明检查人（不是实施人）和检查日期；效果不明显的 3 个工作日内重新制定，写明替代哪一项。案件归档不等效果检查，检查照常进行；整改须全部有效才结束。',
    'When a measure is assessed is not said: whoever sets it names who checks it (not the doer) and the day; a weak one is remade within 3 working days and names the one it replaces. A complaint is archived once its measures are done, the checks go on; a rectification ends only when all are effective.',
  ),
  closing: read(
    '三(七)2',
    '条文没有写怎样算办结：客户确认并评估效果后，五(一)1所列资料齐全即归档办结。保存多久没有写，是公司设置。',
    'The text does not say when a complaint is closed: confirmed, effect assessed, and the data of 五(一)1 complete. How long it is kept is not said; a company setting.',
  ),
  rates: read(
    '三(七)2',
    '投诉率、满意度没有定义：满意度为答复“满意”的投诉占有答复的投诉之比；投诉率为当期登记的投诉件数除以同期登记的合同（交付）和派工单（服务）的件数，都按登记日计；没有合同和派工单的期间没有这个数。',
    'Neither rate is defined: satisfaction is the share of answered complaints whose answer is "satisfied"; the complaint rate is complaints registered over contracts (deliveries) and work orders (services) registered in the same period; without any of those there is no figure.',
    'complaint-rate',
  ),
  'penalty-procedure': read(
    '四',
    '条文没有处罚程序。按一(三)3实事求是、不偏袒执行：写明立案依据，指定两名调查人（当事人回避），两名以上人员取证，书面告知拟处罚的事实，听取申辩（告知后 3 个工作日内可书面申辩，5 个工作日内听取；经告知没有到场的如实记录，继续办理），决定，送达；有申诉的先答复再结案。另有制度规定程序和期限的，并行适用。',
    'The text has no procedure. From 一(三)3 (facts, no favour): the violation is cited, two investigators are named, none of them the party, two or more persons give evidence, the party is told in writing what is alleged and heard (a written defence within 3 working days, the hearing within 5; who was told and does not appear is recorded so, and it goes on), a decision is taken and served; an appeal is answered before the matter is closed. Where another regulation gives procedure and times, they run as well.',
    'penalty-procedure',
  ),
  'who-punishes': read(
    '四',
    '条文只说“公司”处罚：轻微由人力资源部决定，一般由人力资源部审核、管理层决定，严重的法务先审合法性。处罚类案件的等级，即引起它的投诉的等级。',
    'The text only says "the company": minor by human resources; general also by management; serious with legal first. The level of a penalty is that of the complaint it follows from.',
    'company',
  ),
  'penalty-sealed': read(
    '四',
    '条文没有写处罚案卷给谁看。按一(三)3不偏袒、个人信息保护法第六条（最小范围）：当事人、被处罚部门的负责人、调查人、有权决定的人和人力资源部可看；审计书面写明事由后可看。四(一)1的部门内通报只通报处理结果，不公开案卷。',
    'The text does not say who reads the file of a penalty. From 一(三)3 (no favour) and article 6 of the Personal Information Protection Law (the least that is needed): the party, the head of a department that is charged, the investigators, whoever decides, and human resources; audit for a written reason. The notice inside the department (四(一)1) tells the outcome, not the file.',
  ),
  'execution-times': read(
    '四',
    '提出处罚和执行处罚的期限条文没有写：不设统一时限，由处罚告知写明何时执行；恢复岗位、逐步恢复业务以评估为准。',
    'No time is given for raising a penalty or carrying it out: none is set for all; the notice says when. Restoration of posts and of business follows its assessment.',
  ),
  'appeal-suspends': read(
    '四',
    '条文没有写申诉期间处罚是否执行：警告、谈话、检讨、通报和计划送达即生效；扣款、扣分、业务限制、降职、调岗、解除合同不可随意回转，等申诉期满没有申诉，或申诉已答复（不予受理也算）后才执行。',
    'Whether an appeal suspends is not said: warning, talk, self-criticism, notice and plans take effect when served; money, points, restriction, demotion, transfer and dismissal are not easily undone and wait until the time to appeal has passed unused or the appeal is answered (or not accepted).',
  ),
  'restricted-how': read(
    '四(一)4',
    '限制到什么程度没有写：“减少业务量”的，超出恢复额度仍可分派，但分派人先看到提醒；“暂停业务”的，限制范围内的案件不能再分派给该部门。额度按限制前 90 天的月均件数乘以已恢复的比例。',
    'How far it goes is not said: of "less business" whoever gives a case beyond the share restored sees a warning first; of suspended business no such case can be given to the department. The share is of the monthly mean over the 90 days before.',
  ),
  'clearly-down': read(
    '四(一)4',
    '“明显下降”没有写多少：评估前 90 天与限制前 90 天相比，投诉率下降 30% 以上；整改效果评估为有效。恢复几步、每步多少由管理层在评估同意的程度以内决定，可以退回一步。',
    'What "clearly down" means is not said: the complaint rate of the 90 days before the assessment is 30 % or more below that of the 90 days before the restriction, and the rectification was found effective. How many steps, and how large, management decides within what was assessed; a step can be taken back.',
  ),
  'term-end': read(
    '四(二)4',
    '降职降薪期满怎么办没有写：期满当日自动结束，人力资源部 3 个工作日内恢复原岗位和工资，并告知作出决定的管理层。',
    'What follows when the term ends is not said: it ends by itself on its day, human resources restore post and pay within 3 working days, and management hears of it.',
  ),
  'dismissal-facts': read(
    '四(二)5',
    '解除合同须同时认定四项：严重失职或营私舞弊、重大损害、导致“重大投诉”、后果极其严重；每项写明事实并附证据，缺一项不得解除。解除前通知工会（劳动合同法第四十三条）。',
    'Dismissal takes four findings together: gross dereliction or fraud, great damage, a 重大投诉, extremely serious consequences; each with its facts and evidence, none missing. The trade union is told before (Labour Contract Law, art. 43).',
  ),
  'no-own-time': read(
    '一(三)2',
    '补全记录、问明要求、部门分工、按方案办理和整改各步没有时限可依：不另设，随所属环节或方案写明的时间完成。',
    'Completing the record, asking for the demand, dividing duties, carrying out the solution and the steps of rectification have no time to go by: none is set; they are done within their step or by the times of the plan.',
  ),
  repeatedly: read(
    '四(一)4',
    '“多次”没有写几次、多长时间内：12 个月内第 3 次起，只计作出后仍然有效的处罚，撤销的不计。对部门要求同一原因，对个人不要求。',
    'Neither number nor period is given for "repeatedly": from the third time in 12 months, counting penalties that stand and none that was revoked; for a department from the same cause, for a person from any.',
    'repeatedly',
  ),
  'not-added-up': read(
    '四(二)3',
    '个人一般投诉要扣分、检讨，严重投诉条文只写罚款。不推定严重的也扣分：各级处罚按条文写的执行，不累加。',
    'A person gets points and self-criticism for a general complaint, but for a serious one the text orders a fine only. No points are inferred: each level has what its clause says, nothing is added up.',
    'serious-adds',
    'serious-sanctions',
    'serious-replaces',
  ),
  'report-monthly': read(
    '五(一)1',
    '“每月或每季度”是两个频次：按较严的每月，次月 5 个工作日内由客服报管理层。',
    '"Monthly or quarterly" are two frequencies: the stricter, monthly, by customer service to management within 5 working days.',
    'report-month',
    'report-quarter',
  ),
  'rectification-approval': read(
    '五(二)1',
    '处罚引起的整改计划由管理层审核（四(一)3）；预防措施由谁批准没有写。整改的等级即引起它的投诉的等级，没有投诉的预防措施为一般：严重的由管理层审核，其他由责任部门负责人批准。',
    'A plan that follows from a penalty is reviewed by management (四(一)3); who approves prevention is not said. A rectification has the level of the complaint it comes from, prevention without one is general: a serious one goes to management, others to the head of the department.',
    'prevention-decider',
  ),
  'regular-check': read(
    '五(四)1',
    '“定期检查”没有写多久：执行期间至少每月一次，完成后 1 个月内评估效果。',
    'No interval is given for checks: at least monthly while measures run, effect assessed within 1 month of completion.',
    'regular-check',
  ),
  'regular-training': read(
    '五(三)1',
    '“定期”没有写多久：每季度至少一次，季后 10 个工作日内报告。',
    'No interval is given for training: at least once a quarter, reported within 10 working days.',
    'regular-training',
  ),
  'typical-case': read(
    '五(三)2',
    '“典型”没有写标准：严重投诉办结后入案例库，每季度组织一次讨论。',
    'No criterion is given for a typical case: every serious complaint enters the library, a discussion each quarter.',
    'typical-case',
  ),
  'levels-of-robot': read(
    '三(一)3',
    '与《客户服务异常处置管理制度》对应：按高低次序，一般对轻微、较大对一般、重大对严重。两部制度的“一般”不是同一级。',
    'Against the anomaly regulation, by rank: its general is minor here, its larger general, its major serious. The word 一般 is not the same level in both.',
  ),
  'levels-of-furn': read(
    '三(一)3',
    '与《客户服务提升办法》对应：一般投诉对一般，重大投诉（如产品缺陷）对严重；它没有轻微一级。四(二)5的“重大投诉”是否就是它的重大，仍须公司决定。',
    'Against the furniture regulation: its general is general, its major (a product defect, say) serious; it has no minor. Whether the 重大投诉 of 四(二)5 is its major is still for the company to decide.',
  ),
} as const satisfies Record<string, Read>
