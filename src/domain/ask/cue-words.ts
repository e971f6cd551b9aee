/** Words that say what is wanted, as they are written: a slip in one of them is put right. */
export const cueWords: readonly string[] =
  `january february march april june july august september october november december summer autumn winter spring
  commentary commentaries compare compared comparison england london national nationally neighbours neighbouring
  statistical benchmark benchmarks target targets history trend trends status overview summary summarise indicator
  indicators responsible accountable director owner owns everything anything changed worse better improved improving
  deteriorated action actions report meeting committee quarter previous follow following unfollow subscribe question
  explain explanation reason reasons amber green missing without number latest current council councils about which
  where what happened performance twenty thirty eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen expectation exceptions published publication notify alerts dashboard graph chart responsible outer inner
  direction directions heading date dates remind stopped updates compared against versus increase decrease`.split(
    /\s+/,
  );
