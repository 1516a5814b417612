package org.inmesh.coresim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeBaseTest {

  @Test
  void shouldDivideCyclesAndHalfBitsIntoWholeUnits() {
    TimeBase time = TimeBase.of(List.of(15, 20, 25, 20));

    // The least common multiple of 40, 15, 20 and 25.
    assertThat(time.unitsPerMicrosecond()).isEqualTo(600);
    assertThat(time.cycle(15)).isEqualTo(40);
    assertThat(time.cycle(25)).isEqualTo(24);
    assertThat(time.halfBit(20)).isEqualTo(15);
    assertThat(time.nanoseconds(601)).isEqualTo(1001);
  }

  @Test
  void shouldRefuseClocksThatHaveTooLittleInCommon() {
    assertThatThrownBy(() -> TimeBase.of(List.of(9_973, 9_967, 9_949)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have too little in common");
  }
}
