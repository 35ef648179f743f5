import type { RefusalEntry } from './refusal-words.ts'

const refusal = (status: RefusalEntry['status'], zh: [title: string, mend: string], en: [title: string, mend: string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) as const

/** What is refused about parts and stock. */
export const partsRefusals = {
  'stock.not-manager': refusal(
    403,
    ['这一步由公司指定的备件管理岗位办理', '请备件管理员办理；岗位在「备件」的「库位与规则」中查看。'],
    ['This is done by the posts that manage the stock', 'Ask one of them; the posts stand in Parts, Places and rules.'],
  ),
  'stock.not-keeper': refusal(
    403,
    ['这里的库存由别人保管', '请保管人办理，或请管理员更换保管人。'],
    ['Somebody else keeps this place', 'Ask whoever keeps it, or have the administrator name you.'],
  ),
  'stock.not-yours': refusal(
    403,
    ['库存只对本公司人员开放', '用掉的备件请在案件上登记。'],
    ["Stock is open to the company's own staff", 'Report what you used on the case.'],
  ),
  'stock.short': refusal(
    409,
    ['库存不足，没有记账', '减少数量，换一个库位，或先入库。'],
    ['There is not enough in stock; nothing was booked', 'Take fewer, take them elsewhere, or book their receipt first.'],
  ),
  'stock.serials-needed': refusal(
    422,
    ['这种备件按序列号管理：序列号个数要与数量一致，且不重复', '逐件填写或扫描序列号。'],
    ['This part is tracked by serial number: one different number for each piece', 'Enter or scan the number of each piece.'],
  ),
  'stock.serial-elsewhere': refusal(
    409,
    ['有的序列号不在这个库位', '核对序列号，或先把它调拨过来。'],
    ['A serial number does not lie here', 'Check the number, or transfer the piece here first.'],
  ),
  'stock.serial-taken': refusal(
    409,
    ['有的序列号已经在库', '核对序列号；同一件不能入库两次。'],
    ['A serial number is in stock already', 'Check the number; one piece comes in once.'],
  ),
  'part.unknown': refusal(404, ['没有这种备件', '从备件目录中选择。'], ['There is no such part', 'Choose one of the catalogue.']),
  'part.number-taken': refusal(
    409,
    ['备件编号已被使用', '换一个编号，或修改已有的备件。'],
    ['That part number is taken', 'Choose another, or change the part that has it.'],
  ),
  'part.in-use': refusal(
    409,
    ['已有出入库记录，不能再改是否按序列号管理', '需要改时新建一个备件并设为替代。'],
    ['It has moved already: whether it is tracked by serial number stays', 'Enter a new part that replaces it.'],
  ),
  'part.two-preferred': refusal(422, ['首选供应商只能有一个', '只勾选一个。'], ['Only one supplier is preferred', 'Tick one.']),
  'location.not-found': refusal(
    404,
    ['没有这个库位，或已停用', '从库位列表中选择。'],
    ['There is no such place, or it is closed', 'Choose one of the list.'],
  ),
  'location.name-taken': refusal(
    409,
    ['库位名称已被使用', '换一个名称。'],
    ['A place of that name exists', 'Choose another name.'],
  ),
  'location.not-empty': refusal(
    409,
    ['库位里还有备件，不能停用', '先调拨或盘点清空。'],
    ['Parts still lie there', 'Move them elsewhere first.'],
  ),
  'location.no-store': refusal(
    422,
    ['只能从仓库或工程师库存预留', '换一个库位。'],
    ['Only a warehouse or a van keeps parts for orders', 'Choose another place.'],
  ),
  'location.wrong-kind': refusal(
    422,
    ['这一步不能用这类库位', '退回的货先入隔离区；换货从仓库或工程师库存出。'],
    ['That kind of place does not fit this step', 'Returned goods go to quarantine; an exchange leaves a warehouse or a van.'],
  ),
  'supplier.not-found': refusal(
    404,
    ['没有这家供应商', '先在供应商中登记。'],
    ['There is no such supplier', 'Enter it among the suppliers first.'],
  ),
  'supplier.name-taken': refusal(
    409,
    ['供应商名称已登记', '修改已有的供应商。'],
    ['A supplier of that name exists', 'Change that one.'],
  ),
  'move.wrong-ends': refusal(
    422,
    ['从哪里到哪里与这类单据不符', '入库只填到；报废只填从；调拨和发放两头都填；调整只填一头。'],
    [
      'From and to do not fit this kind of move',
      'A receipt has only to, a scrapping only from, a transfer or issue both, an adjustment one.',
    ],
  ),
  'move.reason-missing': refusal(422, ['请写明原因', '填写原因后再提交。'], ['Say why', 'Enter the reason.']),
  'move.not-found': refusal(404, ['没有这笔出入库', '从台账中选择。'], ['There is no such move', 'Choose one of the ledger.']),
  'move.not-by-hand': refusal(
    409,
    ['这笔记账属于预留、订单、盘点或案件，在那里撤回', '打开它所属的单据办理。'],
    ['It belongs to a reservation, an order, a count or a case, and is undone there', 'Open what it belongs to.'],
  ),
  'move.reversed-already': refusal(
    409,
    ['这笔已经冲回', '刷新台账。'],
    ['It was taken back already', 'Look at the ledger again.'],
  ),
  'reservation.not-found': refusal(404, ['没有这条预留', '刷新后再看。'], ['There is no such reservation', 'Look again.']),
  'reservation.closed': refusal(
    409,
    ['这条预留已经结束', '需要时重新预留。'],
    ['That reservation is over', 'Reserve anew where needed.'],
  ),
  'reservation.nothing-free': refusal(
    409,
    ['现在没有可补的数量', '到货后再补足，或换一个库位。'],
    ['Nothing more is free there now', 'Fill it once goods have come in.'],
  ),
  'reservation.not-kept': refusal(
    409,
    ['发放数量要在已预留的数量之内', '先补足预留，或减少数量。'],
    ['No more is given out than is kept', 'Fill the reservation first, or give out fewer.'],
  ),
  'reservation.no-van': refusal(
    409,
    ['经办人没有个人库存，不知道发到哪里', '选择发往的库位，或请管理员为他建个人库存。'],
    ['Whoever handles the case keeps no stock to issue to', 'Choose a place, or have a stock of theirs entered.'],
  ),
  'difference.not-found': refusal(404, ['没有这条差异', '刷新后再看。'], ['There is no such difference', 'Look again.']),
  'difference.closed': refusal(409, ['这条差异已经处理', '刷新后再看。'], ['That difference is cleared already', 'Look again.']),
  'difference.own': refusal(
    409,
    ['自己上报的差异由别人处理', '请另一位库管处理。'],
    ['A difference is cleared by somebody else than who reported it', 'Ask another store keeper.'],
  ),
  'parts.not-yours': refusal(
    403,
    ['备件由经办人、库位保管人或备件管理员登记', '请案件的经办人登记。'],
    [
      'Parts are reported by whoever has the case in hand, keeps the place or manages the stock',
      'Ask whoever has the case in hand.',
    ],
  ),
  'purchase.not-found': refusal(
    404,
    ['没有这张采购申请', '从列表中打开。'],
    ['There is no such purchase', 'Open it from the list.'],
  ),
  'purchase.not-now': refusal(
    409,
    ['它现在的状态或您的岗位不能办这一步', '刷新后按可用的按钮办理。'],
    ['As it stands, or by your post, this cannot be done', 'Look again at what it offers.'],
  ),
  'purchase.own': refusal(
    409,
    ['自己提的申请由别人批准', '请另一位审批人批准。'],
    ['Nobody approves their own request', 'Ask another approver.'],
  ),
  'purchase.over-received': refusal(
    409,
    ['收货超过未到数量', '核对数量；多到的另行入库。'],
    ['More than is still to come', 'Check the quantity; book what is too many as a receipt of its own.'],
  ),
  'purchase.part-twice': refusal(422, ['同一种备件写了两行', '合并为一行。'], ['A part stands on two lines', 'Make them one.']),
  'stocktake.not-found': refusal(404, ['没有这张盘点单', '从列表中打开。'], ['There is no such count', 'Open it from the list.']),
  'stocktake.open-already': refusal(
    409,
    ['这个库位正在盘点', '先结束那一张。'],
    ['That place is being counted', 'Finish that count first.'],
  ),
  'stocktake.not-now': refusal(409, ['盘点单现在不能办这一步', '刷新后再看。'], ['The count is not at this step', 'Look again.']),
  'stocktake.not-counter': refusal(403, ['由指定的盘点人清点', '请盘点人填写。'], ['Whoever was named counts', 'Ask them.']),
  'stocktake.own-count': refusal(
    409,
    ['盘点人不能自己过账', '请另一位复核差异并过账。'],
    ['Whoever counted does not post the differences', 'Ask somebody else to review and post them.'],
  ),
  'stocktake.not-whole': refusal(
    409,
    ['还有没清点的行', '没有的填 0。'],
    ['Some lines are not counted', 'Enter 0 for what is not there.'],
  ),
  'channel.not-found': refusal(
    404,
    ['没有这条应急渠道，或已停用', '从列表中选择。'],
    ['There is no such channel, or it is closed', 'Choose one of the list.'],
  ),
  'channel.name-taken': refusal(
    409,
    ['渠道名称已登记', '修改已有的渠道。'],
    ['A channel of that name exists', 'Change that one.'],
  ),
  'emergency.not-found': refusal(
    404,
    ['没有这张应急订货', '从列表中打开。'],
    ['There is no such emergency order', 'Open it from the list.'],
  ),
  'material.not-found': refusal(
    404,
    ['没有这种应急物资，或已停用', '从列表中选择。'],
    ['There is no such material, or it is closed', 'Choose one of the list.'],
  ),
  'claim.not-found': refusal(404, ['没有这张索赔单', '从列表中打开。'], ['There is no such claim', 'Open it from the list.']),
  'claim.not-now': refusal(
    409,
    ['索赔单现在不能办这一步', '刷新后按可用的按钮办理。'],
    ['The claim is not at this step', 'Look again at what it offers.'],
  ),
  'claim.known-already': refusal(
    409,
    ['这件备件已经索赔', '打开已有的索赔单。'],
    ['This piece is claimed already', 'Open that claim.'],
  ),
  'claim.no-recovery': refusal(
    404,
    ['案件里没有这笔向供应商的追偿', '先在案件中立案追偿，再关联。'],
    ['The case has no such recovery from a supplier', 'Open one on the case, then link it.'],
  ),
  'claim.amount-missing': refusal(
    422,
    ['请填写收回金额', '没有收回填 0。'],
    ['Say how much came in', 'Enter 0 where nothing did.'],
  ),
  'claim.over-claimed': refusal(
    422,
    ['收回金额超过索赔金额', '核对金额。'],
    ['More came in than was claimed', 'Check the amount.'],
  ),
  'claim.answer-missing': refusal(
    422,
    ['请写明供应商的答复', '填写后再提交。'],
    ["Enter the supplier's answer", 'Then send it again.'],
  ),
  'return.not-one': refusal(
    409,
    ['只有退换货案件才有退回的货', '在退换货案件中办理。'],
    ['Only a return has goods that come back', 'Do it on the case of the return.'],
  ),
  'plan.not-found': refusal(404, ['没有这份储备计划', '从列表中打开。'], ['There is no such plan', 'Open it from the list.']),
} as const satisfies Record<string, RefusalEntry>
