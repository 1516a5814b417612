package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--port, 0, --port must be a number from 1 to 65535",
    "--threads, 0, --threads must be at least 1",
    "--join, 'a,,b', is no host",
    "--join, '127.0.0.1,no.such.host.invalid', no host of the name 'no.such.host.invalid' is known",
    "--bind, no.such.host.invalid, 'no.such.host.invalid'' is no address of this host'"
  })
  void shouldRefuseWhatCannotBe(String option, String value, String message) {
    Cli.Result result = Cli.run("worker", option, value);

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void shouldSayThatItsPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Cli.Result result = Cli.run("worker", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.err())
          .startsWith("inmesh: a worker cannot listen at 127.0.0.1 port " + taken.getLocalPort())
          .hasLineCount(1);
    }
  }
}
