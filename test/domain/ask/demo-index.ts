/** The demo suite's words, with numbers for ids. */
import demo from '../../../prisma/demo/suite.json';
import { indexSuite } from '../../../src/domain/ask/suite-index';

const { indicators, suite } = demo;

export const demoIndex = indexSuite({
  indicators: indicators.map(({ number, title, definition, synonyms }) => ({
    id: String(number),
    number,
    title,
    definition,
    synonyms,
  })),
  abbreviations: suite.settings.check.abbreviations,
  alike: suite.settings.check.terms.map(({ preferred, variants }) => [preferred, ...variants]),
  known: [suite.council, suite.name, suite.committee],
});

export const demoPeriods = ['2019-01-31', '2019-10-31', '2020-01-31', '2020-07-31', '2020-10-31'];
