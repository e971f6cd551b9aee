import { plainWords } from '../../src/present/plain';
import { directionWords, keptBackNote, listed, momentWords, promiseWords } from '../../src/present/say';
import type { TrendPoint } from '../../src/usecases/replies';
import { sampleOf } from './samples';

const { trend } = sampleOf('request');
const none: TrendPoint[] = [];

describe('the words of a card', () => {
  it.each([
    ['worse', 'worse', 'Worse than July 2020 and October 2019'],
    ['better', 'worse', 'Better than July 2020, worse than October 2019'],
    ['same', null, 'The same as July 2020'],
    [null, 'better', 'Better than October 2019'],
    [null, null, ''],
  ] as const)('say %p against the period before and %p against last year', (previous, lastYear, words) => {
    expect(directionWords({ direction: { previous, lastYear }, asAt: '2020-10-31' }, trend)).toBe(words);
  });

  it('do without labels they do not have', () => {
    expect(directionWords({ direction: { previous: 'better', lastYear: 'worse' }, asAt: '2020-10-31' }, none)).toBe(
      'Better than last period, worse than last year',
    );
  });

  it('list and count', () => {
    expect([listed([]), listed([22]), listed([22, 23]), listed([3, 22, 23])]).toEqual([
      '',
      '22',
      '22 and 23',
      '3, 22 and 23',
    ]);
    expect(keptBackNote([22])).toBe('Kept in Part 2: indicator 22.');
  });

  it('give moments by the clock of England, summer and winter', () => {
    expect(momentWords(new Date('2020-07-01T08:05:00Z'))).toBe('1 July 2020 at 09:05');
    expect(momentWords(new Date('2020-11-18T09:12:00Z'))).toBe('18 November 2020 at 09:12');
  });

  it('give a promise with what is known of it', () => {
    expect(promiseWords({ what: 'Act', owner: 'Ruth', due: '2021-02-26' })).toBe('Act (Ruth, by 26 February 2021)');
    expect(promiseWords({ what: 'Act', owner: '', due: null })).toBe('Act');
  });
});

describe('an answer on the command line', () => {
  it('shows what an import would change', () => {
    const words = plainWords(sampleOf('import preview'));
    expect(words).toContain('Nothing is loaded yet.');
    expect(words).toContain('12: Re-referrals within 12 months: 22% (560 of 2,546) → 24% (611 of 2,546), ◆ AMBER');
    expect(words).toContain('4 RED, 5 AMBER, 18 GREEN, 5 NO DATA');
  });

  it('names every fault of a file that was refused', () => {
    const words = plainWords(sampleOf('import refused'));
    expect(words).toContain('Nothing was loaded.');
    expect(words).toContain('Sheet “Outturns”, cell D12: “thirty” is not a number.');
  });

  it('says what was loaded', () => {
    expect(plainWords(sampleOf('import done'))).toContain('Loaded for October 2020: 28 new figures, 1 corrected.');
  });

  it('gives a sentence as it is', () => {
    expect(plainWords({ kind: 'said', tone: 'plain', sentence: 'One.\n\nTwo.' })).toBe('One.\nTwo.');
  });
});
