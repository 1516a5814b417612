package org.inmesh.coresim.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.module.TestNetworks.ENOUGH;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;

class ModuleNetworkTest {
  private static RunResult run(ScriptedHost host, long cycles) {
    return TestNetworks.network(TestNetworks.single(), host).run(cycles);
  }

  @Test
  void shouldSayWhoWaitsWhereWhenNothingCanHappenAnyMore() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                """
                  ajw 40
                  mint
                  sthf
                  mint
                  stlf
                  ldlp 0
                  mint
                  ldnlp 6
                  ldc 4
                  in
                """);
    NetworkDescription pair =
        TestNetworks.pair(TestNetworks.t800("root"), TestNetworks.t800("leaf"));

    RunResult result = TestNetworks.network(pair, host).run(ENOUGH);

    // The code has 16 bytes, six instructions with a prefix and four without, from #80000070; the
    // workspace pointer is the next word and 40 words more.
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(result.report())
        .containsExactly(
            "deadlock: no process can go on and the host has nothing to send, 1 waits",
            "  processor root: process #80000120 (low priority) waits to input from link 2 (input"
                + " channel #80000018), to go on at address #80000080",
            "  processor leaf has not been booted");
  }

  @Test
  void shouldSayWhichProcessorHaltedWhereAndWhy() {
    ScriptedHost host =
        ScriptedHost.booting(
            """
                sethalterr
                mint
                ldc 7
                outbyte
                mint
                adc -1
            """);

    RunResult result = run(host, ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.ERROR);
    assertThat(host.received()).containsExactly(7);
    assertThat(result.report()).hasSize(1);
    assertThat(result.report().getFirst())
        .startsWith("processor root halted in cycle ")
        .contains("(low priority) at address #")
        .endsWith(": arithmetic overflow");
  }

  @Test
  void shouldGoOnAfterAnErrorUnlessToldToHalt() {
    ScriptedHost host = ScriptedHost.booting("mint\nadc -1\nmint\nldc 7\noutbyte").endingAfter(1);

    assertThat(run(host, ENOUGH).ending()).isEqualTo(Ending.FINISHED);
  }

  @Test
  void shouldStopAtTheCycleLimit() {
    ScriptedHost host = ScriptedHost.booting("loop: j loop");

    RunResult result = run(host, 5_000);

    assertThat(result.ending()).isEqualTo(Ending.CYCLE_LIMIT);
    assertThat(result.report()).isEmpty();
    assertThat(result.statistics().count(Statistic.CYCLES)).isEqualTo(5_000);
    assertThat(result.statistics().value(Statistic.SIMULATED_SECONDS)).isEqualTo(250e-6);
  }

  @Test
  void shouldFinishWhenAllProcessesHaveStopped() {
    assertThat(run(ScriptedHost.booting("stopp"), ENOUGH).ending()).isEqualTo(Ending.FINISHED);
  }

  @Test
  void shouldNotFinishWithoutTheExitThatTheHostExpects() {
    HostDevice device =
        new HostDevice() {
          private final ScriptedHost script = ScriptedHost.booting("stopp");

          @Override
          public void receive(int value, long nanoseconds) {
            script.receive(value, nanoseconds);
          }

          @Override
          public int next(long nanoseconds) {
            return script.next(nanoseconds);
          }

          @Override
          public OptionalInt exitStatus() {
            return OptionalInt.empty();
          }

          @Override
          public boolean expectsExit() {
            return true;
          }
        };

    RunResult result = TestNetworks.network(TestNetworks.single(), device).run(ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(result.report().getFirst()).startsWith("no process is left");
  }

  @Test
  void shouldTellAStatusThatIsNoSuccess() {
    HostDevice device =
        new HostDevice() {
          @Override
          public void receive(int value, long nanoseconds) {
            throw new AssertionError("nothing is sent");
          }

          @Override
          public int next(long nanoseconds) {
            return NOTHING;
          }

          @Override
          public OptionalInt exitStatus() {
            return OptionalInt.of(3);
          }
        };

    RunResult result = TestNetworks.network(TestNetworks.single(), device).run(ENOUGH);

    assertThat(result.ending()).isEqualTo(Ending.ERROR);
    assertThat(result.report()).containsExactly("the program ended itself with status 3");
  }

  @Test
  void shouldStopOnRequestWhileTheHostWaitsForTheWorldOutside() {
    AtomicReference<ModuleNetwork> network = new AtomicReference<>();
    HostDevice device =
        new HostDevice() {
          private int asked;

          @Override
          public void receive(int value, long nanoseconds) {
            throw new AssertionError("nothing is sent");
          }

          @Override
          public int next(long nanoseconds) {
            assertThat(nanoseconds).isZero();
            if (++asked == 3) {
              network.get().requestStop();
            }
            return WAITING;
          }

          @Override
          public OptionalInt exitStatus() {
            return OptionalInt.empty();
          }
        };
    network.set(TestNetworks.network(TestNetworks.single(), device));

    assertThat(network.get().run(ENOUGH).ending()).isEqualTo(Ending.INTERRUPTED);
  }

  @Test
  void shouldLoadAProcessorBehindAnother() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                TestNetworks.loading(
                    """
                      ajw 40
                      stl 0
                      stl 0
                      stl 0
                      mint
                      ldnlp 1
                      ldl 0
                      outword
                      stopp
                    """,
                    """
                      ldlp 1
                      mint
                      ldnlp 6
                      ldc 4
                      in
                      mint
                      ldl 1
                      outword
                    """))
            .endingAfter(4);
    NetworkDescription pair =
        TestNetworks.pair(
            TestNetworks.t800("root"), TestNetworks.processor("leaf", ProcessorType.T425, 25, 20));

    ModuleNetwork network = TestNetworks.network(pair, host);

    assertThat(network.run(ENOUGH).ending()).isEqualTo(Ending.FINISHED);
    // It was booted through its link 1.
    assertThat(host.word(0)).isEqualTo(0x80000014);
    assertThat(network.modules()).allMatch(TransputerModule::isBooted);
  }

  @Test
  void shouldBounceAWordBetweenTwoModules() {
    ScriptedHost host =
        new ScriptedHost()
            .boot(
                TestNetworks.loading(
                    """
                    start:
                      ajw 40
                      stl 0
                      stl 0
                      stl 0
                      mint
                      sthf
                      mint
                      stlf
                    again:
                      ldlp 1
                      ldl 0
                      ldc 4
                      in
                      ldl 1
                      adc 1
                      stl 1
                      ldlp 1
                      mint
                      ldnlp 1
                      ldc 4
                      out
                      j again
                    """,
                    """
                      ldc 0
                      stl 1
                      ldc 0
                      stl 2
                      ldc 50
                      stl 3
                    loop:
                      ldlp 1
                      mint
                      ldnlp 2
                      ldc 4
                      out
                      ldlp 1
                      mint
                      ldnlp 6
                      ldc 4
                      in
                      ldlp 2
                      ldc finish - loop
                      lend
                    finish:
                      mint
                      ldl 1
                      outword
                    """))
            .endingAfter(4);
    NetworkDescription pair =
        TestNetworks.pair(
            TestNetworks.t800("root"), TestNetworks.processor("other", ProcessorType.T414, 15, 20));

    RunResult result = TestNetworks.network(pair, host).run(ENOUGH);

    assertThat(result.report()).isEmpty();
    assertThat(host.word(0)).isEqualTo(50);
  }

  @Test
  void shouldRefuseToRunTwice() {
    ModuleNetwork network =
        TestNetworks.network(TestNetworks.single(), new ScriptedHost().endingAfter(0));
    network.run(ENOUGH);

    assertThatThrownBy(() -> network.run(ENOUGH)).isInstanceOf(IllegalStateException.class);
  }
}
