import { findingCatalogue } from '../../../src/domain/commentary-check';
import { givenBy, wanted, whyNotOff } from '../../../src/domain/commentary-check/suite-rules';
import { defaultCheck, defaultSettings } from '../../../src/domain/suite-settings';

describe('a suite’s rules of the check', () => {
  it('reach the check in its own terms', () => {
    const check = { ...defaultCheck, abbreviations: { ETE: 'education' }, readingAge: 14, paragraphWords: 90 };
    expect(givenBy({ ...defaultSettings, smallCount: 9, check })).toEqual({
      abbreviations: { ETE: 'education' },
      terms: [],
      settings: { smallCount: 9, readingAge: 14, paragraphWords: 90 },
    });
  });

  it('take out what the council switched off, but never what protects people', () => {
    const findings = [{ code: 'hedge' }, { code: 'small-count' }, { code: 'no-cause' }];
    const rules = { ...defaultCheck, off: ['hedge', 'small-count'] };
    expect(wanted(findings, rules, () => '')).toEqual([{ code: 'small-count' }, { code: 'no-cause' }]);
  });

  it('take short forms that every reader knows as known, in the plural too', () => {
    const found = ['DfE', 'EHCs', 'ETE'].map((words) => ({ code: 'abbreviation-unexpanded', words }));
    const rules = { ...defaultCheck, familiar: ['DfE', 'EHC'] };
    expect(wanted(found, rules, ({ words }) => words)).toEqual([found[2]]);
  });

  it('let every code be switched off but the four that protect people and Part 2', () => {
    const kept = Object.keys(findingCatalogue).filter((code) => whyNotOff(code) !== null);
    expect(kept.sort()).toEqual(['person-named', 'personal-identifier', 'small-count', 'suppressed-figure']);
    expect(whyNotOff('toString')).toMatch(/not a code/);
  });
});
