/** What people, copied documents and attackers put into a text box. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  'NUL \0 in the middle',
  'lone \ud83d high and \ude00 low',
  'astral 😀 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  'right-to-left \u202e override and \u2066isolate',
  'zero\u200bwidth\u200djoiner\ufeff',
  'combining a\u0301\u0323\u0489',
  'control \u0001\u0008\u001b[31m\u007f\u0085 and \ufffe\uffff',
  'line\r\nends\rof\nall\u2028kinds\u2029',
  "'; DROP TABLE people; --",
  '\\ " \' ` $1 ${secret} $$ {{x}} %s',
  '=1+1 @SUM(A1) <at>everyone</at> [a](http://example.org)',
  '__proto__',
  'constructor',
];
