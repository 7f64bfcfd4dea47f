import { afterEach, describe, expect, it } from 'vitest';
import type { ApiError, FieldProblem } from '../ipc/contract';
import { errorSentence, problemSentence } from './problems';
import { speak } from './text.svelte';

const error = (code: ApiError['code'], params: Record<string, string> = {}): ApiError => ({ code, message: 'English.', params, fields: [] });

describe('sentences of errors', () => {
  afterEach(() => {
    speak('en');
  });

  it('are the host’s own in English', () => {
    speak('en');
    expect(errorSentence(error('diskFull'))).toBe('English.');
  });

  it('are Chinese in Chinese, and name the file that is meant', () => {
    speak('zh');
    expect(errorSentence(error('diskFull'))).toMatch(/^磁盘已满/);
    expect(errorSentence(error('foreignDesk', { file: '/a/b.sqlite' }))).toContain('/a/b.sqlite');
    expect(errorSentence(error('foreignDesk', { keys: '/a/keys' }))).toContain('密钥文件 /a/keys');
    expect(errorSentence(error('badFile'))).not.toContain('…');
  });

  it('take a finding’s Chinese sentence, and its English one when there is no other', () => {
    const finding = { field: 'name', code: 'required', params: {}, message: 'Fill this in.', messageZh: '请填写此项。', warning: false, overridable: false } as unknown as FieldProblem;
    speak('zh');
    expect(problemSentence(finding)).toBe('请填写此项。');
    expect(problemSentence({ ...finding, messageZh: '' } as FieldProblem)).toBe('Fill this in.');
    speak('en');
    expect(problemSentence(finding)).toBe('Fill this in.');
  });
});
