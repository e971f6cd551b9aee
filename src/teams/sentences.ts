/** What the Teams room itself has to say: only of messages, files and buttons that never reach a use case. */

export const sentences = {
  failed: 'Sorry, that did not work, and nothing was changed. Please try again in a minute.',
  oldButton: 'I do not know this button any more. Type "help" to see what you can do, or ask for the card again.',
  working: 'I am still working on that. The answer follows here; if none comes in a minute, please try again.',
  repeated: 'I have done that already. Ask for the card again to see how it stands.',
  late: 'That took me longer than usual. Please ask again to see how it stands.',
  below: 'The answer is below.',
  oneFile: 'Please send one file at a time, so that each can be checked on its own. Nothing was changed.',
  fileTooLarge: (megabytes: number) =>
    `That file is larger than ${megabytes} MB, more than a period’s outturns ever need. Check that it is the right one. Nothing was changed.`,
  fileElsewhere:
    'I only take files that are attached in Teams itself. Attach the workbook to your message. Nothing was changed.',
  fileNotFetched: 'I could not fetch that file from Teams. Please send it again. Nothing was changed.',
  linkGone: 'This link has been used already or has run out. Ask the bot for the report again.',
} as const;
