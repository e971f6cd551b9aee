import type { CarriedAction, PromisedAction } from '../../src/domain/glossary';
import fc from 'fast-check';
import { actionNumbers, actionState, freeNumber, minuteNumbers, promisesMade } from '../../src/domain/promises';

const promise = (what: string, due: string | null = '2021-02-26'): PromisedAction => ({
  what,
  owner: 'Head of Service',
  due,
});
const carried = (what: string, closed: CarriedAction['closed'] = null): CarriedAction => ({
  ...promise(what),
  id: what,
  suiteId: 's',
  number: 1,
  indicatorId: 'i',
  periodId: 'p',
  requestId: 'r',
  closed,
});
const at = new Date('2021-01-01T09:00:00Z');

describe('a promised action', () => {
  it.each([
    ['2021-02-26', '2021-02-26', 'open'],
    ['2021-02-26', '2021-02-27', 'late'],
    [null, '2030-01-01', 'open'],
  ])('due %s is, on %s, %s', (due, today, state) => {
    expect(actionState({ due, closed: null }, today)).toBe(state);
  });

  it('once closed is what it was closed as, however late', () => {
    expect(actionState({ due: '2020-01-01', closed: { as: 'done', reason: null, byId: null, at } }, '2021-01-01')).toBe(
      'done',
    );
  });
});

describe('approval', () => {
  it('adds what is new, keeps what stands and replaces what is no longer promised', () => {
    const made = promisesMade(
      [carried('Hire two officers'), carried('Open a club')],
      [promise(' hire  two officers'), promise('Train staff'), promise(' ')],
    );
    expect(made.add.map((p) => p.what)).toEqual(['Train staff']);
    expect(made.replaced.map((p) => p.what)).toEqual(['Open a club']);
  });

  it('never reopens what was done, and promises anew what was dropped', () => {
    const done = carried('A', { as: 'done', reason: null, byId: null, at });
    const dropped = carried('B', { as: 'dropped', reason: 'x', byId: null, at });
    expect(promisesMade([done, dropped], [promise('A'), promise('B')])).toEqual({ add: [promise('B')], replaced: [] });
  });

  it('given twice changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const promised = names.map((name) => promise(name));
        const before = promisesMade([], promised).add.map((p) => carried(p.what));
        expect(promisesMade(before, promised)).toEqual({ add: [], replaced: [] });
      }),
    );
  });
});

describe('the number of an action', () => {
  const seed = fc.integer({ min: 0, max: 0xffffffff }).map((n) => n.toString(16).padStart(8, '0'));

  it('is one nobody has, of four digits while there are any, and says nothing of how many there are', () => {
    fc.assert(
      fc.property(seed, fc.uniqueArray(fc.integer({ min: 1000, max: 9999 }), { maxLength: 50 }), (digits, taken) => {
        const alone = freeNumber(new Set(), digits, actionNumbers);
        const number = freeNumber(new Set(taken), digits, actionNumbers);
        expect(taken).not.toContain(number);
        expect(number).toBeGreaterThanOrEqual(1000);
        expect(number).toBeLessThanOrEqual(9999);
        if (!taken.includes(alone)) expect(number).toBe(alone);
      }),
    );
  });

  it('grows by a digit once all are given', () => {
    const all = new Set(Array.from({ length: 900 }, (_, i) => 100 + i));
    expect(freeNumber(all, 'ffffffff', minuteNumbers)).toBeGreaterThanOrEqual(1000);
  });
});
