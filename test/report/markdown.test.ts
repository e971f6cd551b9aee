import fc from 'fast-check';
import { reportWriter } from '../../src/report';
import { hostile, plan, sample } from './plans';

const written = (text: string): string =>
  reportWriter.markdown(plan([{ kind: 'written', number: '3.6.1.1', label: 'Impact.', text }]));

describe('the Markdown file', () => {
  it('says what the Word file says', () => {
    expect(reportWriter.markdown(sample)).toBe(
      [
        '# Children’s Scrutiny Dataset, October 2020',
        'Scrutiny Committee, 26 January 2021',
        '<a id="section"></a>',
        '## 3.6 Management commentary',
        '3.6(a) See [3.6.1](#indicator_26).',
        '<a id="indicator_26"></a>',
        '### 3.6.1 Indicator 26: Care leavers (RED)',
        '3.6.1.1 **Commentary.** First line  \nsecond line',
        'A list:',
        '- one\n- two',
        '3.6.1.2 **Actions**',
        '| Action | Owner | By when |\n| --- | --- | --- |\n| List reviews | Head of Quality | 26 February 2021 |\n',
      ].join('\n\n'),
    );
  });

  it('marks Part 2 and gives its notices before all else', () => {
    const text = reportWriter.markdown(
      plan([], { part: 2, marking: 'NOT FOR PUBLICATION', notices: ['Illustrative'] }),
    );
    expect(text.startsWith('**NOT FOR PUBLICATION**\n\n# ')).toBe(true);
    expect(text).toContain('\n\n> Illustrative\n');
  });

  it.each([
    ['*now* _or_ `never` ~no~', '\\*now\\* \\_or\\_ \\`never\\` \\~no\\~'],
    ['[x](http://y) ![z](w)', '\\[x\\](http\\://y) !\\[z\\](w)'],
    ['<b>&lt;', '\\<b\\>\\&lt;'],
  ])('keeps %s as text', (typed, shown) => {
    expect(written(typed)).toContain(`3.6.1.1 **Impact.** ${shown}\n`);
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['12. not a list', '12\\. not a list'],
    ['+ nor this', '\\+ nor this'],
    ['===', '\\==='],
  ])('starts a line with %s and means it', (typed, shown) => {
    expect(written(`first\n${typed}`)).toContain(`first  \n${shown}\n`);
  });

  it('keeps every table row whole, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        const made = reportWriter.markdown(
          plan([{ kind: 'table', number: '1', caption: 'A', header: ['Action', 'Owner'], rows: [[text, text]] }]),
        );
        const row = made.trimEnd().split('\n').at(-1)!;
        expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(3);
      }),
    );
  });
});
