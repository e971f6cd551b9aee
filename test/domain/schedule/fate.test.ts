import { fateOf } from '../../../src/domain/schedule/fate';
import { calendarOf } from '../../../src/domain/schedule/calendar';
import { laterDays, workingDaysLeft } from '../../../src/domain/schedule/ladder';
import { defaultReminders } from '../../../src/domain/schedule/settings';

const due = { day: '2021-01-06', at: new Date('2021-01-06T08:30:00Z') };
const fate = (now: string, catchUp = 0) =>
  fateOf(due, { ...defaultReminders, catchUp }, 'Europe/London', new Date(now));

describe('something due at half past eight', () => {
  it.each([
    ['is not sent a minute early', '2021-01-06T08:29:00Z', { kind: 'not yet' }],
    ['is sent on the minute', '2021-01-06T08:30:00Z', { kind: 'send', at: new Date('2021-01-06T08:30:00Z') }],
    [
      'is made up for later the same working day',
      '2021-01-06T17:59:00Z',
      { kind: 'send', at: new Date('2021-01-06T17:59:00Z') },
    ],
  ])('%s', (_, now, expected) => {
    expect(fate(now)).toEqual(expected);
  });

  it.each(['2021-01-06T18:00:00Z', '2021-01-07T08:30:00Z', '2021-01-09T12:00:00Z'])(
    'is given up, with the reason, where the bot comes back at %s',
    (now) => {
      expect(fate(now)).toEqual({
        kind: 'skip',
        reason: 'It was noticed too late: what is missed is made up for within the same working day only.',
      });
    },
  );

  it('waits for the end of the quiet hours in a longer window', () => {
    expect(fate('2021-01-06T22:00:00Z', 1)).toEqual({ kind: 'send', at: new Date('2021-01-07T08:00:00Z') });
    expect(fate('2021-01-07T05:00:00Z', 1)).toEqual({ kind: 'send', at: new Date('2021-01-07T08:00:00Z') });
    expect(fate('2021-01-07T18:30:00Z', 1).kind).toBe('skip');
  });

  it('waits over a weekend in a longer window', () => {
    const friday = { day: '2021-01-08', at: new Date('2021-01-08T08:30:00Z') };
    const settings = { ...defaultReminders, catchUp: 1 };
    expect(fateOf(friday, settings, 'Europe/London', new Date('2021-01-09T11:00:00Z'))).toEqual({
      kind: 'send',
      at: new Date('2021-01-11T08:00:00Z'),
    });
  });
});

describe('working days left', () => {
  it.each([
    ['2021-01-06', 0],
    ['2021-01-05', 1],
    ['2020-12-24', 6],
    ['2020-12-18', 10],
    ['2021-01-07', -1],
    ['2021-01-09', -2],
    ['2021-01-11', -3],
  ])('on %s, of a deadline on 6 January 2021, are %d', (day, left) => {
    expect(workingDaysLeft(day, '2021-01-06')).toBe(left);
  });

  it('decide which days “remind me later” may name', () => {
    const days = (day: string) => laterDays(day, '2021-01-06').map(({ until }) => until);
    expect(days('2020-12-29')).toEqual(['2020-12-30', '2021-01-04']);
    expect(days('2021-01-04')).toEqual(['2021-01-05']);
    expect(days('2021-01-06')).toEqual([]);
    expect(days('2021-01-08')).toEqual([]);
  });
});

describe('the calendar of a period', () => {
  it('holds every date in order', () => {
    const period = { asAt: '2020-10-31', commentaryDeadline: '2021-01-06', meeting: '2021-01-26' };
    expect(calendarOf(period, defaultReminders).map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '2020-10-31 as at',
      '2020-12-18 reminder',
      '2020-12-29 reminder',
      '2021-01-04 reminder',
      '2021-01-05 reminder',
      '2021-01-06 commentary deadline',
      '2021-01-07 overdue from',
      '2021-01-08 escalation',
      '2021-01-15 close period',
      '2021-01-18 publish by',
      '2021-01-20 question deadline',
      '2021-01-26 meeting',
    ]);
  });

  it('names the last working day too where the deadline is none', () => {
    const period = { asAt: '2020-10-31', commentaryDeadline: '2021-01-09', meeting: '2021-01-26' };
    expect(calendarOf(period, defaultReminders)).toContainEqual({
      kind: 'reminder',
      workingDays: 0,
      day: '2021-01-08',
    });
  });
});
