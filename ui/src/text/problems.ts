import type { ApiError, ErrorCode, FieldProblem } from '../ipc/contract';
import { problemSentences } from './problems.zh';
import { speech } from './text.svelte';

/** Chinese sentences for errors that concern no field. Those that are missing fall back to the code's own. */
const errors: Readonly<Record<ErrorCode, string>> = {
  fields: '有内容需要更正，见各项下方的说明。',
  refused: '现在不能这样做：专线当前的状态不允许。请重新打开此页查看最新状态。',
  notFound: '此工作台上没有这一项，它可能已被移除。',
  keyReused: '这份表单已用其他内容提交过。请离开后重新打开。',
  deskInUse: '另一个 Circuit Desk 窗口正在使用此工作台。请先关闭它，然后重试。',
  newerDesk: '此工作台由更新的版本写入。请更新 Circuit Desk 后再打开。',
  foreignDesk: '此文件不是 Circuit Desk 的工作台，未作任何改动。请移走它，然后重试。',
  readOnly: '工作台所在的文件夹不可写。请更改其权限，然后重试。',
  diskFull: '磁盘已满，没有保存。请腾出空间，然后重试。',
  badFile: '无法读取此文件。请选择从控制台下载的 PDF。',
  cannotPrint: '无法打印。请改为另存为 PDF，再从阅读器打印。',
  corrupt: '工作台中有一条数据已损坏，无法读取。其余内容不受影响。',
  notOpen: '工作台尚未打开。请重试。',
  system: '系统拒绝了这一步。请重试。',
  internal: '程序出现意外错误，已保存的内容不受影响。请重试。',
};

/** Fills `{name}` from the parameters; a missing one shows as an ellipsis. */
export function fill(sentence: string, params: { [key in string]?: string }): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '…');
}

/** The sentence of a finding at a field, in the language of the window. */
export function problemSentence(problem: FieldProblem): string {
  if (speech.language === 'en') return problem.message;
  const sentence = problemSentences[problem.code];
  return sentence === undefined ? problem.message : fill(sentence, problem.params);
}

/** The sentence of an error, in the language of the window. */
export function errorSentence(error: ApiError): string {
  return speech.language === 'en' ? error.message : fill(errors[error.code], error.params);
}
