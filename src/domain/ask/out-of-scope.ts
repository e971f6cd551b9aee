/** Asks that use the words of questions about figures and are none: services, people, opinions, changes, what is exempt. */
const forms: readonly RegExp[] = [
  /\b(?:how|where|when|can|could|should|may|must|do) (?:do |can |could |should |would |must )?(?:i|my \w+) (?:\w+ )?(?:apply|book|pay|register|claim|complain|appeal|renew|order|get|become|foster|adopt|recycle|vote|hire|rent|report|park|move|go|sign up|buy|object|eat)\b(?! (?:a question|the director|(?:the |a )?(?:figures?|numbers?|status)|started|help|\d|eleven|twelve|\w+teen|twenty|thirty|indicator))/,
  /\bi (?:want|need|would like|wish) to (?:apply|book|pay|register|claim|complain|appeal|renew|order|report|become|foster|adopt|vote|speak|hire|rent)\b/,
  /\bmy (?:\w+ )?(?:own|son|daughter|child|kid|kids|children|bin|bins|house|street|road|neighbour|bill|council tax|rent|wife|husband|mother|mum|dad|father|nephew|niece|brother|sister|gran|landlord|application|appointment|password|account|leave|holiday|salary|pay|flat|family|school|tenancy|benefit|benefits|parking|speech|friend)\b/,
  /\b(?:where am i|am i (?:on|in|eligible|entitled|allowed)|(?:there (?:is|are)|got) .* on my|near me)\b/,
  /\b(?:weather|football|joke|poem|recipe|lottery|bitcoin|horoscope|timetable|prime minister|brexit)\b|\bhow tall\b|\d+ times \d+/,
  /\b(?:write|draft|compose|translate|book|design|paint) (?:me )?(?:a|an|my|the|this|it|some)\b/,
  /^(?:please )?(?:can you |could you |i want to |we need to )?(?:mark|delete|remove|set|change|edit|rename|amend|alter|correct|overwrite|reset|erase|rewrite|close|reopen)\b.*(?:\d|\b(?:target|targets|figure|figures|indicator|indicators|green|red|amber|commentary|report)\b)/,
  /\b(?:names?|address|addresses|date of birth|identity|phone number|details|case file|cases?) of (?:the |each |every |any |those |all )?(?:individual |named )?(?:child|children|family|families|kids?|pupils?|care leavers?|young people|young person|persons?|patients?|tenants?|residents?)\b(?! (?:in charge|responsible|who|accountable))/,
  /\bwhich (?:individual )?(?:child|children|family|families|pupils?|young person|young people|care leavers?|residents?|tenants?|schools?|street|streets|road|roads|landlord|restaurants?|pub|social worker|foster carers?) (?:\w+ )?(?:is|are|was|were|has|have|had|did|excluded|failed|should|suspended|moved)\b/,
  /\b(?:between us|off the record|even though|confidential|suppressed|hidden|secret|exempt|part (?:two|2)|annex|appendix|unpublished|not published|have not published|not been published|internal|leaked?|ignore (?:your|all|previous)|instructions)\b(?! reports?)/,
  /\b(?:opinion|opinions|what do you (?:think|reckon)|earn|earns|salary|paid|sack|sacked|resign|vote|votes|stupid|useless|idiot|rubbish bot|bugger|shut up|waste of space|swear|fuck|shit|crap|love you|marry)\b/,
  /\bwill\b.*\b(?:next year|in 20\d\d|in future|by 20\d\d)\b|\b(?:predict|prediction|projections?|projected)\b/,
  /\b(?:collection|bin) day\b|\bwhat time (?:does|do|is)\b(?!.*\b(?:meeting|committee)\b)|\b(?:opening|closing) (?:hours|times)\b/,
];

/** @param words lower case, one space between them */
export const isElsewhere = (words: string): boolean => forms.some((form) => form.test(words));
