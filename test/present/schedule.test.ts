import { present } from '../../src/present';
import { plainWords } from '../../src/present/plain';
import { reminderLines } from '../../src/present/reminders';
import type { DigestReply, DueReason, RemindersView } from '../../src/usecases/replies';
import { buttonsOf, cardText } from '../connector/cards';
import { sampleOf } from './samples';

const reason = (given: DueReason['reason'], owner: string | null = null): DueReason => ({
  reason: given,
  periodLabel: 'October 2020',
  about: 'requestId' in given ? { number: 26, title: 'Care leavers' } : null,
  owner,
});

const view = (...reasons: DueReason[]): RemindersView => ({
  day: '2021-01-06',
  due: [{ at: new Date('2021-01-06T08:30:00Z'), name: 'Dana', post: 'Director', reachable: true, reasons }],
  held: [],
});

describe('what a day brings, on the command line', () => {
  const on26 = { requestId: 'r', inNameOf: null };
  it.each([
    [{ kind: 'rung', workingDays: 5, ...on26 }, null, 'indicator 26, Care leavers: 5 working days left'],
    [{ kind: 'rung', workingDays: 0, ...on26 }, null, 'indicator 26, Care leavers: due today'],
    [
      { kind: 'overdue', workingDays: 1, ...on26 },
      'Ruth',
      'indicator 26, Care leavers: 1 working day overdue, in the name of Ruth, who is away',
    ],
    [{ kind: 'later', ...on26 }, null, 'indicator 26, Care leavers: asked to be reminded today'],
    [
      { kind: 'escalation', requestId: 'r', workingDays: 2 },
      'Ruth',
      'indicator 26, Care leavers: escalated, Ruth is 2 working days late',
    ],
    [
      { kind: 'nobody writes', requestId: 'r', ownerId: 'x', back: '2021-01-11' },
      'Ruth',
      'indicator 26, Care leavers: Ruth is away until 11 January 2021 and nobody writes in their name',
    ],
    [
      { kind: 'close period', publishBy: '2021-01-18' },
      null,
      'close the period: the agenda must be out by Monday 18 January 2021',
    ],
  ] as const)('says of %j why it is due', (why, owner, words) => {
    expect(reminderLines(view(reason(why, owner)))).toEqual([
      'Wednesday 6 January 2021: 1 message, one a person.',
      '6 January 2021 at 08:30 Dana (Director)',
      `    October 2020: ${words}`,
    ]);
  });

  it('says why nothing is due, and what was put off', () => {
    expect(reminderLines({ day: '2026-04-06', due: [], held: [] })).toEqual([
      'Nothing is due on Monday 6 April 2026, which is not a working day.',
    ]);
    const held = [{ name: 'Dana', about: { number: 26, title: 'Care leavers' }, until: '2021-01-04' }];
    expect(reminderLines({ day: '2020-12-29', due: [], held })).toEqual([
      'Nothing is due on Tuesday 29 December 2020.',
      'Put off: Dana asked to hear of indicator 26, Care leavers on 4 January 2021.',
    ]);
  });

  it('shows the calendar and who cannot be reached in full', () => {
    expect(plainWords(sampleOf('calendar'))).toContain('2021-01-18  Monday     last day to publish');
    expect(plainWords(sampleOf('reach'))).toContain('Naomi Brandt (Head of Leaving Care)');
    expect(plainWords(sampleOf('reach'))).toContain('https://teams.microsoft.com/l/app/');
  });
});

describe('the digest', () => {
  const digest = sampleOf('digest');

  it('says in a notification how much there is, and never on what', () => {
    expect(present(digest).summary).toBe('3 commentaries to write, 1 overdue');
  });

  it('offers “remind me later” only where there is time left', () => {
    const later = buttonsOf(present(digest).card).filter(({ verb }) => verb === 'remind later');
    expect(later.map(({ title, data }) => [title, data['requestId']])).toEqual([
      ['Remind me Mon 11 Jan', 'r19'],
      ['Remind me Wed 13 Jan', 'r19'],
    ]);
  });

  it('shows no rating that is not there', () => {
    const row = digest.rows.find(({ rag }) => rag === null)!;
    expect(cardText(present({ ...digest, rows: [row] }).card)).not.toMatch(/GREEN|AMBER|RED|NO DATA/u);
  });

  it.each([
    [{ rows: [] }, '1 commentary overdue from others'],
    [{ rows: [], overdue: [] }, '1 commentary with nobody to write'],
    [{ rows: [], overdue: [], unwritten: [] }, 'A period needs you'],
    [{ rows: [], overdue: [], unwritten: [], periods: [] }, 'Nothing waits for you'],
  ] satisfies [Partial<DigestReply>, string][])('with %j is headed “%s”', (less, title) => {
    expect(present({ ...digest, ...less }).summary).toBe(title);
  });

  it('fits a message with every list full', () => {
    const full = <T>(one: T | undefined): T[] => Array.from({ length: 40 }, () => one!);
    const { rows, overdue, unwritten } = digest;
    const { card } = present({
      ...digest,
      rows: full(rows[2]),
      overdue: full(overdue[0]),
      unwritten: full(unwritten[0]),
    });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
    expect(cardText(card)).toContain('and 20 more');
  });
});
