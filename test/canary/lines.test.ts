import { parseCommand } from '../../src/teams/commands';
import { formsInTheTable, linesOf, type Fillers } from './lines';

const fillers: Fillers = {
  numbers: ['22', '26', '99'],
  words: ['22', '30 March 2021', 'October 2020', '26'],
  named: {
    person: ['Ruth Adeyemi'],
    reason: ['the papers said so'],
    date: ['8 January 2021'],
    asAt: ['31/1/2021'],
    deadline: ['12/3/2021'],
    meeting: ['30/3/2021'],
    email: ['a.b@council.example'],
    to: ['26'],
    low: ['3'],
    high: ['9'],
    least: ['5'],
    most: ['7'],
  },
};

describe('lines made from the table of commands', () => {
  const forms = formsInTheTable();

  it('come from every command there is', () => {
    expect(forms.length).toBeGreaterThan(30);
  });

  it.each(forms.map((form) => [form.source, form] as const))('are understood as %s', (_, form) => {
    const lines = linesOf(form, fillers);
    expect(lines.filter((line) => form.test(line))).not.toEqual([]);
    const understood = lines.filter(
      (line) =>
        parseCommand(line, { conversationId: 'c', place: 'personal chat', reference: {} }).kind !== 'not understood',
    );
    expect(understood).not.toEqual([]);
  });
});
