package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.contender.Contender;
import dev.plumbline.testbed.benchmark.contender.DecodeByFlinkAvro;
import dev.plumbline.testbed.benchmark.contender.PlumblineContender;
import dev.plumbline.testbed.benchmark.contender.ReadBytes;
import dev.plumbline.testbed.benchmark.contender.SlidingWindows;
import dev.plumbline.testbed.benchmark.peer.FlinkSql;
import dev.plumbline.testbed.benchmark.peer.IntervalJoin;
import java.util.List;
import java.util.stream.Collectors;

/** All contenders by name: a new one is one class and one line here. */
public final class Contenders {

  private static final List<Contender> ALL =
      List.of(
          new ReadBytes(),
          new DecodeByFlinkAvro(),
          new SlidingWindows(),
          new FlinkSql(),
          new IntervalJoin(),
          new PlumblineContender());

  private Contenders() {}

  /**
   * The contender of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Contender named(String name) {
    return ALL.stream()
        .filter(contender -> contender.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no contender '%s'; there are %s"
                        .formatted(
                            name,
                            ALL.stream().map(Contender::name).collect(Collectors.joining(", ")))));
  }
}
