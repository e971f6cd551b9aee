/** Start, listen, stop. */
import { ConfigError, readConfig } from './config';
import { createLog, openOffice, startBot, startClient } from './wiring';

const whatToTry = [
  'help                    what you can do, and what is waiting for you',
  'open October 2020       select the exceptions and ask their owners for commentary',
  'as Ruth Adeyemi         become another person; "help" lists everybody you can be',
  'answer 26               as its owner: the request card, to write the commentary in',
  'review 26               as the performance team: approve it or return it',
  'status 26               how an indicator stands, with target, direction and benchmarks',
  'close October 2020      freeze the round',
  'report                  the exception section as Word and Markdown',
];

async function main(): Promise<void> {
  const started = performance.now();
  const config = readConfig(process.env, process.cwd());
  const outside = { clock: () => new Date(), log: createLog(config.logLevel) };
  const office = await openOffice(config, outside);
  if (config.demo && (await office.loadSuite()))
    console.log(
      'Loaded the demo suite: 32 indicators, four periods. Its people and most of its figures are illustrative.',
    );
  const bot = await startBot(config, office, outside);
  console.log(
    `Scrutineer is listening on ${config.publicUrl} (${((performance.now() - started) / 1000).toFixed(1)} s). Stop it with Ctrl+C.`,
  );

  const stopping = new AbortController();
  const client = config.client ? showClient(config, bot.port) : Promise.resolve(null);
  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    console.log('Stopping: letting running work finish ...');
    await (await client)?.close();
    await bot.close();
    await office.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function showClient(
  config: ReturnType<typeof readConfig>,
  port: number,
): Promise<{ close(): Promise<void> } | null> {
  console.log('Starting the local Teams client (the first time it is fetched, about 15 MB) ...');
  const client = await startClient(config, port, (url) => {
    console.log(
      `\nOpen ${url} in a browser and try, in the personal chat:\n\n${whatToTry.map((line) => `  ${line}`).join('\n')}\n`,
    );
  });
  if (client.ok) return client;
  console.log(client.sentence);
  return null;
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
