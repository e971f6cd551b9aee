import fc from 'fast-check';
import { discloseTo } from '../../../src/domain/disclosure';
import { discloseAll } from '../disclosure/history';
import type { CommentaryText, Indicator, Outturn, Rag } from '../../../src/domain/glossary';
import { planExceptionSection } from '../../../src/domain/report/plan';
import type {
  Block,
  ExemptIndicator,
  KeptBack,
  PartOneInput,
  PartTwoInput,
  ReportedException,
  ReportPlan,
} from '../../../src/domain/report/types';
import { defaultSettings } from '../../../src/domain/suite-settings';

const written: CommentaryText = {
  cause: 'Fewer reviews were held on time.',
  impact: 'Plans are agreed later.',
  actions: [
    { what: 'List overdue reviews weekly', owner: 'Head of Quality Improvement', due: '2021-02-26' },
    { what: 'Lend tablets', owner: 'Head of Quality Improvement', due: null },
  ],
  forecast: 'By July 2021.',
};

const indicatorOf = (number: number): Indicator => ({
  id: `i${number}`,
  number,
  title: `Title of ${number}`,
  definition: `Definition of ${number}.`,
  unit: 'percentage',
  decimals: 0,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: { low: 47, high: 52, tolerance: { kind: 'relative', percent: 10 } },
  ownerId: 'o',
  delegateId: null,
  synonyms: [],
});

const outturn: Outturn = {
  id: 'x',
  periodId: 'p',
  indicatorId: '',
  revision: 1,
  numerator: 106,
  denominator: 279,
  value: 10600 / 279,
  symbol: null,
  status: 'final',
  asAt: null,
  note: null,
  loadedAt: new Date(0),
  loadedById: null,
};

/** A figure disclosed by the real rules. */
function figureOf(indicator: Indicator, parts: Partial<Outturn> | null): ReportedException<1>['figure'] {
  const raw = parts === null ? null : { ...outturn, indicatorId: indicator.id, ...parts };
  const [decided] = discloseAll([{ period: { id: 'p', asAt: '2020-10-31' }, figures: [{ indicator, outturn: raw }] }], {
    settings: defaultSettings,
    council: 'Borchester',
    relations: [],
    classifications: [],
    marks: [],
    releases: [],
    benchmarks: [],
    rate: () => 'RED',
  });
  return discloseTo('Part 1', indicator, raw, decided!.get(indicator.id)!);
}

const exception = (number: number, parts: Partial<ReportedException<1>> = {}): ReportedException<1> => ({
  part: 1,
  indicator: indicatorOf(number),
  rag: 'RED',
  figure: figureOf(indicatorOf(number), {}),
  asAt: '2020-10-31',
  periodLabels: { previous: 'July 2020', lastYear: 'October 2019' },
  direction: { previous: 'worse', lastYear: 'same' },
  benchmarks: [{ area: 'England', year: '2020', value: 53, source: 'Department for Education' }],
  commentary: written,
  stillOpen: [],
  ownerPost: 'Director of Children’s Social Care',
  ...parts,
});

const ground = { paragraph: 2, publicInterest: 'The public interest lies in keeping it exempt.' } as const;

const exempt = (number: number, parts: Partial<ExemptIndicator> = {}): ExemptIndicator => ({
  ...exception(number),
  ground,
  ...parts,
  part: 2,
});

const kept = (number: number, parts: Partial<KeptBack> = {}): KeptBack => ({
  number,
  title: null,
  rag: null,
  ground,
  ...parts,
});

const counts: Record<Rag, number> = { GREEN: 25, AMBER: 2, RED: 1, 'NO DATA': 1 };

const facts: Pick<PartOneInput, 'suite' | 'period' | 'illustrative'> = {
  suite: {
    name: 'Dataset',
    committee: 'Scrutiny Committee',
    council: 'Borchester',
    sectionNumber: '3.6',
    absentOwners: 'by post',
  },
  period: { label: 'October 2020', asAt: '2020-10-31', meeting: '2021-01-26', state: 'closed' },
  illustrative: false,
};

const section = (parts: Partial<PartOneInput> = {}): PartOneInput => ({
  ...facts,
  part: 1,
  counts,
  withoutFigure: [],
  exceptions: [],
  keptBack: [],
  matters: [],
  ...parts,
});

const exemptSection = (parts: Partial<PartTwoInput> = {}): PartTwoInput => ({
  ...facts,
  part: 2,
  exceptions: [],
  matters: [],
  ...parts,
});

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return block.runs.map((r) => r.text).join('');
    case 'written':
      return `${block.label} ${block.text}`;
    case 'facts':
      return [...block.header, ...block.rows.flat()].join(' | ');
    case 'dataset':
      return [block.caption, ...block.columns.map(({ header }) => header), ...block.rows.flat()].join(' | ');
    case 'charts':
      return block.rows.flatMap(({ name, words }) => [name, words]).join(' | ');
    case 'table':
      return [block.caption, ...block.header, ...block.rows.flat()].join(' | ');
  }
}
const planned = (parts: Partial<PartOneInput>): ReportPlan => planExceptionSection(section(parts));
const plannedExempt = (parts: Partial<PartTwoInput>): ReportPlan => planExceptionSection(exemptSection(parts));
const textOf = (plan: ReportPlan): string => plan.blocks.map((b) => `${b.number} ${wordsOf(b)}`).join('\n');
const told = (parts: Partial<PartOneInput>): string => textOf(planned(parts));
const headings = (plan: ReportPlan): string[] =>
  plan.blocks.flatMap((b) => (b.kind === 'heading' ? [`${b.number} ${b.text}`] : []));

describe('the exception section of Part 1', () => {
  const two = { exceptions: [exception(21, { rag: 'AMBER' }), exception(26)] };

  it('opens with the as-at date, how many are below expectation and how all stand', () => {
    expect(told(two)).toContain(
      '3.6(a) As at the end of October 2020, 2 indicators of the Dataset that can be reported in public were performing below expectation.',
    );
    expect(told(two)).toContain(
      'Of 29 indicators, 25 met expectation (GREEN), 2 were AMBER, 1 was RED and 1 had no data.',
    );
  });

  it('says which indicators have no figure, and why', () => {
    const withoutFigure = [
      { number: 1, why: 'not available' },
      { number: 3, why: 'none was reported' },
      { number: 4, why: 'not available' },
    ];
    expect(told({ withoutFigure })).toContain(
      'There is no figure for indicators 1 and 4 (not available) and indicator 3 (none was reported).',
    );
  });

  it('says who was asked and gave no commentary, by post, once', () => {
    const silent = { commentary: null };
    const text = told({
      exceptions: [
        exception(21, silent),
        exception(25),
        exception(26, { ...silent, ownerPost: 'Director of Housing' }),
        exception(27, silent),
      ],
    });
    expect(text).toContain(
      'Commentary was not received from the Director of Children’s Social Care on indicator 21 (paragraph 3.6.1) and indicator 27 (paragraph 3.6.4) and from the Director of Housing on indicator 26 (paragraph 3.6.3).',
    );
  });

  it('names no post where the suite says so', () => {
    const suite = { ...facts.suite, absentOwners: 'not named' } as const;
    const text = told({ suite, exceptions: [exception(21, { commentary: null })] });
    expect(text).toContain('Commentary was not received on indicator 21 (paragraph 3.6.1).');
    expect(text).toContain('No approved management commentary was received before the period closed.');
    expect(text).not.toContain('Director of');
  });

  it('names the day where the as-at date is not a month’s last', () => {
    expect(told({ period: { ...section().period, asAt: '2020-10-15' } })).toContain('As at 15 October 2020, no');
    expect(told({ period: { ...section().period, asAt: '2020-02-29' } })).toContain('As at the end of February 2020');
    expect(told({ period: { ...section().period, asAt: '2021-02-28' } })).toContain('As at the end of February 2021');
  });

  it('heads each exception with number, title and RAG, and ends with other matters', () => {
    expect(headings(planned(two)).slice(1)).toEqual([
      '3.6.1 Indicator 21: Title of 21 (AMBER)',
      '3.6.2 Indicator 26: Title of 26 (RED)',
      '3.6.3 Other matters reported by directors',
    ]);
    expect(told(two)).toContain('3.6.3.1 Directors reported no other concerns and no particularly good performance');
  });

  it('tells figure, target, direction and benchmark, then cause, impact, actions and forecast', () => {
    expect(
      told({ exceptions: [exception(26)] })
        .split('\n')
        .slice(5, 13),
    ).toEqual([
      '3.6.1.1 What it measures. Definition of 26.',
      '3.6.1.2 As at the end of October 2020, the outturn was 38% (106 of 279). The target is 47% to 52%. That is worse than in July 2020 and the same as in October 2019.',
      '3.6.1.3 For comparison: England 53% (2020). Source: Department for Education.',
      '3.6.1.4 Commentary. Fewer reviews were held on time.',
      '3.6.1.5 Impact. Plans are agreed later.',
      '3.6.1.6 Actions: Indicator 26 | Action | Owner | By when | List overdue reviews weekly | Head of Quality Improvement | 26 February 2021 | Lend tablets | Head of Quality Improvement | no date given',
      '3.6.1.7 Forecast. By July 2021.',
      '3.6.2 Other matters reported by directors',
    ]);
  });

  it.each<[string, Partial<ReportedException<1>>, string]>([
    [
      'its own date',
      { asAt: '2020-09-30' },
      'As at 30 September 2020, not the end of October 2020, the outturn was 38%',
    ],
    [
      'one word for two comparisons',
      { direction: { previous: 'better', lastYear: 'better' } },
      'That is better than in July 2020 and in October 2019.',
    ],
    [
      'one comparison',
      { periodLabels: { previous: null, lastYear: 'October 2019' } },
      'That is the same as in October 2019.',
    ],
    [
      'that there is none',
      { direction: { previous: null, lastYear: null } },
      'No comparison with an earlier period can be made.',
    ],
    ['that there is no benchmark', { benchmarks: [] }, 'No benchmark is held for this indicator.'],
    ['that there is no target', { indicator: { ...indicatorOf(26), expectation: null } }, 'No target is set.'],
    [
      'that a figure is provisional',
      { figure: figureOf(indicatorOf(26), { status: 'provisional' }) },
      'the outturn was 38% (106 of 279), a provisional figure. The target',
    ],
    [
      'why there is no figure',
      { figure: figureOf(indicatorOf(26), { numerator: null, denominator: null, value: null, symbol: 'x' }) },
      'As at the end of October 2020, there is no outturn to show: not available.',
    ],
    [
      'that nothing was reported',
      { figure: figureOf(indicatorOf(26), null) },
      'No outturn was reported as at the end of October 2020.',
    ],
    [
      'that no commentary came, by the owner’s post',
      { commentary: null },
      'No approved management commentary was received from the Director of Children’s Social Care before the period closed.',
    ],
  ])('says of an exception %s', (_, parts, words) => {
    expect(told({ exceptions: [exception(26, parts)] })).toContain(words);
  });

  it('takes its number from the suite', () => {
    const plan = planned({ ...two, suite: { ...section().suite, sectionNumber: '4.2' } });
    expect(plan.blocks.every((b) => b.number.startsWith('4.2'))).toBe(true);
  });

  it('says so at the top where figures are illustrative or the period is still open', () => {
    expect(planned({}).notices).toEqual([]);
    const plan = planned({ illustrative: true, period: { ...section().period, state: 'open' } });
    expect(plan.notices).toEqual([expect.stringMatching(/^Illustrative/), expect.stringMatching(/^Draft/)]);
  });

  it('says what is left out of its counts, and nothing where the pointer gives the RAG', () => {
    expect(told({ keptBack: [kept(22), kept(23)] })).toContain('Another 2 indicators are reported in Part 2');
    expect(told({ keptBack: [kept(22)] })).toContain('Another indicator is reported in Part 2 and not counted here.');
    expect(told({ keptBack: [kept(22, { rag: 'RED' })] })).not.toContain('not counted here');
  });
});

describe('Part 1', () => {
  it('is refused where it is given what it keeps back', () => {
    expect(() => planned({ exceptions: [exception(22)], keptBack: [kept(22)] })).toThrow(/indicator 22/);
  });

  it.each(['', ' \n', '\u0000', '\u202e\u200b', '\ud83d'])('takes a commentary of %j for none', (text) => {
    const commentary = { cause: text, impact: text, actions: [], forecast: text };
    const plan = planned({ exceptions: [exception(26, { commentary })] });
    expect(plan.blocks.some((b) => b.kind === 'written' && b.label !== 'What it measures.')).toBe(false);
    expect(textOf(plan)).toContain('No approved management commentary was received from the Director');
  });
});

describe('the pointers to Part 2', () => {
  it.each<[string, Partial<KeptBack>, string]>([
    ['the number', {}, 'Indicator 22 is reported in Part 2 (see Part 2, paragraph 3.6.1).'],
    ['number and title', { title: 'Adoption' }, 'Indicator 22 (Adoption) is reported'],
    ['number, title and RAG', { title: 'Adoption', rag: 'RED' }, 'Indicator 22 (Adoption, RED) is reported'],
  ])('give %s where the suite says so', (_, parts, words) => {
    expect(told({ keptBack: [kept(22, parts)] })).toContain(words);
  });

  it('state the ground and the public interest, together for those that share them', () => {
    const one = { paragraph: 1, publicInterest: 'One family could be known.' } as const;
    const text = told({ keptBack: [kept(4, { ground: one }), kept(22), kept(23), kept(30, { ground: null })] });
    expect(text).toContain(
      'Indicator 4 is reported in Part 2 (see Part 2, paragraph 3.6.1). The information is exempt under paragraph 1 of Schedule 12A to the Local Government Act 1972 (information relating to any individual). One family could be known.',
    );
    expect(text).toContain(
      'Indicators 22 and 23 are reported in Part 2 (see Part 2, paragraphs 3.6.2 and 3.6.3). The information is exempt under paragraph 2 of Schedule 12A to the Local Government Act 1972 (information which is likely to reveal the identity of an individual). The public interest lies in keeping it exempt.',
    );
    expect(text).toContain(
      'Indicator 30 is reported in Part 2 (see Part 2, paragraph 3.6.4). Its figure is withheld here so that no individual can be identified; the full figure is in Part 2.',
    );
  });

  it('lead to the paragraph that is really there, for any mix', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), (numbers) => {
        const keptBack = numbers.map((n) => kept(n, { ground: { paragraph: 2, publicInterest: `Reason ${n}.` } }));
        const there = headings(
          plannedExempt({ exceptions: numbers.map((n) => exempt(n, { rag: n % 2 ? 'GREEN' : 'RED' })) }),
        );
        const pointed = [
          ...told({ keptBack }).matchAll(/Indicator (\d+) is reported in Part 2 \(see Part 2, paragraph ([\d.]+)\)/g),
        ];
        expect(pointed).toHaveLength(numbers.length);
        for (const [, number, paragraph] of pointed)
          expect(there).toContainEqual(expect.stringContaining(`${paragraph} Indicator ${number}:`));
      }),
    );
  });
});

describe('the exception section of Part 2', () => {
  const plan = plannedExempt({
    exceptions: [
      exempt(4, { rag: 'GREEN', commentary: null, ground: null }),
      exempt(22),
      exempt(23, { commentary: null }),
    ],
  });

  it('treats every indicator kept back in suite order, so that its numbers give no RAG away', () => {
    expect(headings(plan).slice(1)).toEqual([
      '3.6.1 Indicator 4: Title of 4 (GREEN)',
      '3.6.2 Indicator 22: Title of 22 (RED)',
      '3.6.3 Indicator 23: Title of 23 (RED)',
    ]);
  });

  it('is marked with its ground, and asks for the one nobody recorded', () => {
    expect(plan.marking).toBe(
      'NOT FOR PUBLICATION: exempt under Schedule 12A to the Local Government Act 1972, paragraph 2',
    );
    expect(textOf(plan)).toContain('Indicators 22 and 23: exempt under paragraph 2 of Schedule 12A');
    expect(textOf(plan)).toContain('has been recorded for this indicator yet; one is needed before this part goes');
    const unrecorded = plannedExempt({ exceptions: [exempt(4, { ground: null })] });
    expect(unrecorded.marking).toMatch(/^NOT FOR PUBLICATION: an/);
    expect(planned({ keptBack: [kept(22)] }).marking).toBeNull();
  });

  it('can be given nothing of the other part: the compiler refuses it', () => {
    // @ts-expect-error -- a figure read for Part 2 is no figure of Part 1
    const one: PartOneInput = section({ exceptions: [exempt(22)] });
    // @ts-expect-error -- nor the other way round
    const two: PartTwoInput = exemptSection({ exceptions: [exception(22)] });
    expect([one.part, two.part]).toEqual([1, 2]);
  });

  it('tells of matters reported on what is kept back, and is silent where there is none', () => {
    const matter = {
      part: 2,
      matter: 'concern',
      about: 'Indicator 4',
      commentary: written,
      ownerPost: 'Director',
    } as const;
    const exceptions = [exempt(4)];
    expect(headings(plannedExempt({ exceptions, matters: [matter] })).at(-1)).toBe('3.6.2 Other concern: Indicator 4');
    expect(headings(plannedExempt({ exceptions })).at(-1)).toMatch(/^3\.6\.1 Indicator 4/);
  });

  it('asks for commentary only on those below expectation', () => {
    const missing = plan.blocks.filter((b) => wordsOf(b).startsWith('No approved management commentary'));
    expect(missing.map((b) => b.number)).toEqual(['3.6.3.4']);
  });
});

describe('the numbers of the section', () => {
  it('have no gap and no repeat, and every cross-reference leads somewhere, for any mix', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 12 });
    const commentary = fc.constantFrom(
      written,
      null,
      { ...written, actions: [] },
      { ...written, impact: '', forecast: ' ' },
    );
    fc.assert(
      fc.property(
        fc.constantFrom<1 | 2>(1, 2),
        numbers,
        fc.array(commentary, { minLength: 12, maxLength: 12 }),
        fc.nat(40),
        (part, ns, texts, hidden) => {
          const texted = (i: number) => ({ commentary: texts[i] ?? null });
          const keptBack = Array.from({ length: hidden }, (_, i) =>
            kept(61 + i, { ground: { paragraph: 1, publicInterest: `Reason ${i}` } }),
          );
          const { blocks } =
            part === 1
              ? planned({ exceptions: ns.map((n, i) => exception(n, texted(i))), keptBack })
              : plannedExempt({ exceptions: ns.map((n, i) => exempt(n, texted(i))) });
          const all = blocks.map((b) => b.number);
          expect(new Set(all).size).toBe(all.length);
          const heads = blocks.filter((b) => b.kind === 'heading');
          expect(heads.map((h) => h.number)).toEqual(['3.6', ...heads.slice(1).map((_, i) => `3.6.${i + 1}`)]);
          for (const { number } of heads.slice(1)) {
            const under = all.filter((n) => n.startsWith(`${number}.`));
            expect(under).toEqual(under.map((_, i) => `${number}.${i + 1}`));
          }
          const bookmarks = heads.map((h) => h.bookmark);
          expect(new Set(bookmarks).size).toBe(bookmarks.length);
          for (const b of blocks)
            if (b.kind === 'paragraph')
              for (const { text, to } of b.runs)
                if (to !== undefined) expect(heads.find((h) => h.bookmark === to)?.number).toBe(text);
        },
      ),
    );
  });

  it('lists what was promised earlier and is still open, and whether it is late', () => {
    const stillOpen = [
      { what: 'Lend tablets', owner: 'Head of Quality', due: '2020-06-30', late: true, periodLabel: 'April 2020' },
      { what: 'Fill posts', owner: 'Head of Workforce', due: null, late: false, periodLabel: 'July 2020' },
    ];
    const plan = planExceptionSection(section({ exceptions: [exception(21, { stillOpen })] }));
    const table = plan.blocks.find(
      (b) => b.kind === 'table' && b.caption === 'Promised earlier, still open at the commentary deadline',
    );
    expect(table).toMatchObject({
      rows: [
        ['Lend tablets (promised in April 2020)', 'Head of Quality', '30 June 2020, late'],
        ['Fill posts (promised in July 2020)', 'Head of Workforce', 'no date given'],
      ],
    });
  });
});
