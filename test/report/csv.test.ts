import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { reportWriter } from '../../src/report';
import { dataset, hostile, plan } from './plans';

const read = (text: string): string[][] => parse(text, { bom: true });

const withCells = (rows: readonly (readonly string[])[]) => plan([], { appendix: [dataset(rows)] });

describe('the dataset as CSV', () => {
  it('holds the cells of the appendix, one row an indicator, lines set apart', () => {
    expect(read(reportWriter.csv(withCells([['26', 'Care leavers', '38% (106 of 279)\nprovisional']])))).toEqual([
      ['No.', 'Indicator', 'Outturn'],
      ['26', 'Care leavers', '38% (106 of 279); provisional'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', ' =1+1', '＝1+1', '\u200e=1+1'])(
    'makes no formula of %j',
    (text) => {
      expect(read(reportWriter.csv(withCells([['1', text, 'x']])))[1]?.[1]).toMatch(/^'/u);
    },
  );

  it('is read back whole, whatever people wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' })), { minLength: 3, maxLength: 3 }), (row) => {
        const [header, cells, ...more] = read(reportWriter.csv(withCells([row])));
        expect([header?.length, cells?.length, more]).toEqual([3, 3, []]);
        for (const cell of cells ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]|\n/u);
      }),
    );
  });

  it('says in every row that it is not for publication, a draft or illustrative', () => {
    const marked = {
      ...withCells([
        ['1', 'a', 'b'],
        ['2', 'c', 'd'],
      ]),
      marking: 'NOT FOR PUBLICATION',
      notices: ['Draft'],
    };
    expect(read(reportWriter.csv(marked)).map((row) => row.at(-1))).toEqual([
      'Standing',
      'NOT FOR PUBLICATION; Draft',
      'NOT FOR PUBLICATION; Draft',
    ]);
  });

  it('is refused for a plan without a dataset', () => {
    expect(() => reportWriter.csv(plan([]))).toThrow(RangeError);
  });
});
