package dev.plumbline.job.window.state;

import dev.plumbline.monitoring.control.SoftCache;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What is to be measured of each series, in Flink's keyed state; the last {@value #MOST} that were
 * asked for are at hand as long as memory allows. With its profile a definition of 50 features is
 * 120 KB, which a state backend that keeps bytes would copy for every partial sum and timer.
 */
public final class SeriesDefinitions {

  private static final int MOST = 10_000;

  private static final ValueStateDescriptor<SeriesDefinition> DESCRIPTOR =
      new ValueStateDescriptor<>("definition", TypeInformation.of(SeriesDefinition.class));

  private final ValueState<SeriesDefinition> kept;
  private final SoftCache<String, SeriesDefinition> atHand = new SoftCache<>(MOST);
  private final SharedProfiles profiles = new SharedProfiles();

  public SeriesDefinitions(RuntimeContext context) {
    kept = context.getState(DESCRIPTOR);
  }

  /**
   * The definition of a series, or null.
   *
   * @param key the current key
   */
  public SeriesDefinition of(String key) {
    return atHand.of(key, this::inState);
  }

  private SeriesDefinition inState() {
    try {
      return kept.value();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a definition from state", e);
    }
  }

  /**
   * Keeps a definition.
   *
   * @param key the current key
   */
  public void put(String key, SeriesDefinition definition) throws IOException {
    SeriesDefinition shared = profiles.in(definition);
    kept.update(shared);
    atHand.put(key, shared);
  }

  /**
   * Forgets a definition.
   *
   * @param key the current key
   */
  public void remove(String key) {
    kept.clear();
    atHand.remove(key);
  }
}
