/** What a suite's folder may decide about the check of commentary. */
import { z } from 'zod/v4';
import { whyNotOff } from '../domain/commentary-check/suite-rules';
import type { CheckRules } from '../domain/glossary';
import { defaultCheck } from '../domain/suite-settings';

const shortForm = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9&]{1,9}$/, 'a short form is 2 to 10 letters without spaces, such as "ETE"');
const someWords = z.string().trim().min(1, 'must not be empty').max(200, 'must not be longer than 200 characters');
/** `settings.check` of `suite.json`. What a council leaves out keeps its default; what it misspells is refused. */
export const CheckRulesFile = z.strictObject({
  abbreviations: z
    .record(z.string(), someWords)
    .default({})
    .check(({ value: words, issues }) => {
      for (const short of Object.keys(words))
        for (const { message } of shortForm.safeParse(short).error?.issues ?? [])
          issues.push({ code: 'custom', input: short, path: [short], message });
    }),
  familiar: z.array(shortForm).default([]),
  terms: z
    .array(z.strictObject({ preferred: someWords, variants: z.array(someWords).min(1, 'needs at least one variant') }))
    .default([])
    .check(({ value: terms, issues }) => {
      for (const [i, { preferred, variants }] of terms.entries())
        if (variants.some((v) => v.toLowerCase() === preferred.toLowerCase()))
          issues.push({
            code: 'custom',
            input: preferred,
            path: [i],
            message: `"${preferred}" cannot be a variant of itself`,
          });
    }),
  readingAge: z
    .int('must be a whole number of years')
    .min(9, 'must be an age from 9 to 25')
    .max(25, 'must be an age from 9 to 25')
    .default(defaultCheck.readingAge),
  paragraphWords: z
    .int('must be a whole number of words')
    .min(30, 'must be from 30 to 1000 words')
    .max(1_000, 'must be from 30 to 1000 words')
    .default(defaultCheck.paragraphWords),
  off: z
    .array(z.string())
    .default([])
    .check(({ value: codes, issues }) => {
      for (const [i, code] of codes.entries()) {
        const why = whyNotOff(code);
        if (why !== null) issues.push({ code: 'custom', input: code, path: [i], message: `"${code}" ${why}` });
      }
    }),
}) satisfies z.ZodType<CheckRules>;
