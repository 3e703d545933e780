package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.WindowSpec;
import dev.plumbline.monitoring.rule.Condition;
import dev.plumbline.monitoring.rule.Observation;
import dev.plumbline.monitoring.rule.Persistence;
import dev.plumbline.monitoring.rule.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When an alert is raised, updated and resolved: a function of the measurements judged so far, with
 * no clock, so a replay tells the same. Per series, rule and feature a FIRING alert with sequence 0
 * is followed by updates and then by one RESOLVED, with consecutive sequence numbers, before the
 * next life begins.
 *
 * <ol>
 *   <li>It fires when {@code breaching} of the last {@code of} windows breach.
 *   <li>It resolves when {@code breaching} of the last {@code of} windows are clear, and the newest
 *       does not breach.
 *   <li>A window counts once: those before it fired do not resolve it, those before it resolved do
 *       not fire it again; only a revision that changes the verdict of one can still take a firing
 *       alert back.
 *   <li>While it fires, it is reported again when the value is worse than the one reported last by
 *       25 % of it or when the rule has become more severe, at most once per {@code repeat} of
 *       event time.
 *   <li>A held window (see {@link Verdict#HELD}), or one that never came, does none of this.
 * </ol>
 *
 * <p>With {@code 2 of 3}, B = breach, C = clear: C B C B fires at the fourth window; a C after it
 * keeps it firing (one clear window since it fired), a second C resolves it.
 *
 * <p>The revisions of one window must arrive in their order. A window older than the last {@code
 * of} is ignored. Immutable.
 */
public final class AlertLifecycle {

  private static final double WORSE_BY = 0.25;

  private final Map<Duration, Long> steps = new HashMap<>();
  private final AlertWriter writer;

  /**
   * @throws IllegalArgumentException if a rule's window is not among the monitor's
   */
  public AlertLifecycle(Monitor monitor) {
    for (WindowSpec window : monitor.windows()) {
      steps.put(window.size(), window.every().toMillis());
    }
    for (Rule rule : monitor.rules()) {
      stepOf(rule);
    }
    writer = new AlertWriter(monitor);
  }

  /**
   * Judges one measurement. The same window and revision judged again changes nothing. When the
   * rule of this name now watches another metric, axis or window size, a firing alert ends and the
   * next window starts afresh.
   *
   * @param rule a rule of the monitor that {@link RuleBook} found for the measurement
   * @param memory what the last judgement for this rule, series and feature left; null at first
   * @param measurement the measurement
   * @param evidence what moved most, copied to the alert
   */
  public Judgement judge(
      Rule rule, AlertMemory memory, Measurement measurement, List<Evidence> evidence) {
    boolean isAboutAnother = memory != null && !isAbout(memory, rule);
    if (isAboutAnother && memory.firing()) {
      return end(memory, "the rule now watches something else", measurement.windowEnd());
    }
    Verdict verdict = rule.condition().judge(measurement.observation(), Observation.NONE);
    long every = stepOf(rule);
    AlertMemory judged;
    if (memory == null || isAboutAnother) {
      judged =
          AlertMemory.quiet(
              rule.metric(),
              rule.scope().axis(),
              sizeOf(measurement),
              WindowVerdicts.first(measurement.windowEnd(), verdict));
    } else if (memory.verdicts().reaches(measurement.windowEnd(), every, rule.persistence().of())) {
      judged = remember(memory, measurement, every, verdict);
    } else {
      return new Judgement(memory, null);
    }
    if (judged == memory && verdict != Verdict.BREACH) {
      return new Judgement(memory, null);
    }
    return judged.firing()
        ? whileFiring(rule, judged, verdict, measurement, evidence)
        : whileQuiet(rule, judged, verdict, measurement, evidence);
  }

  /**
   * Ends a firing alert because its rule, monitor or series went away. Nothing is remembered
   * afterwards, and nothing reported when no alert was firing.
   *
   * @param memory what the last judgement left, or null
   * @param reason why, in words that complete the sentence "the alert ended after 5 min: …"
   * @param at event time of the end, epoch milliseconds
   */
  public Judgement end(AlertMemory memory, String reason, long at) {
    if (memory == null || !memory.firing()) {
      return new Judgement(null, null);
    }
    return new Judgement(null, writer.ended(memory, reason, at));
  }

  private static AlertMemory remember(
      AlertMemory memory, Measurement measurement, long every, Verdict verdict) {
    WindowVerdicts before = memory.verdicts();
    WindowVerdicts after = before.with(measurement.windowEnd(), every, verdict, memory.firing());
    if (after == before) {
      return memory;
    }
    boolean isNewest = after.newestEnd() == measurement.windowEnd();
    return memory.with(isNewest ? sizeOf(measurement) : memory.windowSize(), after);
  }

  private static long sizeOf(Measurement measurement) {
    return measurement.windowEnd() - measurement.windowStart();
  }

  private Judgement whileQuiet(
      Rule rule,
      AlertMemory memory,
      Verdict verdict,
      Measurement measurement,
      List<Evidence> evidence) {
    WindowVerdicts verdicts = memory.verdicts();
    Persistence persistence = rule.persistence();
    boolean isEnough = verdicts.breaches(persistence.of()) >= persistence.breaching();
    if (verdict != Verdict.BREACH || !isEnough) {
      return new Judgement(memory, null);
    }
    Alert alert = writer.fired(rule, measurement, evidence);
    return new Judgement(
        AlertMemory.firing(alert, memory.windowSize(), verdicts.allSpent()), alert);
  }

  private Judgement whileFiring(
      Rule rule,
      AlertMemory memory,
      Verdict verdict,
      Measurement measurement,
      List<Evidence> evidence) {
    WindowVerdicts verdicts = memory.verdicts();
    Persistence persistence = rule.persistence();
    if (verdict == Verdict.CLEAR
        && verdicts.clears(persistence.of()) >= persistence.breaching()
        && !verdicts.newestBreaches()) {
      Alert alert = writer.resolved(rule, memory, measurement, evidence);
      AlertMemory quiet =
          AlertMemory.quiet(
              memory.metric(), memory.axis(), memory.windowSize(), verdicts.allSpent());
      return new Judgement(quiet, alert);
    }
    // A revision of an old window may just have raised it: what was known by then is no news.
    long since = measurement.windowEnd() - memory.reportedAt();
    boolean isDue = since > 0 && since >= persistence.repeat().toMillis();
    boolean isNews =
        isWorse(rule.condition(), memory.reportedValue(), measurement.value())
            || rule.severity().compareTo(memory.severity()) > 0;
    if (verdict == Verdict.BREACH && isDue && isNews) {
      Alert alert = writer.worse(rule, memory, measurement, evidence);
      return new Judgement(AlertMemory.firing(alert, memory.windowSize(), verdicts), alert);
    }
    return new Judgement(memory, null);
  }

  /** Beyond the told value, away from the limit, by a quarter of the told value: 0.8 → 0.6. */
  private static boolean isWorse(Condition condition, Double reported, Double value) {
    if (reported == null || value == null) {
      return false;
    }
    double worse = condition.worseBy(reported, value);
    return worse > 0 && worse >= WORSE_BY * Math.abs(reported);
  }

  private static boolean isAbout(AlertMemory memory, Rule rule) {
    return memory.metric().equals(rule.metric())
        && memory.axis() == rule.scope().axis()
        && rule.isOfSize(memory.windowSize());
  }

  private long stepOf(Rule rule) {
    if (rule.isOfCohorts()) {
      return rule.scope().window().toMillis(); // cohorts do not overlap
    }
    Long step = steps.get(rule.scope().window());
    if (step == null) {
      throw new IllegalArgumentException(
          "rule '%s': no window of size %s in the monitor, only: %s"
              .formatted(rule.name(), rule.scope().window(), steps.keySet()));
    }
    return step;
  }
}
