import fc from 'fast-check';
import { fromDayNumber, toDayNumber } from '../../../src/domain/iso-date';
import { mayDisturb, momentOf, timeIn } from '../../../src/domain/schedule/local-time';
import { defaultReminders, isQuietTime, reminderFaults } from '../../../src/domain/schedule/settings';
import { dayIn } from '../../../src/domain/today';

describe('the moment a clock shows a time', () => {
  it.each([
    ['in winter', '2021-01-06', '08:30', 'Europe/London', '2021-01-06T08:30:00Z'],
    ['in summer', '2021-07-06', '08:30', 'Europe/London', '2021-07-06T07:30:00Z'],
    ['the morning after the spring change', '2021-03-29', '08:30', 'Europe/London', '2021-03-29T07:30:00Z'],
    ['in the hour that spring leaves out', '2021-03-28', '01:30', 'Europe/London', '2021-03-28T01:30:00Z'],
    ['as spring begins', '2021-03-28', '02:00', 'Europe/London', '2021-03-28T01:00:00Z'],
    ['the first of two in autumn', '2021-10-31', '01:30', 'Europe/London', '2021-10-31T00:30:00Z'],
    ['the morning of the autumn change', '2021-10-31', '08:30', 'Europe/London', '2021-10-31T08:30:00Z'],
    ['the day before the autumn change', '2021-10-30', '08:30', 'Europe/London', '2021-10-30T07:30:00Z'],
    ['on 29 February', '2024-02-29', '00:00', 'Europe/London', '2024-02-29T00:00:00Z'],
    ['far east', '2021-01-01', '00:15', 'Pacific/Auckland', '2020-12-31T11:15:00Z'],
  ])('%s', (_, day, time, zone, expected) => {
    expect(momentOf(day, time, zone).toISOString().replace('.000', '')).toBe(expected);
  });

  it('reads back as the same day and time, except in the hour that spring leaves out', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const days = fc.integer({ min: toDayNumber('2018-01-01'), max: toDayNumber('2028-12-31') });
    fc.assert(
      fc.property(days, minutes, fc.constantFrom('Europe/London', 'America/St_Johns'), (n, m, zone) => {
        const day = fromDayNumber(n);
        const time = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
        const at = momentOf(day, time, zone);
        const shown = `${dayIn(zone, at)} ${timeIn(zone, at)}`;
        const next = momentOf(fromDayNumber(n + 1), '00:00', zone).getTime();
        const short = next - momentOf(day, '00:00', zone).getTime() < 86_400_000;
        if (short && shown !== `${day} ${time}`) expect(momentOf(day, timeIn(zone, at), zone)).toEqual(at);
        else expect(shown).toBe(`${day} ${time}`);
      }),
    );
  });

  it('refuses what is no day, no time and no zone', () => {
    expect(() => momentOf('2021-02-30', '25:00', 'Europe/London')).toThrow(RangeError);
    expect(() => momentOf('2021-02-01', '08:30', 'Borchester')).toThrow(RangeError);
  });
});

describe('quiet hours', () => {
  it.each([
    ['18:00', '08:00', '17:59', false],
    ['18:00', '08:00', '18:00', true],
    ['18:00', '08:00', '00:00', true],
    ['18:00', '08:00', '07:59', true],
    ['18:00', '08:00', '08:00', false],
    ['12:00', '13:00', '12:30', true],
    ['12:00', '13:00', '13:00', false],
    ['00:00', '00:00', '03:00', false],
  ])('from %s to %s hold at %s: %s', (from, to, time, quiet) => {
    expect(isQuietTime({ from, to }, time)).toBe(quiet);
  });

  it.each([
    ['2021-01-06T08:30:00Z', true],
    ['2021-01-06T19:00:00Z', false],
    ['2021-01-09T10:00:00Z', false],
    ['2020-12-25T10:00:00Z', false],
    ['2021-07-06T17:30:00Z', false],
  ])('and days off keep the bot silent: may it write at %s? %s', (at, may) => {
    expect(mayDisturb(defaultReminders, 'Europe/London', new Date(at))).toBe(may);
  });
});

describe('a suite’s reminder settings', () => {
  it('are sound by default', () => {
    expect(reminderFaults(defaultReminders)).toEqual([]);
  });

  it.each([
    [{ ladder: [] }, /"ladder"/u],
    [{ ladder: [5, 5] }, /"ladder"/u],
    [{ ladder: [-1] }, /"ladder"/u],
    [{ ladder: [61] }, /"ladder"/u],
    [{ escalateAfter: 0 }, /"escalateAfter"/u],
    [{ closeNotice: 1.5 }, /"closeNotice"/u],
    [{ catchUp: 6 }, /"catchUp"/u],
    [{ digestAt: '8:30' }, /"08:30"/u],
    [{ digestAt: '24:00' }, /"08:30"/u],
    [{ digestAt: '07:30' }, /quiet hours from 18:00 to 08:00/u],
  ])('with %j are refused in words', (wrong, words) => {
    expect(reminderFaults({ ...defaultReminders, ...wrong })).toEqual([expect.stringMatching(words)]);
  });
});
