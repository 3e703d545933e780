package dev.plumbline.testbed.benchmark.rig;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the results.
 *
 * @param scenario the benchmark it belongs to
 * @param entrant who, and with what question
 * @param cpu processor time a record, nanoseconds; null when it was refused
 * @param wall elapsed time a record, nanoseconds; null when it was refused
 * @param runs how many runs were counted, of all turns together
 * @param valid whether the limit of its heat was steady and the contender told what it must
 * @param hash hash of what stood in the end, the same after every run
 * @param problems why it was refused; empty when it was not
 * @param more further figures of a scenario of its own, by name
 */
@JsonPropertyOrder({"scenario", "contender", "layout", "features", "window_ratio"})
public record ResultRow(
    String scenario,
    @JsonIgnore Entrant entrant,
    @JsonIgnore RunStatistics cpu,
    @JsonIgnore RunStatistics wall,
    int runs,
    boolean valid,
    @JsonProperty("result_hash") String hash,
    List<String> problems,
    @JsonIgnore Map<String, Double> more) {

  /** The same with one more figure. */
  public ResultRow with(String name, double figure) {
    Map<String, Double> figures = new LinkedHashMap<>(more);
    figures.put(name, figure);
    return new ResultRow(scenario, entrant, cpu, wall, runs, valid, hash, problems, figures);
  }

  /** The contender's name. */
  @JsonProperty
  public String contender() {
    return entrant.contender();
  }

  /** The workload. */
  @JsonIgnore
  public Workload workload() {
    return entrant.workload();
  }

  /** Everything else that programs want to know, flat. */
  @JsonAnyGetter
  Map<String, Object> figures() {
    Workload workload = entrant.workload();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("layout", workload.traffic().layout().label());
    figures.put("features", workload.traffic().features());
    figures.put("window_ratio", workload.windowRatio());
    figures.put("cpu_ns_per_record", cpu == null ? null : cpu.median());
    figures.put("wall_ns_per_record", wall == null ? null : wall.median());
    figures.put("spread", cpu);
    figures.put("models", workload.traffic().models());
    figures.put("events", workload.traffic().events());
    figures.put("parallelism", workload.parallelism());
    figures.put("state_backend", workload.stateBackend());
    figures.put("checkpoint_ms", workload.checkpointMs());
    figures.putAll(more);
    return figures;
  }
}
