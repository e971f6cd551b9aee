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
    form: /^(?:please )?(?:help(?: me)?(?: please| out)?|menu|hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| scrutineer| bot)?$|\bwhat (?:else |sort of thing |sort of things |kind of things? |things |questions )?(?:can|could|do|would|should|may|am) (?:you|i|we) (?:able to |allowed to )?(?:do|ask|say|type|help|tell|answer|use)\b(?! (?:the director|the owner|(?:about|on|with) \w))|\bhow (?:do|can|should|does|would|to) (?:i |we |you |this |it |the bot )?(?:use|work|ask|get started|get (?:a |the )?(?:figures?|numbers?|status)|phrase|find a|find out)\b(?! (?:the director|a question to|the owner))|^(?:show me |give me |list )?(?:the |some |a few |any )?(?:commands|instructions|user guide|examples?|sample questions|example questions|options|tips)(?: please| of questions)?$|\b(?:what are you|who are you|who made you|what do you know$|your features|what questions)\b|\bhelp (?:me )?(?:using|use|with (?:this|the) (?:bot|app|tool))\b|\bwhat is this(?: bot| app| thing)?(?: for)?$|\bi am (?:stuck|lost|new)\b|\bhow does (?:this|it) (?:all )?work\b/,
  },
  {
    intent: 'follow',
    form: /\b(?:stop |start |un)?(?:follow(?:ing|ed|s)?|subscrib(?:e|ed|ing)|subscriptions?|unsubscribe|notify|notifications?|notices|alerts?|updates|pings?)\b|\b(?:let|tell|inform|message|warn|ping|email|text|update) me (?:know )?(?:when|if|whenever|as soon as|about any|of any|every time|on any)\b|\bkeep (?:me|us) (?:posted|updated|informed|in the loop|up to date)\b|\bkeep (?:an eye|track|tabs|watch)\b|^(?:please )?(?:watch|monitor)\b|\bsign me up\b/,
  },
  {
    intent: 'ask director',
    form: /\b(?:ask|asking|put|raise|send|pass|submit|pose|take|forward|refer|lodge|table|direct)\b.*\b(?:question|query|questions|this|that|it|concern)\b.*\b(?:to|for|with|of|at)\b.*\b(?:director|owner|officer|officers|lead|head|them|her|him|department|service|assistant director|portfolio holder|committee|meeting)\b|\b(?:ask|contact|message|email|write to|query|challenge|press) (?:the |its |their |whoever )?(?:responsible |lead )?(?:director|owner|officer|head|department|service|officers|lead)\b|\b(?:question|query|message) (?:to|for) (?:the |its )?(?:director|owner|officer|head|department|service)\b|\b(?:put|ask|submit|raise|pose|table|send|lodge|have|got|register) (?:a|my|another|the|this|one) (?:written |formal |further |follow up )?(?:question|query)\b|\b(?:can|could|would|will|i want) (?:you |to |the director |her |him )*(?:ask|explain to me in person)\b.*\b(?:director|owner|her|him|them)\b|\bi (?:want|would like|need|wish) (?:an |the )?(?:answer|explanation|response) from\b|^(?:please |can you |could you |can we )?ask (?!me\b|you\b|us\b|about\b|a\b|for\b)\w+ (?:\w+ )?(?:why|how|what|when|whether|if|about|to)\b|\bget the director to\b|\bput (?:it|this|that) to the\b|\b(?:tell|inform) the (?:director|owner|officer)\b|\b(?:log|ask|register|record|file) (?:a|my|this|the) (?:question|query)\b|^(?:a )?(?:question|query) (?:to|for) \w+\b|\b(?:answer|answers|explanation|response|hear|know) from the (?:director|owner|officer)\b|^(?:can|could|would|will) (?:the|our|its) (?:director|owner|officer|department)\b|\blike the (?:director|owner|officer) to\b/,
  },
  {
    intent: 'next report',
    form: new RegExp(
      `\\b(?:when|what date|what day|how soon|how long until|date of|what time)\\b.*\\b(?:${soon}|meeting|meet|committee|report|reports|reported|update|updated|refreshed|published|publish|publication|due|out|available|come|released|deadline|new)\\b|\\b${soon} (?:exception |scrutiny |committee |quarterly |performance |full |published |set of |round of |reporting )*(?:report|meeting|committee|update|publication|figures|numbers|results|period|round|quarter|data|one due)\\b|\\b(?:meeting|report|publication|committee|papers?|agenda) (?:dates?|deadline)\\b|\\bpublication date\\b|\\bquestion deadline\\b|\\bquestions? (?:be |get |go )?(?:in|close|closes|due)\\b|\\bis there a (?:\\w+ )?(?:meeting|committee|report)\\b|\\bdeadline for questions\\b|\\bhow (?:long|soon)\\b.*\\b(?:report|meeting|committee|update)\\b`,
    ),
  },
  {
    intent: 'no commentary',
    form: /\b(?:no|without|missing|lack|lacks|lacking|not got|not have|not had|not having|outstanding|awaiting|waiting (?:for|on)|still needs?|needs?|absent|yet to (?:get|have|receive)|have not|has not|not received|owes?|short of)\b(?: \w+){0,4}? (?:commentary|commentaries|explanations?|narratives?|comments?|write up)\b|\b(?:commentary|commentaries|explanations?|narratives?|comments?)\b.*\b(?:missing|outstanding|not (?:been )?(?:written|provided|received|submitted|given|in|supplied|done)|overdue|awaited|absent|lacking|still due|late)\b|\b(?:who|which|what)\b.*\bnot (?:explained|commented|written|been explained|submitted)\b|\bunexplained\b|\bnot (?:been )?(?:explained|commented on)\b/,
  },
  {
    intent: 'no data',
    form: /\b(?:no|without|missing|lack|lacks|lacking|not got|not have|not had|absent|awaiting|waiting for|incomplete|have not|has not|yet to (?:get|have)|not received|gaps? in)\b(?: \w+){0,4}? (?:data|figures?|numbers?|values?|results?|outturns?|returns?|information|reported)\b|\b(?:data|figures?|numbers?|values?|results?|outturns?)\b.*\b(?:missing|not (?:been )?(?:available|provided|received|submitted|reported|loaded|in|supplied|there)|unavailable|absent|lacking|awaited|outstanding)\b|\b(?:not|never|nothing) (?:been )?(?:reported|measured)\b|\bunreported\b|\bno data\b|\b(?:data|reporting) gaps?\b|\bblanks?\b/,
  },
  {
    intent: 'owner',
    form: /\b(?:who|whom|whose|which (?:director|officer|department|service|team|person)|what (?:director|officer|department|service|team)|name of the (?:\w+ )?)\b.*\b(?:owns?|owned|owning|owner|responsible|responsibility|accountable|answers?|answerable|leads?|leading|runs?|charge|manages?|looks after|director|head|covers?|handles?|deals|deal|contact|speak|talk|ask|job|officer|delegate|remit|reports on|blame|held to account|oversees?|has got|have got|is got|person)\b|^(?:the )?(?:lead|director|officer|owner|head) (?:for|of|on)\b|\b(?:who|whom)\b.*\b(?:to account|signs? off|behind)\b|\b(?:owner|accountable officer|responsible (?:officer|director|person)|lead officer|named officer|contact (?:person|officer|name)|in charge|name (?:of )?the (?:\w+ )?(?:officer|director|owner|lead))\b|\bwho is (?:it|that|this)$|^(?:and )?who(?: is)?$|\bwhose\b|^who is \w+(?: \w+)?$/,
  },
  {
    intent: 'actions',
    form: /\b(?:what|anything|something|anyone|anybody|who)\b.*\b(?:being done|doing anything|doing something|been done|are (?:we|you|they|the \w+) (?:doing (?:about|to|for|on|with|now)|going to do|planning)|do(?:ing)? about|done about|going to (?:be done|do|fix|improve|change)|plan(?:ned|ning)? to|doing to|doing what|steps|do to (?:fix|improve|address|tackle)|will (?:be done|improve|fix)|fix(?:ing)?|put (?:it )?right|promised?|promises|committed to|taking place|agreed to do)\b|\bwhat are (?:they|we|you) doing$|\b(?:actions?|action plans?|recovery plan|improvement plan|plan of action|next steps|steps (?:being )?taken|remed(?:y|ies|ial)|mitigations?|promises|promised|measures (?:in place|being taken|taken))\b|\b(?:improvement|recovery) (?:plans?|work|actions?)\b|\bhow (?:will|do|are|is|can) (?:we|you|they|the council|it|this|that)\b.*\b(?:fix|fixed|fixing|improve|improved|improving|address|addressed|addressing|tackle|tackling|turn|turned|turning|sort|sorted|sorting|back on track|put right|recover|cut|cutting|reduce|reducing|bring down|speed up)\b|\bwhat is the plan\b|\bplans? (?:to|for) (?:fix|improve|address|tackle|turn|improving|fixing|improvement|getting|reducing)\b/,
  },
  {
    intent: 'why',
    form: /\b(?:why|how come|reasons?|because of what|causes?|causing|caused|explain|explains|explained|explanation|commentary|commentaries|comments?|narrative|what (?:went|is going|has gone|goes|is) wrong|what (?:is|was|are|were) (?:behind|driving|to blame|holding|dragging|pushing|the matter|the problem|the issue|the story|up with|responsible for)|what (?:happened|has happened|is happening|drove|led to|made|lies behind)|what (?:did|does|do|has|have|is) (?:the |its )?(?:director|owner|officer|officers|department|service|management|they)\b.*(?:say|said|saying|think|put it down to|written|write)|background|(?:what|which) accounts? for|accounting for|response|reply|driver|drivers|root cause|story behind)\b/,
  },
  {
    intent: 'compare',
    form: new RegExp(
      `\\b(?:compare|compares|compared) (?:us |it |this |that |these |ours? )?(?:to|with|against) \\w+|\\b(?:versus|vs) \\w+|\\b(?:outliers?|typical|us against|others doing|other people|anyone else)\\b|\\b(?:compare|compares|compared|comparing|comparison|comparisons|comparable|benchmark|benchmarks|benchmarked|benchmarking)\\b|\\b(?:versus|vs|v|against|with|to|than|beside|alongside|from|like|and|in|for|across|do|does|relative to|what about|how about|how is|how are|on)(?: the| our| its| rest of the)? ${place}\\b|\\b(?:statistical neighbours?|other (?:councils?|boroughs?|authorities|areas|local authorities|places)|national(?:ly)?|nationwide|elsewhere|similar (?:councils?|authorities|places|areas|boroughs)|everyone else|everybody else|comparators?|peers|rest of (?:the country|england|london)|rank|ranking|ranked|league table|neighbouring (?:councils?|boroughs?|authorities)|neighbours|england average|london average|average across|outer london|inner london|london boroughs)\\b|\\bengland\\b|\\blondon\\b`,
    ),
  },
  {
    intent: 'changed',
    form: /\b(?:mov\w+|chang\w+|switch\w+)\b.*\b(?:between|from|to|into|out of|rating|ratings|rag|colou?rs?)\b/,
  },
  {
    intent: 'overview',
    form: /^(?!.*\b(?:mov|chang|went|turn))(?=.*\breds?\b)(?=.*\b(?:ambers?|greens?)\b).*\b(?:ambers?|greens?|reds?)\b|\bbreakdown\b/,
  },
  {
    intent: 'amber',
    form: /\b(?:ambers?|yellow|orange|nearly (?:on target|there)|(?:only )?just (?:off|miss(?:ed|es|ing)?|below|outside|short of)(?: the| their| our| its)?(?: target| range)?|close to target|borderline)\b/,
  },
  {
    intent: 'red',
    form: /\b(?:reds?|failing|fails?|failed|exceptions?|below (?:the |our |its |their )?(?:expectations?|targets?|standard|par|range)|not (?:been )?(?:meeting|hitting|reaching|on|at|up to|met|hit|meet) (?:the |our |its |their )?(?:expectations?|targets?|standard|scratch|range)|(?:miss(?:ed|es|ing)?|short of|outside|off|under) (?:the |our |its |their )?(?:targets?|expectations?|range|track)|bad news|(?:gone|going|went) wrong|worried|worry(?:ing)?|concerns?|concerning|scrutinise|problem (?:areas?|indicators?|ones?)|under ?perform\w*|in trouble|struggling|poor(?:ly)?(?: performing| performance)?|furthest|worst performing|way off|badly off|critical|alarm(?:ing)?)\b/,
  },
  {
    intent: 'green',
    form: /\b(?:greens?|(?:on|at) (?:the |our |its |their )?target|on track|(?:meeting|meets?|met|hitting|hits?|reaching|within|above) (?:the |their |our |its )?(?:targets?|expectations?|range)|(?:doing|going|performing) (?:\w+ )?well|good (?:performance|news)|as expected|(?:well|good) at)\b/,
  },
  {
    intent: 'target',
    form: /(?<!\b(?:below|above|within|outside|meeting|meets?|met|missing|missed|miss|misses|off|on|hit|hitting|hits|reach|reaching|short of|against|under|at|inside) (?:the |our |its |their |it )?)\b(?:targets?|expectations?)\b|\b(?:how far (?:off|from)\b.*\btarget|targetted|goals?|aim|aims|aiming|aimed|ambition|objective|desired|acceptable(?: range| level)?|accepted|ideal|range|thresholds?|tolerance|bounds?|limits?|supposed to|meant to be|ought to|should (?:it|they|this|that|we|the (?:figure|number|rate)) be|what should|what level|where should|what is (?:the )?(?:expected|good|normal|required)|how (?:high|low|good|many|much|big) (?:should|must|ought)|needs? to (?:be|reach|hit|get)|what counts as (?:green|good|amber|red|ok|acceptable)|what would (?:be|make it|count as) (?:green|good|amber|red|ok|acceptable)|pass mark|upper limit|lower limit|considered|standards?|aspiration|benchmark set|(?:good|green) looks? like)\b|\bwhat\b.*\bshould\b.*\bbe(?: at)?$/,
  },
  {
    intent: 'history',
    form: /\b(?:history|historic|historical|historically|trends?|trending|trajectory|over (?:time|the years)|track record|graph|chart|plot|past (?:figures|results|performance|values|numbers|periods|data|quarters|years|few)|previous (?:figures|results|values|numbers|periods|quarters|years)|(?:over|in|for|during|across) the (?:past|last|previous) (?:\d+|few|couple of|several|two|three|four|five|six|year|years|quarters|periods)(?: (?:years?|quarters?|periods?|reports?|rounds?|months?))?|(?:last|past|previous) (?:\d+|few|couple of|several|two|three|four|five|six) (?:years?|quarters?|periods?|reports?|rounds?|months?)|time ?series|direction of travel|how has|how have|going up|going down|up or down|year by year|quarter by quarter|period by period|all (?:the )?(?:periods|figures so far|previous)|been doing|been going|evolved|developed|progression|timeline|how (?:is|are) .* (?:moved|moving|changed|changing)|has .* moved)\b/,
  },
  {
    intent: 'changed',
    form: /\b(?:changed|changes|change|changing|difference|differences|different|moved|movement|movements|movers|shifted|shifts?|what is new|anything new|new since|happened since|whats new|altered|news)\b/,
  },
  {
    intent: 'worse',
    form: new RegExp(
      `\\b(?:worse|worst|fallers|losers|worsen|worsened|worsening|deteriorat\\w*|slipped|slipping|slip|slid|slide|declined|declining|decline|declines|dropped|dropping|fell|fallen|falling|regressed|backwards?|downhill|downwards?|gone down|going down|went down|down since|dipped|losing ground|(?:the )?wrong (?:way|direction))\\b|\\b${gone} (?:down|bad)\\b`,
    ),
  },
  {
    intent: 'better',
    form: /\b(?:better|best|risers|winners|improve|improves|improved|improving|improvement|improvements|gains|progressed|progressing|progress|turned (?:a|the) corner|recovered|recovering|(?:the )?right (?:way|direction)|gone up|going up|went up|on the up|upwards?|success|successes|rising|rose)\b/,
  },
  {
    intent: 'about',
    form: new RegExp(
      `\\b(?:everything|anything|all|whatever|every ${ours}|any ${ours}|which ${ours}|what ${ours}|both|full picture)\\b(?:(?: \\w+){0,3}? (?:about|on|for|to do with|regarding|concerning|relating to|related to|around|covers?|covering|mention|mentioning|under|we have|have)\\b)?(?=.*\\w)|\\bwhat (?:do you have|have you got|do we have|do you know|have we got) (?:on|about)\\b|\\b(?:${ours}) (?:about|on|for|to do with|regarding|concerning|relating to|related to|around|covering|that cover|that mention)\\b|\\bfull list\\b|\\bhow (?:do (?:you|we)|is|are) .*\\b(?:defined?|measured|counted|calculated|worked out)\\b|\\b(?:definition|meaning) of\\b|\\bwhat (?:does|do) .*\\b(?:mean|measure|count|cover|stand for|include)\\b|\\bhow do you define\\b|\\bwhat counts as\\b`,
    ),
  },
  {
    intent: 'overview',
    form: /\b(?:overview|state of|summary|summarise|summarize|overall|dashboard|in general|generally|big picture|state of play|headlines?|highlights?|at a glance|whole suite|snapshot|round ?up|run ?through|run ?down|scorecard|rag (?:status|summary)|scoreboard|whole (?:picture|dataset|thing|set)|all (?:the |our )?indicators|every indicator|across the board|performance report|how many (?:indicators |measures |kpis )?(?:are|is) (?:red|amber|green|on target|below|meeting)|how many (?:indicators|measures|kpis))\b|\bhow (?:are|is|do|does|did|were|was) (?:we|things|everything|the (?:council|service|services|department|suite|committee|directorate|figures|indicators)|it all|all of (?:it|them|this))\b(?: all)?(?: (?:doing|going|looking|performing|stand|faring|getting on))?(?: overall)?$|\bwhere (?:do|does|are|is) (?:we|everything|things|it all)(?: all)? (?:stand|at)?\b|\bwhere (?:everything|things) stands?\b/,
  },
  {
    intent: 'status',
    form: /\b(?:status|how (?:is|are|was|were|did|do|does|many|much|high|low|big|often|quickly|long)|what (?:is|are|was|were) the (?:latest|current|figure|number|rate|score|value|percentage|level|position|result|proportion|share)|rag|rating|percentage|proportion|figures?)\b/,
  },
];

/** Every word the cues are made of, as far as they are whole words: none of them is a slip of another. */
export const wordsOfCues: ReadonlySet<string> = new Set(
  cues.flatMap(({ form }) =>
    [...form.source.replace(/\\[a-z]/g, ' ').matchAll(/[a-z]{3,}/g)].flatMap(([word]) => [word, `${word}s`]),
  ),
);

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
