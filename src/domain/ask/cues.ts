/** The words that say what somebody wants to know, whichever indicator it is of. */
import type { Intent } from './types';

interface Cue {
  intent: Intent;
  form: RegExp;
}

const soon = '(?:next|upcoming|coming|following)';
const gone =
  '(?:got|get|gets|getting|gone|going|become|becoming|became|moved|moving|turned|is|are|did|has|have|doing|done|do|look|looking)';
const place =
  '(?:england|london|national(?:ly)?|nationwide|country|regional(?:ly)?|region|statistical|neighbours?|neighbouring|neighbors?|boroughs?|benchmarks?|benchmarking|peers?|comparators?|elsewhere|averages?|other (?:councils?|authorities|areas?|places?|las?|boroughs?|local authorities)|similar (?:councils?|authorities|areas?|places?)|everyone else|everybody else|rest of)';
const ours = '(?:indicators?|measures?|kpis?|ones?|things?|areas?|items?|figures?|metrics?)';
/** In the order in which they win where several fit. */
const cues: readonly Cue[] = [
  {
    intent: 'help',
    form: /^(?:please )?(?:help(?: me)?(?: please| out)?|menu|hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| scrutineer| bot)?$|\bwhat (?:else )?(?:can|could|do|would|should|may) (?:you|i|we) (?:do|ask|say|type|help|tell|answer|know|use)\b(?! (?:the director|the owner))|\bhow (?:do|can|should|does) (?:i|we|you|this|it|the bot) (?:use|work|ask you|ask questions?|talk to|get started)\b|\b(?:commands|instructions|user guide|what are you|who are you|examples of questions|sample questions|how to use|your features|what questions)\b|\bhelp (?:me )?(?:using|use|with (?:this|the) (?:bot|app|tool))\b|\bwhat is this(?: bot| app| thing)?(?: for)?$|\bi am (?:stuck|lost|new)\b/,
  },
  {
    intent: 'follow',
    form: /\b(?:un)?(?:follow(?:ing)?|subscribe|unsubscribe|notify|notification|notifications|alert|alerts)\b|\b(?:let|tell|inform|message|warn|ping|email|update) me (?:know )?(?:when|if|whenever|as soon as|about any|of any|every time|on any)\b|\bkeep (?:me|us) (?:posted|updated|informed|in the loop|up to date)\b|\bkeep (?:an eye|track|tabs|watch)\b|\b(?:watch|monitor)\b|\bsign me up\b/,
  },
  {
    intent: 'ask director',
    form: /\b(?:ask|asking|put|raise|send|pass|submit|pose|take|forward|refer|lodge|table|direct)\b.*\b(?:question|query|questions|this|that|it|concern)\b.*\b(?:to|for|with|of|at)\b.*\b(?:director|owner|officer|officers|lead|head|them|her|him|department|service|assistant director|portfolio holder|committee|meeting)\b|\b(?:ask|contact|message|email|write to|query|challenge|press) (?:the |its |their |whoever )?(?:responsible |lead )?(?:director|owner|officer|head|department|service|officers|lead)\b|\b(?:question|query|message) (?:to|for) (?:the |its )?(?:director|owner|officer|head|department|service)\b|\b(?:put|ask|submit|raise|pose|table|send|lodge|have|got|register) (?:a|my|another|the|this|one) (?:written |formal |further |follow up )?(?:question|query)\b|\b(?:can|could|would|will|i want) (?:you |to |the director |her |him )*(?:ask|explain to me in person)\b.*\b(?:director|owner|her|him|them)\b|\bi (?:want|would like|need|wish) (?:an |the )?(?:answer|explanation|response) from\b|\bget the director to\b|\bput (?:it|this|that) to the\b/,
  },
  {
    intent: 'next report',
    form: new RegExp(
      `\\b(?:when|what date|what day|how soon|how long until|date of|what time)\\b.*\\b(?:${soon}|meeting|meet|committee|report|reports|reported|update|updated|refreshed|published|publish|publication|due|out|available|figures|come|released|deadline|expect|new)\\b|\\b${soon} (?:exception |scrutiny |committee |quarterly |performance |full |published |set of |round of |reporting )*(?:report|meeting|committee|update|publication|figures|numbers|results|period|round|quarter|data|one due)\\b|\\b(?:meeting|report|publication|committee) dates?\\b|\\bhow (?:long|soon)\\b.*\\b(?:report|meeting|committee|update)\\b`,
    ),
  },
  {
    intent: 'no commentary',
    form: /\b(?:no|without|missing|lack|lacks|lacking|not got|not have|not had|not having|outstanding|awaiting|waiting for|still needs?|need|needs|absent|yet to (?:get|have|receive)|have not|has not|not received|owes?|short of)\b(?: \w+){0,4}? (?:commentary|commentaries|explanation|explanations|narrative|comment|comments|write up)\b|\b(?:commentary|commentaries|explanation|explanations|narrative|comments?)\b.*\b(?:missing|outstanding|not (?:been )?(?:written|provided|received|submitted|given|in|supplied|done)|overdue|awaited|absent|lacking|still due|late)\b|\b(?:who|which|what)\b.*\bnot (?:explained|commented|written|been explained)\b|\bunexplained\b|\bnot (?:been )?(?:explained|commented on)\b/,
  },
  {
    intent: 'no data',
    form: /\b(?:no|without|missing|lack|lacks|lacking|not got|not have|not had|absent|awaiting|waiting for|incomplete|have not|has not|yet to (?:get|have)|not received|gaps? in)\b(?: \w+){0,4}? (?:data|figures?|numbers?|values?|results?|outturns?|returns?|information)\b|\b(?:data|figures?|numbers?|values?|results?|outturns?)\b.*\b(?:missing|not (?:been )?(?:available|provided|received|submitted|reported|loaded|in|supplied|there)|unavailable|absent|lacking|awaited|outstanding)\b|\b(?:not|never) (?:been )?(?:reported|measured)\b|\bunreported\b|\bno data\b|\b(?:data|reporting) gaps?\b|\bblanks?\b/,
  },
  {
    intent: 'owner',
    form: /\b(?:who|whom|whose|which (?:director|officer|department|service|team|person)|what (?:director|officer|department|service|team))\b.*\b(?:own|owns|owned|owning|owner|responsible|responsibility|accountable|answers?|answerable|leads?|leading|runs?|charge|manages?|looks after|look after|director|head|covers?|handles?|deals|deal|contact|speak|talk|ask|job|officer|delegate|remit|behind|reports on|blame|held to account|oversees?|patch|baby)\b|\b(?:owner|accountable officer|responsible (?:officer|director|person)|lead officer|named officer|contact (?:person|officer|name)?)\b|\bwho is (?:it|that|this)$|^(?:and )?who(?: is)?$|\bwhose\b|\bname of the (?:director|owner|officer)\b|\bwho (?:is|are) (?:the )?(?:lead|director|head)\b/,
  },
  {
    intent: 'actions',
    form: /\b(?:what|which|anything|something|how)\b.*\b(?:being done|been done|are (?:we|you|they) (?:doing|going to do|planning)|do(?:ing)? about|done about|going to (?:be done|happen|fix|improve|change)|plan(?:ned|s|ning)? to|doing to|steps|do to (?:fix|improve|address|tackle)|will (?:be done|improve|fix)|fix(?:ing)?|put (?:it )?right|promised?|promises|committed to|taking place|agreed to do)\b|\b(?:actions?|action plans?|recovery plan|improvement plan|plan of action|next steps|remed(?:y|ies|ial)|mitigations?|promises|promised|interventions?|measures (?:in place|being taken|taken))\b|\b(?:improvement|recovery) (?:plans?|work|actions?)\b|\bhow (?:will|do|are|is|can) (?:we|you|they|the council|it|this|that)\b.*\b(?:fix|fixed|fixing|improve|improved|improving|address|addressed|addressing|tackle|tackling|turn|turned|turning|sort|sorted|sorting|back on track|put right|recover)\b|\bwhat is the plan\b|\bplans? (?:to|for) (?:fix|improve|address|tackle|turn|improving|fixing|improvement)\b|\bbeing done\b|\bdoing about\b|\bdone about\b/,
  },
  {
    intent: 'why',
    form: /\b(?:why|how come|reasons?|because of what|causes?|causing|caused|explain|explains|explained|explanation|commentary|commentaries|comments?|narrative|what (?:went|is going|has gone|goes|is) wrong|what (?:is|was|are|were) (?:behind|driving|to blame|holding|dragging|pushing|the matter|the problem|the issue|the story|up with|responsible for)|what (?:happened|has happened|is happening|drove|led to|made|lies behind)|what (?:did|does|do|has|have|is) (?:the |its )?(?:director|owner|officer|officers|department|service|management|they)\b.*(?:say|said|saying|think|put it down to|written|write)|background|context|accounts? for|accounting for|driver|drivers|root)\b/,
  },
  {
    intent: 'compare',
    form: new RegExp(
      `\\b(?:compare|compares|compared|comparing|comparison|comparisons|comparable|benchmark|benchmarks|benchmarked|benchmarking)\\b|\\b(?:versus|vs|v|against|with|to|than|beside|alongside|from|like|and|in|for|across|do|does|relative to|what about|how about|how is|how are|on)(?: the| our| its| rest of the)? ${place}\\b|\\b(?:statistical neighbours?|other (?:councils?|boroughs?|authorities|areas|local authorities|places)|national(?:ly)?|nationwide|elsewhere|similar (?:councils?|authorities|places|areas|boroughs)|everyone else|everybody else|comparators?|peers|rest of (?:the country|england|london)|rank|ranking|ranked|league table|neighbouring (?:councils?|boroughs?|authorities)|neighbours|england average|london average|average across|outer london|inner london|london boroughs)\\b|\\bengland\\b|\\blondon\\b`,
    ),
  },
  {
    intent: 'target',
    form: /\b(?:targets?|targetted|goals?|aim|aims|aiming|aimed|ambition|objective|acceptable range|acceptable|accepted|range|threshold|thresholds|tolerance|bounds?|limits?|benchmarked at|expectation|expectations|supposed to|meant to be|ought to|should (?:it|they|this|that|we|the (?:figure|number|rate)) be|what should|where should|what is (?:the )?(?:expected|good|normal|required)|expected (?:level|range|value|figure|performance)|how (?:high|low|good|many|much|big) (?:should|must|ought)|need(?:s)? to (?:be|reach|hit|get)|what counts as|how is .*\brag\b|what would (?:be|make it|count as) (?:green|good|amber|red|ok|acceptable)|standard|required|pass mark)\b/,
  },
  {
    intent: 'worse',
    form: new RegExp(
      `\\b(?:worse|worst|worsen|worsened|worsening|deteriorate|deteriorated|deteriorating|deterioration|slipped|slipping|slip|slid|slide|declined|declining|decline|declines|dropped|dropping|fell|fallen|falling|regressed|backwards?|downhill|downwards?|gone down|going down|went down|down since|dipped|losing ground|wrong (?:way|direction))\\b|\\b${gone} (?:down|bad)\\b`,
    ),
  },
  {
    intent: 'better',
    form: /\b(?:better|best|improve|improves|improved|improving|improvement|improvements|gains|progressed|progressing|progress|turned (?:a|the) corner|recovered|recovering|right direction|good news|gone up|going up|went up|upwards?|success|successes|rising|rose)\b/,
  },
  {
    intent: 'history',
    form: /\b(?:history|historic|historical|historically|trend|trends|trending|trajectory|over time|track record|graph|chart|plot|past (?:figures|results|performance|values|numbers|periods|data|quarters|years|few)|previous (?:figures|results|values|numbers|periods|quarters|years)|(?:over|in|for|during|across) the (?:past|last|previous) (?:\d+|few|couple of|several|two|three|four|five|six|year|years|quarters|periods)(?: (?:years?|quarters?|periods?|reports?|rounds?|months?))?|(?:last|past|previous) (?:\d+|few|couple of|several|two|three|four|five|six) (?:years?|quarters?|periods?|reports?|rounds?|months?)|time ?series|direction of travel|how has|how have|up or down|year by year|quarter by quarter|period by period|all (?:the )?(?:periods|figures so far|previous)|so far|moved|moving|been doing|been going|evolved|developed|progression|timeline)\b/,
  },
  {
    intent: 'changed',
    form: /\b(?:changed|changes|change|changing|difference|differences|different|moved|movement|movements|movers|shifted|shifts?|what is new|anything new|new since|happened since|whats new|altered|news)\b/,
  },
  {
    intent: 'amber',
    form: /\b(?:ambers?|yellow|orange|nearly (?:on target|there)|just (?:off|missing|missed|below|outside) (?:the )?target|close to target|borderline)\b/,
  },
  {
    intent: 'red',
    form: /\b(?:reds?|failing|fails?|failed|furthest|worst performing|way off|badly off|off target|off track|in trouble|struggling|poor performance|underperforming|under performing|critical)\b/,
  },
  {
    intent: 'green',
    form: /\b(?:greens?|on target|on track|meeting (?:the |their |its |our )?targets?|meets? (?:the |their |our )?targets?|hitting (?:the |their |our )?targets?|hit (?:the |their |our )?targets?|doing well|going well|performing well|good performance|as expected|meeting expectations?|met (?:the |their |our )?targets?)\b/,
  },
  {
    intent: 'about',
    form: new RegExp(
      `\\b(?:everything|anything|all|whatever|every ${ours}|all ${ours}|any ${ours}|list|which ${ours}|what ${ours}|what do you have|what have you got|what do we have|what do you know|what have we got)\\b.*\\b(?:about|on|for|to do with|regarding|concerning|relating to|related to|around|cover|covers|covering|mention|mentioning|under|know|we have|have|measure|measures|there is)\\b|\\b(?:${ours}) (?:about|on|for|to do with|regarding|concerning|relating to|related to|around|covering|that cover|that mention)\\b|\\b(?:all|every) (?:the |our |your )?(?:\\w+ ){1,4}${ours}\\b|^(?:show|list|give me|see)?\\s*(?:me )?(?:all|everything)\\b|\\bfull list\\b`,
    ),
  },
  {
    intent: 'overview',
    form: /\b(?:overview|summary|summarise|summarize|overall|dashboard|in general|generally|big picture|state of play|headlines?|highlights?|at a glance|whole suite|snapshot|round up|roundup|scorecard|rag status|scoreboard|exceptions|whole (?:picture|dataset|thing|set)|all (?:the |our )?indicators|every indicator|across the board|performance report)\b|\bhow (?:are|is|do|does|did) (?:we|things|everything|the (?:council|service|services|department|suite|committee|directorate|figures|indicators)|it all|all of (?:it|them|this))\b(?: all)?(?: \w+)?$|\b(?:how many|what is|what are) (?:are |of .* are )?(?:below|under|not meeting|missing|exceptions)\b/,
  },
  {
    intent: 'status',
    form: /\b(?:status|how (?:is|are|was|were|did|do|does|many|much|high|low|big|often|quickly|long)|what (?:is|are|was|were) the (?:latest|current|figure|number|rate|score|value|percentage|level|position|result|proportion|share)|rag|rating|percentage|proportion|figures?)\b/,
  },
];

export interface Heard {
  intent: Intent;
  /** Character span of the words that say it. */
  from: number;
  to: number;
}

const everywhere = cues.map(({ intent, form }) => ({ intent, form: new RegExp(form, 'g') }));

/** Everything these words may want, the likeliest first; what is said twice stands twice. */
export function heardIn(words: string): Heard[] {
  return everywhere.flatMap(({ intent, form }) =>
    [...words.matchAll(form)].map(({ 0: said, index }) => ({ intent, from: index, to: index + said.length })),
  );
}

/** Asks that look like questions about figures and are not: services, people, forecasts, chat. */
const elsewhere =
  /\b(?:how|where|can|could|should|may) (?:do |can |could |should |would )?(?:i|we|my \w+) (?:\w+ )?(?:apply|book|pay|register|claim|complain|appeal|renew|order|get a|get an|get my|sign up for|become|foster|adopt|recycle|vote)\b|\bi (?:want|need|would like|wish) to (?:apply|book|pay|register|claim|complain|appeal|renew|order|report a|become|foster|adopt|vote|speak to a)\b|\bmy (?:son|daughter|child|kid|kids|children|bin|bins|house|street|road|neighbour|bill|council tax|rent|wife|husband|mother|mum|dad|father|landlord|application|appointment|password|account|leave|holiday|salary|pay)\b|\b(?:weather|football|joke|poem|recipe|lottery|bitcoin|horoscope|lunch|dinner|song)\b|\b(?:write|draft|compose|translate|summarise this|book) (?:me )?(?:a|an|my|the) (?:speech|email|letter|essay|poem|story|tweet|press release|meeting room|room|taxi)\b|\b(?:name|names|address|addresses|date of birth|identity) of (?:the |each |every |any )?(?:child|children|family|families|kids?|pupil|pupils|care leavers?|young people|person|patient|tenants?|residents?)\b|\bwhich (?:child|children|family|families|pupil|pupils|young person|young people|care leavers?|residents?|tenants?) (?:is|are|was|were|have|has|did)\b/;

export const isElsewhere = (words: string): boolean => elsewhere.test(words);
