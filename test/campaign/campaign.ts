/** Runs of the fault campaign, one after another, on one PostgreSQL server and one connector. */
import { startTeams } from '../connector/teams';
import { freshDatabase, stopPostgres, type FreshDatabase } from '../helpers/postgres';
import { openFleet } from './fleet';
import { prepare } from './ground';
import { planOf, type Plan, type RoundName } from './plan';
import { playPlan } from './run';
import { judge, type Verdict } from './verdict';

export interface Told extends Verdict {
  plan: Plan;
  ends: number;
  acknowledged: number;
  /** What the replicas warned of, and the failure of the run itself where it had one. */
  logged: string[];
}

export interface Campaign {
  run(seed: number): Promise<Told>;
  close(): Promise<void>;
}

export async function openCampaign(): Promise<Campaign> {
  const teams = await startTeams();
  const fleet = openFleet();
  const grounds = new Map<RoundName, FreshDatabase>();
  return {
    async run(seed) {
      const plan = planOf(seed);
      const ground = grounds.get(plan.round) ?? (await prepare(plan.round, teams));
      grounds.set(plan.round, ground);
      const database = await freshDatabase(ground);
      fleet.logged();
      try {
        const played = await playPlan(plan, { teams, fleet, database });
        const verdict = await judge(plan, played, database, teams.record.entries);
        return {
          ...verdict,
          plan,
          ends: played.ends,
          acknowledged: played.acknowledged.length,
          logged: fleet.logged(),
        };
      } catch (error) {
        const faults = [
          `the run broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        ];
        const nothing = { sent: 0, twice: 0, doubts: 0, parked: 0, dropped: 0, ends: 0, acknowledged: 0 };
        return { ...nothing, faults, plan, logged: fleet.logged() };
      } finally {
        await database.drop();
      }
    },
    async close() {
      await fleet.close();
      await teams.close();
      await stopPostgres();
    },
  };
}
