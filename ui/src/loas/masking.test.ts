import { describe, expect, it } from 'vitest';
import { grouped, maskedDocument, maskedPhone } from './masking';

describe('a masked number', () => {
  it('hides the middle and never more shows than it hides for short ones', () => {
    expect(maskedDocument('330102199003073217')).toBe('3301••••••••••3217');
    expect(maskedDocument('XDA0432871')).toBe('XD••••••71');
    expect(maskedDocument('A1234')).toBe('•••34');
    expect(maskedDocument('')).toBe('');
  });

  it('keeps the country code and the last four digits of a phone', () => {
    expect(maskedPhone('+86 139 0000 0417')).toBe('+86 139 •••• 0417');
    expect(maskedPhone('+34 600 000 118')).toBe('+34 6•• ••0 118');
    expect(maskedPhone('')).toBe('');
  });

  it('is grouped while an ID card is edited, other documents stay', () => {
    expect(grouped('33010219900307321X', 'IDCard')).toBe('330102 19900307 321X');
    expect(grouped('XDA0432871', 'Passport')).toBe('XDA0432871');
  });
});
