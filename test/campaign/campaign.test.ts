import { openCampaign, type Campaign } from './campaign';
import { planOf, rounds, steps } from './plan';

let campaign: Campaign;

beforeAll(async () => {
  campaign = await openCampaign();
}, 120_000);
afterAll(() => campaign.close(), 60_000);

describe('a plan of the fault campaign', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planOf(17)).toEqual(planOf(17));
    expect(planOf(17).moves).not.toEqual(planOf(18).moves);
  });

  it('ends a replica at each named step, and plays each round, within nine seeds on end', () => {
    const plans = Array.from({ length: 9 }, (_, i) => planOf(100 + i));
    const first = plans.map(({ moves }) => (moves[0]?.kind === 'end at' ? moves[0].step : 'none'));
    expect(first.sort()).toEqual([...steps].sort());
    expect(new Set(plans.map(({ round }) => round))).toEqual(new Set(Object.keys(rounds)));
  });
});

describe('three replicas on PostgreSQL, whatever ends them', () => {
  // The nightly form has three hundred; these are one of each round, and each kills, cuts and refuses.
  it.each([2, 4, 9])(
    'lose nothing, send nothing twice without knowing it, and say nothing after close (seed %i)',
    async (seed) => {
      const { faults, logged, sent, ends } = await campaign.run(seed);
      expect({ faults, logged: faults.length === 0 ? [] : logged }).toEqual({ faults: [], logged: [] });
      expect(sent).toBeGreaterThan(0);
      expect(ends).toBeGreaterThan(0);
    },
    240_000,
  );
});
