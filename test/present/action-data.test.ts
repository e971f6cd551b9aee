import fc from 'fast-check';
import { parseAction } from '../../src/present';

const press = { requestId: 'request-1', revision: 3, token: 'token' };

describe('a press', () => {
  it('carries a commentary without the rows of actions that were left empty', () => {
    const typed = {
      cause: ' Why ',
      impact: '',
      forecast: 'By July',
      action1What: '',
      action2What: 'Act',
      action2Owner: 'Ruth',
      action2Due: '2021-02-26',
    };
    expect(parseAction('submit', { ...press, ...typed })).toEqual({
      kind: 'submit',
      ...press,
      text: {
        cause: 'Why',
        impact: '',
        forecast: 'By July',
        actions: [{ what: 'Act', owner: 'Ruth', due: '2021-02-26' }],
      },
    });
  });

  it.each(['2021-02-30', '26/02/2021', '', null])('takes the date %p as none given', (action1Due) => {
    expect(parseAction('save draft', { ...press, action1What: 'Act', action1Due })).toMatchObject({
      text: { actions: [{ what: 'Act', owner: '', due: null }] },
    });
  });

  it.each([
    ['approve', {}, {}],
    ['return', { reason: 'Say how many.' }, { reason: 'Say how many.' }],
    ['reopen', { reopenReason: 'New figures.' }, { reason: 'New figures.' }],
    ['withdraw', {}, {}],
    ['sign off', {}, {}],
    ['delegate', { person: 'Naomi' }, { person: 'Naomi' }],
    ['reassign', { person: 'Naomi' }, { person: 'Naomi' }],
    ['take back', {}, {}],
    ['remind now', {}, {}],
    ['extend deadline', { date: '2021-01-08', extendReason: 'Late data' }, { date: '2021-01-08', reason: 'Late data' }],
  ])('on "%s" asks for just that', (verb, typed, asked) => {
    expect(parseAction(verb, { ...press, ...typed })).toEqual({ kind: verb, ...press, ...asked });
  });

  it('on a command says its words', () => {
    expect(parseAction('say', { words: 'status 26' })).toEqual({ kind: 'not understood', words: 'status 26' });
  });

  it.each([
    ['another case', 'SUBMIT', press],
    ['a verb of every object', 'constructor', press],
    ['something it does not know', 'submit', { ...press, role: 'performance officer' }],
    ['a revision below nought', 'submit', { ...press, revision: -1 }],
    ['a broken revision', 'submit', { ...press, revision: 1.5 }],
    ['no token', 'submit', { requestId: 'request-1', revision: 3 }],
    ['a list', 'submit', [press]],
    ['a box that is no text', 'submit', { ...press, cause: { html: 'x' } }],
    ['a prototype', 'submit', JSON.parse('{"__proto__":{"x":1},"requestId":"r","revision":1}')],
  ])('with %s is not understood', (_, verb, data) => {
    expect(parseAction(verb, data)).toBeNull();
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('submit', 'say', 'approve', 'return')),
        fc.anything(),
        (verb, data) => {
          const ask = parseAction(verb, data);
          expect(ask === null || typeof ask.kind === 'string').toBe(true);
        },
      ),
    );
  });
});
