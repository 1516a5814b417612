package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineKeyTest {

  @Test
  void shouldListEveryKeyOnce() throws IllegalAccessException {
    List<MachineKey> declared = new ArrayList<>();
    for (Class<?> keys :
        List.of(
            CoreKeys.class,
            CycleKeys.class,
            NetworkKeys.class,
            DeliveryKeys.class,
            CacheKeys.class,
            MemoryKeys.class,
            ClusterKeys.class,
            EnergyKeys.class)) {
      for (Field field : keys.getDeclaredFields()) {
        if (field.getType() == MachineKey.class) {
          declared.add((MachineKey) field.get(null));
        }
      }
    }

    // The only one declared of cycles stands for those of all instructions.
    assertThat(MachineKey.schema()).containsExactlyInAnyOrderElementsOf(declared);
    declared.remove(CycleKeys.ANY);
    declared.addAll(CycleKeys.ALL);
    assertThat(MachineKey.all()).containsExactlyInAnyOrderElementsOf(declared);
    assertThat(MachineKey.all()).extracting(MachineKey::path).doesNotHaveDuplicates();
  }
}
