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

    assertThat(MachineKey.all()).containsExactlyInAnyOrderElementsOf(declared);
    assertThat(MachineKey.all()).extracting(MachineKey::path).doesNotHaveDuplicates();
  }
}
