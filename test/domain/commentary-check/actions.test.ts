import { findings, marked } from './care-leavers';

function lacks(text: string): string[] {
  return findings(text).map((each) => each.code);
}

test.each([
  'We have cut the form to two sides.',
  'Procurement officers have been reminded of the rule.',
  'The contractor has doubled its crews.',
  'The Housing Solicitor obtained 12 warrants.',
  'Job coaches are now offered to all.',
  'Practices will be visited.',
  'The Public Health Consultant has placed a new order.',
  'Rotas are being redrawn.',
  'Head of Compliance, 28 February 2021.',
  'We wrote to every landlord.',
])('a step somebody takes is an action, whatever the verb: %s', (text) => {
  expect(lacks(text)).not.toContain('no-action');
});

test.each([
  'We will do whatever it takes.',
  'Heroic efforts are being made.',
  'Sites have been closed by the storm.',
  'We put it down to sickness.',
  'The service has struggled.',
  'We have lost two posts.',
  'Visits will be delayed.',
])('what befalls a service, or is only vowed, is not: %s', (text) => {
  expect(lacks(text)).toContain('no-action');
});

test.each([
  'The Head of Leaving Care will open a club this term.',
  'Head of Leaving Care to open a club by year end.',
  'The Leaving Care Manager opens a club within six weeks.',
])('a day that can be held against the calendar is a date: %s', (text) => {
  expect(lacks(text)).not.toContain('action-without-date');
});

test('a sentence may begin with a figure', () => {
  const text = 'The Head of Leaving Care will open two clubs. 47% by March 2021.';
  expect(lacks(text)).toContain('action-without-date');
  expect(lacks(text)).not.toContain('no-forecast');
});

test('a short form with the letters of another is the same thing under two names', () => {
  expect(marked('term-varies', 'Of the cohort, few are in EET.')).toEqual(['EET']);
  expect(marked('abbreviation-unexpanded', 'Of the cohort, few are in EET.')).toEqual([]);
});

test('a word left over from another wording is a slip', () => {
  expect(marked('repeated-word', 'Children with reviews in held in time.')).toEqual(['in held in']);
  expect(marked('repeated-word', 'Reviews held in time, in all in all cases.')).toEqual([]);
});
