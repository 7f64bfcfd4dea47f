import type { CircuitStatus, EntryView, FieldProblem, LoaForm, LoaStatus, NextWord, PortForm, StepView, StepWord, TurnWord } from '../contract';
import { directory } from './directory';

/** A few rules of the real desk, enough that forms show their findings in a plain browser. */
export function problem(field: string, code: FieldProblem['code'], message: string, messageZh: string, warning = false, overridable = warning): FieldProblem {
  return { field, code, params: {}, message, messageZh, warning, overridable };
}

const required = (field: string): FieldProblem => problem(field, 'required', 'Fill this in.', '请填写此项。');

export function checkPort(form: PortForm, taken: (name: string) => boolean, billed = true): FieldProblem[] {
  const found: FieldProblem[] = [];
  for (const field of ['account', 'region', 'lineOperator', 'accessPoint', 'portType', 'name'] as const) if (form[field].trim() === '') found.push(required(field));
  const point = directory.accessPoints.find((one) => one.key === form.accessPoint);
  if (point && point.takesOnly.length > 0 && form.lineOperator !== '' && !point.takesOnly.includes(form.lineOperator)) {
    const carrier = directory.lineOperators.find((one) => one.value === point.takesOnly[0])?.name;
    found.push(
      problem(
        'accessPoint',
        'site_takes_own_circuits_only',
        `This access point is run by ${carrier?.en} and takes only its own circuits. Choose ${carrier?.en}, or another access point.`,
        `此接入点由${carrier?.zh}运营，只接受其自有专线。请选择${carrier?.zh}，或更换接入点。`,
      ),
    );
  }
  if (form.name.length > 128) found.push(problem('name', 'too_long', `Shorten this to 128 characters. It has ${form.name.length}.`, `请缩短到 128 个字符以内，现在是 ${form.name.length} 个。`));
  if (taken(form.name)) found.push(problem('name', 'name_taken', 'Choose another name. This one is in use.', '此名称已被使用，请换一个。'));
  form.tags.forEach((tag, at) => {
    if (tag.key.trim() === '') found.push(required(`tags.${at}.key`));
  });
  if (!billed && !form.trafficBillingActivated)
    found.push(problem('trafficBillingActivated', 'traffic_billing_missing', 'Alibaba Cloud refuses the first application of an account until outbound data transfer billing is activated. Activate it in the console, then tick this box.', '账号首次申请前须开通出方向流量计费，否则阿里云会拒绝申请。请在控制台开通后勾选此项。'));
  if (!form.billingRules) found.push(problem('billingRules', 'consent_missing', 'Read the billing rules, then tick the box.', '请阅读计费规则后勾选。'));
  return found;
}

export function checkLoa(form: LoaForm, accountName: string, today: string): FieldProblem[] {
  const found: FieldProblem[] = [];
  for (const field of ['companyName', 'constructionCompany', 'lineType', 'entryDate', 'entryFrom', 'entryUntil', 'customerLocation', 'bandwidth'] as const)
    if (form[field].trim() === '') found.push(required(field));
  if (form.entryDate !== '' && !/^\d{4}-\d\d-\d\d$/.test(form.entryDate))
    found.push(problem('entryDate', 'date_form', 'Write the date as year-month-day, for example 2026-11-27.', '请按年-月-日填写日期，例如 2026-11-27。'));
  else if (form.entryDate !== '' && form.entryDate < today) found.push(problem('entryDate', 'window_past', 'The window has ended. Choose a later date.', '时间窗口已结束，请选择之后的日期。'));
  if ((form.entryUntilDate === '' || form.entryUntilDate === form.entryDate) && form.entryUntil !== '' && form.entryUntil <= form.entryFrom)
    found.push(problem('entryUntil', 'window_ends_before_start', `The window ends before it starts. Move the end after ${form.entryFrom}.`, `结束时间早于开始时间。请改到 ${form.entryFrom} 之后。`));
  if (form.companyName !== '' && form.companyName !== accountName)
    found.push(problem('companyName', 'name_differs_from_account', 'Alibaba Cloud compares this with the account name. Write it as the account has it.', '阿里云会与账号名称比对，请按账号名称填写。', true));
  if (form.engineers.length === 0) found.push(problem('engineers', 'no_engineers', 'Add at least one engineer.', '请至少添加 1 名工程师。'));
  form.engineers.forEach((one, row) => {
    for (const field of ['name', 'gender', 'documentType', 'documentNumber', 'phone'] as const) if (one[field].trim() === '') found.push(required(`engineers.${row}.${field}`));
    if (one.phone !== '' && !/^\+\d[\d ]{6,}$/.test(one.phone))
      found.push(
        problem(
          `engineers.${row}.phone`,
          'phone_form',
          'Write the phone with its country code, for example +86 139 0000 0000, or say why this is right.',
          '请带国家代码填写电话，例如 +86 139 0000 0000，或说明理由。',
          true,
        ),
      );
  });
  return found;
}

export function turnOf(status: CircuitStatus, loa: LoaStatus): TurnWord {
  if (['Initial', 'Approved', 'Allocating', 'Terminating'].includes(status)) return 'theirs';
  if (status === 'Rejected' || status === 'Allocation Failed') return 'stop';
  if (['Canceled', 'Terminated', 'Deleted'].includes(status)) return 'closed';
  if (status === 'Confirmed') return 'yours';
  if (['Applying', 'Accept', 'Completing'].includes(loa)) return 'theirs';
  if (loa === 'Rejected') return 'stop';
  return status === 'Enabled' ? 'done' : 'yours';
}

export function stepOf(status: CircuitStatus, loa: LoaStatus): StepWord {
  if (['Initial', 'Approved', 'Allocating', 'Rejected', 'Allocation Failed'].includes(status)) return 'port';
  if (['Confirmed', 'Enabled', 'Terminating', 'Terminated'].includes(status)) return 'activation';
  if (loa === 'Completing') return 'construction';
  if (loa === 'Complete') return 'activation';
  return status === 'Allocated' ? 'loa' : 'port';
}

export function nextOf(status: CircuitStatus, loa: LoaStatus, issued: boolean): NextWord {
  if (['Initial', 'Approved', 'Allocating'].includes(status)) return 'recordPort';
  if (status === 'Rejected' || status === 'Allocation Failed') return 'applyPort';
  if (['Canceled', 'Terminated', 'Deleted'].includes(status)) return 'nothing';
  if (status === 'Enabled') return 'nothing';
  if (status === 'Allocated') {
    if (loa === 'NotApplied' || loa === 'Deleted') return 'applyLoa';
    if (loa === 'Applying' || loa === 'Accept') return 'recordLoa';
    if (loa === 'Rejected') return 'applyLoaAgain';
    if (loa === 'Available') return issued ? 'printHandout' : 'issueHandout';
  }
  return 'recordLater';
}

export function actionsOf(next: NextWord, issued: boolean, entry: EntryView | null, later: NextWord[] = []): NextWord[] {
  const all: NextWord[] = next === 'nothing' ? [] : [next];
  if (issued && next !== 'printHandout') all.push('printHandout');
  if (entry && entry.withCode < entry.engineers.length && all.some((one) => one === 'issueHandout' || one === 'printHandout')) all.push('addCredentials');
  all.push(...later);
  if (!all.includes('recordLater')) all.push('recordLater');
  return all;
}

export function stepsOf(step: StepWord, turn: TurnWord, since: string, began: string): StepView[] {
  const order: StepWord[] = ['accessPoint', 'port', 'loa', 'construction', 'activation'];
  const at = order.indexOf(step);
  return order.map((one, n) => {
    const passed = n < at || turn === 'done';
    return {
      step: one,
      state: passed ? 'done' : n === at ? (turn === 'stop' ? 'stopped' : 'current') : 'later',
      from: n <= at ? (n === 0 ? began : n === at ? since : began) : null,
      until: passed ? since : null,
      by: passed && n > 0 ? '林悦' : null,
      ours: passed && n > 1 ? Math.round((Date.parse(since) - Date.parse(began)) / 1000) : 0,
      theirs: 0,
      running: n === at && !passed ? { ours: turn !== 'theirs', since } : null,
    };
  });
}
