import type { ApiError, ErrorCode, FieldProblem } from '../ipc/contract';
import { speech } from './text.svelte';

/** Chinese sentences for errors that concern no field; findings at fields bring their own. */
const errors: Readonly<Record<ErrorCode, string>> = {
  fields: '有内容需要更正，见各项下方的说明。',
  refused: '专线当前的状态不允许这样做。请重新打开此页，查看最新状态。',
  notFound: '这一项已不在此工作台上。请返回列表重新打开。',
  keyReused: '这份表单已用其他内容提交过。如需另行申请，请打开新的表单。',
  deskInUse: '另一个窗口已打开此工作台。请先在那里关闭，然后重试。',
  newerDesk: '此工作台上次由更新版本的 Circuit Desk 使用。请安装该版本；未作任何改动。',
  olderDesk: '此工作台上次由较早版本的 Circuit Desk 使用。请在程序中打开一次，程序会先留一份副本再升级；此处未作任何改动。',
  noDesk: '该文件夹中没有工作台。请指定工作台所在的文件夹。',
  foreignDesk: '工作台的文件不是 Circuit Desk 的文件。请移走它，然后重试；未作任何改动。',
  readOnly: '工作台所在的位置不可写。请允许写入，然后重试；填写的内容没有丢失。',
  diskFull: '磁盘已满。请腾出空间，然后重试；填写的内容没有丢失。',
  badFile: '无法使用此文件。请选择从控制台下载的 PDF。',
  cannotPrint: '无法打印。请改为另存为 PDF，再从阅读器打印。',
  corrupt: '有一个已保存的值无法读取。未作任何改动。',
  notOpen: '工作台尚未打开。请重试。',
  locked: '窗口已锁定在门岗页。请先用 PIN 解锁。',
  system: '系统拒绝了这一步。请重试。',
  internal: '程序出现意外错误，已保存的内容不受影响。请重试。',
};

/** Sentences that name a value which only some errors of a code carry; the first one that fits is taken. */
const closer: Readonly<Partial<Record<ErrorCode, readonly [string, string][]>>> = {
  foreignDesk: [
    ['keys', '密钥文件 {keys} 缺失或已损坏。请把它放回工作台文件旁边；未作任何改动。'],
    ['file', '{file} 不是 Circuit Desk 的文件。请移走它，然后重试；未作任何改动。'],
  ],
  readOnly: [
    ['network', '{network} 位于网络驱动器上，工作台文件可能在那里损坏。请使用本机的文件夹。'],
    ['file', '{file} 不可写。请允许写入，然后重试；填写的内容没有丢失。'],
  ],
  notFound: [['erased', '此文件写有已删除人员的资料，已随之删除。其编号、哈希值和核验码仍然保留。']],
  badFile: [['limit', '文件超过 {limit} MB。请选择更小的文件。']],
};

/** Sentences by the word that says why something was refused or not taken. */
const reasons: Readonly<Record<string, string>> = {
  port_not_allocated: '端口分配之后才能申请 LOA。',
  construction_not_done: '完工报竣之后才能确认此专线。',
  rests_on_it: '已有后续操作以此为依据，不能再撤回。请先撤回后续的记录。',
  already_issued: '此 LOA 的函件已经签发。请从 LOA 函件列表打印。',
  not_approved: 'LOA 通过之后才能签发函件。请先登记通过的答复。',
  not_newest: '已有更新的 LOA 申请。请为较新的申请签发函件。',
  expired: '此函件已过有效期，不再打印。请再次申请 LOA，或另存 PDF 归档。',
  window_past: '入场时间已过。请以之后的时间再次申请 LOA。',
  engineer_erased: '此申请中有工程师的资料已被删除，不能再据此制作文件。请以实际入场人员再次申请 LOA。',
  listEmpty: '第一个工作表是空的。请把工程师名单放在其中，然后重新选择文件。',
  listTooMany: '名单超过 16 人，而一次申请最多 16 人。请缩短后重新选择；尚未导入任何内容。',
  listTooLarge: '此文件超出人员名单的大小。请把名单复制到单独的表格中，或另存为 CSV；尚未导入任何内容。',
  listBroken: '无法读取此表格。请重新另存为 XLSX 或 CSV 后再选择。',
  noCalendar: '此文件不是日历。请选择日历程序导出的 .ics 文件。',
  emptyCalendar: '日历文件中没有日程。请选择含有节假日或封网的文件。',
  tooLargeCalendar: '文件超过 1 MB。请只导出节假日和封网。',
  tooManyEvents: '日历文件超过 2,000 条日程。请只导出节假日和封网。',
  repeats: '“{name}”按规则重复。请导出为单个日期后再选择。',
  badDays: '“{name}”的日期无法读取。请更正文件后重新选择。',
  tooLong: '“{name}”超过 {max} 天。请只导出节假日和封网。',
  farYear: '文件含有 {year} 年的日期。请只导出 2020 至 2040 年。',
  goneCalendar: '文件已不在手边，或其中没有新的内容。请重新选择；未保留任何内容。',
  no_key_counts: '本工作台已没有有效的密钥。请在“设置”的“信任”中生成新密钥，然后再签发。',
  root_away: '根密钥文件不在本机。请从保管处取回，然后发布。',
  root_damaged: '这不是组织的根密钥文件，或文件已损坏。请使用另一份。',
  root_other: '此文件属于另一个根，与本工作台的不同。请选择正确的文件。',
  root_occupied: '本工作台的文件夹中已有一份根密钥文件。请先将其移到别处；该文件未被改动。',
  root_same_place: '文件原本就在那里。请选择另一个文件夹，最好是单独保管的介质。',
  root_there: '本工作台已采用某个组织的根。如需另立一个，请先退出。',
  no_root: '组织的根不在本工作台保管。请到保管它的工作台操作。',
  list_full: '列表内容超出上限。请去掉已到期的密钥。',
  list_older: '此列表为第 {version} 版，比本工作台有过的第 {have} 版旧。旧列表可能让已撤销的内容重新有效，因此不予采纳。',
  list_forked: '第 {have} 版出现了两份不同的列表。可能有人签署了两次，或根已落入他人之手。未采纳任何内容，请联系根工作台。',
  list_other_root: '此列表由另一个根签署，与本工作台采用的不同，不予采纳。如果组织另立了新根，请先退出旧的。',
  list_ahead: '按本机时钟，此列表的制作时间在将来。请校正时钟后重新读入。',
  card_revoked: '此名片的密钥已被撤销，不予采纳。该工作台需要生成新密钥。',
  card_own: '这是本工作台自己的名片，其密钥本来就会列入列表。',
  card_older: '此前已读入该工作台更新的名片，这一张不予采纳。',
  card_ahead: '按本机时钟，此名片的制作时间在将来。请校正双方时钟后重新制作名片。',
  trust_gone: '读入的内容已不在手边。请重新读入；未采纳任何内容。',
  trust_size: '内容为空，或超出任何信任列表的大小。未采纳任何内容。',
  trust_shape: '内容被改动或不完整。请向根工作台重新索取；未采纳任何内容。',
  trust_algorithm: '其签名方式不被接受。未采纳任何内容。',
  trust_signature: '签名不符：系伪造或被改动。未采纳任何内容；请直接向根工作台索取。',
  part_handout: '这是函件上的码，请在门岗核验。此处请读入信任列表或工作台名片的码。',
  part_foreign: '这既不是信任列表，也不是工作台名片。请选择根工作台给出的文件，或扫描其显示的码。',
  part_damaged: '这一部分不完整或读取有误。请重新扫描，或复制整行。',
  part_other: '这一部分属于另一份列表或名片，未予读入。如需读入新的，请重新开始。',
  part_many: '列表过大，无法用二维码显示。请存为文件携带。',
  trust_slow: '在此文件中查找二维码耗时过长，已停止。请逐个扫描二维码，或索取文本文件。',
  batch_full: '空间不足，文件无法写完。请腾出空间或改选其他磁盘，然后重新开始；已写入的文件均完整。',
  batch_place: '文件无法写到那里。请选择其他文件夹；已写入的文件均完整。',
  batch_running: '另一次导出还在进行。请等它结束，或先取消。',
  pack_running: '另一份竣工资料包还在制作。请等它完成，或先取消。',
  empty_batch: '这些函件均不能导出：不再有效，或没有此种副本。没有写入任何文件。',
  exists: '那里已有同名文件。请换一个名称，或选择替换。',
  no_handover: '只有第三方机房已通过的 LOA 才需要交给驻场工程师。',
  notPdf: '此文件不是 PDF。请选择阿里云给出的 LOA。',
  encrypted: '此 PDF 已加密，无法读取。请选择阿里云给出的 LOA。',
  tooLarge: '此 PDF 过大。请选择阿里云给出的 LOA。',
  damaged: '此 PDF 已损坏。请重新从控制台下载。',
  columns: '首行缺少所需的列。请写明接入点、可用区、时间、时延四列的名称。',
  noLines: '首行之下没有内容。请选择含有样本的文件。',
  tooManyLines: '一次最多导入 {max} 行。请拆分文件后分别导入。',
  badLine: '第 {line} 行无法读取。请重新另存为 CSV 后再选择。',
  notText: '此文件不是文本表格。请另存为 CSV 后再选择。',
  same_file: '此文件已经保存。请选择另一个文件，或保持现状。',
  approval_first: 'LOA 通过之后才能登记。请先登记通过的答复。',
  no_credentials_here: '此机房无需入场凭证。请将 LOA 交给现场工程师。',
  own_code: '这是函件上的码，不能开门。请选择阿里云平台给出的入场二维码。',
  reading_gone: '图片已不在手边。请重新选择；未保留任何内容。',
  not_inside: '记录中没有人持此凭条在场。请再次扫码。',
  not_allowed_here: '此结论不允许这样登记。请再次扫码。',
  inside_meanwhile: '此凭条刚刚登记入场。请再次扫码。',
  id_not_seen: '请先查看证件，并勾选姓名与号码相符。',
  check_gone: '此次核验已不在手边。请再次扫码；尚未登记任何内容。',
  taken_back: '此记录此前已撤回。',
  wrong_pin: 'PIN 不正确，请重试。',
  pin_wait: '错误次数过多。请等待 {seconds} 秒后重试。',
  no_code: '图片中没有二维码。请截取整个二维码的屏幕，保持清晰、端正。',
  not_picture: '这既不是图片也不是 PDF。请选择 PNG、JPEG、WebP、GIF、BMP 或 PDF 文件。',
  too_many_pixels: '图片像素过多。请只截取二维码部分。',
  scan_damaged: '文件已损坏，无法读取。请重新获取，或选择其他文件。',
  scan_encrypted: '此 PDF 设有密码。请另存一份不带密码的文件再选择。',
  no_page: 'PDF 没有这一页。',
  too_many_pages: 'PDF 页数过多。请选择只含所需页面的文件。',
  too_slow: '读取时间过长，已放弃。请用其他程序打开，并手工填写。',
  scenario_first: '请先选择施工场景：同一机房，或不同机房。',
  same_scenario: '已是此场景。请选择另一个，或保持现状。',
  attachment_empty: '文件是空的。请选择其他文件。',
  attachment_program: '此文件是程序、脚本或网页，不予保留。请选择 PDF、图片或表格。',
  attachment_disguised: '文件内容与其名称不符。请改为正确的名称，或选择其他文件。',
  attachment_too_many: '此专线的文件数已达上限 {limit} 个。请先撤回一个。',
  attachment_again: '此文件已附在那里。',
  attachment_broken: '文件未完整送达。请重新拖入，或选择文件。',
  gone: '文件已不在手边，或其中没有可以导入的内容。请重新选择；未保留任何内容。',
};

/** Fills `{name}` from the parameters; a missing one shows as an ellipsis. */
export function fill(sentence: string, params: { [key in string]?: string }): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '…');
}

/** The sentence of a finding at a field, in the language of the window. */
export function problemSentence(problem: FieldProblem): string {
  return speech.language === 'zh' && problem.messageZh !== '' ? problem.messageZh : problem.message;
}

/** The sentence of an error, in the language of the window. */
export function errorSentence(error: ApiError): string {
  if (speech.language === 'en') return error.message;
  const params: { [key in string]?: string } = error.params;
  const sentence =
    reasons[params.refusal ?? params.why ?? ''] ?? closer[error.code]?.find(([name]) => params[name] !== undefined)?.[1] ?? errors[error.code];
  return fill(sentence, params);
}
