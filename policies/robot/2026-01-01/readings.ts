import type { Reading } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'

const by = '客户服务部'
const on = '2025-12-20'

/** How wordings that the text leaves open are read here. Another company changes these first: each is one decision, with who made it and when. */
export const readings = {
  'one-workday': {
    clause: '7(1)',
    by,
    on,
    settles: ['one-day-general', 'one-to-three-larger'],
    says: {
      zh: '“1 个工作日内”与“1–3 个工作日”都含 1。正好 1 个工作日归一般：一般异常的处置时限正是 1 个工作日，办得完。',
      en: 'Both levels contain exactly 1 working day. It counts as general: its own handling limit of 1 working day can be met.',
    },
  },
  'three-workdays': {
    clause: '7(3)',
    by,
    on,
    settles: ['one-to-three-larger', 'three-and-more-major'],
    says: {
      zh: '“1–3 个工作日”与“3 个工作日以上”都含 3（民法典第一千二百五十九条，以上含本数）。正好 3 个工作日归较大：较大异常的处置时限正是 3 个工作日，办得完；4 个工作日起归重大。',
      en: 'Both levels contain exactly 3 working days (Civil Code art. 1259). It counts as larger, whose own limit of 3 working days can be met; major from 4.',
    },
  },
  'loss-amounts': {
    clause: '7(3)',
    by,
    on,
    settles: ['considerable-loss', 'slight-effect'],
    says: {
      zh: '“较大经济损失”“重大财产损失”没有数额：客户直接损失 10 万元起（含）为重大；有损失但不满 10 万元，为对生产经营的轻微影响，归较大。',
      en: 'The text gives no amount: a direct loss of ¥100,000 or more is major; any smaller loss is a slight effect, hence larger.',
    },
  },
  'repeated-repairs': {
    clause: '7(3)',
    by,
    on,
    settles: ['repeatedly'],
    says: {
      zh: '“多次”指同一问题维修 3 次起（含）仍未解决。',
      en: '"Repeated" means that 3 or more repairs of the same problem have failed.',
    },
  },
  'delay-hours': {
    clause: '7(2)',
    by,
    on,
    settles: ['answer-over-two-hours'],
    says: {
      zh: '延迟按小时计，不足 1 小时按 1 小时；“超过 24 小时”不含 24，从 25 起。售前答复延迟超过 2 小时，条文没有写等级，由其他事实决定。',
      en: 'Delays count in hours begun; "over 24 hours" excludes 24, so from 25. The text has no level for pre-sales answers over 2 hours late; the other facts decide.',
    },
  },
  'late-over-three-days': {
    clause: '7(2)',
    by,
    on,
    settles: ['delivery-over-three-days'],
    says: {
      zh: '条文只写延期交付 1–3 天。超过 3 天至少为较大，是否重大由其他事实决定。',
      en: 'The text names 1-3 days late only. More than 3 is larger at least; other facts may make it major.',
    },
  },
  recommissioning: {
    clause: '7(2)',
    by,
    on,
    says: {
      zh: '安装调试类的“无法正常运行”“参数不符合”在未确认为严重质量问题前，按“小故障需重新调试”归较大。',
      en: 'In installation, "does not run" and "parameters off" count as a fault to be re-adjusted, hence larger, until a serious defect is confirmed.',
    },
  },
  'who-grades': {
    clause: '7',
    by,
    on,
    settles: ['who-grades'],
    says: {
      zh: '条文没有写由谁定级。登记时按事实自动建议，时限即按建议等级运行；部门负责人、副组长或组长确认。已是重大的，只能由副组长或组长改。',
      en: 'The text does not say who grades. The table proposes at intake and clocks run at the proposed level; the department head, deputy or leader confirms. A major one is changed only by the deputy or the leader.',
    },
  },
  'grade-in-time': {
    clause: '7',
    by,
    on,
    says: {
      zh: '定级没有写时限：自发现起 1 小时内确认，与最低一级的上报时限相同，昼夜连续计算。',
      en: 'No time is given for grading: confirmed within 1 hour of discovery, like the report of the lowest level, by day and night.',
    },
  },
  'verify-at-once': {
    clause: '8(1)',
    by,
    on,
    settles: ['at-once'],
    says: {
      zh: '“立即”核实指自发现起 30 分钟内，昼夜连续计算。',
      en: '"At once" for verification is within 30 minutes of discovery, by day and night.',
    },
  },
  'report-clock': {
    clause: '8(2)',
    by,
    on,
    settles: ['report-hours'],
    says: {
      zh: '1 小时、2 小时、30 分钟都自发现起，昼夜和节假日连续计算，按建议等级即起算。每位接收人都在系统确认才算完成。改级的，新等级的上报自改级起算；在此之前已完成的同级或更高一级上报有效。',
      en: 'All three limits run from discovery, by day and night and on holidays, at the proposed level. A report is done when every receiver has acknowledged it. After re-grading, the new limit runs from the re-grading; an earlier report to the same or a higher post counts.',
    },
  },
  'earlier-hops': {
    clause: '8(2)',
    by,
    on,
    settles: ['earlier-hops'],
    says: {
      zh: '条文只写了每级的最后一段。较大：一线仍在 1 小时内报部门负责人，部门负责人的 2 小时也自发现起。重大：一线同时报部门负责人和副组长，15 分钟内由副组长确认，给副组长的 30 分钟留一半。',
      en: 'The text names the last hop of each level only. Larger: the front line still tells the department head within 1 hour; the 2 hours run from discovery as well. Major: the front line tells department head and deputy together, and the deputy acknowledges within 15 minutes, which leaves half of the 30.',
    },
  },
  'respond-at-once': {
    clause: '8(3)',
    by,
    on,
    settles: ['respond-at-once'],
    says: {
      zh: '“接到上报”指上报送达系统之时，不以点确认为准，晚确认不延后时限。“立即”：一般 30 个工作分钟内指定处置人；较大 60 个工作分钟内组队；重大 1 小时内开紧急会议，昼夜连续计算。重大异常由组长本人确认上报即可开会，不等主要负责人确认。',
      en: 'A report is received when it is sent, so that a late acknowledgement buys no time. "At once": general, a handler within 30 working minutes; larger, a team within 60 working minutes; major, the emergency meeting within 1 hour by day and night. The meeting needs the leader\'s own acknowledgement only.',
    },
  },
  'management-when-necessary': {
    clause: '8(5)',
    by,
    on,
    settles: ['when-necessary', 'management', 'group-makes-special-plan', 'leader-approves-special-plan'],
    says: {
      zh: '“必要时”由组长判断：需要管理层审议的，提交时注明；组长认为应当提交而没有注明的，退回重新提交。管理层一人通过即可。',
      en: 'The leader judges whether management is needed: the submission says so, and the leader returns one that should have. One member of management suffices.',
    },
  },
  'plan-after-upgrade': {
    clause: '8(5)',
    by,
    on,
    says: {
      zh: '升级后，原等级批准的方案和实施不再算数，须按新等级重新提交、批准、启动；降级不影响已批准的方案。',
      en: 'After an upgrade, a plan approved and started at the lower level no longer counts; a downgrade leaves it valid.',
    },
  },
  'result-at-once': {
    clause: '8(6)',
    by,
    on,
    settles: ['first-moment'],
    says: {
      zh: '“第一时间”指处置完成后 2 个工作小时内；先反馈结果，再请客户验收。',
      en: '"First" is within 2 working hours of completion; the result goes out before acceptance is asked for.',
    },
  },
  'result-upward': {
    clause: '8(6)',
    by,
    on,
    says: {
      zh: '“同时”逆向反馈：处置完成的下一个工作日结束前，接收人确认为止。处置小组由副组长和组长接收。',
      en: '"At the same time" back up the line: acknowledged by the end of the next working day. For the group, deputy and leader receive it.',
    },
  },
  dissatisfied: {
    clause: '8(6)',
    by,
    on,
    settles: ['dissatisfied'],
    says: {
      zh: '确认满意度不等于必须满意。客户不满意的，先前的逆向反馈作废，须如实再报一次；接收人或者重新打开案件，或者确认知悉后继续复盘归档。',
      en: 'Confirming satisfaction does not mean that it must be high. A dissatisfied answer voids the report given upward; it is reported again, and the receiver either reopens the case or acknowledges knowing it, after which it goes on to the retrospective.',
    },
  },
  'handling-clock': {
    clause: '9',
    by,
    on,
    settles: ['handling-start'],
    says: {
      zh: '1 个与 3 个工作日都自发现起，定级、上报、响应的时间在内；起算当日不计（民法典第二百零一条）。改级后自发现起算的时限不足的，至少留 1 个工作日。重新打开的，自重新打开起再算一次。',
      en: 'The 1 and the 3 working days run from discovery, grading, reporting and response included; the first day does not count (Civil Code art. 201). After re-grading at least 1 working day is left. A reopened case gets the limit again from the reopening.',
    },
  },
  'plan-clock': {
    clause: '10',
    by,
    on,
    settles: ['plan-hours', 'special-plan-at-meeting', 'special-plan-in-48-hours'],
    says: {
      zh: '24 小时和 48 小时都自发现起，按自然小时连续计算（民法典第二百零一条），节假日在内；方案批准并启动实施才算完成。改级的自改级起算。',
      en: '24 and 48 hours run from discovery, by natural hours and on holidays (Civil Code art. 201); done once the approved plan has been started. After re-grading they run from the re-grading.',
    },
  },
  'daily-progress': {
    clause: '10',
    by,
    on,
    says: {
      zh: '“每天”指每个工作日（含调休上班日）下班前，自组队的下一个工作日起，到处置完成止。',
      en: '"Every day" is by the close of each working day, make-up days included, from the working day after the team is formed until completion.',
    },
  },
  'daily-meeting': {
    clause: '11',
    by,
    on,
    says: {
      zh: '“每日”例会节假日也开，自紧急会议的次日起，到处置完成止；休息日以当天结束为限。',
      en: 'The daily meeting is held on days off too, from the day after the emergency meeting until completion; on a day off by the end of that day.',
    },
  },
  'on-site': {
    clause: '11',
    by,
    on,
    says: {
      zh: '“必要时”驻场由组长、副组长或处置责任人判断。',
      en: 'Leader, deputy or the owner of the case judge whether somebody is posted at the site.',
    },
  },
  'weekly-report': {
    clause: '9',
    by,
    on,
    says: {
      zh: '周报在下一周第一个工作日下班前提交；本周没有一般异常也报零。',
      en: 'The weekly report is due by the close of the first working day of the next week; nothing to report is reported as nothing.',
    },
  },
  'monthly-summary': {
    clause: '10',
    by,
    on,
    says: {
      zh: '月度汇总在次月第 5 个工作日下班前提交。',
      en: 'The monthly summary is due by the close of the fifth working day of the next month.',
    },
  },
  'filed-by-approval': {
    clause: '10',
    by,
    on,
    says: {
      zh: '“备案”：报告在系统批准即进入小组（重大的为管理层）的备案清单，不另设一步。',
      en: 'Filing: an approved report stands in the list of the group (of management, for a major one) at once; no further step.',
    },
  },
  'group-passes': {
    clause: '11',
    by,
    on,
    settles: ['passed-by-group'],
    says: {
      zh: '“审议通过”指处置小组全体成员（含组长、副组长）三分之二以上同意。',
      en: 'The group passes a report when at least two thirds of its members, leader and deputy included, approve.',
    },
  },
  'quality-proposed': {
    clause: '12(1)',
    by,
    on,
    says: {
      zh: '质量瑕疵、安装后不能运行、多次维修无效、设备无法使用，建议按产品质量异常办理；定级人可以改。',
      en: 'A defect, a machine that does not run, repeated failed repairs and unusable equipment are proposed as product quality; the grader may change it.',
    },
  },
  'dispute-proposed': {
    clause: '12(2)',
    by,
    on,
    says: {
      zh: '合同中断、可能投诉仲裁诉讼、报价误导或型号不符，建议按合同争议办理；定级人可以改。',
      en: 'An interrupted contract, a likely dispute, a misleading quote or a wrong model are proposed as a contract dispute; the grader may change it.',
    },
  },
  'loss-proposed': {
    clause: '12(3)',
    by,
    on,
    says: { zh: '“重大损失”与定级同一条线：10 万元起（含）。', en: '"Major loss" has the same line as grading: from ¥100,000.' },
  },
  'compensation-route': {
    clause: '12(3)',
    by,
    on,
    settles: ['company-approval-flow'],
    says: {
      zh: '“公司审批流程”条文没有写：财务提交，法务会签；不满 10 万元由组长批，10 万元起（含）由公司主要负责人批。公司另有规定时改这里。',
      en: "The company's approval flow is not in the text: finance submits, legal countersigns; below ¥100,000 the leader, from ¥100,000 the principal. A company with a flow of its own changes this.",
    },
  },
  'after-archive': {
    clause: '12(3)',
    by,
    on,
    says: {
      zh: '归档前须有批准的赔偿方案；付款和追偿可以在归档后继续，责任事项一直挂着，直到有结果。',
      en: 'An approved compensation is needed before the archive; payment and recovery may go on after it, and their duties stay open until they end.',
    },
  },
  'recovery-monthly': {
    clause: '12(3)',
    by,
    on,
    says: {
      zh: '“追偿到底”没有写多久过问一次：每个月至少催收一次，记下做了什么；到账或催收后重新计一个月，直到有结果。',
      en: 'How often an open recovery is looked at is not said: at least once a month, with what was done; money that comes in or a reminder begins another month, until it ends.',
    },
  },
  'key-nodes': {
    clause: '14(2)',
    by,
    on,
    says: {
      zh: '关键节点为方案交付、产品验收、安装调试完成三个；到达一个，未签字前不能到下一个，也不能完成处置。',
      en: 'The key nodes are three: plan delivered, product accepted, installation finished. One that is reached must be signed before the next is reached and before completion.',
    },
  },
  'request-handling': {
    clause: '14(3)',
    by,
    on,
    says: {
      zh: '服务请求没有时限，按提交、派工、办理、反馈、归档跟踪；保管期与异常相同。',
      en: 'A service request has no time limit; it is tracked from submission over assignment, work and feedback to the archive, and kept as long as an anomaly.',
    },
  },
  'case-studies': {
    clause: '15(1)',
    by,
    on,
    settles: ['regular-cases'],
    says: {
      zh: '较大和重大异常归档后必须入库，一般异常由部门选择；“定期”汇总指每季度一次，次季度第 10 个工作日下班前。',
      en: 'Larger and major cases become case studies after the archive, general ones at choice; the periodic report is quarterly, by the tenth working day of the next quarter.',
    },
  },
  'monthly-statistics': {
    clause: '15(2)',
    by,
    on,
    says: {
      zh: '每月统计由副组长在次月第 5 个工作日下班前提交组长和各部门负责人。',
      en: 'The deputy gives the monthly statistics to leader and department heads by the fifth working day of the next month.',
    },
  },
  unreachable: {
    clause: '8(6)',
    by,
    on,
    settles: ['unreachable'],
    says: {
      zh: '条文没有写客户联系不上怎么办：三个不同日子联系未果（都有记录，同一天打几次算一次）视为已确认，照常归档；客户以后答复的，照样记录。',
      en: 'The text does not say what happens when the customer cannot be reached: attempts recorded on three different days stand for an answer, several on one day counting once; a later answer is recorded all the same.',
    },
  },
  departments: {
    clause: '3',
    by,
    on,
    settles: ['departments'],
    says: {
      zh: '条文没有写哪类异常由哪个部门办：售前归销售，交付归供应链，安装归项目实施，技术支持归研发，售后和其他归客服。',
      en: 'The text does not say which department handles what: pre-sales sales, delivery supply chain, installation implementation, technical support R&D, after-sales and other customer service.',
    },
  },
  certification: {
    clause: '13(2)',
    by,
    on,
    settles: ['certification'],
    says: {
      zh: '认证的标准和有效期没有写：由部门负责人按岗位评定，认证记录写明有效期，最长 2 年。',
      en: 'Neither standard nor validity is given: the department head assesses by post; the record states how long it is valid, at most 2 years.',
    },
  },
  drills: {
    clause: '18',
    by,
    on,
    settles: ['regular-training'],
    says: {
      zh: '“定期”：培训每季度汇总一次，应急演练每年不少于 2 次，分别在次期第 10 个工作日下班前报告。',
      en: '"Regular": training is reported quarterly, emergency drills are held at least twice a year; both reported by the tenth working day after.',
    },
  },
  sampling: {
    clause: '14(1)',
    by,
    on,
    settles: ['sampling'],
    says: {
      zh: '比例和次数没有写：每月抽查服务记录 5%（不少于 5 件）、随机回访 10 个客户，每季度巡查 2 个现场；经办人不参与抽取。',
      en: 'No figures are given: monthly 5 % of service records (at least 5) and 10 callbacks, quarterly 2 site patrols; whoever handled a case has no part in drawing.',
    },
  },
  'inner-times': {
    clause: '16',
    by,
    on,
    settles: ['rectification:record.made'],
    says: {
      zh: '培训、合同、整改、经费、追责各步没有写时限：责任照样开列和跟踪，不设到期时间；整改没有通过的再定措施，轮数不限。',
      en: 'Training, contracts, rectification, the fund and accountability have no time limits: their duties open and are tracked without a due time; a rectification that fails its check is planned again, however often.',
    },
  },
  'quarterly-survey': {
    clause: '15(3)',
    by,
    on,
    says: {
      zh: '季度满意度调查在次季度第 10 个工作日下班前汇总报组长。',
      en: 'The quarterly survey is reported to the leader by the tenth working day of the next quarter.',
    },
  },
  'low-satisfaction': {
    clause: '15(3)',
    by,
    on,
    settles: ['low-satisfaction'],
    says: {
      zh: '“满意度较低”指回答不满意，季度调查里的也算，由系统开出服务请求；3 个工作日内定专人和改进措施。异常案件按第八条(六)的口径办理。',
      en: '"Low" is a dissatisfied answer, in the quarterly survey too, for which the system opens a request; a person and a measure are named within 3 working days. Anomalies follow the reading of article 8(6).',
    },
  },
  'fund-route': {
    clause: '17',
    by,
    on,
    says: {
      zh: '经费由谁批没有写：财务核对余额后，不满 10 万元由组长批，10 万元起（含）由公司主要负责人批，与赔偿相同。',
      en: 'Who approves spending is not said: finance checks what is left; below ¥100,000 the leader, from ¥100,000 the principal, as for compensation.',
    },
  },
  materials: {
    clause: '17',
    by,
    on,
    settles: ['necessary-materials'],
    says: {
      zh: '“必要的”设备、物资和配件渠道以清单为准，每年清点一次，次年第 20 个工作日下班前报组长。',
      en: '"Necessary" equipment, materials and parts channels are those on a list, checked yearly and reported by the twentieth working day.',
    },
  },
  'anomaly-rate': {
    clause: '19(1)',
    by,
    on,
    settles: ['anomaly-rate'],
    says: {
      zh: '发生率的分母没有写：异常数除以异常与服务请求的总数。',
      en: 'What the rate is divided by is not said: anomalies among anomalies and service requests together.',
    },
  },
  'timely-response': {
    clause: '19(1)',
    by,
    on,
    says: {
      zh: '响应及时性按第八条(二)、(三)的上报和响应责任是否按时计算，取消的不计。',
      en: 'Timely response counts the reporting and response duties of 8(2) and 8(3) that ended in time; cancelled ones do not count.',
    },
  },
  'commendation-path': {
    clause: '19(1)',
    by,
    on,
    says: {
      zh: '表彰由谁提、谁批、给什么都没有写：部门负责人或副组长提出并写明事迹，公司主要负责人批准，批准后在公司内公示（公示期由公司设置），期内员工可提异议，由副组长答复；撤回的不再计入。奖金由批准人按公司规定定，条文没有数额。',
      en: 'Who proposes, who decides and what is given is not said: the head of a department or the deputy proposes and describes it, the principal decides, it is published in the company (for how long is a company setting) and staff may object, the deputy answers; what is taken back counts no more. The text gives no amount: whoever approves sets one by the company rules.',
    },
  },
  'accountability-route': {
    clause: '19(2)',
    by,
    on,
    says: {
      zh: '条文残缺，没有写由谁决定、怎样处理：副组长查明责任，组长、公司主要负责人先后决定，处理内容另依公司规定。',
      en: "The text breaks off without saying who decides or how: the deputy establishes responsibility, leader and then principal decide; the consequence follows the company's other rules.",
    },
  },
} as const satisfies Record<string, Omit<Reading, 'clause'> & { clause: ClauseId }>
