/** `scrutineer check`: a report somebody wrote, read for contradictions. Needs no records. */
import type { Command } from 'commander';
import { checkDocument, type DocumentFinding } from '../domain/commentary-check/document-check';
import { givenBy, wanted } from '../domain/commentary-check/suite-rules';
import { defaultSettings } from '../domain/suite-settings';
import { readCheckSettings, readDocument } from '../wiring';
import { readFile } from './office';

/** One finding as a reader sees it: where, what is wrong with the words themselves, and what to do. */
function findingLines(finding: DocumentFinding, text: string): string[] {
  const quoted =
    finding.span[1] > finding.span[0] ? `“${text.slice(finding.span[0], finding.span[1]).slice(0, 120)}” ` : '';
  return [`  ${quoted}${finding.sentence}`, ...(finding.suggestion === '' ? [] : [`      ${finding.suggestion}`])];
}

async function check(file: string, options: { json?: boolean; suiteFolder?: string }): Promise<void> {
  const blocks = await readDocument(await readFile(file));
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const settings = options.suiteFolder === undefined ? defaultSettings : await readCheckSettings(options.suiteFolder);
  const findings = wanted(checkDocument({ blocks, today, ...givenBy(settings) }), settings.check, ({ block, span }) =>
    block === null ? '' : (blocks[block]?.text ?? '').slice(...span),
  );
  if (options.json === true)
    console.log(
      JSON.stringify(
        findings.map((f) => ({ ...f, text: f.block === null ? null : (blocks[f.block]?.text ?? null) })),
        null,
        2,
      ),
    );
  else {
    for (const severity of ['stop', 'should fix', 'consider'] as const) {
      const these = findings.filter((f) => f.severity === severity);
      if (these.length === 0) continue;
      console.log(`\n${severity.toUpperCase()} (${these.length})`);
      for (const f of these)
        console.log(findingLines(f, f.block === null ? '' : (blocks[f.block]?.text ?? '')).join('\n'));
    }
    console.log(
      `\n${findings.length === 0 ? 'Nothing found.' : `${findings.length} findings.`} The check reads words and figures; it does not know whether they are true.`,
    );
  }
  if (findings.some((f) => f.severity === 'stop')) process.exitCode = 1;
}

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'check a report somebody wrote (Word, Markdown or text): figures that contradict each other, numbering, missing parts, wording',
    )
    .argument('<file>', 'the report')
    .option('--suite-folder <folder>', 'a suite’s folder of files: the check then follows its settings')
    .option('--json', 'the findings as JSON, for other programs')
    .action(check);
}
