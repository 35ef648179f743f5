import type { Clause } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'

/** 《客户投诉处罚管理制度》 as found: chapters 一 to 六, which break off after 六(一). Gists in our own words. */
export const clauses = {
  '一(一)': {
    title: both('目的', 'Purpose'),
    gist: both(
      '为什么要有本制度：投诉处理有规范，减少负面影响。',
      'Why the regulation exists: orderly handling of complaints, less harm.',
    ),
    manual: both('只说目的，不要求任何人做某件事。', 'States a purpose; orders nobody to do anything.'),
  },
  '一(二)': {
    title: both('适用人员', 'Whom it binds'),
    gist: both('全体员工，不论职位和岗位。', 'All staff, whatever their post.'),
    manual: both(
      '处罚案件对任何部门和人员都能立案，没有例外名单，即为适用；无须另有动作。',
      'A penalty can be opened against any department and person, with no list of exceptions; nothing else is to be done.',
    ),
  },
  '一(三)1': {
    title: both('客户至上', 'Customer first'),
    gist: both(
      '以客户满意衡量工作质量，合理诉求要有回应。',
      "Work is measured by the customer's satisfaction; fair demands are answered.",
    ),
  },
  '一(三)2': {
    title: both('及时处理', 'Promptness'),
    gist: both(
      '迅速受理，并承诺规定每个环节的时限；全文没有给出任何一个时限。',
      'Swift intake; promises a time limit for every step, and gives none.',
    ),
  },
  '一(三)3': {
    title: both('实事求是', 'Facts first'),
    gist: both(
      '凭事实调查，不偏袒，责任判断准确，结果公平。',
      'Investigate by the facts, favour nobody, judge liability rightly, decide fairly.',
    ),
  },
  '一(三)4': {
    title: both('预防为主', 'Prevention'),
    gist: both('从投诉数据找薄弱环节，从源头改进。', 'Find weak points in the data and mend them at the source.'),
    manual: both('原则性要求，由第五章的具体规则体现。', 'A principle; chapter 五 carries it out.'),
  },
  '二(一)': {
    title: both('什么是投诉', 'What a complaint is'),
    gist: both(
      '客户对产品或服务不满，以电话、邮件、信函、面谈等表达，并要求解决。',
      'Dissatisfaction with product or service, expressed by phone, mail, letter or in person, with a demand.',
    ),
  },
  '二(二)1': {
    title: both('产品质量问题', 'Product quality'),
    gist: both('缺陷、性能不达标、外观瑕疵、寿命短。', 'Defects, performance below standard, blemishes, short life.'),
  },
  '二(二)2': {
    title: both('服务质量问题', 'Service quality'),
    gist: both(
      '态度、响应慢、承诺没兑现、流程繁琐，售前售中售后都算。',
      'Attitude, slowness, broken promises, cumbersome process, before, during and after the sale.',
    ),
  },
  '二(二)3': {
    title: both('交付问题', 'Delivery'),
    gist: both(
      '延迟、数量不符、方式不当，含运输损坏和与订单不一致。',
      'Late, wrong quantity, improper manner, damage in transit, not as ordered.',
    ),
  },
  '二(二)4': {
    title: both('合同纠纷', 'Contract dispute'),
    gist: both('条款不清或履行中的争议。', 'Unclear terms, or a dispute in performance.'),
  },
  '二(二)5': {
    title: both('其他问题', 'Other'),
    gist: both(
      '客户认为受到的其他影响或损失，含人身伤害和财产损失。',
      'Any other harm the customer sees, injury and property loss included.',
    ),
  },
  三: {
    title: both('处理流程', 'Process'),
    gist: both(
      '受理、分配、调查、定方案、沟通、执行、验证，七步。',
      'Intake, assignment, investigation, solution, communication, carrying out, verification: seven steps.',
    ),
  },
  '三(一)1': {
    title: both('受理渠道', 'Channels'),
    gist: both('热线、在线客服、邮件、官网留言、门店等，方便客户。', 'Hotline, online chat, email, website, shop and others.'),
  },
  '三(一)2': {
    title: both('受理记录', 'Record of intake'),
    gist: both(
      '客户姓名、联系方式、地址，时间、事项、描述、期望，准确完整。',
      "Customer's name, contact, address; time, matter, description, wanted solution; accurate and complete.",
    ),
  },
  '三(一)3': {
    title: both('分级', 'Levels'),
    gist: both(
      '按性质和严重程度分轻微、一般、严重；谁来分没有写。',
      'Minor, general or serious by nature and severity; who grades is not said.',
    ),
  },
  '三(二)1': {
    title: both('责任部门', 'Responsible department'),
    gist: both(
      '按内容分：质量给生产或研发，服务给相应服务部门，交付给物流或销售；合同和其他没有写。',
      'By content: quality to production or R&D, service to that department, delivery to logistics or sales; contract and other are not said.',
    ),
  },
  '三(二)2': {
    title: both('专人负责', 'One handler'),
    gist: both('每件投诉指定一名有专业能力的处理负责人。', 'Each complaint has one named handler with the right expertise.'),
  },
  '三(三)1': {
    title: both('收集证据', 'Evidence'),
    gist: both(
      '立即调查，收集样本、服务记录、往来文件、检测报告。',
      'Investigate at once; collect samples, service records, correspondence, test reports.',
    ),
  },
  '三(三)2': {
    title: both('原因分析', 'Causes'),
    gist: both(
      '用鱼骨图、5Why，从人机料法环找原因，分出人为、流程、设计或其他。',
      'Fishbone and 5-Why over people, machine, material, method, environment; human error, process gap, design fault or other.',
    ),
  },
  '三(三)3': {
    title: both('责任认定', 'Liability'),
    gist: both(
      '按证据认定一个或几个部门、个人的责任；各占多少没有写。',
      'One or several departments and persons are liable, by the evidence; shares are not said.',
    ),
  },
  '三(四)1': {
    title: both('商讨方案', 'Discussion'),
    gist: both('处理负责人召集有关部门商量，兼顾客户和公司。', 'The handler discusses the solution with the departments.'),
  },
  '三(四)2': {
    title: both('确定方案', 'The solution'),
    gist: both(
      '写明措施、部门、责任人、完成时间；由谁确定没有写。',
      'Measures, department, person, time; who decides is not said.',
    ),
  },
  '三(五)1': {
    title: both('与客户沟通', 'Telling the customer'),
    gist: both(
      '按客户偏好的方式道歉、说明原因和措施、告知预计时间。',
      'By the way the customer prefers: apology, cause, measures, expected time.',
    ),
  },
  '三(五)2': {
    title: both('反馈进度', 'Progress'),
    gist: both(
      '定期告知进度，有新情况随时沟通；多久一次没有写。',
      'Progress at regular intervals, and whenever something new comes up; the interval is not said.',
    ),
  },
  '三(六)1': {
    title: both('执行', 'Carrying out'),
    gist: both('按方案办，明确标准，全程监控，按时完成。', 'Follow the solution, set standards, monitor, finish in time.'),
  },
  '三(六)2': {
    title: both('部门配合', 'Several departments'),
    gist: both(
      '跨部门的，写明谁牵头、谁配合、各做什么。',
      'With several departments, one leads and the duties of each are written down.',
    ),
  },
  '三(七)1': {
    title: both('客户确认', "Customer's confirmation"),
    gist: both(
      '处理完联系客户确认；不满意就再协商、再补救，一直到满意。没有别的出口。',
      'The customer confirms the result; if not satisfied it goes round again until satisfied. There is no other way out.',
    ),
  },
  '三(七)2': {
    title: both('效果评估', 'Effect'),
    gist: both('比较处理前后的投诉率、满意度，总结教训。', 'Compare complaint rate and satisfaction before and after; lessons.'),
  },
  四: {
    title: both('处罚措施', 'Penalties'),
    gist: both(
      '处罚部门和个人；由谁调查、听取申辩、决定、送达，如何申诉，都没有写。',
      'Penalties for departments and persons; who investigates, hears, decides and serves, and any appeal, are not said.',
    ),
  },
  '四(一)1': {
    title: both('部门：警告', 'Departments: warning'),
    gist: both(
      '失误致轻微投诉：警告，负责人向管理层书面检讨，部门内通报。',
      'Minor complaint by an error: warning, written self-criticism to management, notice in the department.',
    ),
  },
  '四(一)2': {
    title: both('部门：罚款', 'Departments: fine'),
    gist: both(
      '一般投诉：从绩效奖金扣罚款，区间两端都是空白。',
      'General complaint: a fine from the bonus, both limits left blank.',
    ),
  },
  '四(一)3': {
    title: both('部门：绩效扣分', 'Departments: points'),
    gist: both(
      '严重投诉：罚款（数额没有写）加绩效扣分，负责人在管理层会议检讨，整改计划经管理层审核。',
      "Serious complaint: a fine (no amount), KPI points, the head's self-criticism before management, a rectification plan reviewed by management.",
    ),
  },
  '四(一)4': {
    title: both('部门：业务限制', 'Departments: restriction'),
    gist: both(
      '同一原因多次严重投诉：限制业务，到整改到位、投诉率明显下降、评估合格再逐步恢复。',
      'Serious complaints from the same cause repeatedly: business restricted until mended, the rate clearly down and assessed; then restored step by step.',
    ),
  },
  '四(二)1': {
    title: both('个人：批评教育', 'Persons: talk'),
    gist: both('轻微投诉：上级主管一对一谈话。', 'Minor complaint: a talk with the direct superior.'),
  },
  '四(二)2': {
    title: both('个人：绩效扣分', 'Persons: points'),
    gist: both(
      '一般投诉：绩效扣分，向部门书面检讨并提改进计划，上级主管审核。',
      'General complaint: KPI points, written self-criticism and improvement plan reviewed by the superior.',
    ),
  },
  '四(二)3': {
    title: both('个人：罚款', 'Persons: fine'),
    gist: both(
      '严重投诉：从当月工资扣罚款，区间两端都是空白。',
      "Serious complaint: a fine from the month's pay, both limits left blank.",
    ),
  },
  '四(二)4': {
    title: both('个人：降职降薪', 'Persons: demotion'),
    gist: both(
      '多次严重投诉且损失重大或影响恶劣：降职降薪，期限空白，表现良好可恢复。',
      'Serious complaints repeatedly with great loss or bad influence: demotion and pay cut for a blank term, restorable.',
    ),
  },
  '四(二)5': {
    title: both('个人：解除劳动合同', 'Persons: dismissal'),
    gist: both(
      '严重失职或舞弊、公司重大损害、“重大投诉”、后果极其严重，四项同时具备才依法解除并追责。',
      'Only where gross dereliction or fraud, great damage, a "重大投诉" and extremely serious consequences come together: lawful dismissal and liability.',
    ),
  },
  '五(一)1': {
    title: both('数据收集', 'Data'),
    gist: both(
      '收集时间、内容、客户、结果、责任部门和个人；每月或每季度出分析报告。',
      'Time, content, customer, result, department, person; a report monthly or quarterly.',
    ),
  },
  '五(一)2': {
    title: both('分析方法', 'Methods'),
    gist: both('看类型分布、数量趋势、关联。', 'Distribution, trend, association.'),
  },
  '五(二)1': {
    title: both('预防措施', 'Preventive measures'),
    gist: both('针对薄弱环节，写明部门、责任人、时间、步骤。', 'Against the weak points: department, person, time, steps.'),
  },
  '五(二)2': {
    title: both('制度流程优化', 'Regulations and processes'),
    gist: both(
      '梳理研发、生产、销售服务制度的漏洞并改进。',
      'Find and mend gaps in the rules of R&D, production, sales and service.',
    ),
  },
  '五(三)1': {
    title: both('员工培训', 'Training'),
    gist: both(
      '定期培训产品、技能、沟通和投诉流程。',
      'Regular training in products, skills, communication and the complaint process.',
    ),
  },
  '五(三)2': {
    title: both('案例讨论', 'Case discussions'),
    gist: both('收集典型投诉，组织讨论，分享经验。', 'Typical complaints are collected and discussed.'),
  },
  '五(四)1': {
    title: both('跟踪评估', 'Tracking'),
    gist: both(
      '定期检查措施落实，用数据和客户意见评估效果。',
      'Measures are checked regularly and their effect assessed by data and feedback.',
    ),
  },
  '五(四)2': {
    title: both('调整优化', 'Remaking'),
    gist: both('效果不明显的，找原因，重新制定。', 'Weak measures are analysed and remade.'),
  },
  '六(一)': {
    title: both('解释权', 'Interpretation'),
    gist: both('由人力资源部解释。', 'By human resources.'),
  },
} as const satisfies Record<string, Clause>

export type ClauseId = keyof typeof clauses
