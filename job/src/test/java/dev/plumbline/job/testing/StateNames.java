package dev.plumbline.job.testing;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/** The names that state has in a snapshot, which are those that a later release must ask for. */
public final class StateNames {

  private StateNames() {}

  /** Names of the keyed states in a snapshot of the heap backend, timers included. */
  public static Set<String> keyed(OperatorSubtaskState snapshot) throws IOException {
    Set<String> names = new TreeSet<>();
    for (KeyedStateHandle handle : snapshot.getManagedKeyedState()) {
      KeyedBackendSerializationProxy<Object> header =
          new KeyedBackendSerializationProxy<>(StateNames.class.getClassLoader());
      try (FSDataInputStream in = ((KeyGroupsStateHandle) handle).openInputStream()) {
        header.read(new DataInputViewStreamWrapper(in));
      }
      for (StateMetaInfoSnapshot state : header.getStateMetaInfoSnapshots()) {
        names.add(state.getName());
      }
    }
    return names;
  }

  /** Names of the operator states in a snapshot. */
  public static Set<String> operator(OperatorSubtaskState snapshot) {
    Set<String> names = new TreeSet<>();
    for (OperatorStateHandle handle : snapshot.getManagedOperatorState()) {
      names.addAll(handle.getStateNameToPartitionOffsets().keySet());
    }
    return names;
  }
}
