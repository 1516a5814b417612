package org.inmesh.loader.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkFileTest {
  private static NetworkFile read(String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return NetworkFile.of("net", bytes);
  }

  @Test
  void shouldReadProcessorsAndConnections() {
    NetworkFile network =
        read(
            "# a root and a worker",
            "processor root type T805 memory 4M clock 25MHz",
            "processor worker memory 64K   -- the rest as the command line has it",
            "",
            "connect host to processor root link 0",
            "connect processor root link 2 to processor worker link 1");
    NetworkFile.Processor root = network.processors().get(0);
    assertThat(root.name()).isEqualTo("root");
    assertThat(root.type()).hasValue(ProcessorType.T805);
    assertThat(root.memoryBytes()).hasValue(4 << 20);
    assertThat(root.clockMegahertz()).hasValue(25);
    NetworkFile.Processor worker = network.processors().get(1);
    assertThat(worker.name()).isEqualTo("worker");
    assertThat(worker.type()).isEmpty();
    assertThat(worker.memoryBytes()).hasValue(65536);
    assertThat(worker.clockMegahertz()).isEmpty();
    assertThat(network.host()).isEqualTo(new LinkAddress(0, 0));
    assertThat(network.connections())
        .containsExactly(new Connection(new LinkAddress(0, 2), new LinkAddress(1, 1)));
  }

  @Test
  void shouldTakeProcessorsFromConnectionsByNumber() {
    NetworkFile network =
        read(
            "Connect HOST to processor 2 link 3",
            "Connect processor 10 link 2  to processor 2 link 1",
            "Connect processor 2 link 0  to processor 0 link 1");
    assertThat(network.processors())
        .extracting(NetworkFile.Processor::name)
        .containsExactly("0", "2", "10");
    assertThat(network.host()).isEqualTo(new LinkAddress(1, 3));
    assertThat(network.connections())
        .containsExactly(
            new Connection(new LinkAddress(2, 2), new LinkAddress(1, 1)),
            new Connection(new LinkAddress(1, 0), new LinkAddress(0, 1)));
  }

  @Test
  void shouldFindTheConnectionsInAConfigurersListing() {
    NetworkFile network =
        read(
            "processor 0 : T800, 2 Mbytes of memory",
            "   code 80000070 to 80001FFF",
            "  Connect HOST to processor 0 link 0",
            "  Connect processor 0 link 2  to processor 1 link 1",
            "  Connect processor 1 link 1  to processor 0 link 2",
            "Total 2 processors");
    assertThat(network.processors())
        .extracting(NetworkFile.Processor::name)
        .containsExactly("0", "1");
    assertThat(network.processors().get(0).memoryBytes()).isEmpty();
    assertThat(network.connections())
        .containsExactly(new Connection(new LinkAddress(0, 2), new LinkAddress(1, 1)));
  }

  @Test
  void shouldTakeProcessorsAddedToAListing() {
    NetworkFile network =
        read(
            "Map of a network",
            "Connect HOST to processor 0 link 0",
            "Connect processor 0 link 2  to processor 1 link 1",
            "processor 1 memory 4M");
    assertThat(network.processors().get(0).memoryBytes()).isEmpty();
    assertThat(network.processors().get(1).memoryBytes()).hasValue(4 << 20);
  }

  @Test
  void shouldWireAProcessorToItself() {
    NetworkFile network =
        read(
            "connect host to processor a link 0",
            "connect processor a link 1 to processor a link 2");
    assertThat(network.connections())
        .containsExactly(new Connection(new LinkAddress(0, 1), new LinkAddress(0, 2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "procesor a | net:1:1: a line begins with 'processor' or 'connect', not with 'procesor';",
        "processor | net:1:10: a name is missing here",
        "processor host | net:1:11: 'host' is the host",
        "processor a speed 3 | net:1:13: a processor has a type, a memory and a clock, but no 'speed'",
        "processor a type Z80 | net:1:18: a processor's type is one of T414, T425, T800, T805, not 'Z80'",
        "processor a memory 5 | net:1:20: a memory is a multiple of 256 bytes from 2K to 1G",
        "processor a memory | net:1:19: a size is missing here",
        "processor a clock 0 | net:1:19: a clock rate is 1 to 10000 MHz",
        "connect host processor a link 0 | net:1:14: expected 'to', not 'processor'",
        "connect host to a link 0 | net:1:17: a connection is between 'host' and",
        "connect host to processor a link 4 | net:1:34: a processor has the links 0 to 3, but no '4'",
        "connect host to processor a link 0 0 | net:1:36: nothing may follow here",
        "connect host to host | net:1:17: the host cannot be connected to itself"
      })
  void shouldPointToAWrongWord(String line, String message) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldRefuseALinkUsedTwiceAndSayWhere() {
    assertThatThrownBy(
            () ->
                read(
                    "connect host to processor a link 0",
                    "connect processor a link 0 to processor b link 1"))
        .hasMessage(
            """
            net:2:19: link 0 of processor 'a' is connected already
              connect processor a link 0 to processor b link 1
                                ^
              net:1:27: it is connected here
                connect host to processor a link 0
                                          ^""");
  }

  @Test
  void shouldRefuseASecondHost() {
    assertThatThrownBy(
            () -> read("connect host to processor a link 0", "connect host to processor a link 1"))
        .hasMessageStartingWith("net:2:9: the host is connected already");
  }

  @Test
  void shouldRefuseProcessorsThatNoLineDeclares() {
    assertThatThrownBy(() -> read("processor root", "connect host to processor rot link 0"))
        .hasMessageStartingWith("net:2:27: there is no processor 'rot'; did you mean 'root'?");
  }

  @Test
  void shouldRefuseAProcessorDeclaredTwice() {
    assertThatThrownBy(() -> read("processor a", "processor a"))
        .hasMessageStartingWith("net:2:11: there is a processor 'a' already");
  }

  @Test
  void shouldRefuseANetworkWithoutHost() {
    assertThatThrownBy(() -> read("processor a"))
        .hasMessageContaining("'connect host to processor a link 0' is missing");
    assertThatThrownBy(() -> read("")).hasMessageContaining("no link is connected to the host");
  }

  @Test
  void shouldTellAllThatIsWrong() {
    assertThatThrownBy(
            () -> read("processor a type X", "foo", "connect host to processor a link 9"))
        .satisfies(
            exception -> assertThat(((BadInputException) exception).diagnostics()).hasSize(3));
  }

  @ParameterizedTest
  @CsvSource({"2048,2048", "2K,2048", "64kb,65536", "4M,4194304", "1MiB,1048576", "1G,1073741824"})
  void shouldReadSizes(String text, int bytes) {
    assertThat(ProcessorValues.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @CsvSource({"2047", "2052", "-1", "2G", "9999999999G", "M", "4X", "''"})
  void shouldRefuseOtherSizes(String text) {
    assertThat(ProcessorValues.bytes(text)).isEmpty();
  }
}
