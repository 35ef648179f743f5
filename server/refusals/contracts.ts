import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about contracts and their money (equip 第十六条). */
export const contractRefusals = {
  'contract.not-one': entry(
    409,
    ['这一步只在合同中办理', '请打开合同，或新建一份。'],
    ['This step belongs to a contract', 'Open the contract, or draft one.'],
  ),
  'quotation.items-differ': entry(
    422,
    ['每一行都要写明是什么', '行数和名称数量不一致，请补全。'],
    ['Every line says what it is', 'There are more or fewer names than lines: complete them.'],
  ),
  'quotation.past': entry(
    422,
    ['报价有效期已过', '有效期写今天或以后。'],
    ['The quotation would be expired', 'Let it be valid until today or later.'],
  ),
  'quotation.none': entry(409, ['还没有报价', '先登记报价。'], ['There is no quotation yet', 'Give a quotation first.']),
  'quotation.expired': entry(
    409,
    ['报价已过有效期', '重新报价，客户按新的版本答复。'],
    ['The quotation has expired', 'Give a new version for the customer to answer.'],
  ),
  'quotation.answered-already': entry(
    409,
    ['客户已经答复过这一版报价', '条件变了就重新报价。'],
    ['The customer answered this version already', 'If terms have changed, give a new version.'],
  ),
  'quotation.paper-missing': entry(
    422,
    ['纸质确认要附扫描件', '附上客户签字的报价单。'],
    ['What was accepted on paper needs its scan', "Attach the quotation with the customer's signature."],
  ),
  'quotation.not-accepted': entry(
    409,
    ['客户还没有接受最后一版报价', '先登记客户的答复，再送审或签订。'],
    ['The customer has not accepted the last version', 'Record the answer before review or signature.'],
  ),
  'contract.signed-already': entry(
    409,
    ['合同已经签订', '签订后的变更另立一份补充合同。'],
    ['The contract is signed', 'Changes after that are a supplementary contract of their own.'],
  ),
  'contract.not-as-quoted': entry(
    422,
    ['金额与客户接受的报价不同', '按报价金额；金额变了先重新报价。'],
    ['The amount is not what the customer accepted', 'Use the quoted amount, or quote anew first.'],
  ),
  'contract.over-approved': entry(
    409,
    ['金额高于评审通过的金额', '重新送审，或按通过的金额签订。'],
    ['The amount is above what the review approved', 'Submit it again, or sign for the approved amount.'],
  ),
  'contract.terms-not-whole': entry(
    422,
    ['付款条件各期合计不是 100%', '调整各期比例，使合计为 100%。'],
    ['The terms of payment do not add up to 100 %', 'Adjust the shares.'],
  ),
  'contract.not-signed': entry(409, ['合同还没有签订', '先签订合同。'], ['The contract is not signed', 'Sign it first.']),
  'contract.day-ahead': entry(
    422,
    ['日期在今天之后', '写实际发生的日期。'],
    ['The day lies ahead', 'Give the day on which it happened.'],
  ),
  'performance.no-such-line': entry(
    422,
    ['合同没有这一行', '按合同的行号填写。'],
    ['The contract has no such line', 'Use the numbers of its lines.'],
  ),
  'performance.too-many': entry(
    422,
    ['超过合同数量', '按剩余数量填写；多供的另立合同。'],
    ['More than was agreed', 'Enter what is left; anything more is another contract.'],
  ),
  'performance.lines-open': entry(
    422,
    ['还有未履行的行', '先履行完，或写明为什么算履行完。'],
    ['Lines are still open', 'Perform them, or say why it counts as finished.'],
  ),
  'invoice.none': entry(404, ['没有这张发票', '核对本合同的发票。'], ['No such invoice', 'See the invoices of this contract.']),
  'invoice.number-known': entry(
    409,
    ['这张发票已经登记', '核对代码和号码。'],
    ['This invoice is entered already', 'Check its code and number.'],
  ),
  'invoice.over-contract': entry(
    422,
    ['超过合同金额', '核对金额；确实要多开的写明原因。'],
    ['More than the contract', 'Check the amount; where it is right, say why.'],
  ),
  'invoice.due-before-issued': entry(
    422,
    ['到期日早于开票日期', '核对两个日期。'],
    ['Due before it is issued', 'Check both days.'],
  ),
  'credit.over-open': entry(
    409,
    ['红冲金额超过未收金额', '已收的部分先撤销分配，再红冲。'],
    ['The credit note is more than what is open', 'Take back the allocation of what was paid first.'],
  ),
  'payment.none': entry(404, ['没有这笔收款', '核对收款记录。'], ['No such payment', 'See the payments.']),
  'payment.reversed': entry(
    409,
    ['这笔收款已冲回', '不能再分配。'],
    ['The payment was reversed', 'It cannot be allocated any more.'],
  ),
  'payment.reference-known': entry(
    409,
    ['这笔银行流水已经登记', '同一笔不登记两次；登记错的先冲回。'],
    ['This line of the bank is entered already', 'It is not entered twice; one entered by mistake is reversed first.'],
  ),
  'payment.share-twice': entry(422, ['同一张发票列了两次', '合并成一行。'], ['An invoice is named twice', 'Make it one line.']),
  'payment.over-invoice': entry(
    409,
    ['分配金额超过这张发票的未收金额', '按未收金额分配，多出的留作客户余额。'],
    ['More than is open on the invoice', 'Allocate what is open; the rest stays as credit.'],
  ),
  'payment.over-allocated': entry(
    409,
    ['分配合计超过收款金额', '减少分配金额。'],
    ['More is allocated than came in', 'Allocate less.'],
  ),
  'payment.not-of-customer': entry(
    409,
    ['不是同一客户的收款', '只能分配给同一客户的合同。'],
    ["The payment is another customer's", 'It is allocated over contracts of the same customer.'],
  ),
  'payment.still-allocated': entry(
    409,
    ['这笔收款还有分配', '先撤销分配，再冲回。'],
    ['The payment is still allocated', 'Take the allocations back first.'],
  ),
  'payment.nothing-to-do': entry(
    422,
    ['没有选择合同', '选择收款归入的合同。'],
    ['No contract is chosen', 'Choose the contract that the payment belongs to.'],
  ),
  'allocation.none': entry(
    409,
    ['没有分配这么多', '按已分配的金额撤销。'],
    ['Not so much is allocated', 'Take back at most what is.'],
  ),
  'write-off.not-approved': entry(
    409,
    ['核销没有批准', '先提请核销，批准后办理。'],
    ['The write-off was not approved', 'Put it forward; it is booked once approved.'],
  ),
  'write-off.done': entry(
    409,
    ['这次核销已经入账', '同一批准只核销一次。'],
    ['It was written off already', 'An approval is booked once.'],
  ),
  'write-off.over-open': entry(
    409,
    ['核销金额超过未收金额', '期间有收款的，按剩余未收金额重新提请。'],
    ['More than is open', 'If money came in meanwhile, put the rest forward anew.'],
  ),
  'dunning.nothing-open': entry(
    409,
    ['没有可催收的金额', '全部收清，或都在争议中。'],
    ['There is nothing to collect', 'All is paid, or disputed.'],
  ),
  'dunning.promise-day': entry(
    422,
    ['承诺要有日期', '填写客户承诺的付款日期，不早于今天。'],
    ['A promise names its day', 'Give the day on which the customer promised to pay.'],
  ),
  'dispute.open-already': entry(
    409,
    ['争议已登记', '先了结现在的争议。'],
    ['It is disputed already', 'Settle that dispute first.'],
  ),
  'dispute.none': entry(409, ['没有争议', '这张发票没有登记争议。'], ['There is no dispute', 'This invoice is not disputed.']),
  'export.not-yours': entry(
    409,
    ['由内勤、财务、客服负责人和总经理导出', '请他们办理。'],
    ['Office, finance, the head of service and the general manager export', 'Ask one of them.'],
  ),
  'export.none': entry(404, ['没有这次导出', '核对导出清单。'], ['No such export', 'See the list of exports.']),
  'export.nothing': entry(
    409,
    ['本期没有未导出的分录', '已导出的可以从清单再次下载。'],
    ['Nothing of that period is left to export', 'What was exported can be downloaded again from the list.'],
  ),
} satisfies Record<string, RefusalEntry>
