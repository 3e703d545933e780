package dev.plumbline.cli.terminal;

import dev.plumbline.schemas.text.ProblemTally;

/**
 * Reports what is wrong with the rows of a file: of each kind the first few, then how many more.
 */
public final class RowProblems {

  private static final int TOLD = 3;
  private static final int MOST_KINDS = 20;

  private final Terminal terminal;
  private final ProblemTally tally = new ProblemTally();

  public RowProblems(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Takes a row that cannot be used.
   *
   * @param place where it is, as {@code p.csv:7}
   * @param problem what is wrong, one sentence
   */
  public void add(String place, String problem) {
    long ofThisKind = tally.add(place, problem);
    if (ofThisKind <= TOLD && (ofThisKind == 1 || tally.kinds().size() <= MOST_KINDS)) {
      terminal.note(place + ": " + problem);
    }
  }

  /** How many rows cannot be used. */
  public long rows() {
    return tally.rows();
  }

  /** Reports how many more there are of what was reported. */
  public void emitRest() {
    tally.kinds().stream()
        .filter(kind -> kind.rows() > TOLD)
        .limit(MOST_KINDS)
        .forEach(
            kind ->
                terminal.note(
                    "%s rows in all as %s: %s"
                        .formatted(DisplayText.count(kind.rows()), kind.place(), kind.problem())));
  }
}
