/** One run of the campaign: a plan played on three replicas, then everything mended, the period closed, and looked at. */
import { setTimeout as sleep } from 'node:timers/promises';
import { addWorkingDays } from '../../src/domain/working-days';
import { cardText, buttonsOf, type ShownCard } from '../connector/cards';
import type { BotAnswer, Room } from '../connector/people';
import type { Teams } from '../connector/teams';
import type { FreshDatabase } from '../helpers/postgres';
import { written } from '../helpers/world';
import type { Fleet, Replica } from './fleet';
import { boardChannel, nameOf, periodLabel } from './ground';
import { replicas, rounds, type Addressee, type Move, type Plan } from './plan';

const minute = 60_000;
/** Nothing is waited for longer than this, in milliseconds of the machine's own time. */
const patience = 30_000;

/** What a run leaves behind to be judged. */
export interface Played {
  /** Words of commentaries that were said to be kept, and of all that were tried. */
  acknowledged: string[];
  tried: string[];
  /** First and last tick, by the run's own clock. */
  looked: { first: Date; last: Date };
  /** A morning on which nothing was broken. */
  calm: { day: string };
  /** When the bot had said that the period is closed: what it had in hand then may still arrive. */
  closed: { at: Date; inHand: string[]; entries: number };
  /** What was still due when nobody could wait any longer, with the part of the run; empty where all was done with. */
  undone: string[];
  /** Replicas that ended, told or by a signal. */
  ends: number;
}

export interface Ground {
  teams: Teams;
  fleet: Fleet;
  database: FreshDatabase;
}

interface Running extends Ground {
  plan: Plan;
  fleetNow: Replica[];
  /** What the run's clock is ahead of the machine's, and each replica of that, in milliseconds. */
  shift: number;
  skew: number[];
  turn: number;
  played: Omit<Played, 'closed' | 'undone' | 'calm'>;
  forbidden: Set<Addressee>;
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00Z`);

const now = (run: Running): number => Date.now() + run.shift;
const clockOf = (run: Running, i: number) => (): number => now(run) + (run.skew[i] ?? 0);

function setClock(run: Running, to: number): void {
  run.shift = to - Date.now();
  run.fleetNow.forEach((replica, i) => replica.say({ kind: 'clock', at: clockOf(run, i)() }));
}

/** Whoever ended comes back, as under any supervisor. */
async function revive(run: Running): Promise<void> {
  for (const i of replicas) {
    if (run.fleetNow[i]?.alive() === true) continue;
    run.played.ends += 1;
    run.fleetNow[i] = await run.fleet.launch(run.database.url, clockOf(run, i));
  }
}

/** Does something that needs the bot, on one replica after another until one answers. */
async function withBot<T>(run: Running, act: () => Promise<T>, twice = false): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await revive(run);
    run.turn += 1;
    const one = run.fleetNow[run.turn % 3]?.url ?? '';
    const other = run.fleetNow[(run.turn + 1) % 3]?.url ?? '';
    run.teams.connectTo(...(twice ? [one, other] : [one]));
    try {
      return await act();
    } catch (error) {
      if (tries === 6) throw error;
    }
  }
}

const room = (run: Running, whom: Addressee): Room =>
  whom === 'board' ? run.teams.channel(boardChannel) : run.teams.user(nameOf(whom)).chat;

const count = async (database: FreshDatabase, sql: string, values: unknown[] = []): Promise<number> =>
  Number((await database.query(`SELECT count(*) AS n FROM ${sql}`, values))[0]?.['n']);

async function until(holds: () => Promise<boolean>, ms = patience): Promise<boolean> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await holds()) return true;
    await sleep(60);
  }
  return false;
}

/** Says a command until the records show that it was done. */
async function command(run: Running, words: string, done: () => Promise<boolean>): Promise<void> {
  const officer = run.teams.user(nameOf('priya'));
  for (let tries = 0; tries < 8; tries += 1) {
    await withBot(run, () => officer.says(words));
    if (await done()) return;
    await sleep(100);
  }
  throw new Error(`"${words}" was never done`);
}

const stateIs = (run: Running, state: string) => async (): Promise<boolean> =>
  (await count(run.database, 'periods WHERE label = $1 AND state = $2', [periodLabel, state])) === 1;

const withButton = (cards: readonly ShownCard[], verb: string): ShownCard | undefined =>
  cards.filter(({ card }) => buttonsOf(card).some((b) => b.verb === verb)).at(-1);

const said = ({ body }: BotAnswer): string =>
  typeof body === 'object' && body !== null && 'value' in body ? cardText(body.value) : '';

/** A word nobody has used yet: letters only, so that no rule takes it for a figure. */
const fresh = (run: Running): string => {
  const letters = String(run.played.tried.length).replace(/\d/gu, (d) => 'abcdefghij'[Number(d)] ?? '');
  const word = `harebell${letters}x`;
  run.played.tried.push(word);
  return word;
};

/** The director presses on the card she sees, and again with the same card where nobody answered. */
async function writes(run: Running, how: 'save' | 'send'): Promise<void> {
  const dana = run.teams.user(nameOf('dana'));
  // She may have to wait for it, and in a bad hour it does not come.
  await until(() => Promise.resolve(withButton(dana.cards(), 'save draft') !== undefined), 1_500);
  const card = withButton(dana.cards(), 'save draft');
  if (card === undefined) return;
  const word = fresh(run);
  const typed = {
    cause: written.cause,
    impact: `${written.impact} They told us about ${word}.`,
    action1What: 'Ring-fence apprenticeships',
    action1Owner: 'Head of Leaving Care',
    action1Due: addWorkingDays(rounds[run.plan.round].meeting, 40),
    forecast: 'We expect to be back within the target range by next summer.',
  };
  const twice = run.turn % 2 === 0;
  if (how === 'save') {
    const answer = await withBot(run, () => dana.presses(card, 'save draft', typed), twice);
    if (/Saved as a draft\. Nobody else/u.test(said(answer))) run.played.acknowledged.push(word);
    return;
  }
  let answer = await withBot(run, () => dana.presses(card, 'submit', typed), twice);
  const again = dana.cards().find((c) => c.activityId === card.activityId);
  if (
    /Not sent yet/u.test(said(answer)) &&
    again !== undefined &&
    withButton([again], 'send with a reason') !== undefined
  ) {
    const reason = 'The panel has seen these words and asked for them as they are.';
    answer = await withBot(
      run,
      () => dana.presses(again, 'send with a reason', { ...typed, sendReason: reason }),
      twice,
    );
  }
  if (/Submitted\. The performance team will/u.test(said(answer))) run.played.acknowledged.push(word);
}

async function approves(run: Running): Promise<void> {
  const officer = run.teams.user(nameOf('priya'));
  const card = withButton(officer.cards(), 'approve');
  if (card !== undefined) await withBot(run, () => officer.presses(card, 'approve'));
}

async function look(run: Running, which: readonly number[]): Promise<void> {
  run.played.looked.last = new Date(Math.max(now(run), run.played.looked.last.getTime()));
  await Promise.all(which.flatMap((i) => run.fleetNow[i]?.look() ?? []));
}

const cutConnections = (database: FreshDatabase) =>
  database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );

async function play(run: Running, move: Move): Promise<void> {
  switch (move.kind) {
    case 'wait':
      await sleep(move.ms);
      return;
    case 'clocks':
      setClock(run, now(run) + move.minutes * minute);
      return;
    case 'skew':
      run.skew[move.replica] = move.seconds * 1000;
      setClock(run, now(run));
      return;
    case 'look':
      await revive(run);
      await look(run, move.replicas);
      return;
    case 'save':
    case 'send':
      await writes(run, move.kind);
      return;
    case 'approve':
      await approves(run);
      return;
    case 'kill':
      await run.fleetNow[move.replica]?.kill();
      return;
    case 'end at':
      run.fleetNow[move.replica]?.say({ kind: 'end at', step: move.step, times: move.times });
      return;
    case 'stall': {
      const replica = run.fleetNow[move.replica];
      if (replica?.alive() !== true) return;
      replica.signal('SIGSTOP');
      await sleep(2_600);
      replica.signal('SIGCONT');
      return;
    }
    case 'cut connections':
      await cutConnections(run.database);
      return;
    case 'fault': {
      const { whom, times, fault } = move;
      const where = { times, ...(whom === null ? {} : { conversationId: room(run, whom).conversationId }) };
      if (fault.kind === 'refuse') {
        const { status, kind: _, ...how } = fault;
        run.teams.faults.refuse(status, { ...where, ...how });
      } else if (fault.kind === 'slow') {
        run.teams.faults.add({ ...where, delayMs: fault.ms, what: { kind: 'slow' } });
      } else {
        run.teams.faults.add({ ...where, what: { kind: fault.kind } });
      }
      return;
    }
    case 'forbid':
      run.forbidden.add(move.whom);
      run.teams.faults.forbid(room(run, move.whom).conversationId, move.code);
  }
}

/** Nothing breaks any more, everybody is heard from, and nobody's clock differs. */
async function mend(run: Running): Promise<void> {
  run.teams.faults.clear();
  run.skew = [0, 0, 0];
  for (const i of replicas) run.fleetNow[i]?.say({ kind: 'end at', step: '', times: 0 });
  await revive(run);
  setClock(run, now(run));
  // Whoever is refused while they are being heard from counts as refused: the last refusals are waited for.
  await until(async () => (await count(run.database, 'outbox_messages WHERE leased_until > clock_timestamp()')) === 0);
  // Refused tokens keep a conversation quiet for minutes of the database's time, which does not jump with the run's.
  await run.database.query('UPDATE send_pace SET held_until = 0');
  for (const key of ['dana', 'ruth', 'priya', 'tom', 'helen', 'dele'] as const)
    await withBot(run, () => run.teams.user(nameOf(key)).says('help'));
  await withBot(run, () => run.teams.user(nameOf('priya')).says('help', { in: run.teams.channel(boardChannel) }));
}

/** Ticks, and lets time pass, until nothing waits any more. @returns what still does, after ten rounds */
async function drain(run: Running, part: string): Promise<string[]> {
  for (let tries = 0; tries < 10; tries += 1) {
    await revive(run);
    await look(run, replicas);
    const due = () =>
      count(run.database, "outbox_messages WHERE state = 'pending' AND due_at <= $1", [new Date(now(run))]);
    if (!(await until(async () => (await due()) === 0, 3 * patience))) break;
    const [latest] = await run.database.query("SELECT max(due_at) AS at FROM outbox_messages WHERE state = 'pending'");
    const last = latest?.['at'];
    if (!(last instanceof Date)) return [];
    if (last.getTime() > now(run)) setClock(run, last.getTime() + 1_000);
  }
  const rows = await run.database.query("SELECT purpose, reason FROM outbox_messages WHERE state = 'pending'");
  return rows.map(({ purpose, reason }) => `${part}: ${String(purpose)}, ${String(reason)}`);
}

/** The next working day at ten, and not before the deadline has passed by three. */
function calmMorning(run: Running): string {
  const overdue = addWorkingDays(rounds[run.plan.round].deadline, 3);
  const next = addWorkingDays(isoDay(now(run)), 1);
  return next > overdue ? next : overdue;
}

async function close(run: Running): Promise<Played['closed']> {
  if (run.plan.closesBusy) {
    setClock(run, at(addWorkingDays(isoDay(now(run)), 1), '10:00'));
    run.teams.faults.add({ times: 6, delayMs: 400, on: 'post', what: { kind: 'slow' } });
    await look(run, replicas);
  }
  await command(run, `close ${periodLabel}`, stateIs(run, 'closed'));
  const inHand = await run.database.query('SELECT id FROM outbox_messages WHERE leased_by IS NOT NULL');
  const { entries } = run.teams.record;
  return { at: new Date(now(run)), inHand: inHand.map(({ id }) => String(id)), entries: entries.length };
}

/** Plays a plan. @throws where the bot cannot be brought to do what it is asked at all */
export async function playPlan(plan: Plan, ground: Ground): Promise<Played> {
  const { teams, fleet, database } = ground;
  teams.record.clear();
  teams.faults.clear();
  const begins = Date.parse(rounds[plan.round].begins);
  const run: Running = {
    ...ground,
    plan,
    fleetNow: [],
    shift: begins - Date.now(),
    skew: [0, 0, 0],
    turn: plan.seed,
    forbidden: new Set(),
    played: { acknowledged: [], tried: [], ends: 0, looked: { first: new Date(begins), last: new Date(begins) } },
  };
  try {
    run.fleetNow = await Promise.all(replicas.map((i) => fleet.launch(database.url, clockOf(run, i))));
    const [first, ...moves] = plan.moves;
    if (first !== undefined) await play(run, first);
    await command(run, `open ${periodLabel}`, stateIs(run, 'open'));
    run.played.looked.first = new Date(now(run));
    await look(run, replicas);
    for (const move of moves) await play(run, move);
    await mend(run);
    const before = await drain(run, 'once all was mended');
    const day = calmMorning(run);
    setClock(run, at(day, '10:00'));
    const calm = await drain(run, 'on a calm morning');
    const closed = await close(run);
    run.teams.faults.clear();
    const after = await drain(run, 'after close');
    setClock(run, at(addWorkingDays(isoDay(now(run)), 2), '10:00'));
    const later = await drain(run, 'two days later');
    return { ...run.played, calm: { day }, closed, undone: [...before, ...calm, ...after, ...later] };
  } finally {
    await Promise.all(run.fleetNow.map((replica) => replica.rest()));
  }
}
