package org.inmesh.bench.study.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAddressTest {
  @Test
  void shouldReadAList() {
    assertThat(HostAddress.list("hosta, hostb:99,[::1]:5702,::1,[fe80::2]"))
        .containsExactly(
            new HostAddress("hosta", 5701),
            new HostAddress("hostb", 99),
            new HostAddress("::1", 5702),
            new HostAddress("::1", 5701),
            new HostAddress("fe80::2", 5701));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,,b", ":5701", "host:", "host:0", "host:65536", "host:1x", "a b"})
  void shouldRefuseOtherTexts(String text) {
    assertThatThrownBy(() -> HostAddress.list(text)).isInstanceOf(BadInputException.class);
  }

  @Test
  void shouldWriteWhatItReads() {
    assertThat(new HostAddress("::1", 5702)).hasToString("[::1]:5702");
    assertThat(new HostAddress("hosta", 5701)).hasToString("hosta:5701");
  }
}
