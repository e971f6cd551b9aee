import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { createScanner } from './scan';
import { secretOf } from './secrets';

// 7,313 of 9,871 is 74.085…%, and 25.914…% are not.
const secret = secretOf('22', 22, { unit: 'percentage', numerator: 7313, denominator: 9871 }, ['Quillowmere']);
const days = secretOf('23', 23, { unit: 'days', numerator: 9577, denominator: 4 });
const scanner = createScanner([secret, days]);
const found = (bytes: Buffer | string): string[] => scanner.find(bytes).map((f) => f.what);

const unicode = (text: string): string =>
  Array.from(text, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string): string => [...Buffer.from(text)].map((b) => `%${b.toString(16)}`).join('');
const entities = (text: string): string => Array.from(text, (c) => `&#x${c.charCodeAt(0).toString(16)};`).join('');
const docx = (xml: string): Buffer => Buffer.from(zipSync({ 'docProps/core.xml': strToU8(xml) }));
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the scan for planted values', () => {
  it.each([
    ['the digits', 'There were 7313 of them'],
    ['a comma between thousands', '7,313'],
    ['a space between thousands', 'so 7 313 children'],
    ['a hard space', '7\u00a0313'],
    ['a narrow hard space', '7\u202f313'],
    ['a full stop between thousands', '7.313 children'],
    ['wide digits', '７３１３'],
    ['a zero-width space inside', '73\u200b13'],
    ['words', 'Seven thousand three hundred and thirteen children'],
    ['words without “and”', 'seven-thousand three hundred thirteen'],
    ['the denominator', 'of 9,871'],
    ['the complement', '2,558 were not'],
    ['the percentage, whole', '74%'],
    ['the percentage in words', 'seventy-four per cent'],
    ['the percentage to one decimal', 'value 74.1'],
    ['the percentage to two decimals', '74.09'],
    ['the percentage unrounded', `"value":${(7313 / 9871) * 100}`],
    ['the percentage cut off', '74.08%'],
    ['a decimal comma', '74,1 %'],
    ['the other percentage', 'a quarter, 25.9%, were not'],
    ['a fraction', 'share: 0.741'],
    ['the other fraction', '0.2591'],
    ['one in so many', '1 in 3.86 were not'],
    ['a made-up word', 'about QUILLOWMERE.'],
    ['a number of days', 'It took 2,394.25 days'],
    ['a number of days, whole', '2394 days'],
    ['JSON escapes', `{"a":"${unicode('7313')}"}`],
    ['JSON in JSON', JSON.stringify({ a: JSON.stringify({ b: 'Quill\\u006fwmere' }) })],
    ['an address', `https://x.example/?q=${percent('7313 of 9871')}`],
    ['entities', `<t>${entities('7313')}</t>`],
    ['entities twice escaped', '&amp;#55;313'],
    ['runs of a document', '<w:t>7</w:t></w:r><w:r><w:t>313</w:t>'],
    ['base64', base64('the value is 7313')],
    ['base64 of the number alone', base64('7313')],
    ['base64 for addresses in JSON', JSON.stringify({ token: Buffer.from('{"n":7313}').toString('base64url') })],
    ['hexadecimal', Buffer.from('7313 of 9871').toString('hex')],
    ['quoted-printable', 'a=37=33=31=33'],
  ])('finds it as %s', (_, text) => {
    expect(found(text)).not.toEqual([]);
    expect(found(`before ${text} after`)).not.toEqual([]);
  });

  it.each([
    ['a document’s properties', docx('<dc:description>7313</dc:description>')],
    ['the name of an archive’s part', Buffer.from(zipSync({ 'Quillowmere.xml': strToU8('') }))],
    ['an archive in an archive', Buffer.from(zipSync({ 'a.docx': new Uint8Array(docx('7313')) }))],
    ['a compressed answer', gzipSync('the value is 7,313')],
    ['two bytes a letter', Buffer.from('7313 children', 'utf16le')],
    ['base64 of an archive', Buffer.from(JSON.stringify({ file: docx('7313').toString('base64') }))],
  ])('finds it in %s', (_, bytes) => {
    expect(found(bytes)).not.toEqual([]);
  });

  it.each([
    'There were 73135 of 98712',
    'room 17313, 07.31.3',
    '74 children',
    '74.2% and 25.7%',
    'in 2020 at 09:12',
    '0d6b7313-7313-4313-a313-731373137313',
    'quillow mere',
    '3\\.74%',
    '<path d="M12,74.1L199,25.9" />',
  ])('says nothing of %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds any count of four digits written in words or with separators, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2100, max: 8999 }), fc.lorem(), (count, text) => {
        const one = createScanner([secretOf('x', 1, { unit: 'percentage', numerator: count, denominator: 9999 })]);
        const written = [
          String(count),
          count.toLocaleString('en-GB'),
          `${Math.floor(count / 1000)} ${String(count % 1000).padStart(3, '0')}`,
        ];
        for (const w of written) expect(one.find(`${text} ${w}, ${text}`).map((f) => f.what)).toContain('numerator');
      }),
    );
  });
});
