/** Every exit code with its meaning; `docs/reference/cli-exit-codes.md` is made from this. */
export const exitCodes = {
  ok: { code: 0, meaning: 'Done.' },
  failed: {
    code: 1,
    meaning:
      'Refused or not possible: the line on standard error says why and what to do. Also when you decline a question, and when `doctor` finds a fault.',
  },
  usage: {
    code: 2,
    meaning:
      'The command was called wrongly: unknown command or option, a missing argument, a value that does not fit, or a question that cannot be asked because there is no terminal.',
  },
  unreachable: {
    code: 69,
    meaning:
      'The server cannot be reached, does not answer like CodePushGo, or is not available right now. Trying again later may help.',
  },
  fault: {
    code: 70,
    meaning: 'A fault of ours, in the server (the request id is printed) or in the command line. Report it.',
  },
  interrupted: {
    code: 130,
    meaning:
      'Stopped with Ctrl-C. An upload that was under way goes on where it was when the same command runs again.',
  },
} as const;
