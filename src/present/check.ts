/** What the check finds in the current draft, or in what was submitted. */
import type { CheckReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone } from './figure';
import { findingsModel, overriddenModel } from './findings';
import type { Presented } from './presented';
import { capital, many } from './say';
import { fill } from './template';
import { byWords } from './writing';

export function checkCard(reply: CheckReply): Presented {
  const { about, version, findings, overridden, next } = reply;
  const what = about.number === null ? about.title : `Indicator ${about.number}: ${about.title}`;
  const summary = oneLine(`The check of the commentary on ${what}: ${many(findings.length, 'finding')}`);
  return {
    summary,
    card: fill('check', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${reply.periodLabel}`),
      title: line(what),
      standing:
        findings.length === 0 ? '✓ The check finds nothing' : `The check finds ${many(findings.length, 'point')}`,
      notes: orNone(
        `Version ${version.number}, ${version.step === 'draft' ? 'a draft' : 'submitted'}: ${byWords(version.author, version.at)}`,
      ),
      findings: findingsModel('What the check found', findings),
      overridden: overriddenModel(overridden),
      next: next === null ? [] : [{ title: oneLine(capital(next), 60), data: { words: next } }],
    }),
  };
}
