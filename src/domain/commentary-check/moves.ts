/** Words of direction. */
export type Way = 'up' | 'down' | 'better' | 'worse' | 'same' | 'doubled' | 'trebled' | 'halved';

const PARTICLE =
  '(?=\\s(?:from|on|by|between|over|since|again|slightly|sharply|compared|against|a further|at|to)\\b|\\s?[\\d.(]|\\s(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\\b|[.,;]|$)';
const WAYS: readonly (readonly [Way, RegExp])[] = [
  [
    'up',
    new RegExp(
      `\\b(?:rose|(?<=(?:[\\d%]|days|points|weeks|hours|minutes) )(?:more|longer)(?= than (?:in|at|the|last|a year))|risen|rises?|rising|increas\\w*|higher|grew|grown|growth|climb\\w*|jump(?:ed)?|surged?|soared|spiked|leapt|swelled|rebounded|rallied|crept up|edged up|slower|(?<!\\b(?:set|follow|sign|back|made|speed|catch|caught|clear\\w*|taken?|took|pick\\w*|open\\w*|start|held|hold|build|built|turn\\w*|coming|end\\w*|clos\\w*|writ\\w*|draw\\w*)[ -])up${PARTICLE}(?! to \\d))\\b`,
      'gi',
    ),
  ],
  [
    'down',
    new RegExp(
      `\\b(?:fell|(?<=(?:[\\d%]|days|points|weeks|hours|minutes) )(?:fewer|less)(?= than (?:in|at|the|last|a year))|fallen|falls?|falling|drop(?:ped|s)?|decreas\\w*|reduc(?:ed|tion)|lower|declin\\w*|slip(?:ped|s|ping)?|dip(?:ped|s)?|slid|sank|shrank|shrunk|plunged|plummeted|tumbled|eased|dwindled|(?:less|shorter) time|quicker|faster|(?<!\\b(?:step|slow\\w*|clos\\w*|shut|br\\w+k\\w*|let|set|put|track\\w*|turn\\w*|stood)[ -])down${PARTICLE})\\b`,
      'gi',
    ),
  ],
  [
    'up',
    /\bmore(?=\s(?:[\w'’-]+\s){1,7}?than (?:in|at|last|a year|before|this time|it was|the (?:previous|last|year)))/gi,
  ],
  [
    'down',
    /\bfewer(?=\s(?:[\w'’-]+\s){1,7}?than (?:in|at|last|a year|before|this time|it was|the (?:previous|last|year)))/gi,
  ],
  ['up', /\bmore(?=\sthan (?:in|at|last (?:year|quarter|month)|a year|this time last)\b)(?<![\d%] more)/gi],
  [
    'down',
    /\b(?:fewer|less)(?=\sthan (?:in|at|last (?:year|quarter|month)|a year|this time last)\b)(?<![\d%] (?:fewer|less))/gi,
  ],
  [
    'up',
    /\b(?:upwards?(?! of)|(?:going|gone|went|heading|moving|moved|edging|edged|creeping|inching|drifting|coming|came) up)(?=[\s.,;:]|$)(?! with)/gi,
  ],
  [
    'down',
    /\b(?:downwards?|(?:going|gone|went|heading|moving|moved|edging|edged|creeping|inching|drifting|coming|come|came) down)(?=[\s.,;:]|$)(?! (?:with|to (?:the|us|a)\b))/gi,
  ],
  [
    'better',
    /\b(?:improv(?:ed|ement|es|ing)|better(?! than (?:nothing|expected))|strengthened|recovered|bounced back|right direction|(?:steady |good |real )?progress|headway)\b/gi,
  ],
  ['worse', /\b(?:worse|worsen\w*|deteriorat\w*|weakened|wrong direction|lost ground)\b/gi],
  [
    'same',
    /\b(?:unchanged|no change|(?:remain|stay)(?:ed|s) (?:stable|steady|static|the same|flat|level)|held (?:steady|firm|level)|plateau(?:ed)?|(?:is|are|was|were) (?:stable|static|flat))\b/gi,
  ],
  [
    'doubled',
    /\bdoubl(?:ed|ing)\b|\b(?:is|are|was|were|at|now|nearly|almost|about|than|it) (?:double|twice) (?=(?:the|that|those|what|as)\b)/gi,
  ],
  ['trebled', /\btrebl(?:ed|ing)\b|\btripl(?:ed|ing)\b/gi],
  ['halved', /\bhalv(?:ed|ing)\b/gi],
];
const UNSURE =
  /\b(?:not|no|never|n't|yet to|would|should|will|expect\w*|hope\w*|forecast\w*|aim\w*|want|need\w*|to be|if|may|might|could|plan\w*|risk of|further|seek\w*)\s(?:\w+\s){0,3}$/i;

/** "Performance fell" says that it got worse, even where a lower figure is better. */
const PERFORMANCE = /\bperformance\s(?:(?:has|have|had|then|also|again|slightly|further|\w+ly)\s)*$/i;

function asQuality(way: Way): Way {
  return way === 'up' ? 'better' : way === 'down' ? 'worse' : way;
}

/** Such a word in a sentence. */
export interface Move {
  way: Way;
  start: number;
  end: number;
}

/** The words of direction in a text that are said as fact, in order. */
export function moves(text: string): Move[] {
  return WAYS.flatMap(([way, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ way, start: match.index, end: match.index + match[0].length })),
  )
    .filter((move) => !UNSURE.test(text.slice(0, move.start)))
    .map((move) => ({ ...move, way: PERFORMANCE.test(text.slice(0, move.start)) ? asQuality(move.way) : move.way }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((move, i, all) => i === 0 || move.start >= (all[i - 1]?.end ?? 0) || move.way !== all[i - 1]?.way);
}
