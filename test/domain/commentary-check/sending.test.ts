import fc from 'fast-check';
import { decideSending, sendingOf, type Weighed } from '../../../src/domain/commentary-check/sending';

const stop: Weighed = { severity: 'stop', key: 's' };
const fix: Weighed = { severity: 'should fix', key: 'f' };
const idea: Weighed = { severity: 'consider', key: 'c' };
const why = 'The indicator is new.';

describe('a commentary in which the check found', () => {
  it.each([
    ['nothing', [], [], null, { ok: true, overriding: false }],
    ['nothing, with a reason nobody asked for', [], [], why, { ok: true, overriding: false }],
    ['suggestions its card showed', [idea], ['c'], null, { ok: true, overriding: false }],
    ['points its card showed, with a reason', [fix, idea], ['f', 'c'], why, { ok: true, overriding: true }],
    ['fewer points than its card showed', [fix], ['f', 'c', 'x'], why, { ok: true, overriding: true }],
  ])('%s goes on', (_, findings, seen, reason, sent) => {
    expect(decideSending(findings, { seen, reason })).toEqual(sent);
  });

  it.each([
    ['a stop', [stop], ['s'], why, /Not sent yet: one point must be put right.*Your text is in the form/],
    ['a stop among others', [stop, fix, idea], ['s', 'f', 'c'], why, /one point must.*2 more points are worth/],
    ['suggestions for the first time', [idea], [], null, /Before it goes, one suggestion\. Submit again/],
    ['points, with no reason', [fix, idea], ['f', 'c'], null, /2 points worth putting right.*or send it with a reason/],
    ['points, with a reason of one word', [fix], ['f'], 'No.', /say in a sentence why/],
    ['points, with a reason of dots', [fix], ['f'], '... --- ...', /say in a sentence why/],
    ['points, with a reason that is an essay', [fix], ['f'], `${why} `.repeat(60), /under 1,000 characters/],
    ['a point its card did not show', [fix, idea], ['f'], why, /the text has changed since the check/],
  ])('%s is not sent yet', (_, findings, seen, reason, sentence) => {
    expect(decideSending(findings, { seen, reason })).toMatchObject({ ok: false });
    expect(JSON.stringify(decideSending(findings, { seen, reason }))).toMatch(sentence);
  });

  const weighed = fc.record({
    severity: fc.constantFrom('stop' as const, 'should fix' as const, 'consider' as const),
    key: fc.string(),
  });

  it('a stop never goes, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(weighed), fc.array(fc.string()), fc.string(), (others, seen, reason) => {
        const all = [...others, stop];
        expect(sendingOf(all)).toBe('no');
        expect(decideSending(all, { seen: [...seen, ...all.map(({ key }) => key)], reason }).ok).toBe(false);
      }),
    );
  });

  it('anything worth putting right goes only as an override, which is kept', () => {
    fc.assert(
      fc.property(fc.array(weighed), fc.array(fc.string()), fc.string(), (others, seen, reason) => {
        const sent = decideSending([...others, fix], { seen: [...seen, fix.key], reason });
        expect(!sent.ok || sent.overriding).toBe(true);
      }),
    );
  });
});
