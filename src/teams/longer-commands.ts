/** Commands that take more than one word: verbs on a request, records, and running suites and periods. */
import type { Role } from '../domain/glossary';
import { readDay } from '../domain/read-day';
import type { SuiteEdit, TypedVerb } from '../usecases/asks';
import type { Command } from './command';

const reason = String.raw`(?:\s*(?:,|:|because|as)\s+(?<reason>.+))?`;

/** A date's shape; whether it is one is for `readDay` to say. */
const anyDay = String.raw`[\d/.-]+|\d{1,2}\w{0,2} \p{L}+ \d{4}`;

const verb = (form: RegExp, typed: TypedVerb): Command => ({
  form,
  build: (words, about, _, { person, reason: why, date }) => {
    const day = date === undefined ? undefined : readDay(date.trim());
    if (day === null) return null;
    return {
      kind: 'typed verb',
      verb: typed,
      words,
      ...(person === undefined ? {} : { person: person.trim() }),
      ...(why === undefined ? {} : { reason: why.trim() }),
      ...(day === undefined ? {} : { date: day }),
      ...about,
    };
  },
});

/** "remind 26", "delegate 26 to Naomi Brandt", "extend 26 to 8 January 2021 because …". */
export const requestVerbs: readonly Command[] = [
  verb(/^remind (?:the owner of )?(?:indicator )?(.+)$/iu, 'remind now'),
  verb(/^withdraw (?:indicator )?(.+)$/iu, 'withdraw'),
  verb(/^sign off (?:indicator )?(.+)$/iu, 'sign off'),
  verb(/^take back (?:indicator )?(.+)$/iu, 'take back'),
  verb(/^delegate (?:indicator )?(.+?) to (?<person>.+)$/iu, 'delegate'),
  verb(new RegExp(`^reassign (?:indicator )?(.+?) to (?<person>.+?)${reason}$`, 'iu'), 'reassign'),
  verb(new RegExp(`^reopen (?:indicator )?(.+?)${reason}$`, 'iu'), 'reopen'),
  verb(
    new RegExp(String.raw`^extend (?:indicator )?(\d{1,4}) to (?<date>${anyDay})${reason}$`, 'iu'),
    'extend deadline',
  ),
];

/** Directors' own exceptions. They come before "report", which would take their words for a period. */
export const mattersOutside: readonly Command[] = [
  {
    form: /^report (?:something else|a concern|concern)(?:(?: about| on| regarding|:) (.+))?$/iu,
    build: (words, about) => ({ kind: 'report something else', matter: 'concern', words, ...about }),
  },
  {
    form: /^report (?:particularly )?good (?:performance|news)(?:(?: about| on| in|:) (.+))?$/iu,
    build: (words, about) => ({ kind: 'report something else', matter: 'good performance', words, ...about }),
  },
];

const roles: readonly Role[] = ['performance officer', 'director', 'chief officer', 'member', 'co-opted member'];
const anyRole = `(?<role>${roles.join('|')})`;

const role = (kind: 'give role' | 'take role', form: string): Command => ({
  form: new RegExp(form, 'iu'),
  build: (_, about, __, named) => {
    const given = roles.find((r) => r === named['role']?.toLowerCase());
    return given === undefined || named['person'] === undefined
      ? null
      : { kind, role: given, person: named['person'].trim(), ...about };
  },
});

/** History, promised actions, people. */
export const records: readonly Command[] = [
  { form: /^history (?:of )?(?:indicator )?(.+)$/iu, build: (words, about) => ({ kind: 'history', words, ...about }) },
  {
    form: /^actions(?: (?:of |for )?(?:indicator )?(.+))?$/iu,
    build: (words, about) => ({ kind: 'actions', words, ...about }),
  },
  {
    form: /^action (\d{1,6}) (?<as>done|dropped)(?:\s*(?:,|:|because|as)?\s+(?<reason>.+))?$/iu,
    build: (words, about, _, { as, reason: why }) => ({
      kind: 'close action',
      number: Number(words),
      as: as?.toLowerCase() === 'done' ? 'done' : 'dropped',
      reason: why?.trim() ?? '',
      ...about,
    }),
  },
  { form: /^(?:people|who is who)$/iu, build: (_, about) => ({ kind: 'people', ...about }) },
  {
    form: /^add person (.+?), (?<post>.+), (?<email>\S+@\S+)$/iu,
    build: (name, _, __, { post, email }) => ({
      kind: 'add person',
      name,
      post: post?.trim() ?? '',
      email: email ?? '',
    }),
  },
  role('give role', `^give (?:role )?${anyRole} to (?<person>.+)$`),
  role('give role', `^give (?<person>.+?) (?:the (?:role|part) (?:of )?)?${anyRole}$`),
  role('take role', `^take (?:role )?${anyRole} from (?<person>.+)$`),
];

const edit = (
  form: RegExp,
  build: (number: number, named: Readonly<Record<string, string | undefined>>) => SuiteEdit | null,
): Command => ({
  form,
  build: (words, about, _, named) => {
    const change = build(Number(words), named);
    return change === null ? null : { kind: 'change suite', edits: [change], ...about };
  },
});

const numberOrOpen = (words: string | undefined): number | null =>
  words === undefined || words === '' ? null : Number(words);

/** Periods and versions of a suite. */
export const runningSuites: readonly Command[] = [
  { form: /^suites$/iu, build: () => ({ kind: 'suites' }) },
  /** Naming a suite alone shows how it stands, and makes it this chat's own. */
  { form: /^suite ([\p{L}\p{N}_-]+)$/iu, build: (key) => ({ kind: 'status', words: '', suiteKey: key.toLowerCase() }) },
  {
    form: /^publish(?: (?:the )?period)?(?: (.+))?$/iu,
    build: (label, about) => ({ kind: 'publish period', label, ...about }),
  },
  {
    form: /^create period (.+?),? as at (?<asAt>.+?),? deadline (?<deadline>.+?),? meeting (?<meeting>.+)$/iu,
    build: (label, about, _, { asAt, deadline, meeting }) => {
      const days = [asAt, deadline, meeting].map((d) => readDay(d?.trim() ?? ''));
      const [a, d, m] = days;
      return a == null || d == null || m == null
        ? null
        : { kind: 'create period', label, asAt: a, deadline: d, meeting: m, ...about };
    },
  },
  {
    form: new RegExp(String.raw`^extend (?:the )?(?:period )?(.+?) to (?<date>${anyDay})${reason}$`, 'iu'),
    build: (label, about, _, { date, reason: why }) => {
      const day = readDay(date?.trim() ?? '');
      return day === null ? null : { kind: 'extend period', label, date: day, reason: why?.trim() ?? '', ...about };
    },
  },
  edit(/^retire (?:indicator )?(\d{1,4})$/iu, (number) => ({ kind: 'retire', number })),
  edit(/^renumber (?:indicator )?(\d{1,4}) (?:to|as) (?<to>\d{1,4})$/iu, (number, { to }) => ({
    kind: 'renumber',
    number,
    to: Number(to),
  })),
  edit(/^retitle (?:indicator )?(\d{1,4})(?:\s*:| to| as)\s+(?<title>.+)$/iu, (number, { title }) => ({
    kind: 'retitle',
    number,
    title: title ?? '',
  })),
  edit(/^also call (?:indicator )?(\d{1,4})\s*[:,]?\s+(?<names>.+)$/iu, (number, { names }) => ({
    kind: 'also call',
    number,
    names: (names ?? '').split(/\s*[,;]\s*/u).map((name) => name.replace(/^[“"']|[”"']$/gu, '')),
  })),
  edit(/^change (?:the )?owner of (?:indicator )?(\d{1,4}) to (?<person>.+)$/iu, (number, { person }) => ({
    kind: 'change owner',
    number,
    person: person ?? '',
  })),
  edit(
    /^change (?:the )?(?:target|bounds|range) of (?:indicator )?(\d{1,4}) to (?:(?<low>\d+(?:\.\d+)?)%? ?(?:-|–|to) ?(?<high>\d+(?:\.\d+)?)%?|at least (?<least>\d+(?:\.\d+)?)%?|(?:no more than|at most) (?<most>\d+(?:\.\d+)?)%?)$/iu,
    (number, { low, high, least, most }) => ({
      kind: 'change bounds',
      number,
      low: numberOrOpen(low ?? least),
      high: numberOrOpen(high ?? most),
    }),
  ),
];
