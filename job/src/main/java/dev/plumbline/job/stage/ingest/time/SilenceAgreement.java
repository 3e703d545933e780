package dev.plumbline.job.stage.ingest.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the subtasks of an ingest agree that all is silent, and that a silence has ended: decided by
 * what each says, one after the other.
 *
 * <p>Downstream, an idle input is not waited for, and one that is no longer idle only once its
 * watermark has come as far as that of the others had. So a subtask that wakes alone would close
 * windows for which the others have as much to read. Here all wake together, from the same
 * watermark.
 *
 * <p>With two subtasks: both say that they are silent, both are told {@code AllSilent}. The first
 * wakes at 12:00:10, the second had come to 12:00:11 by the wall clock: it is told {@code
 * SilenceEnded} and says so, then both are told {@code GoOn(12:00:11)}.
 */
public final class SilenceAgreement {

  /** Something to be told to a subtask. */
  public record Letter(int subtask, CommonTime news) {}

  private enum Phase {
    /** Some subtask is awake. */
    AWAKE,
    /** All are silent and were told so. */
    SILENT,
    /** One has woken; the others have been told and have not all answered. */
    WAKING
  }

  private final SubtaskTime[] said;
  private final boolean[] answered;
  private Phase phase = Phase.AWAKE;

  public SilenceAgreement(int subtasks) {
    said = new SubtaskTime[subtasks];
    answered = new boolean[subtasks];
  }

  /** Takes in what a subtask says, and gives what is to be told whom. */
  public List<Letter> hear(int subtask, SubtaskTime time) {
    said[subtask] = time;
    if (time.silent()) {
      return phase == Phase.AWAKE && allAreSilent() ? fallSilent() : List.of();
    }
    return switch (phase) {
      case AWAKE -> List.of(new Letter(subtask, new CommonTime.GoOn(Long.MIN_VALUE)));
      case SILENT -> wake(subtask);
      case WAKING -> answer(subtask);
    };
  }

  /** Subtasks were started anew: nothing that was said holds any more. */
  void forget() {
    Arrays.fill(said, null);
    phase = Phase.AWAKE;
  }

  private boolean allAreSilent() {
    return Arrays.stream(said).allMatch(time -> time != null && time.silent());
  }

  private List<Letter> fallSilent() {
    phase = Phase.SILENT;
    long furthest = Arrays.stream(said).mapToLong(SubtaskTime::furthest).max().orElseThrow();
    long arrival = Arrays.stream(said).mapToLong(SubtaskTime::lastArrival).max().orElseThrow();
    return toAll(new CommonTime.AllSilent(furthest, arrival));
  }

  private List<Letter> wake(int subtask) {
    phase = Phase.WAKING;
    Arrays.fill(answered, false);
    List<Letter> letters = new ArrayList<>(toAll(new CommonTime.SilenceEnded()));
    letters.removeIf(letter -> letter.subtask() == subtask);
    letters.addAll(answer(subtask));
    return letters;
  }

  private List<Letter> answer(int subtask) {
    answered[subtask] = true;
    for (boolean known : answered) {
      if (!known) {
        return List.of();
      }
    }
    phase = Phase.AWAKE;
    long reached = Arrays.stream(said).mapToLong(SubtaskTime::reached).max().orElseThrow();
    return toAll(new CommonTime.GoOn(reached));
  }

  private List<Letter> toAll(CommonTime news) {
    List<Letter> letters = new ArrayList<>();
    for (int subtask = 0; subtask < said.length; subtask++) {
      letters.add(new Letter(subtask, news));
    }
    return letters;
  }
}
