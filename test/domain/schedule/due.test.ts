import fc from 'fast-check';
import type { IsoDate, ReminderSettings, RequestState } from '../../../src/domain/glossary';
import { fromDayNumber, toDayNumber } from '../../../src/domain/iso-date';
import { dueOn, type Asked, type Facts, type Reason } from '../../../src/domain/schedule/due';
import { mayDisturb, timeIn } from '../../../src/domain/schedule/local-time';
import { defaultReminders } from '../../../src/domain/schedule/settings';
import { dayIn } from '../../../src/domain/today';
import { addWorkingDays, isWorkingDay } from '../../../src/domain/working-days';

const asked = (id: string, given: Partial<Asked> = {}): Asked => ({
  id,
  state: 'requested',
  ownerId: 'dana',
  delegateId: null,
  deadline: null,
  ...given,
});

const facts = (given: Partial<Facts> = {}): Facts => ({
  settings: defaultReminders,
  timeZone: 'Europe/London',
  period: { state: 'open', commentaryDeadline: '2021-01-06', meeting: '2021-01-26' },
  requests: [asked('26')],
  absences: [],
  later: [],
  team: [{ id: 'priya', knows: () => true }],
  chiefs: [{ id: 'helen', knows: () => true }],
  ...given,
});

const daysFrom = (first: IsoDate, count: number): IsoDate[] =>
  Array.from({ length: count }, (_, i) => fromDayNumber(toDayNumber(first) + i));

const said = (given: Facts, days: readonly IsoDate[]): { day: IsoDate; personId: string; reason: Reason }[] =>
  days.flatMap((day) =>
    dueOn(given, day).due.flatMap(({ personId, reasons }) => reasons.map((reason) => ({ day, personId, reason }))),
  );

const inWords = (reason: Reason): string =>
  'workingDays' in reason ? `${reason.kind} ${reason.workingDays}` : reason.kind;

const all = daysFrom('2020-11-16', 90);
const heardBy = (given: Facts, personId: string): string[] =>
  said(given, all)
    .filter((s) => s.personId === personId)
    .map(({ day, reason }) => `${day} ${inWords(reason)}`);

describe('the ladder of a round over Christmas', () => {
  it('reminds an owner ten, five, two and one working days before, on the day, and each working day after', () => {
    expect(heardBy(facts(), 'dana')).toEqual([
      '2020-12-18 rung 10',
      '2020-12-29 rung 5',
      '2021-01-04 rung 2',
      '2021-01-05 rung 1',
      '2021-01-06 rung 0',
      ...['07', '08', '11', '12', '13', '14', '15', '18', '19', '20', '21', '22', '25', '26'].map(
        (day, i) => `2021-01-${day} overdue ${i + 1}`,
      ),
    ]);
  });

  it('tells the chief officer once, two working days after the deadline', () => {
    expect(heardBy(facts(), 'helen')).toEqual(['2021-01-08 escalation 2']);
  });

  it('tells the performance team to close the day before, and to publish five clear working days before the meeting', () => {
    expect(heardBy(facts(), 'priya')).toEqual(['2021-01-15 close period', '2021-01-18 publish period']);
  });

  it('tells nobody of a request they may not know of', () => {
    const officers = { id: 'helen', knows: () => false };
    expect(heardBy(facts({ chiefs: [officers] }), 'helen')).toEqual([]);
  });

  it('goes out at half past eight by the council’s clock, in winter and in summer', () => {
    expect(dueOn(facts(), '2021-01-06').due[0]?.at).toEqual(new Date('2021-01-06T08:30:00Z'));
    const summer = facts({ period: { state: 'open', commentaryDeadline: '2020-09-16', meeting: '2020-10-06' } });
    expect(dueOn(summer, '2020-09-16').due[0]?.at).toEqual(new Date('2020-09-16T07:30:00Z'));
  });

  it('says nothing twice in a morning to somebody with several indicators', () => {
    const { due } = dueOn(facts({ requests: [asked('26'), asked('27'), asked('28')] }), '2021-01-06');
    expect(due.map((d) => [d.personId, d.reasons.length])).toEqual([['dana', 3]]);
  });

  it('counts from the request’s own later deadline where it has one', () => {
    expect(heardBy(facts({ requests: [asked('26', { deadline: '2021-01-08' })] }), 'dana')).toContain(
      '2021-01-08 rung 0',
    );
  });

  it('moves the last rung of a deadline on a Saturday to the Friday before', () => {
    const given = facts({ period: { state: 'open', commentaryDeadline: '2021-01-09', meeting: '2021-01-26' } });
    expect(heardBy(given, 'dana').slice(3, 6)).toEqual([
      '2021-01-07 rung 1',
      '2021-01-08 rung 0',
      '2021-01-11 overdue 1',
    ]);
  });

  it.each<RequestState>(['submitted', 'approved', 'signed off'])('is silent once the commentary is %s', (state) => {
    expect(heardBy(facts({ requests: [asked('26', { state })] }), 'dana')).toEqual([]);
    expect(heardBy(facts({ requests: [asked('26', { state })] }), 'helen')).toEqual([]);
  });

  it.each([
    ['draft', []],
    ['published', []],
    ['closed', ['2021-01-18 publish period']],
  ] as const)('is silent to owners in a period that is %s', (state, team) => {
    const given = facts({ period: { ...facts().period, state } });
    expect(heardBy(given, 'dana')).toEqual([]);
    expect(heardBy(given, 'priya')).toEqual(team);
  });
});

describe('somebody away', () => {
  const away = [{ personId: 'dana', from: '2021-01-04', back: '2021-01-06' }];

  it('is not written to; their delegate is, in their name, until they are back', () => {
    const given = facts({ requests: [asked('26', { delegateId: 'dele' })], absences: away });
    expect(heardBy(given, 'dele')).toEqual(['2021-01-04 rung 2', '2021-01-05 rung 1']);
    expect(dueOn(given, '2021-01-04').due[0]?.reasons).toEqual([
      { kind: 'rung', workingDays: 2, requestId: '26', inNameOf: 'dana' },
    ]);
    expect(heardBy(given, 'dana')).toContain('2021-01-06 rung 0');
  });

  it('with nobody to write for them becomes the performance team’s business', () => {
    expect(heardBy(facts({ absences: away }), 'priya').slice(0, 2)).toEqual([
      '2021-01-04 nobody writes',
      '2021-01-05 nobody writes',
    ]);
  });

  it('is not written to by way of a delegate who is away as well', () => {
    const both = [...away, { ...away[0]!, personId: 'dele' }];
    const given = facts({ requests: [asked('26', { delegateId: 'dele' })], absences: both });
    expect(heardBy(given, 'dele')).toEqual([]);
    expect(heardBy(given, 'priya')).toContain('2021-01-04 nobody writes');
  });
});

describe('“remind me later”', () => {
  it('holds back what comes before, and reminds once on the day', () => {
    const given = facts({ later: [{ requestId: '26', personId: 'dana', until: '2020-12-31' }] });
    expect(heardBy(given, 'dana').slice(0, 2)).toEqual(['2020-12-31 later', '2021-01-04 rung 2']);
    expect(dueOn(given, '2020-12-29').held).toEqual([{ personId: 'dana', requestId: '26', until: '2020-12-31' }]);
  });

  it('never reaches past the deadline', () => {
    const given = facts({ later: [{ requestId: '26', personId: 'dana', until: '2021-03-01' }] });
    expect(heardBy(given, 'dana').slice(0, 2)).toEqual(['2021-01-06 later', '2021-01-07 overdue 1']);
  });

  it('is each person’s own', () => {
    const given = facts({ later: [{ requestId: '26', personId: 'dele', until: '2021-01-05' }] });
    expect(heardBy(given, 'dana')).toContain('2021-01-04 rung 2');
  });
});

const dayBetween = (first: IsoDate, last: IsoDate) =>
  fc.integer({ min: toDayNumber(first), max: toDayNumber(last) }).map(fromDayNumber);

const anySettings: fc.Arbitrary<ReminderSettings> = fc.record({
  ladder: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }),
  escalateAfter: fc.integer({ min: 1, max: 5 }),
  closeNotice: fc.integer({ min: 1, max: 5 }),
  digestAt: fc.constantFrom('08:00', '08:30', '12:15', '17:59'),
  quiet: fc.constant({ from: '18:00', to: '08:00' }),
  catchUp: fc.integer({ min: 0, max: 2 }),
});

const anyRound = fc
  .record({
    settings: anySettings,
    timeZone: fc.constantFrom('Europe/London', 'Pacific/Auckland', 'America/St_Johns'),
    deadline: dayBetween('2019-03-01', '2027-09-30'),
    states: fc.array(fc.constantFrom<RequestState>('requested', 'draft', 'submitted', 'returned', 'approved'), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ deadline, states, ...rest }) => ({
    days: daysFrom(fromDayNumber(toDayNumber(deadline) - 45), 80),
    facts: facts({
      ...rest,
      period: { state: 'open', commentaryDeadline: deadline, meeting: addWorkingDays(deadline, 14) },
      requests: states.map((state, i) => asked(String(i), { state, ownerId: `owner-${i % 2}` })),
    }),
  }));

describe('in any round', () => {
  it('each rung of each request that is awaited comes exactly once, and of the others never', () => {
    fc.assert(
      fc.property(anyRound, ({ facts: given, days }) => {
        const rungs = said(given, days).flatMap(({ reason }) =>
          reason.kind === 'rung' ? [`${reason.requestId}:${reason.workingDays}`] : [],
        );
        const expected = given.requests
          .filter(({ state }) => ['requested', 'draft', 'returned'].includes(state))
          .flatMap(({ id }) => given.settings.ladder.map((n) => `${id}:${n}`));
        expect([...rungs].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('nothing goes out on a day that is not a working day, in quiet hours, or twice to one person in a morning', () => {
    fc.assert(
      fc.property(anyRound, ({ facts: given, days }) => {
        for (const day of days) {
          const { due } = dueOn(given, day);
          expect(new Set(due.map((d) => d.personId)).size).toBe(due.length);
          for (const { at } of due) {
            expect(isWorkingDay(day)).toBe(true);
            expect(mayDisturb(given.settings, given.timeZone, at)).toBe(true);
            expect(dayIn(given.timeZone, at)).toBe(day);
            expect(timeIn(given.timeZone, at)).toBe(given.settings.digestAt);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('days left only go down, days overdue only up, and the morning moves on', () => {
    fc.assert(
      fc.property(anyRound, ({ facts: given, days }) => {
        for (const { id } of given.requests) {
          const left = said(given, days).flatMap(({ reason }) =>
            (reason.kind === 'rung' || reason.kind === 'overdue') && reason.requestId === id
              ? [reason.kind === 'rung' ? reason.workingDays : -reason.workingDays]
              : [],
          );
          expect(left).toEqual([...new Set(left)].sort((a, b) => b - a));
        }
        const moments = days.flatMap((day) =>
          dueOn(given, day)
            .due.slice(0, 1)
            .map(({ at }) => at.getTime()),
        );
        expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
