/** `npm run demo`: the whole period told on screen, with its cards and files left under `out/`. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { closeCardRenderer, renderCard } from '../helpers/render-cards';
import { playStory } from './story';

const out = path.join(process.cwd(), 'out');
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const pictures = existsSync(chromium);

async function main(): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  if (!pictures)
    console.log(
      'Chromium is not on this machine, so cards are kept as JSON without pictures. Set CHROMIUM to its path to have them.\n',
    );
  let step = 0;
  await playStory({
    step: (sentence) => console.log(`${String((step += 1)).padStart(2)}. ${sentence}`),
    tell: (sentence) => console.log(`    ${sentence}`),
    keep: async (it) => {
      if (it.kind === 'file') {
        await writeFile(path.join(out, path.basename(it.name)), it.bytes);
        return;
      }
      await writeFile(path.join(out, `${it.name}.json`), `${JSON.stringify(it.card, null, 2)}\n`);
      if (pictures) await writeFile(path.join(out, `${it.name}.png`), (await renderCard(it.card)).png);
    },
  });
  console.log(
    `\nThe period is done. The cards and both parts of the report are in ${path.relative(process.cwd(), out)}/.`,
  );
}

main()
  .catch((error: unknown) => {
    console.error(`\nThe story broke here: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  })
  .finally(closeCardRenderer);
