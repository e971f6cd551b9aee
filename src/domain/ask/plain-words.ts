/** Words that say nothing about which indicator is meant. */
export const plainWords: ReadonlySet<string> = new Set(
  `a about actually again ah all also am an and another any anybody anyone anything are as ask at available back be been
  being bit bot briefly but by bye called can cheers chair colleague colleagues come comes coming could council councillor
  councillors couple current currently day dear did do does doing done down each either else ever every everybody everyone
  everything exact exactly far figure figures fill find for from further get gets getting give go goes going gone good got
  had has have having hear hello hey hi him his her here hi hiya how however i idea if in indicator indicators
  information into is it item its just keen kindly kpi kpis know last lately latest least let like look looking looks lot
  many may me mean measure measures member members metric metrics mind moment more morning most much must my name need new
  no nothing now number numbers of off ok okay on one ones only open or other our out over part per perform performance
  performing period periods pi please position possible present provide put question quick quickly quite rag rather rate
  rates rating read really recent recently regarding remind report reported reporting reports residents result results right
  said same say saying says scrutineer see seem seems  share should show showing shows side since so some somebody
  someone something soon stand standing stands stat state stats status still stuff such suite dataset take tell than thank thanks that
  the their them then there these they thing things think this those thought through thru till time to today
  together told too ty total trying two under until up update updates upon us use usually value values very want wanted
  wants was way we well were what whatever when where whether which while who whole whom whose why will wish with within
  without wonder wondering word words would yeah year yes yet you your quarter month level levels percent cent percentage
  proportion score actual average averages compared running against briefing paper papers committee borough
  evening afternoon actually bring pull display afternoon appreciate happening happen happened happens make makes made
  keep big high low higher lower list drop rise fall increase decrease dip jump spike surge gap trouble problem problems
  issue issues story picture situation matter matters folks constituents ward guys offer currently really actually gets
  number timescale ones terms side regard regards respect case area areas reason behind main bit side please mr mrs ms
  dr cllr sir madam thing things kind sort type types people overall way ways use used uses using happened recently
  numbers count counts counted done tonight tomorrow morning free proper rather than instead meaning definition doing
  yes sorry wait hmm er um question questions answer answers neither nor only trend both each colour color between agenda anyway maybe perhaps set honestly before after during
  above below against among across along around toward towards via next beside besides near within apart date dates lot
  lots plenty remember recall curious interested sending heading direction directions line lines detail details including`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that tell which indicator is meant where its name holds them, and say nothing where it does not. */
export const gentleWords: ReadonlySet<string> = new Set(
  `timeliness timescale timescales time times delay delays delayed late slow quick first finished completed complete
  children child people persons families kids service services rates proportion share numbers council local authority
  not send director directors officer officers owner owners full news planned working staff team new`.split(/\s+/),
);
