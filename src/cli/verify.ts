/** `scrutineer report verify`: the two Word files of a paper, read as the public could. Needs no records. */
import type { Command } from 'commander';
import { verifyParts } from '../domain/report/verify';
import { readWordFile } from '../wiring';
import { readFile } from './office';

async function verify(partOne: string, partTwo: string, options: { json?: boolean }): Promise<void> {
  const one = await readWordFile(await readFile(partOne));
  const two = await readWordFile(await readFile(partTwo));
  const findings = verifyParts(one, two);
  if (options.json === true) console.log(JSON.stringify(findings, null, 2));
  else {
    for (const { sentence } of findings) console.log(`  ${sentence}`);
    console.log(
      findings.length === 0
        ? 'Nothing found: no figure or sentence of Part 2 stands in Part 1, Part 2 is marked, and neither file carries names, changes, comments or hidden text.'
        : `${findings.length} found. Put each right, or make sure that it is meant, before the papers go out.`,
    );
  }
  if (findings.length > 0) process.exitCode = 1;
}

export function addVerifyCommand(report: Command): void {
  report
    .command('verify')
    .description(
      'check Part 1 against Part 2 as Word files: figures and sentences in both, the marking of Part 2, and what a file should not carry',
    )
    .argument('<part-1>', 'the public report (.docx)')
    .argument('<part-2>', 'the exempt report (.docx)')
    .option('--json', 'the findings as JSON, for other programs')
    .action(verify);
}
